// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/eventenvelope.h"

using namespace pb;
using namespace Qt::StringLiterals;

namespace {

std::string bytes(const QByteArray& text)
{
    return text.toStdString();
}

bool hasNote(const EventEnvelope& envelope, Finding finding)
{
    return findingsOf(envelope.notes).has(finding);
}

EntityEvent eventFrom(const std::string& source)
{
    auto event = readEvent(source);
    return event ? *event : EntityEvent{};
}

} // namespace

class EventEnvelopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validPayloadsAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("notes");
        const QByteArray context = R"("@reso.context":"urn:reso:metadata:2.0:resource:entityevent")";
        const QByteArray event =
            R"("EntityEventSequence":7,"ResourceName":"Property","ResourceRecordKey":"K")";
        QTest::newRow("single") << "{" + context + "," + event + "}" << 1 << 0;
        QTest::newRow("batch") << "{" + context + R"(,"value":[{)" + event + "},{" + event + "}]}" << 2 << 0;
        QTest::newRow("empty batch") << "{" + context + R"(,"value":[]})" << 0 << 0;
        QTest::newRow("no context") << "{" + event + "}" << 1 << int(Finding::NoContext);
        QTest::newRow("any case and a later version")
            << R"({"@reso.context":"URN:RESO:Metadata:2.10:Resource:EntityEvent",)" + event + "}" << 1 << 0;
        QTest::newRow("unknown member kept")
            << "{" + context + "," + event + R"(,"X":1e400})" << 1 << int(Finding::UnknownMember);
        QTest::newRow("annotation is no unknown member")
            << "{" + context + "," + event + R"(,"@odata.id":"x"})" << 1 << 0;
        QTest::newRow("vendor members")
            << "{" + context + R"(,"value":[{)" + event +
                   R"(,"EntityEventType":"Create","ModificationTimestamp":"2024-01-01T00:00:00Z",)"
                   R"("OriginatingSystemName":"S","Data":{"ListPrice":123456.78}}]})"
            << 1 << 0;
        QTest::newRow("2020 members")
            << QByteArray(
                   R"({"EntityEventSequenceNumeric":7,"ResourceName":"P","ResourceRecordKeyNumeric":12,"ResourceRecordURL":"u"})")
            << 1 << int(Finding::NoContext) + int(Finding::Alias);
        QTest::newRow("int64 maximum")
            << "{" + context +
                   R"(,"EntityEventSequence":9223372036854775807,"ResourceName":"P","ResourceRecordKey":"k"})"
            << 1 << 0;
        QTest::newRow("optional members may be null")
            << "{" + context + "," + event +
                   R"(,"ResourceRecordUrl":null,"EventTypes":null,"FeedTypes":null,"Data":null})"
            << 1 << 0;
        QTest::newRow("escaped names")
            << R"({"\u0040reso.context":"urn:reso:metadata:2.0:resource:entityevent",)"
               R"("EntityEventSequ\u0065nce":7,"ResourceName":"\ud83c\udfe0","ResourceRecordKey":"K"})"
            << 1 << 0;
        QTest::newRow("255 characters of several bytes")
            << "{" + context + R"(,"EntityEventSequence":7,"ResourceName":")" +
                   QByteArray("\xC3\xA9").repeated(255) + R"(","ResourceRecordKey":"K"})"
            << 1 << 0;
    }

    void validPayloadsAreRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, events);
        QFETCH(int, notes);
        const EventEnvelope envelope = readEnvelope(bytes(body));
        QVERIFY2(envelope.errors.empty(), envelope.errors.empty() ? "" : envelope.errors[0].message.c_str());
        QCOMPARE(envelope.events.size(), static_cast<std::size_t>(events));
        QCOMPARE(int(findingsOf(envelope.notes).bits), notes);
    }

    void errorsNameTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("targets");
        const auto single = [](const QByteArray& sequence) {
            return R"({"EntityEventSequence":)" + sequence +
                   R"(,"ResourceName":"P","ResourceRecordKey":"k"})";
        };
        for (const char* wrong : {"0", "-1", "1.5", "\"12\"", "9223372036854775808", "1e3000", "1e2", "null",
                                  "true", "[1]", "{}"})
            QTest::newRow(wrong) << single(wrong) << QByteArray("EntityEventSequence");
        QTest::newRow("all missing") << QByteArray("{}")
                                     << QByteArray("EntityEventSequence ResourceName ResourceRecordKey");
        QTest::newRow("second of a batch")
            << QByteArray(
                   R"({"value":[{"EntityEventSequence":1,"ResourceName":"P","ResourceRecordKey":"k"},{"EntityEventSequence":2,"ResourceName":""}]})")
            << QByteArray("value[1].ResourceName value[1].ResourceRecordKey");
        QTest::newRow("element is no object") << QByteArray(R"({"value":[1]})") << QByteArray("value[0]");
        QTest::newRow("value is no array") << QByteArray(R"({"value":{}})") << QByteArray("value");
        QTest::newRow("foreign context")
            << QByteArray(R"({"@reso.context":"urn:reso:metadata:2.0:resource:property","value":[]})")
            << QByteArray("@reso.context");
        QTest::newRow("old context")
            << QByteArray(R"({"@reso.context":"urn:reso:metadata:1.7:resource:entityevent","value":[]})")
            << QByteArray("@reso.context");
        QTest::newRow("context is no string")
            << QByteArray(R"({"@reso.context":1,"value":[]})") << QByteArray("@reso.context");
        QTest::newRow("array") << QByteArray("[]") << QByteArray("body");
        QTest::newRow("nothing") << QByteArray() << QByteArray("body");
        QTest::newRow("text after") << QByteArray("{} x") << QByteArray("body");
        QTest::newRow("cut") << QByteArray(R"({"value":[{"EntityEventSequence":1},{"ResourceName":)")
                             << QByteArray("value[1].ResourceName");
        QTest::newRow("member twice")
            << QByteArray(R"({"value":[{"a":1},{"a":1,"b":2,"\u0061":3}]})") << QByteArray("value[1].a");
        QTest::newRow("invalid UTF-8")
            << QByteArray("{\"ResourceName\":\"\xff\"}") << QByteArray("ResourceName");
        QTest::newRow("half a surrogate pair")
            << QByteArray(R"({"ResourceName":"\ud800"})") << QByteArray("ResourceName");
        QTest::newRow("event types of the wrong kind")
            << QByteArray(
                   R"({"EntityEventSequence":1,"ResourceName":"P","ResourceRecordKey":"k","EventTypes":["a",1],"FeedTypes":"x"})")
            << QByteArray("EventTypes[1] FeedTypes");
        QTest::newRow("aliases disagree")
            << QByteArray(
                   R"({"EntityEventSequence":1,"EntityEventSequenceNumeric":2,"ResourceName":"P","ResourceRecordKey":"k"})")
            << QByteArray("EntityEventSequenceNumeric");
        QTest::newRow("256 characters")
            << QByteArray(R"({"EntityEventSequence":1,"ResourceName":"P","ResourceRecordKey":")" +
                          QByteArray("k").repeated(256) + "\"}")
            << QByteArray("ResourceRecordKey");
        QTest::newRow("deep") << QByteArray(R"({"Data":)" + QByteArray("[").repeated(10000))
                              << QByteArray("Data" + QByteArray("[0]").repeated(63));
    }

    void errorsNameTheirPlace()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, targets);
        const EventEnvelope envelope = readEnvelope(bytes(body));
        std::string found;
        for (const EnvelopeError& error : envelope.errors) {
            found += (found.empty() ? "" : " ") + error.target;
            QVERIFY(!error.message.empty());
        }
        QCOMPARE(QByteArray::fromStdString(found), targets);
        QVERIFY(envelope.events.size() < 2);
    }

    void noPrefixOfAPayloadIsTaken()
    {
        const std::string body =
            R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent","value":[{"EntityEventSequence":1,)"
            R"("ResourceName":"P\u0041\"","ResourceRecordKey":"k","Data":{"a":[1.5e3,true,null]}}]})";
        QVERIFY(readEnvelope(body).errors.empty());
        for (std::size_t length = 0; length < body.size(); ++length)
            QVERIFY(readEnvelope(std::string_view(body).substr(0, length)).fatal);
    }

    void atMostTwentyErrorsAreListedAndAllCounted()
    {
        std::string body = "{\"value\":[";
        for (int i = 0; i < 30; ++i)
            body += i == 0 ? "1" : ",1";
        const EventEnvelope envelope = readEnvelope(body + "]}");
        QCOMPARE(envelope.errors.size(), listedErrors);
        QCOMPARE(envelope.errorCount, std::size_t{30});
        QVERIFY(!envelope.fatal);
    }

    void sourceKeepsItsBytesWithoutTheContext_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("source");
        const QByteArray context = R"("@reso.context" : "urn:reso:metadata:2.0:resource:entityevent")";
        const QByteArray event =
            R"("EntityEventSequence": 7 ,"ListPrice":123456.780,"ResourceName":"P", "X":1e400,"ResourceRecordKey":"\u0041")";
        QTest::newRow("none") << "{ " + event + " }"
                              << "{ " + event + " }";
        QTest::newRow("first") << "{\n  " + context + " ,\n" + event + "}"
                               << "{\n  " + event + "}";
        QTest::newRow("last") << "{" + event + " , " + context + "\n}"
                              << "{" + event + "\n}";
        QTest::newRow("between") << "{" + event + "," + context + ",\"Z\":1}"
                                 << "{" + event + ",\"Z\":1}";
    }

    void sourceKeepsItsBytesWithoutTheContext()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, source);
        const EventEnvelope envelope = readEnvelope(bytes(body));
        QCOMPARE(envelope.events.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(envelope.events[0].source), source);
        QCOMPARE(envelope.events[0].ResourceRecordKey, std::string("A"));
    }

    void sourceOfABatchedEventIsItsOwnObject()
    {
        const EventEnvelope envelope = readEnvelope(
            R"({"value": [ {"ResourceName":"P","EntityEventSequence":1,"ResourceRecordKey":"k","n":1.10} ]})");
        QCOMPARE(
            envelope.events[0].source,
            std::string(R"({"ResourceName":"P","EntityEventSequence":1,"ResourceRecordKey":"k","n":1.10})"));
    }

    void writingFollowsTheProfile_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("profile");
        QTest::addColumn<bool>("always");
        QTest::addColumn<QByteArray>("body");
        const QByteArray urn = R"({"@reso.context":"urn:reso:metadata:2.0:resource:entityevent",)";
        const QByteArray source =
            R"({"EntityEventSequence":1,"ResourceName":"P","ResourceRecordKey":"k","X":1.10,"Data":{"a":1}})";
        QTest::newRow("single")
            << source << int(Profile::Rcp28) << false
            << urn + R"("EntityEventSequence":1,"ResourceName":"P","ResourceRecordKey":"k","X":1.10})";
        QTest::newRow("always value")
            << source << int(Profile::Rcp28) << true
            << urn +
                   R"("value":[{"EntityEventSequence":1,"ResourceName":"P","ResourceRecordKey":"k","X":1.10}]})";
        QTest::newRow("vendor wraps and keeps Data")
            << source << int(Profile::Vendor) << false << urn + "\"value\":[" + source + "]}";
        QTest::newRow("2020 renames")
            << source << int(Profile::Year2020) << false
            << QByteArray(
                   R"({"EntityEventSequenceNumeric":1,"ResourceName":"P","ResourceRecordKey":"k","X":1.10})");
        QTest::newRow("2020 source for RCP-28")
            << QByteArray(
                   R"({"EntityEventSequenceNumeric":1,"ResourceName":"P","ResourceRecordKeyNumeric":12,"ResourceRecordURL":"u"})")
            << int(Profile::Rcp28) << false
            << urn +
                   R"("EntityEventSequence":1,"ResourceName":"P","ResourceRecordUrl":"u","ResourceRecordKey":"12"})";
    }

    void writingFollowsTheProfile()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, profile);
        QFETCH(bool, always);
        QFETCH(QByteArray, body);
        const EntityEvent event = eventFrom(bytes(source));
        const std::string written =
            writeEnvelope(std::span(&event, 1), static_cast<Profile>(profile), always);
        QCOMPARE(QByteArray::fromStdString(written), body);
        const EventEnvelope back = readEnvelope(written);
        QVERIFY(back.errors.empty());
        QVERIFY(sameTuple(back.events.at(0), event));
    }

    void aBatchIsWrittenWithItsEventsUnchanged()
    {
        const std::vector<EntityEvent> events = {
            eventFrom(R"({ "EntityEventSequence":1,"ResourceName":"P","ResourceRecordKey":"k" })"),
            eventFrom(R"({"EntityEventSequence":2,"ResourceName":"P","ResourceRecordKey":"k","v":1e400})")};
        const std::string body = writeEnvelope(events, Profile::Rcp28);
        QVERIFY(body.find(events[0].source) != std::string::npos);
        QVERIFY(body.find(events[1].source) != std::string::npos);
        QCOMPARE(readEnvelope(body).events.size(), std::size_t{2});
        QVERIFY(readEnvelope(writeEnvelope({}, Profile::Rcp28)).events.empty());
    }

    void detailsAreReadFromTheSource()
    {
        const EntityEventDetails details = readDetails(
            R"({"EventTypes":["Insert","StatusChanged"],"FeedTypes":["IDX"],"Data":{},"ResourceRecordUrl":"u"})");
        QCOMPARE(details.EventTypes.size(), std::size_t{2});
        QCOMPARE(details.FeedTypes.at(0), std::string("IDX"));
        QVERIFY(details.hasData);
        QCOMPARE(readDetails(R"({"EntityEventType":"Create"})").EventTypes.at(0), std::string("Create"));
    }

    void odataErrorIsEscaped()
    {
        const std::vector<EnvelopeError> details = {{"value[0]", "a \"quoted\"\x01 thing"}};
        const std::string body = writeODataError("400", "bad\n", details);
        const auto json = checkJson(body);
        QVERIFY(json);
        QCOMPARE(json->member("error")->member("message")->string().value(), std::string("bad\n"));
        QVERIFY(body.find('\x01') == std::string::npos);
    }

    void contextFindingsAreNoted()
    {
        QVERIFY(hasNote(readEnvelope("{\"value\":[]}"), Finding::NoContext));
        QVERIFY(hasNote(readEnvelope("{\"value\":[],\"extra\":1}"), Finding::UnknownMember));
    }
};

QTEST_GUILESS_MAIN(EventEnvelopeTest)
#include "tst_eventenvelope.moc"
