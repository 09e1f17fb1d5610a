// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/support/program.h"
#include "tests/support/rawhttp.h"

using namespace Qt::StringLiterals;
using pb::test::Answer;
using pb::test::exchange;
using pb::test::Program;
using pb::test::RawClient;

namespace {

QByteArray request(const QByteArray& method, const QByteArray& path, const QByteArray& body = {},
                   const QByteArray& fields = {}, const QByteArray& token = "T")
{
    QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!token.isEmpty()) bytes += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty())
        bytes +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + fields + "\r\n" + body;
}

QJsonObject object(const Answer& answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

/// Sequences as they stand in the answer's bytes: QJson would round them.
QList<QByteArray> sequences(const QByteArray& body)
{
    QList<QByteArray> found;
    for (qsizetype at = 0; (at = body.indexOf("\"EntityEventSequence\":", at)) >= 0;) {
        at += 22;
        while (body[at] == ' ')
            ++at;
        qsizetype end = at;
        while (end < body.size() && body[end] >= '0' && body[end] <= '9')
            ++end;
        found << body.mid(at, end - at);
    }
    return found;
}

QByteArray target(const Answer& answer)
{
    return object(answer)[u"error"_s][u"details"_s][0][u"target"_s].toString().toUtf8();
}

/// One line of RFC 4180.
QStringList csvFields(const QString& line)
{
    QStringList fields{QString()};
    bool quoted = false;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar c = line[at];
        if (c == u'"' && quoted && at + 1 < line.size() && line[at + 1] == u'"') {
            fields.back() += c;
            ++at;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (c == u',' && !quoted) {
            fields << QString();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

QString dataFile(const char* name)
{
    return QStringLiteral(PB_SOURCE_DIR "/tests/data/filter/") + QLatin1String(name);
}

} // namespace

/// The producer as a stranger meets it: `pushbench produce` and its OData service (LOG, SUB, RCP-10).
class ProduceProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everyFilterCaseIsAnswered();
    void serviceTellsWhatItHas();
    void eventsAreReadOnlyOrderedAndExact();
    void pagesFollowEachOtherWhileTheLogGrows();
    void otherOrdersPageToo();
    void wrongQueriesAreRefusedByName_data();
    void wrongQueriesAreRefusedByName();
    void recordsAreWrittenWithTheirEvents();
    void badRecordsNameEveryField();
    void childrenComeAfterAndGoBeforeTheirParent();
    void subscriptionsFollowAddEdit();
    void subscriptionsStartWhereTheyAreTold();
    void badSubscriptionsAreRefused_data();
    void badSubscriptionsAreRefused();
    void credentialsAreMadeAndNeverRead();
    void strangersAreKeptOut();
    void addedResourcesStay();

private:
    Answer send(const QByteArray& method, const QByteArray& path, const QByteArray& body = {},
                const QByteArray& fields = {})
    {
        return exchange(m_program->port(), request(method, "/reso" + path, body, fields), method == "HEAD");
    }
    bool start(const QStringList& more = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void ProduceProgram::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void ProduceProgram::cleanup()
{
    m_program.reset();
}

bool ProduceProgram::start(const QStringList& more)
{
    m_program = std::make_unique<Program>(QStringLiteral(PB_PROGRAM),
                                          QStringList{u"produce"_s, u"--port"_s, u"0"_s, u"--token"_s, u"T"_s,
                                                      u"--secrets"_s, m_folder->filePath(u"secrets.json"_s),
                                                      u"--json"_s} +
                                              more);
    return m_program->waitReady();
}

void ProduceProgram::everyFilterCaseIsAnswered()
{
    QVERIFY(start({u"--import"_s, dataFile("filter-fixture.jsonl")}));
    QFile cases(dataFile("filter-cases.csv"));
    QVERIFY(cases.open(QIODevice::ReadOnly | QIODevice::Text));
    cases.readLine();
    int tried = 0;
    while (!cases.atEnd()) {
        const QStringList row = csvFields(QString::fromUtf8(cases.readLine().trimmed()));
        if (row.size() < 5) continue;
        const QByteArray filter = QUrl::toPercentEncoding(row[2]);
        const Answer answer = send("GET", "/EntityEvent?$count=true&$filter=" + filter);
        const QByteArray shown = row[0].toUtf8() + ' ' + answer.body;
        if (row[3] == u"reject-in-subscription") {
            const QByteArray body = QJsonDocument(QJsonObject{{u"CallbackUrl"_s, u"http://127.0.0.1:9/"_s},
                                                              {u"EntityEventFilter"_s, row[2]}})
                                        .toJson(QJsonDocument::Compact);
            const Answer subscribed = send("POST", "/EntityEventSubscription", body);
            QVERIFY2(subscribed.status == 400 && target(subscribed) == "EntityEventFilter",
                     shown.constData());
        } else if (row[3] == u"either") {
            QVERIFY2(answer.status == 200 || answer.status == 400, shown.constData());
        } else if (row[3] == u"reject") {
            QVERIFY2(answer.status == 400 && target(answer) == "$filter", shown.constData());
            QVERIFY2(answer.body.contains("position "), shown.constData());
        } else {
            QVERIFY2(answer.status == 200, shown.constData());
            const QList<QByteArray> wanted =
                row[4].isEmpty() ? QList<QByteArray>() : row[4].toUtf8().split(' ');
            QVERIFY2(sequences(answer.body) == wanted, shown.constData());
            QVERIFY2(object(answer)[u"@odata.count"_s].toInteger() == wanted.size(), shown.constData());
            const Answer count = send("GET", "/EntityEvent/$count?$filter=" + filter);
            QVERIFY2(count.body == QByteArray::number(wanted.size()), count.body.constData());
        }
        ++tried;
    }
    QVERIFY(tried > 80);
}

void ProduceProgram::serviceTellsWhatItHas()
{
    QVERIFY(start());
    for (const char* path : {"", "/"}) {
        const Answer answer = send("GET", path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("OData-Version"), QByteArray("4.01"));
        QCOMPARE(object(answer)[u"@odata.context"_s].toString(), u"http://127.0.0.1/reso/$metadata"_s);
        QVERIFY(object(answer)[u"value"_s].toArray().size() >= 8);
    }
    const Answer metadata = send("GET", "/$metadata?$format=application/xml");
    QCOMPARE(metadata.status, 200);
    QVERIFY(metadata.field("Content-Type").startsWith("application/xml"));
    QCOMPARE(metadata.body.count("<Schema "), 1);
    QCOMPARE(send("GET", "/$metadata?$format=json").status, 406);
    const Answer head = send("HEAD", "/EntityEvent");
    QCOMPARE(head.status, 200);
    QVERIFY(head.field("Content-Length").toInt() > 0);
    const Answer old = send("GET", "/EntityEvent", {}, "OData-Version: 4.0\r\n");
    QCOMPARE(old.field("OData-Version"), QByteArray("4.0"));
    const Answer refused = send("GET", "/EntityEvent", {}, "OData-Version: 5.0\r\n");
    QCOMPARE(refused.status, 400);
    QCOMPARE(target(refused), QByteArray("OData-Version"));
    QCOMPARE(send("GET", "/Nothing").status, 404);
    QCOMPARE(object(send("GET", "/Nothing"))[u"error"_s][u"code"_s].toString(), u"404"_s);
    QVERIFY(m_program->stop());
    QCOMPARE(m_program->exitCode(), 0);
}

void ProduceProgram::eventsAreReadOnlyOrderedAndExact()
{
    QVERIFY(start({u"--import"_s, dataFile("filter-fixture.jsonl")}));
    for (const char* method : {"POST", "PATCH", "PUT", "DELETE"})
        for (const char* path : {"/EntityEvent", "/EntityEvent(101)"}) {
            const Answer answer = send(method, path, "{}");
            QCOMPARE(answer.status, 405);
            QCOMPARE(answer.field("Allow"), QByteArray("GET, HEAD"));
        }
    const Answer all = send("GET", "/EntityEvent");
    QCOMPARE(sequences(all.body).first(), QByteArray("101"));
    QCOMPARE(sequences(all.body).last(), QByteArray("9223372036854775807"));
    QVERIFY(!all.body.contains("nextLink"));
    QCOMPARE(object(all)[u"@odata.context"_s].toString(), u"http://127.0.0.1/reso/$metadata#EntityEvent"_s);
    for (const char* path : {"/EntityEvent(9223372036854775807)", "/EntityEvent('9223372036854775807')"})
        QCOMPARE(sequences(send("GET", path).body), QList<QByteArray>{"9223372036854775807"});
    QCOMPARE(send("GET", "/EntityEvent(102)").status, 404);
    QCOMPARE(send("GET", "/EntityEvent('x')").status, 404);
    const Answer selected = send("GET", "/EntityEvent?$select=ResourceName,ResourceName&$top=1");
    QCOMPARE(object(selected)[u"value"_s][0].toObject().keys(), QStringList{u"ResourceName"_s});
    QCOMPARE(object(send("GET", "/EntityEvent?$top=0&$count=true"))[u"value"_s].toArray().size(), 0);
    const Answer text =
        send("GET", "/EntityEvent?$top=1", {}, "Accept: application/json;IEEE754Compatible=true\r\n");
    QVERIFY(text.field("Content-Type").contains("IEEE754Compatible=true"));
    QVERIFY(text.body.contains("\"EntityEventSequence\":\"101\""));
    QCOMPARE(sequences(send("GET", "/EntityEvent?$orderby=EntityEventSequence%20desc&$top=1&$skip=1").body),
             QList<QByteArray>{"9007199254740993"});
}

void ProduceProgram::pagesFollowEachOtherWhileTheLogGrows()
{
    QVERIFY(start());
    int made = 0;
    const auto append = [&](int count) {
        RawClient client(m_program->port());
        for (int i = 0; i < count; ++i) {
            client.send(request("POST", "/reso/Member", "{}", "Prefer: return=minimal\r\n"));
            if (client.receive().status == 204) ++made;
        }
    };
    append(150);
    QByteArray path = "/EntityEvent?$count=true&$filter=ResourceName%20eq%20'Member'";
    QList<QByteArray> seen;
    for (int page = 0; !path.isEmpty() && page < 100; ++page) {
        const Answer answer =
            send("GET", path, {}, page == 0 ? QByteArray("Prefer: odata.maxpagesize=40\r\n") : QByteArray());
        QCOMPARE(answer.status, 200);
        if (page == 0) QCOMPARE(answer.field("Preference-Applied"), QByteArray("odata.maxpagesize=40"));
        QCOMPARE(object(answer)[u"@odata.count"_s].toInt(), made);
        QVERIFY(sequences(answer.body).size() <= 40);
        seen += sequences(answer.body);
        const QString next = object(answer)[u"@odata.nextLink"_s].toString();
        QVERIFY(next.isEmpty() || next.startsWith(u"http://127.0.0.1/reso/"_s));
        path = next.mid(21).toUtf8();
        if (page < 3) append(17);
    }
    QVERIFY(path.isEmpty());
    QCOMPARE(seen.size(), made);
    for (int i = 0; i < made; ++i)
        QCOMPARE(seen[i], QByteArray::number(i + 1));
    // $top counts down over the pages, and the last has no link.
    const Answer first = send("GET", "/EntityEvent?$top=50", {}, "Prefer: maxpagesize=30\r\n");
    const QByteArray rest = object(first)[u"@odata.nextLink"_s].toString().mid(21).toUtf8();
    QVERIFY(rest.contains("$top=20"));
    const Answer second = send("GET", rest);
    QCOMPARE(sequences(second.body).size(), 20);
    QVERIFY(!second.body.contains("nextLink"));
}

void ProduceProgram::otherOrdersPageToo()
{
    QVERIFY(start({u"--import"_s, dataFile("filter-fixture.jsonl")}));
    QByteArray path = "/EntityEvent?$orderby=ResourceName%20desc,ResourceRecordKey&$count=true";
    QList<QByteArray> seen;
    QStringList names;
    while (!path.isEmpty()) {
        const Answer answer = send("GET", path, {}, "Prefer: odata.maxpagesize=5\r\n");
        QCOMPARE(answer.status, 200);
        QCOMPARE(object(answer)[u"@odata.count"_s].toInt(), 12);
        seen += sequences(answer.body);
        for (const QJsonValue& row : object(answer)[u"value"_s].toArray())
            names << row[u"ResourceName"_s].toString();
        path = object(answer)[u"@odata.nextLink"_s].toString().mid(21).toUtf8();
    }
    QCOMPARE(seen.size(), 12);
    QCOMPARE(QSet<QByteArray>(seen.begin(), seen.end()).size(), 12);
    QStringList sorted = names;
    std::sort(sorted.begin(), sorted.end(), std::greater<QString>());
    QCOMPARE(names, sorted);
}

void ProduceProgram::wrongQueriesAreRefusedByName_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("option");
    const auto row = [](const char* query, const char* option) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(option);
    };
    row("$top=-1", "$top");
    row("$top=99999999999999999999", "$top");
    row("$skip=x", "$skip");
    row("$filter=Nothing%20eq%201", "$filter");
    row("$filter=EntityEventSequence%20eq%20'x'", "$filter");
    row("$filter=EntityEventSequence%20div%200%20eq%201", "$filter");
    row("$select=Nothing", "$select");
    row("$orderby=Nothing", "$orderby");
    row("$orderby=EventTypes", "$orderby");
    row("$skiptoken=forged", "$skiptoken");
    row("$apply=x", "$apply");
}

void ProduceProgram::wrongQueriesAreRefusedByName()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, option);
    QVERIFY(start({u"--import"_s, dataFile("filter-fixture.jsonl")}));
    const Answer answer = send("GET", "/EntityEvent?" + query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(target(answer), option);
}

void ProduceProgram::recordsAreWrittenWithTheirEvents()
{
    QVERIFY(start());
    const Answer made = send("POST", "/Property",
                             "{\"ListPrice\":123456.70,\"StandardStatus\":\"Active\",\"X_Own\":1.50,"
                             "\"@odata.type\":\"#x\",\"ModificationTimestamp\":\"2001-01-01T00:00:00Z\"}");
    QCOMPARE(made.status, 201);
    QVERIFY(made.body.contains("\"ListPrice\":123456.70"));
    QVERIFY(made.body.contains("\"X_Own\":1.50"));
    QVERIFY(!made.body.contains("2001-01-01"));
    const QByteArray location = made.field("Location");
    QVERIFY(location.startsWith("http://127.0.0.1/reso/Property('"));
    QCOMPARE(made.field("OData-EntityId"), location);
    QVERIFY(made.field("EntityId").startsWith('"'));
    for (const QString& name : {u"@odata.context"_s, u"@odata.id"_s, u"@odata.editLink"_s, u"@odata.etag"_s})
        QVERIFY(object(made).contains(name));
    const QByteArray path = location.mid(21);
    const QByteArray tag = made.field("ETag");
    const Answer event = send("GET", "/EntityEvent(1)");
    QCOMPARE(object(event)[u"EventTypes"_s].toArray(), QJsonArray{u"Insert"_s});
    QVERIFY(event.body.contains("/reso/Property('"));

    const Answer changed =
        send("PATCH", path, "{\"StandardStatus\":\"Closed\"}",
             "If-Match: " + QByteArray(tag).replace("\"", "\\\"") + "\r\nPrefer: return=minimal\r\n");
    QCOMPARE(changed.status, 204);
    QCOMPARE(changed.field("Preference-Applied"), QByteArray("return=minimal"));
    QCOMPARE(changed.field("Location"), location);
    QCOMPARE(object(send("GET", "/EntityEvent(2)"))[u"EventTypes"_s].toArray(),
             (QJsonArray{u"Update"_s, u"StatusChanged"_s}));
    QCOMPARE(send("PATCH", path, "{\"ListPrice\":1}", "If-Match: " + tag + "\r\n").status, 412);
    QCOMPARE(send("GET", "/EntityEvent(3)").status, 404);
    const Answer read = send("GET", path);
    QCOMPARE(object(read)[u"StandardStatus"_s].toString(), u"Closed"_s);
    QVERIFY(read.body.contains("\"ListPrice\":123456.70"));
    QVERIFY(send("GET", "/Property?$filter=ListPrice%20gt%20123456.69").body.contains("123456.70"));
    QCOMPARE(send("GET", "/Property/$count").body, QByteArray("1"));

    QCOMPARE(send("POST", "/Property",
                  "{\"ListingKey\":\"" + object(read)[u"ListingKey"_s].toString().toUtf8() + "\"}")
                 .status,
             409);
    QCOMPARE(send("PATCH", path, "{\"ListingKey\":\"other\"}").status, 400);
    QCOMPARE(send("DELETE", path, {}, "If-Match: " + tag + "\r\n").status, 412);
    QCOMPARE(send("DELETE", path).status, 204);
    QCOMPARE(send("GET", path).status, 404);
    QCOMPARE(send("DELETE", path).status, 404);
    QCOMPARE(send("PATCH", path, "{}").status, 404);
    QCOMPARE(object(send("GET", "/EntityEvent(3)"))[u"EventTypes"_s].toArray(), QJsonArray{u"Delete"_s});
    QCOMPARE(sequences(send("GET", "/EntityEvent?$filter=EntityEventSequence%20gt%202").body),
             QList<QByteArray>{"3"});
    QCOMPARE(send("PUT", path, "{}").status, 405);
}

void ProduceProgram::badRecordsNameEveryField()
{
    QVERIFY(start());
    const Answer answer = send("POST", "/Property",
                               "{\"ListPrice\":-1,\"BedroomsTotal\":\"three\",\"CloseDate\":\"soon\","
                               "\"PostalCode\":\"12345678901\",\"Media\":[{\"Order\":-1}]}");
    QCOMPARE(answer.status, 400);
    QStringList targets;
    for (const QJsonValue& detail : object(answer)[u"error"_s][u"details"_s].toArray()) {
        targets << detail[u"target"_s].toString();
        QVERIFY(!detail[u"message"_s].toString().isEmpty());
    }
    QCOMPARE(targets, (QStringList{u"ListPrice"_s, u"BedroomsTotal"_s, u"CloseDate"_s, u"PostalCode"_s,
                                   u"Media[0].Order"_s}));
    QCOMPARE(send("GET", "/EntityEvent/$count").body, QByteArray("0"));
    QCOMPARE(send("POST", "/Property", "{\"a\":1,\"a\":2}").status, 400);
    QCOMPARE(send("POST", "/Property", "[]").status, 400);
    QCOMPARE(send("POST", "/Property", "{").status, 400);
    QCOMPARE(exchange(m_program->port(),
                      "POST /reso/Property HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer T\r\n"
                      "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")
                 .status,
             415);
}

void ProduceProgram::childrenComeAfterAndGoBeforeTheirParent()
{
    QVERIFY(start());
    QCOMPARE(
        send("POST", "/Property",
             "{\"ListingKey\":\"P\",\"Media\":[{\"MediaKey\":\"M\"}],\"OpenHouse\":[{\"OpenHouseKey\":\"H\","
             "\"OpenHouseStatus\":\"Active\"}]}")
            .status,
        201);
    QCOMPARE(object(send("GET", "/Media('M')"))[u"ResourceRecordKey"_s].toString(), u"P"_s);
    QCOMPARE(send("PATCH", "/OpenHouse('H')", "{\"OpenHouseStatus\":\"Canceled\"}").status, 200);
    QCOMPARE(object(send("GET", "/EntityEvent(4)"))[u"EventTypes"_s].toArray(),
             (QJsonArray{u"Update"_s, u"StatusChanged"_s, u"Canceled"_s}));
    QCOMPARE(send("DELETE", "/Property('P')").status, 204);
    QCOMPARE(send("GET", "/Media('M')").status, 404);
    QStringList names;
    for (const QJsonValue& event : object(send("GET", "/EntityEvent"))[u"value"_s].toArray())
        names << event[u"ResourceName"_s].toString();
    QCOMPARE(names.size(), 7);
    QCOMPARE(names.first(), u"Property"_s);
    QCOMPARE(names.last(), u"Property"_s);
    QCOMPARE(names.count(u"Property"_s), 2);
}

void ProduceProgram::subscriptionsFollowAddEdit()
{
    QVERIFY(start({u"--import"_s, dataFile("filter-fixture.jsonl")}));
    const Answer made =
        send("POST", "/EntityEventSubscription",
             "{\"CallbackUrl\":\"http://127.0.0.1:9/x\",\"ActiveYN\":false,\"EntityEventSequence\":103,"
             "\"EntityEventFilter\":\"ResourceName eq 'OpenHouse'\"}");
    QCOMPARE(made.status, 201);
    const QByteArray key = object(made)[u"EntityEventSubscriptionKey"_s].toString().toUtf8();
    QCOMPARE(made.field("EntityId"), '"' + key + '"');
    const QByteArray path = "/EntityEventSubscription('" + key + "')";
    QCOMPARE(made.field("Location"), "http://127.0.0.1/reso" + path);
    QCOMPARE(made.field("OData-EntityId"), made.field("Location"));
    QCOMPARE(object(made)[u"@odata.etag"_s].toString().toUtf8(), made.field("ETag"));
    QCOMPARE(object(made)[u"State"_s].toString(), u"Paused"_s);
    QCOMPARE(object(made)[u"RetryPolicy"_s].toString(), u"workshop"_s);
    const QByteArray tag = made.field("ETag");
    const Answer changed = send("PATCH", path, "{\"BatchSize\":7}",
                                "If-Match: " + tag + "\r\nPrefer: return=representation\r\n");
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.field("Preference-Applied"), QByteArray("return=representation"));
    QCOMPARE(object(changed)[u"BatchSize"_s].toInt(), 7);
    QCOMPARE(object(changed)[u"EntityEventSequence"_s].toInt(), 103);
    QVERIFY(object(changed)[u"ModificationTimestamp"_s] != object(made)[u"ModificationTimestamp"_s]);
    QCOMPARE(send("PATCH", path, "{\"BatchSize\":8}", "If-Match: " + tag + "\r\n").status, 412);
    QCOMPARE(send("PATCH", path, "{\"BatchSize\":8}", "If-Match: *\r\nPrefer: return=minimal\r\n").status,
             204);
    const Answer list = send("GET", "/EntityEventSubscription?$filter=BatchSize%20eq%208&$count=true");
    QCOMPARE(object(list)[u"@odata.count"_s].toInt(), 1);
    QCOMPARE(send("GET", "/EntityEventSubscription/$count").body, QByteArray("1"));
    const Answer minimal =
        send("POST", "/EntityEventSubscription",
             "{\"CallbackUrl\":\"http://127.0.0.1:9/x\",\"ActiveYN\":false}", "Prefer: return=minimal\r\n");
    QCOMPARE(minimal.status, 204);
    QVERIFY(!minimal.field("Location").isEmpty() && minimal.body.isEmpty());
    QCOMPARE(send("DELETE", path, {}, "If-Match: " + tag + "\r\n").status, 412);
    QCOMPARE(send("DELETE", path).status, 204);
    QCOMPARE(send("GET", path).status, 404);
    QCOMPARE(send("DELETE", path).status, 404);
    QCOMPARE(send("PATCH", path, "{}").status, 404);
    QCOMPARE(send("GET", "/EntityEventSubscription('x')").status, 404);
}

void ProduceProgram::subscriptionsStartWhereTheyAreTold()
{
    QVERIFY(start({u"--import"_s, dataFile("filter-fixture.jsonl")}));
    const auto lagOf = [this](const QByteArray& members) {
        return object(send("POST", "/EntityEventSubscription",
                           "{\"CallbackUrl\":\"http://127.0.0.1:9/x\",\"ActiveYN\":false" + members +
                               "}"))[u"Lag"_s]
            .toInt(-1);
    };
    QCOMPARE(lagOf(""), 0);
    QCOMPARE(lagOf(",\"EntityEventSequence\":0"), 12);
    QCOMPARE(lagOf(",\"EntityEventSequence\":105"), 9); // the first one after 105
    const QByteArray path = "/EntityEventSubscription('1')";
    QCOMPARE(object(send("PATCH", path, "{\"EntityEventSequence\":105}"))[u"Lag"_s].toInt(),
             10); // 105 itself
    QCOMPARE(object(send("PATCH", path, "{\"EntityEventSequence\":104}"))[u"Lag"_s].toInt(),
             10); // the next there is
    QCOMPARE(object(send("PATCH", path, "{\"BatchSize\":5}"))[u"Lag"_s].toInt(), 10);
    QCOMPARE(
        object(send("POST", path + "/Resume", "{\"EntityEventSequence\":9223372036854775807}"))[u"ActiveYN"_s]
            .toBool(),
        true);
    QCOMPARE(send("POST", path + "/Resume", "{\"Other\":1}").status, 400);
    QCOMPARE(send("GET", path + "/Resume").status, 405);
    QCOMPARE(send("POST", "/EntityEventSubscription('99')/Resume").status, 404);
}

void ProduceProgram::badSubscriptionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* body, const char* named) {
        QTest::newRow(body) << QByteArray(body) << QByteArray(named);
    };
    row("{}", "CallbackUrl");
    row("{\"CallbackUrl\":\"/relative\"}", "CallbackUrl");
    row("{\"CallbackUrl\":\"http://u:p@127.0.0.1/\"}", "CallbackUrl");
    row("{\"CallbackUrl\":\"http://127.0.0.1/#f\"}", "CallbackUrl");
    row("{\"CallbackUrl\":\"http://192.0.2.1/\"}", "CallbackUrl");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"Nothing\":1}", "Nothing");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"CallbackCredentialsId\":\"1\"}", "CallbackCredentialsId");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"CallbackCredentialId\":\"none\"}", "CallbackCredentialId");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"EntityEventFilter\":\"EntityEventSequence gt 1\"}",
        "EntityEventFilter");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"EntityEventFilter\":\"ResourceName eq\"}",
        "EntityEventFilter");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"EntityEventSequence\":-1}", "EntityEventSequence");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"EntityEventSequence\":9223372036854775808}",
        "EntityEventSequence");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"ActiveYN\":\"yes\"}", "ActiveYN");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"RetryPolicy\":\"often\"}", "RetryPolicy");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"PayloadProfile\":\"x\"}", "PayloadProfile");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"OnReject\":\"x\"}", "OnReject");
    row("{\"CallbackUrl\":\"http://127.0.0.1/\",\"BatchSize\":0}", "BatchSize");
}

void ProduceProgram::badSubscriptionsAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, named);
    QVERIFY(start());
    const Answer answer = send("POST", "/EntityEventSubscription", body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(target(answer), named);
    QVERIFY(!answer.body.contains("u:p"));
    QCOMPARE(send("GET", "/EntityEventSubscription/$count").body, QByteArray("0"));
}

void ProduceProgram::credentialsAreMadeAndNeverRead()
{
    QVERIFY(start());
    const Answer made =
        send("POST", "/CallbackCredential", "{\"Type\":\"Bearer\",\"Token\":\"s3cr3t-token\"}");
    QCOMPARE(made.status, 201);
    QVERIFY(!made.body.contains("s3cr3t"));
    const QByteArray id = object(made)[u"CallbackCredentialId"_s].toString().toUtf8();
    QVERIFY(!id.isEmpty());
    const QByteArray path = "/CallbackCredential('" + id + "')";
    QCOMPARE(send("GET", path).status, 405);
    QCOMPARE(send("GET", "/CallbackCredential").status, 405);
    const auto subscribe = [&](const QByteArray& url) {
        return send("POST", "/EntityEventSubscription",
                    "{\"ActiveYN\":false,\"CallbackUrl\":\"" + url + "\",\"CallbackCredentialId\":\"" + id +
                        "\"}");
    };
    QCOMPARE(subscribe("http://127.0.0.1:9/x").status, 201);
    const Answer elsewhere = subscribe("http://127.0.0.1:10/x");
    QCOMPARE(elsewhere.status, 400);
    QCOMPARE(target(elsewhere), QByteArray("CallbackCredentialId"));
    QCOMPARE(send("DELETE", path).status, 409);
    QCOMPARE(send("DELETE", "/EntityEventSubscription('1')").status, 204);
    QCOMPARE(send("DELETE", path).status, 204);
    QCOMPARE(send("DELETE", path).status, 404);
    QCOMPARE(target(send("POST", "/CallbackCredential", "{\"Type\":\"Basic\",\"Username\":\"a\"}")),
             QByteArray("Type"));
    QCOMPARE(target(send("POST", "/CallbackCredential", "{\"Type\":\"Bearer\"}")), QByteArray("Token"));
}

void ProduceProgram::strangersAreKeptOut()
{
    QVERIFY(start());
    const auto get = [this](const QByteArray& path, const QByteArray& token) {
        return exchange(m_program->port(), request("GET", path, {}, {}, token));
    };
    for (const char* path : {"/reso", "/reso/$metadata", "/reso/EntityEvent", "/reso/Nothing"}) {
        const Answer answer = get(path, {});
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.field("WWW-Authenticate").startsWith("Bearer"));
        QCOMPARE(answer.field("OData-Version"), QByteArray("4.01"));
    }
    QCOMPARE(get("/reso", "wrong").status, 401);
    const QByteArray form = "grant_type=client_credentials&client_id=c&client_secret=T";
    const Answer issued = exchange(
        m_program->port(),
        "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: " +
            QByteArray::number(form.size()) + "\r\n\r\n" + form);
    QCOMPARE(issued.status, 200);
    QCOMPARE(issued.field("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(get("/reso", object(issued)[u"access_token"_s].toString().toUtf8()).status, 200);
}

void ProduceProgram::addedResourcesStay()
{
    const QString session = m_folder->filePath(u"s.pushbench"_s);
    QVERIFY(start({u"--session"_s, session, u"--resource"_s, u"Prospecting:ProspectingKey"_s}));
    QCOMPARE(send("POST", "/Prospecting", "{\"ProspectingKey\":\"1\",\"Anything\":[1.0]}").status, 201);
    QVERIFY(m_program->stop());
    QVERIFY(start({u"--session"_s, session}));
    QVERIFY(send("GET", "/Prospecting('1')").body.contains("\"Anything\":[1.0]"));
    QCOMPARE(send("GET", "/EntityEvent/$count").body, QByteArray("1"));
    QVERIFY(send("GET", "/$metadata").body.contains("ProspectingKey"));
    QCOMPARE(send("POST", "/Other", "{}").status, 404);
}

QTEST_GUILESS_MAIN(ProduceProgram)
#include "tst_produceprogram.moc"
