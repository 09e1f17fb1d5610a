// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "models/domain/eventenvelope.h"
#include "models/domain/eventgenerator.h"
#include "models/domain/jsonview.h"

using namespace pb;

namespace {

std::vector<EntityEvent> generate(GeneratorSettings settings, int count)
{
    EventGenerator generator(std::move(settings));
    std::vector<EntityEvent> events;
    for (int i = 0; i < count; ++i) {
        auto event = generator.next();
        if (!event) break;
        events.push_back(std::move(*event));
    }
    return events;
}

GeneratorSettings full(std::uint64_t seed)
{
    GeneratorSettings settings;
    settings.seed = seed;
    settings.gapRate = 0.2;
    settings.eventTypes = true;
    settings.withData = true;
    return settings;
}

} // namespace

class TestEventGenerator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameSeedGivesTheSameBytes();
    void firstEventsNeverChange();
    void everyEventIsOneAReceiverTakes();
    void dataAndTypesDontChangeTheRecords();
    void gapsAreLeftOutAndTheOrderKept();
    void weightsChooseTheResources();
    void insertsComeBeforeUpdatesOfTheSameRecord();
    void someAmountsHaveCents();
    void endsWithTheLastSequence();
};

void TestEventGenerator::sameSeedGivesTheSameBytes()
{
    const auto first = generate(full(7), 500);
    const auto second = generate(full(7), 500);
    const auto other = generate(full(8), 500);
    QCOMPARE(first.size(), std::size_t{500});
    bool differs = false;
    for (std::size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(first[i].source, second[i].source);
        differs = differs || first[i].source != other[i].source;
    }
    QVERIFY(differs);
}

void TestEventGenerator::firstEventsNeverChange()
{
    GeneratorRandom random(1);
    QCOMPARE(random.next(), 0x910a2dec89025cc1ULL);
    const auto events = generate(GeneratorSettings{}, 1);
    QCOMPARE(
        QByteArray::fromStdString(events.front().source),
        QByteArray(R"({"EntityEventSequence":1,"ResourceName":"Media","ResourceRecordKey":"MED1000000"})"));
}

void TestEventGenerator::everyEventIsOneAReceiverTakes()
{
    for (const EntityEvent& event : generate(full(3), 2000)) {
        const auto read = readEvent(event.source);
        QVERIFY2(read, event.source.c_str());
        QVERIFY(read->EntityEventSequence == event.EntityEventSequence);
        QVERIFY(sameTuple(*read, event));
        const EntityEventDetails details = readDetails(event.source);
        QVERIFY(details.hasData);
        QVERIFY(!details.EventTypes.empty());
    }
}

void TestEventGenerator::dataAndTypesDontChangeTheRecords()
{
    GeneratorSettings plain = full(5);
    plain.eventTypes = false;
    plain.withData = false;
    const auto bare = generate(plain, 300);
    const auto rich = generate(full(5), 300);
    for (std::size_t i = 0; i < bare.size(); ++i) {
        QVERIFY(bare[i].EntityEventSequence == rich[i].EntityEventSequence);
        QVERIFY(sameTuple(bare[i], rich[i]));
    }
}

void TestEventGenerator::gapsAreLeftOutAndTheOrderKept()
{
    GeneratorSettings settings;
    settings.start = SequenceNumber{1000};
    settings.gapRate = 0.25;
    const auto events = generate(settings, 4000);
    std::int64_t last = 999;
    for (const EntityEvent& event : events) {
        QVERIFY(event.EntityEventSequence.value > last);
        last = event.EntityEventSequence.value;
    }
    const double left = 1 - 4000.0 / static_cast<double>(last - 999);
    QVERIFY2(left > 0.22 && left < 0.28, std::to_string(left).c_str());
}

void TestEventGenerator::weightsChooseTheResources()
{
    GeneratorSettings settings;
    settings.resources = {{"Property", 5}, {"Media", 3}};
    int properties = 0;
    for (const EntityEvent& event : generate(settings, 8000))
        properties += event.ResourceName == "Property" ? 1 : 0;
    QVERIFY2(properties > 4850 && properties < 5150, std::to_string(properties).c_str());
}

void TestEventGenerator::insertsComeBeforeUpdatesOfTheSameRecord()
{
    std::set<std::pair<std::string, std::string>> there;
    std::set<std::string> types;
    for (const EntityEvent& event : generate(full(9), 5000)) {
        const std::pair record(event.ResourceName, event.ResourceRecordKey);
        const auto eventTypes = readDetails(event.source).EventTypes;
        types.insert(eventTypes.begin(), eventTypes.end());
        const bool inserted = eventTypes.front() == "Insert";
        QCOMPARE(there.contains(record), !inserted);
        if (eventTypes.front() == "Delete")
            there.erase(record);
        else
            there.insert(record);
    }
    QCOMPARE(types, (std::set<std::string>{"Insert", "Update", "Delete", "StatusChanged", "Canceled"}));
}

void TestEventGenerator::someAmountsHaveCents()
{
    int exact = 0;
    int properties = 0;
    for (const EntityEvent& event : generate(full(1), 1000)) {
        if (event.ResourceName != "Property") continue;
        const auto data = checkJson(event.source)->member("Data");
        const auto amount = data ? data->member("ListPrice") : std::nullopt;
        QVERIFY(amount);
        ++properties;
        const std::string_view text = amount->source();
        const auto point = text.find('.');
        if (point != std::string_view::npos) {
            QCOMPARE(text.size() - point, std::size_t{3});
            ++exact;
        }
    }
    QVERIFY(exact > properties / 5);
    QVERIFY(exact < properties / 2);
}

void TestEventGenerator::endsWithTheLastSequence()
{
    GeneratorSettings settings;
    settings.start = SequenceNumber{lastSequenceNumber.value - 1};
    EventGenerator generator(settings);
    QVERIFY(generator.next());
    const auto last = generator.next();
    QVERIFY(last && last->EntityEventSequence == lastSequenceNumber);
    QVERIFY(!generator.next());
    QVERIFY(!generator.next());
}

QTEST_APPLESS_MAIN(TestEventGenerator)
#include "tst_eventgenerator.moc"
