// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"
#include "tests/support/rawhttp.h"

using namespace Qt::StringLiterals;
using pb::test::Answer;
using pb::test::exchange;
using pb::test::post;
using pb::test::Program;

namespace {

const QString program = QStringLiteral(PB_PROGRAM);
const QByteArray token = "T0psecret-token";

const QByteArray single = R"({
  "@reso.context": "urn:reso:metadata:2.0:resource:entityevent",
  "EntityEventSequence": 1101,
  "ResourceName": "Showing",
  "ResourceRecordKey": "235021"
})";
const QByteArray batch = R"({
  "@reso.context": "urn:reso:metadata:2.0:resource:entityevent",
  "value": [{
    "EntityEventSequence": 1101,
    "ResourceName": "Property",
    "ResourceRecordKey": "235021"
  }, {
    "EntityEventSequence": 1111,
    "ResourceName": "Media",
    "ResourceRecordKey": "ABC123"
  }]
})";

/// One event under a sequence number as text, so that any number can be written.
QByteArray eventText(const QByteArray& sequence, const QByteArray& key = "k1")
{
    return R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent","EntityEventSequence":)" +
           sequence + R"(,"ResourceName":"Property","ResourceRecordKey":")" + key + "\"}";
}

/// A batch whose second event is this JSON; the first is right.
QByteArray batchWith(const QByteArray& second)
{
    return R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent","value":[)"
           R"({"EntityEventSequence":5,"ResourceName":"Property","ResourceRecordKey":"good"},)" +
           second + "]}";
}

QStringList targetsOf(const Answer& answer)
{
    QStringList targets;
    const QJsonObject error = QJsonDocument::fromJson(answer.body).object().value("error"_L1).toObject();
    for (const auto& detail : error.value("details"_L1).toArray())
        targets += detail.toObject().value("target"_L1).toString();
    return targets;
}

QStringList findingsOf(const QJsonObject& line)
{
    QStringList findings;
    for (const auto& finding : line.value("findings"_L1).toArray())
        findings += finding.toString();
    return findings;
}

} // namespace

/// `pushbench receive` as a producer meets it, and what it leaves in the session.
class ReceiveProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void examplesOfTheStandardAreAnsweredAsItShows_data();
    void examplesOfTheStandardAreAnsweredAsItShows();
    void scriptAnswers429WithRetryAfterAsTheStandardShows();
    void requestsWithoutTheTokenAreUnauthorized_data();
    void requestsWithoutTheTokenAreUnauthorized();
    void otherMethodsPathsAndTypesAreRefused_data();
    void otherMethodsPathsAndTypesAreRefused();
    void wrongPayloadsAreRefusedWithTheirPlace_data();
    void wrongPayloadsAreRefusedWithTheirPlace();
    void refusalListsEveryErrorUpToTwenty();
    void payloadsOfOtherProfilesAreTakenWithAFinding_data();
    void payloadsOfOtherProfilesAreTakenWithAFinding();
    void numbersAndUnknownMembersComeBackExactFromExport();
    void duplicatesAreAnswered200AndCounted();
    void sameSequenceWithAnotherKeyIsAConflict();
    void feedsAreToldApartByTheirLabel();
    void labelOf255CharactersIsKeptAnd256Refused();
    void emptyBatchIsAcceptedAndStoresNothing();
    void summaryCountsWhatHappened();
    void quietPrintsTheReadyAndSummaryLinesOnly();
    void secretsNeverReachTheSessionFile();
    void sessionInUseIsRefused();
    void takenPortIsAnErrorInOneLine();

private:
    void start(const QStringList& more = {});
    QList<QByteArray> exported(const QString& what = u"events"_s);
    Answer posted(const QByteArray& body, const QByteArray& fields = {})
    {
        return exchange(m_program->port(), post(token, body, fields));
    }
    /// The line of the request just answered.
    QJsonObject requestLine() { return m_program->nextLine(u"request"_s).value_or(QJsonObject()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
    QString m_session;
};

void ReceiveProgram::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = m_folder->filePath(u"a.pushbench"_s);
}

void ReceiveProgram::cleanup()
{
    m_program.reset();
    m_folder.reset();
}

void ReceiveProgram::start(const QStringList& more)
{
    m_program = std::make_unique<Program>(program, QStringList{u"receive"_s, u"--port"_s, u"0"_s, u"--json"_s,
                                                               u"--session"_s, m_session, u"--token"_s,
                                                               QString::fromLatin1(token)} +
                                                       more);
    if (!m_program->waitReady()) qFatal("receive did not get ready: %s", m_program->err().constData());
}

/// Stops the receiver and gives the exported lines.
QList<QByteArray> ReceiveProgram::exported(const QString& what)
{
    m_program->stop();
    const auto run = pb::test::runProgram(
        program, {u"export"_s, u"--session"_s, m_session, u"--what"_s, what, u"--format"_s, u"jsonl"_s});
    if (run.exitCode != 0) qFatal("export: %s", run.err.constData());
    QList<QByteArray> lines = run.out.split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

void ReceiveProgram::examplesOfTheStandardAreAnsweredAsItShows_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("events");
    QTest::addColumn<QString>("label");
    QTest::newRow("1: a single event") << single << QByteArray() << 1 << QString();
    QTest::newRow("2: a batch") << batch << QByteArray() << 2 << QString();
    QTest::newRow("4: a batch with its source")
        << batch << QByteArray("EntityEventSource: IDX Feed 123\r\n") << 2 << u"IDX Feed 123"_s;
    QTest::newRow("4: the field's name in other case")
        << batch << QByteArray("entityeventsource: IDX Feed 123\r\n") << 2 << u"IDX Feed 123"_s;
}

void ReceiveProgram::examplesOfTheStandardAreAnsweredAsItShows()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, fields);
    QFETCH(int, events);
    QFETCH(QString, label);
    start();
    const Answer answer = posted(body, fields);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Type"), QByteArray("application/json"));
    QCOMPARE(answer.body, QByteArray("{}"));

    const QJsonObject line = requestLine();
    QCOMPARE(line.value("id"_L1).toInt(), 1);
    QCOMPARE(line.value("method"_L1).toString(), u"POST"_s);
    QCOMPARE(line.value("target"_L1).toString(), u"/webhooks"_s);
    QCOMPARE(line.value("http"_L1).toString(), u"1.1"_s);
    QCOMPARE(line.value("status"_L1).toInt(), 200);
    QCOMPARE(line.value("events"_L1).toInt(), events);
    QCOMPARE(line.value("new"_L1).toInt(), events);
    QCOMPARE(line.value("duplicates"_L1).toInt(), 0);
    QCOMPARE(line.value("label"_L1).toString(), label);
    QVERIFY(line.value("findings"_L1).isArray());
    QVERIFY(line.value("ackMs"_L1).isDouble());
    QCOMPARE(exported().size(), events);
}

void ReceiveProgram::scriptAnswers429WithRetryAfterAsTheStandardShows()
{
    start({u"--behaviour"_s, u"1x status=429 retry-after=3600, accept"_s});
    const Answer busy = posted(batch);
    QCOMPARE(busy.status, 429);
    QCOMPARE(busy.field("Retry-After"), QByteArray("3600"));
    QVERIFY(busy.field("Content-Type").startsWith("application/json"));
    QCOMPARE(posted(batch).status, 200);
    QCOMPARE(exported().size(), 2);
}

void ReceiveProgram::requestsWithoutTheTokenAreUnauthorized_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    QTest::newRow("no token") << QByteArray() << 401;
    QTest::newRow("wrong token") << QByteArray("Authorization: Bearer wrong\r\n") << 401;
    QTest::newRow("beginning of the token") << QByteArray("Authorization: Bearer T0psecret\r\n") << 401;
    QTest::newRow("empty token") << QByteArray("Authorization: Bearer \r\n") << 401;
    QTest::newRow("other scheme") << QByteArray("Authorization: Basic VDp4\r\n") << 401;
    QTest::newRow("token without its scheme") << QByteArray("Authorization: " + token + "\r\n") << 401;
    QTest::newRow("scheme in other case") << QByteArray("Authorization: bearer " + token + "\r\n") << 200;
}

void ReceiveProgram::requestsWithoutTheTokenAreUnauthorized()
{
    QFETCH(QByteArray, field);
    QFETCH(int, status);
    start();
    const Answer answer =
        exchange(m_program->port(),
                 "POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + field +
                     "Content-Length: " + QByteArray::number(single.size()) + "\r\n\r\n" + single);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.field("WWW-Authenticate").startsWith("Bearer"), status == 401);
    QCOMPARE(exported().size(), status == 200 ? 1 : 0);
}

void ReceiveProgram::otherMethodsPathsAndTypesAreRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const QByteArray host = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n";
    const QByteArray length = "Content-Length: " + QByteArray::number(single.size()) + "\r\n\r\n" + single;
    QTest::newRow("GET") << QByteArray("GET /webhooks" + host + "\r\n") << 405 << QByteArray("POST");
    QTest::newRow("HEAD") << QByteArray("HEAD /webhooks" + host + "\r\n") << 405 << QByteArray("POST");
    QTest::newRow("PUT") << QByteArray("PUT /webhooks" + host + "Content-Type: application/json\r\n" + length)
                         << 405 << QByteArray("POST");
    QTest::newRow("DELETE") << QByteArray("DELETE /webhooks" + host + "\r\n") << 405 << QByteArray("POST");
    QTest::newRow("another path") << QByteArray("POST /elsewhere" + host +
                                                "Content-Type: application/json\r\n" + length)
                                  << 404 << QByteArray();
    QTest::newRow("text") << QByteArray("POST /webhooks" + host + "Content-Type: text/plain\r\n" + length)
                          << 415 << QByteArray();
    QTest::newRow("compressed") << QByteArray("POST /webhooks" + host +
                                              "Content-Type: application/json\r\nContent-Encoding: gzip\r\n" +
                                              length)
                                << 415 << QByteArray();
    QTest::newRow("JSON with a character set")
        << QByteArray("POST /webhooks" + host + "Content-Type: application/json; charset=utf-8\r\n" + length)
        << 200 << QByteArray();
    QTest::newRow("a query on the path")
        << QByteArray("POST /webhooks?a=b" + host + "Content-Type: application/json\r\n" + length) << 200
        << QByteArray();
}

void ReceiveProgram::otherMethodsPathsAndTypesAreRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    start();
    const Answer answer = exchange(m_program->port(), request, request.startsWith("HEAD"));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.field("Allow"), allow);
    const QJsonObject line = requestLine();
    QCOMPARE(line.value("status"_L1).toInt(), status);
    QCOMPARE(findingsOf(line).contains(u"refused"_s), status != 200);
    QCOMPARE(exported().size(), status == 200 ? 1 : 0);
}

void ReceiveProgram::wrongPayloadsAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("target");
    const auto row = [](const char* name, const QByteArray& body, const QString& target) {
        QTest::newRow(name) << body << target;
    };
    row("sequence 0", eventText("0"), u"EntityEventSequence"_s);
    row("sequence -1", eventText("-1"), u"EntityEventSequence"_s);
    row("sequence 1.5", eventText("1.5"), u"EntityEventSequence"_s);
    row("sequence in quotes", eventText("\"12\""), u"EntityEventSequence"_s);
    row("sequence beyond int64", eventText("9223372036854775808"), u"EntityEventSequence"_s);
    row("sequence out of all range", eventText("1e3000"), u"EntityEventSequence"_s);
    row("sequence null", eventText("null"), u"EntityEventSequence"_s);
    row("no sequence", R"({"ResourceName":"Property","ResourceRecordKey":"k"})", u"EntityEventSequence"_s);
    row("no resource name", R"({"EntityEventSequence":5,"ResourceRecordKey":"k"})", u"ResourceName"_s);
    row("no key", R"({"EntityEventSequence":5,"ResourceName":"Property"})", u"ResourceRecordKey"_s);
    row("key a number", R"({"EntityEventSequence":5,"ResourceName":"Property","ResourceRecordKey":5})",
        u"ResourceRecordKey"_s);
    row("empty key", eventText("5", ""), u"ResourceRecordKey"_s);
    row("key of 256 characters", eventText("5", QByteArray(256, 'k')), u"ResourceRecordKey"_s);
    row("member twice",
        R"({"EntityEventSequence":5,"EntityEventSequence":6,"ResourceName":"P","ResourceRecordKey":"k"})",
        u"EntityEventSequence"_s);
    row("batch with a bad sequence",
        batchWith(R"({"EntityEventSequence":0,"ResourceName":"Property","ResourceRecordKey":"k"})"),
        u"value[1].EntityEventSequence"_s);
    row("batch with a missing key", batchWith(R"({"EntityEventSequence":6,"ResourceName":"Property"})"),
        u"value[1].ResourceRecordKey"_s);
    row("batch with what is no event", batchWith("17"), u"value[1]"_s);
    row("value no array", R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent","value":{}})",
        u"value"_s);
    row("foreign context",
        R"({"@reso.context":"urn:reso:metadata:2.0:resource:property","EntityEventSequence":5,)"
        R"("ResourceName":"Property","ResourceRecordKey":"k"})",
        u"@reso.context"_s);
    row("broken JSON inside a member",
        R"({"EntityEventSequence":5,"ResourceName":"Property","ResourceRecordKey":"k","Data":{"a":tru}})",
        u"Data.a"_s);
    row("text that is no JSON", "hello", {});
    row("cut off", R"({"EntityEventSequence":5,)", {});
    row("a list", "[]", {});
    row("nothing", "", {});
    row("no UTF-8", "{\"EntityEventSequence\":5,\"ResourceName\":\"P\",\"ResourceRecordKey\":\"\xff\"}", {});
    row("nested 100,000 deep", QByteArray(100000, '['), {});
}

void ReceiveProgram::wrongPayloadsAreRefusedWithTheirPlace()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, target);
    start();
    const Answer answer = posted(body);
    QCOMPARE(answer.status, 400);
    const QJsonObject error = QJsonDocument::fromJson(answer.body).object().value("error"_L1).toObject();
    QVERIFY2(!error.value("message"_L1).toString().isEmpty(), answer.body.constData());
    QVERIFY2(!error.value("code"_L1).toString().isEmpty(), answer.body.constData());
    if (!target.isEmpty()) QVERIFY2(targetsOf(answer).contains(target), answer.body.constData());
    const QJsonObject line = requestLine();
    QCOMPARE(line.value("new"_L1).toInt(), 0);
    QVERIFY(findingsOf(line).contains(u"refused"_s));
    // The refused request is kept; none of its events is.
    QVERIFY(exported().isEmpty());
    QCOMPARE(exported(u"requests"_s).size(), 1);
}

void ReceiveProgram::refusalListsEveryErrorUpToTwenty()
{
    start();
    QByteArray bad;
    for (int i = 0; i < 30; ++i)
        bad += (i == 0 ? "" : ",") +
               QByteArray(R"({"EntityEventSequence":0,"ResourceName":"P","ResourceRecordKey":"k"})");
    const Answer answer = posted("{\"value\":[" + bad + "]}");
    QCOMPARE(answer.status, 400);
    const QStringList targets = targetsOf(answer);
    QCOMPARE(targets.size(), 20);
    QCOMPARE(targets.front(), u"value[0].EntityEventSequence"_s);
    QCOMPARE(targets.back(), u"value[19].EntityEventSequence"_s);
}

void ReceiveProgram::payloadsOfOtherProfilesAreTakenWithAFinding_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("finding");
    QTest::newRow("no context")
        << QByteArray(R"({"EntityEventSequence":5,"ResourceName":"P","ResourceRecordKey":"k"})")
        << QByteArray() << u"no-context"_s;
    QTest::newRow("names of 2020")
        << QByteArray(R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent",)"
                      R"("EntityEventSequenceNumeric":5,"ResourceName":"P","ResourceRecordKeyNumeric":7})")
        << QByteArray() << u"alias"_s;
    QTest::newRow("label of 2020") << eventText("5") << QByteArray("ConsumerLabel: old\r\n") << u"alias"_s;
    QTest::newRow("member that no text names")
        << QByteArray(
               R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent","EntityEventSequence":5,)"
               R"("ResourceName":"P","ResourceRecordKey":"k","Colour":"red"})")
        << QByteArray() << u"unknown-member"_s;
}

void ReceiveProgram::payloadsOfOtherProfilesAreTakenWithAFinding()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, fields);
    QFETCH(QString, finding);
    start();
    QCOMPARE(posted(body, fields).status, 200);
    const QStringList findings = findingsOf(requestLine());
    QVERIFY2(findings.contains(finding), qPrintable(findings.join(u' ')));
    QCOMPARE(exported().size(), 1);
}

void ReceiveProgram::numbersAndUnknownMembersComeBackExactFromExport()
{
    start();
    const QByteArray inside =
        R"("EntityEventSequence": 9223372036854775807, "ResourceName":"Property",)"
        R"("ResourceRecordKey":"\u00e9","Data":{"ListPrice":123456.78,"z":1e400,"a":-0.0})";
    QCOMPARE(posted(R"({"value":[{)" + inside + "}]}").status, 200);
    const QList<QByteArray> lines = exported();
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.front().contains(inside), lines.front().constData());
    QVERIFY(lines.front().contains("\"@pushbench\":{"));
}

void ReceiveProgram::duplicatesAreAnswered200AndCounted()
{
    start();
    QCOMPARE(posted(batch).status, 200);
    requestLine();
    QCOMPARE(posted(batch).status, 200);
    const QJsonObject line = requestLine();
    QCOMPARE(line.value("events"_L1).toInt(), 2);
    QCOMPARE(line.value("new"_L1).toInt(), 0);
    QCOMPARE(line.value("duplicates"_L1).toInt(), 2);
    QCOMPARE(findingsOf(line), QStringList{u"duplicate"_s});
    QCOMPARE(exported().size(), 2);
}

void ReceiveProgram::sameSequenceWithAnotherKeyIsAConflict()
{
    start();
    QCOMPARE(posted(eventText("77", "first")).status, 200);
    requestLine();
    QCOMPARE(posted(eventText("77", "second")).status, 200);
    QVERIFY(findingsOf(requestLine()).contains(u"conflict"_s));
    const QList<QByteArray> lines = exported();
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.front().contains("\"first\""));
}

void ReceiveProgram::feedsAreToldApartByTheirLabel()
{
    start();
    QCOMPARE(posted(eventText("77", "k"), "EntityEventSource: A\r\n").status, 200);
    QCOMPARE(posted(eventText("77", "k"), "EntityEventSource: B\r\n").status, 200);
    const auto summary = m_program->stop();
    QVERIFY(summary);
    QCOMPARE(summary->value("new"_L1).toInt(), 2);
    QCOMPARE(summary->value("duplicates"_L1).toInt(), 0);
}

void ReceiveProgram::labelOf255CharactersIsKeptAnd256Refused()
{
    start();
    const QByteArray label(255, 'L');
    QCOMPARE(posted(eventText("1"), "EntityEventSource: " + label + "\r\n").status, 200);
    QCOMPARE(requestLine().value("label"_L1).toString(), QString::fromLatin1(label));
    QCOMPARE(posted(eventText("2"), "EntityEventSource: " + label + "L\r\n").status, 400);
    const QList<QByteArray> lines = exported();
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.front().contains(label));
}

void ReceiveProgram::emptyBatchIsAcceptedAndStoresNothing()
{
    start();
    QCOMPARE(posted(R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent","value":[]})").status,
             200);
    QCOMPARE(requestLine().value("events"_L1).toInt(), 0);
    QVERIFY(exported().isEmpty());
}

void ReceiveProgram::summaryCountsWhatHappened()
{
    start();
    posted(batch);
    posted(batch);
    posted(eventText("1101", "other"));
    posted("{");
    exchange(m_program->port(), "GET /webhooks HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto summary = m_program->stop();
    QVERIFY(summary);
    QCOMPARE(summary->value("requests"_L1).toInt(), 5);
    QCOMPARE(summary->value("events"_L1).toInt(), 5);
    QCOMPARE(summary->value("new"_L1).toInt(), 2);
    QCOMPARE(summary->value("duplicates"_L1).toInt(), 2);
    QCOMPARE(summary->value("conflicts"_L1).toInt(), 1);
    QCOMPARE(summary->value("rejected"_L1).toInt(), 2);
    QCOMPARE(m_program->exitCode(), 0);
}

void ReceiveProgram::quietPrintsTheReadyAndSummaryLinesOnly()
{
    start({u"--quiet"_s});
    QCOMPARE(posted(batch).status, 200);
    m_program->process().terminate();
    QVERIFY(m_program->waitFinished());
    const QByteArray rest = m_program->process().readAllStandardOutput();
    QCOMPARE(rest.trimmed().count('\n'), 0);
    QVERIFY(rest.startsWith(R"({"event":"summary")"));
}

void ReceiveProgram::secretsNeverReachTheSessionFile()
{
    start();
    posted(eventText("1"));
    exchange(m_program->port(), "POST /webhooks?access_token=Qu3rySecret HTTP/1.1\r\nHost: a\r\n"
                                "Authorization: Bearer Wr0ngSecret\r\nCookie: id=C00kieSecret\r\n"
                                "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    // Looked for while the write-ahead log is still there, and again after the end.
    const auto look = [&] {
        for (const QString& ending : {QString(), u"-wal"_s}) {
            QFile file(m_session + ending);
            if (!file.open(QIODevice::ReadOnly)) continue;
            const QByteArray bytes = file.readAll();
            for (const QByteArray& secret : {token, QByteArray("Wr0ngSecret"), QByteArray("C00kieSecret"),
                                             QByteArray("Qu3rySecret"), token.toBase64()})
                QVERIFY2(!bytes.contains(secret), secret.constData());
        }
    };
    look();
    m_program->stop();
    look();
    QVERIFY(QFile::exists(m_session));
}

void ReceiveProgram::sessionInUseIsRefused()
{
    start();
    const auto second = pb::test::runProgram(
        program, {u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--session"_s, m_session}, {}, 10000);
    QCOMPARE(second.exitCode, 1);
    QCOMPARE(second.err.trimmed().count('\n'), 0);
    QVERIFY(second.out.isEmpty());
    QCOMPARE(posted(single).status, 200);
}

void ReceiveProgram::takenPortIsAnErrorInOneLine()
{
    start();
    const auto second = pb::test::runProgram(
        program, {u"receive"_s, u"--port"_s, QString::number(m_program->port()), u"--no-auth"_s}, {}, 10000);
    QCOMPARE(second.exitCode, 1);
    QCOMPARE(second.err.trimmed().count('\n'), 0);
    QVERIFY(second.out.isEmpty());
}

QTEST_GUILESS_MAIN(ReceiveProgram)
#include "tst_receiveprogram.moc"
