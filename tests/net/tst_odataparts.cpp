// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QXmlStreamReader>

#include "net/odata/answers.h"
#include "net/odata/entitytags.h"
#include "net/odata/guard.h"
#include "net/odata/inputcheck.h"
#include "net/odata/odatapath.h"
#include "net/odata/pagetoken.h"
#include "net/odata/queryoptions.h"
#include "net/odata/resourcecatalogue.h"
#include "net/odata/sortvalue.h"

using namespace pb;
using namespace std::chrono_literals;

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

HttpRequest withField(const char* name, const char* value)
{
    HttpRequest request;
    request.fields.push_back({name, value});
    return request;
}

HttpRequest tokenRequest(const std::string& body)
{
    HttpRequest request = withField("Content-Type", "application/x-www-form-urlencoded");
    request.method = "POST";
    request.body = body;
    return request;
}

} // namespace

/// What the service is made of and needs no socket: paths, options, tags, tokens, metadata.
class TestODataParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pathsAreRead_data();
    void pathsAreRead();
    void queriesAreDecoded_data();
    void queriesAreDecoded();
    void wrongOptionsAreNamed_data();
    void wrongOptionsAreNamed();
    void optionsAreReadInAnyCaseAndWithoutDollar();
    void versionsAreEchoedOrRefused_data();
    void versionsAreEchoedOrRefused();
    void tagsMatchHoweverTheyAreWritten_data();
    void tagsMatchHoweverTheyAreWritten();
    void pageTokensComeBackAndForgedOnesDoNot();
    void valuesAreOrderedExactly();
    void valuesAreCheckedByTheirType_data();
    void valuesAreCheckedByTheirType();
    void numbersGoOutAsTextWhereAsked();
    void issuedTokensOpenTheServiceForAWhile();
    void tokenRequestsAreJudged_data();
    void tokenRequestsAreJudged();
    void metadataHasWhatItNeeds();
};

void TestODataParts::pathsAreRead_data()
{
    using Kind = ODataPath::Kind;
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char* path, Kind kind, const char* resource, const char* key) {
        QTest::newRow(path) << QByteArray(path) << int(kind) << QByteArray(resource) << QByteArray(key);
    };
    row("/reso", Kind::ServiceDocument, "", "");
    row("/reso/", Kind::ServiceDocument, "", "");
    row("/reso/$metadata", Kind::Metadata, "", "");
    row("/reso/%24metadata", Kind::Metadata, "", "");
    row("/oauth2/token", Kind::Token, "", "");
    row("/reso/Property", Kind::Collection, "Property", "");
    row("/reso/EntityEvent/$count", Kind::Count, "EntityEvent", "");
    row("/reso/EntityEvent(1)", Kind::Entity, "EntityEvent", "1");
    row("/reso/EntityEvent('1')", Kind::Entity, "EntityEvent", "1");
    row("/reso/EntityEvent(%271%27)", Kind::Entity, "EntityEvent", "1");
    row("/reso/Property(ListingKey='a=b')", Kind::Entity, "Property", "a=b");
    row("/reso/Property('O''Brien')", Kind::Entity, "Property", "O'Brien");
    row("/reso/Property('a%2Fb')", Kind::Entity, "Property", "a/b");
    row("/reso/Property('%C3%A9')", Kind::Entity, "Property", "\xC3\xA9");
    row("/reso/EntityEventSubscription('7')/Resume", Kind::Action, "EntityEventSubscription", "7");
    row("/resort", Kind::Nowhere, "", "");
    row("/", Kind::Nowhere, "", "");
    row("", Kind::Nowhere, "", "");
    row("/reso//", Kind::Nowhere, "", "");
    row("/reso/Property('1'", Kind::Nowhere, "", "");
    row("/reso/Property('O'Brien')", Kind::Nowhere, "", "");
    row("/reso/Property()", Kind::Nowhere, "", "");
    row("/reso/Property(a b)", Kind::Nowhere, "", "");
    row("/reso/%zz", Kind::Nowhere, "", "");
    row("/reso/%00", Kind::Nowhere, "", "");
    row("/reso/%ff", Kind::Nowhere, "", "");
    row("/reso/Property/1/2", Kind::Nowhere, "", "");
}

void TestODataParts::pathsAreRead()
{
    QFETCH(QByteArray, path);
    QFETCH(int, kind);
    QFETCH(QByteArray, resource);
    QFETCH(QByteArray, key);
    const ODataPath read = readODataPath({path.constData(), std::size_t(path.size())});
    QCOMPARE(int(read.kind), kind);
    if (read.kind == ODataPath::Kind::Nowhere) {
        QVERIFY(!read.message.empty());
        return;
    }
    QCOMPARE(bytes(read.resource), resource);
    QCOMPARE(bytes(read.key), key);
}

void TestODataParts::queriesAreDecoded_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("filter");
    const auto row = [](const char* query, const char* filter) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(filter);
    };
    row("$filter=a%20eq%20%27b%27", "a eq 'b'");
    row("$filter=a+eq+'b'", "a eq 'b'");
    row("%24filter=a+eq+1%2B1", "a eq 1+1");
    row("$filter=t+gt+2024-01-15T10:30:00%2B02:00", "t gt 2024-01-15T10:30:00+02:00");
    row("$filter=t+gt+2024-01-15T10:30:00+02:00", "t gt 2024-01-15T10:30:00+02:00");
    row("other=1&$filter=x%3D%26&also", "x=&");
}

void TestODataParts::queriesAreDecoded()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, filter);
    const auto options = readQueryOptions({query.constData(), std::size_t(query.size())});
    QVERIFY(options);
    QCOMPARE(bytes(options->filter.value_or("")), filter);
}

void TestODataParts::wrongOptionsAreNamed_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char* query, const char* target) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(target);
    };
    row("$top=-1", "$top");
    row("$top=", "$top");
    row("$top=1.5", "$top");
    row("$top=99999999999999999999", "$top");
    row("$top=ten", "$top");
    row("$skip=-1", "$skip");
    row("$top=1&$top=2", "$top");
    row("$top=1&top=2", "$top");
    row("$count=maybe", "$count");
    row("$expand=Media", "$expand");
    row("$unknown=1", "$unknown");
    row("$filter=", "$filter");
    row("$filter=%zz", "$filter");
    row("$filter=%ff", "$filter");
    row("$orderby=a sideways", "$orderby");
    row("$orderby=a,,b", "$orderby");
    row("$select=a,,b", "$select");
}

void TestODataParts::wrongOptionsAreNamed()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, target);
    const auto options = readQueryOptions({query.constData(), std::size_t(query.size())});
    QVERIFY(!options);
    QCOMPARE(options.error().status, 400);
    QCOMPARE(bytes(options.error().target), target);
    QVERIFY(!options.error().message.empty());
}

void TestODataParts::optionsAreReadInAnyCaseAndWithoutDollar()
{
    const auto options =
        readQueryOptions("TOP=5&$Skip=2&select=A,B,A&$ORDERBY=A%20DESC,B&$count=TRUE&$skiptoken=x&mine=1");
    QVERIFY(options);
    QCOMPARE(options->top, std::optional<std::int64_t>(5));
    QCOMPARE(options->skip, std::optional<std::int64_t>(2));
    QCOMPARE(options->selected.size(), 2U);
    QCOMPARE(options->order.size(), 2U);
    QVERIFY(options->order[0].descending && !options->order[1].descending);
    QVERIFY(options->count);
    QCOMPARE(bytes(options->kept), QByteArray("$select=A,B,A&$orderby=A%20DESC,B&$count=TRUE"));
}

void TestODataParts::versionsAreEchoedOrRefused_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("answered");
    QTest::newRow("4.0") << QByteArray("OData-Version") << QByteArray("4.0") << QByteArray("4.0");
    QTest::newRow("4.01") << QByteArray("odata-version") << QByteArray("4.01") << QByteArray("4.01");
    QTest::newRow("most 4.0") << QByteArray("OData-MaxVersion") << QByteArray("4.0") << QByteArray("4.0");
    QTest::newRow("5.0") << QByteArray("OData-Version") << QByteArray("5.0") << QByteArray();
    QTest::newRow("garbage") << QByteArray("OData-Version") << QByteArray("x") << QByteArray();
    QTest::newRow("none") << QByteArray("X") << QByteArray("y") << QByteArray("4.01");
}

void TestODataParts::versionsAreEchoedOrRefused()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, answered);
    const auto form = readAnswerForm(withField(field.constData(), value.constData()), {}, "root");
    QCOMPARE(form.has_value(), !answered.isEmpty());
    if (form)
        QCOMPARE(bytes(form->version), answered);
    else
        QCOMPARE(form.error().status, 400);
}

void TestODataParts::tagsMatchHoweverTheyAreWritten_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("match");
    const auto row = [](const char* value, Match match) {
        QTest::newRow(value) << QByteArray(value) << int(match);
    };
    row("W/\"3\"", Match::Matches);
    row("W/\\\"3\\\"", Match::Matches);
    row("\"3\"", Match::Matches);
    row("*", Match::Matches);
    row("W/\"2\", W/\"3\"", Match::Matches);
    row("W/\"2\"", Match::Fails);
    row("W/\"33\"", Match::Fails);
    row("3", Match::Fails);
    row("", Match::Fails);
}

void TestODataParts::tagsMatchHoweverTheyAreWritten()
{
    QFETCH(QByteArray, value);
    QFETCH(int, match);
    QCOMPARE(int(matchTags(withField("If-Match", value.constData()), weakTag("3"))), match);
    QCOMPARE(int(matchTags(HttpRequest{}, weakTag("3"))), int(Match::Unsaid));
}

void TestODataParts::pageTokensComeBackAndForgedOnesDoNot()
{
    const PageToken token{9223372036854775807, {"\"a,\\\"b\"", "", "1.50"}, 12, 34, 5};
    const std::string text = writePageToken(token);
    const auto read = readPageToken(text);
    QVERIFY(read);
    QCOMPARE(read->after, token.after);
    QVERIFY(read->values == token.values);
    QCOMPARE(read->counted, 12);
    QCOMPARE(read->countedTo, 34);
    QCOMPARE(read->pageSize, 5);
    for (const char* forged : {"", "x", "WzFd", "!!!!", "WzIsMSwyLDMsNF0", "eyJhIjoxfQ"})
        QVERIFY2(!readPageToken(forged), forged);
    QVERIFY(!readPageToken(text.substr(0, text.size() / 2)));
}

void TestODataParts::valuesAreOrderedExactly()
{
    const auto less = [](const char* a, const char* b, EdmType type = EdmType::Dynamic) {
        return sortValue(a, type).compare(sortValue(b, type)) < 0;
    };
    QVERIFY(less("9007199254740992", "9007199254740993"));
    QVERIFY(less("9007199254740992.5", "9007199254740993"));
    QVERIFY(less("2", "10"));
    QVERIFY(less("-1e400", "1e-400"));
    QVERIFY(less("\"10\"", "\"2\""));
    QVERIFY(less("\"Z\"", "\"a\""));
    QVERIFY(less("\"2024-01-15T12:00:00+02:00\"", "\"2024-01-15T11:00:00Z\"", EdmType::DateTimeOffset));
    QVERIFY(less("null", "false"));
    QVERIFY(less("", "0"));
    QVERIFY(sortValue("1.0", EdmType::Decimal).compare(sortValue("1", EdmType::Decimal)) == 0);
}

void TestODataParts::valuesAreCheckedByTheirType_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char* name, const char* value, bool taken) {
        QTest::addRow("%s %.60s", name, value)
            << QByteArray("Property") << QByteArray(name) << QByteArray(value) << taken;
    };
    row("ListPrice", "123456.78", true);
    row("ListPrice", "0", true);
    row("ListPrice", "1e3", true);
    row("ListPrice", "null", true);
    row("ListPrice", "-1", false);
    row("ListPrice", "-0.01", false);
    row("ListPrice", "\"1\"", false);
    row("ListPrice", "1e400", false);
    row("ListPrice", "1.005", false);
    row("ListPrice", "true", false);
    row("Latitude", "-45.5", true);
    row("BedroomsTotal", "3", true);
    row("BedroomsTotal", "3.5", false);
    row("BedroomsTotal", "4294967296", false);
    row("StandardStatus", "\"Active\"", true);
    row("StandardStatus", "5", false);
    row("StandardStatus", "\"12345678901234567890123456\"", false);
    row("CloseDate", "\"2026-02-28\"", true);
    row("CloseDate", "\"2026-02-29\"", false);
    row("StatusChangeTimestamp", "\"2026-11-22T14:03:20Z\"", true);
    row("StatusChangeTimestamp", "\"yesterday\"", false);
    row("StatusChangeTimestamp", "\"2026-11-22T14:03:20\"", false);
    row("PoolPrivateYN", "true", true);
    row("PoolPrivateYN", "\"true\"", false);
    row("Heating", "[\"Gas\",\"Oil\"]", true);
    row("Heating", "[]", true);
    row("Heating", "\"Gas\"", false);
    row("Heating", "[1]", false);
    row("Heating", "null", false);
}

void TestODataParts::valuesAreCheckedByTheirType()
{
    QFETCH(QByteArray, resource);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, taken);
    const ResourceCatalogue catalogue;
    const EntityType* type = catalogue.record(resource.toStdString());
    QVERIFY(type != nullptr);
    const PropertyDefinition* property = type->property(name.toStdString());
    QVERIFY(property != nullptr);
    const std::string text = value.toStdString();
    const std::string refused = valueRefusal(*property, JsonView(text), false);
    QVERIFY2(refused.empty() == taken, refused.c_str());
}

void TestODataParts::numbersGoOutAsTextWhereAsked()
{
    const std::string source =
        "{\"EntityEventSequence\":9007199254740993, \"ResourceName\" : \"Property\",\"X\":1.50}";
    RowShape shape{&entityEventType(), {}, false, false};
    QCOMPARE(bytes(shapedRow(source, shape, {})), bytes(source));
    shape.numbersAsText = true;
    QCOMPARE(
        bytes(shapedRow(source, shape, {})),
        QByteArray(
            "{\"EntityEventSequence\":\"9007199254740993\",\"ResourceName\" : \"Property\",\"X\":1.50}"));
    shape = {&entityEventType(), {"X", "ResourceRecordUrl"}, false, true};
    QCOMPARE(bytes(shapedRow(source, shape, "\"@a\":1")),
             QByteArray("{\"@a\":1,\"X\":1.50,\"ResourceRecordUrl\":null}"));
}

void TestODataParts::issuedTokensOpenTheServiceForAWhile()
{
    ProducerSettings settings;
    settings.token = "secret";
    Guard guard(settings);
    const auto now = Guard::Clock::now();
    const HttpAnswer answer = guard.issueToken(
        tokenRequest("grant_type=client_credentials&client_id=me&client_secret=secret"), now);
    QCOMPARE(answer.status, 200);
    const auto token = JsonView(answer.body).member("access_token");
    QVERIFY(token && token->string());
    QVERIFY(*token->string() != "secret");
    const std::string bearer = "Bearer " + *token->string();
    QVERIFY(!guard.refuse(withField("Authorization", bearer.c_str()), now + 299s));
    const auto late = guard.refuse(withField("Authorization", bearer.c_str()), now + 300s);
    QVERIFY(late);
    QCOMPARE(late->status, 401);
    QVERIFY(!guard.refuse(withField("Authorization", "bearer secret"), now));
    QVERIFY(guard.refuse(withField("Authorization", "Bearer secreT"), now));
    QVERIFY(guard.refuse(HttpRequest{}, now));
}

void TestODataParts::tokenRequestsAreJudged_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* body, int status, const char* error) {
        QTest::newRow(body) << QByteArray(body) << status << QByteArray(error);
    };
    row("grant_type=client_credentials&client_id=me&client_secret=se%20cret", 200, "");
    row("grant_type=client_credentials&client_id=me&client_secret=se+cret", 200, "");
    row("client_id=me&client_secret=se%20cret", 400, "invalid_request");
    row("grant_type=password&client_id=me&client_secret=se%20cret", 400, "unsupported_grant_type");
    row("grant_type=client_credentials&client_id=me&client_secret=wrong", 401, "invalid_client");
    row("grant_type=client_credentials&client_secret=se%20cret", 401, "invalid_client");
    row("grant_type=client_credentials&grant_type=client_credentials&client_id=me", 400, "invalid_request");
    row("grant_type=%zz", 400, "invalid_request");
}

void TestODataParts::tokenRequestsAreJudged()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, error);
    ProducerSettings settings;
    settings.token = "se cret";
    Guard guard(settings);
    const HttpAnswer answer = guard.issueToken(tokenRequest(body.toStdString()), Guard::Clock::now());
    QCOMPARE(answer.status, status);
    QVERIFY(answer.body.find("se cret") == std::string::npos);
    if (!error.isEmpty())
        QCOMPARE(bytes(JsonView(answer.body).member("error")->string().value_or("")), error);
    const bool noStore = std::any_of(answer.fields.begin(), answer.fields.end(), [](const HttpField& field) {
        return field.name == "Cache-Control" && field.value == "no-store";
    });
    QVERIFY(noStore);
}

void TestODataParts::metadataHasWhatItNeeds()
{
    const std::vector<RecordResource> added{{"Prospecting", "ProspectingKey"}};
    const ResourceCatalogue catalogue(added);
    QXmlStreamReader xml(bytes(writeMetadata(catalogue)));
    int schemas = 0;
    QSet<QString> types;
    QSet<QString> sets;
    QSet<QString> keyed;
    QMap<QString, QString> properties;
    QString type;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const QString name = xml.attributes().value(QLatin1String("Name")).toString();
        if (xml.name() == QLatin1String("Schema")) ++schemas;
        if (xml.name() == QLatin1String("EntityType")) types.insert(type = name);
        if (xml.name() == QLatin1String("PropertyRef")) keyed.insert(type);
        if (xml.name() == QLatin1String("EntitySet")) sets.insert(name);
        if (xml.name() == QLatin1String("Property"))
            properties[type + u'/' + name] = xml.attributes().value(QLatin1String("Type")).toString();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(schemas, 1);
    QCOMPARE(types, sets);
    QCOMPARE(types, keyed);
    for (const char* wanted : {"EntityEvent", "EntityEventSubscription", "Property", "Member", "Office",
                               "Media", "OpenHouse", "Showing", "Prospecting"})
        QVERIFY2(types.contains(QLatin1String(wanted)), wanted);
    QCOMPARE(properties[QStringLiteral("EntityEvent/EntityEventSequence")], QStringLiteral("Edm.Int64"));
    QCOMPARE(properties[QStringLiteral("EntityEvent/EventTypes")], QStringLiteral("Collection(Edm.String)"));
    QCOMPARE(properties[QStringLiteral("EntityEvent/FeedTypes")], QStringLiteral("Collection(Edm.String)"));
    QCOMPARE(properties[QStringLiteral("Property/ListPrice")], QStringLiteral("Edm.Decimal"));
    QCOMPARE(properties[QStringLiteral("EntityEventSubscription/BatchSize")], QStringLiteral("Edm.Int32"));
}

QTEST_APPLESS_MAIN(TestODataParts)
#include "tst_odataparts.moc"
