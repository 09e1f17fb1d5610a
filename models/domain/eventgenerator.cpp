// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/eventgenerator.h"

#include "models/domain/generatedrecord.h"
#include "models/domain/jsonview.h"

namespace pb {

namespace {

/// The mix of a usual feed: a listing has many pictures, and people and offices change rarely.
std::vector<std::pair<std::string, double>> usualMix()
{
    return {{"Property", 40}, {"Media", 34}, {"OpenHouse", 10}, {"Showing", 8}, {"Member", 6}, {"Office", 2}};
}

bool canBeCanceled(const std::string& resource)
{
    return resource == "OpenHouse" || resource == "Showing";
}

/// Whether a record has a status whose change is told apart (LOG-3).
bool hasStatus(const std::string& resource)
{
    return resource == "Property" || resource == "Member";
}

struct Change
{
    bool insert = false;
    bool remove = false;
    bool status = false;
};

Change chooseChange(GeneratorRandom& random, bool anyRecord)
{
    const double share = random.share();
    const double status = random.share();
    Change change;
    change.insert = !anyRecord || share < 0.3;
    change.remove = !change.insert && share > 0.94;
    change.status = !change.insert && !change.remove && status < 0.3;
    return change;
}

std::string eventTypesOf(const std::string& resource, const Change& change)
{
    if (change.insert) return R"(["Insert"])";
    if (change.remove) return R"(["Delete"])";
    if (change.status && canBeCanceled(resource)) return R"(["Update","Canceled"])";
    if (change.status && hasStatus(resource)) return R"(["Update","StatusChanged"])";
    return R"(["Update"])";
}

std::string_view vendorTypeOf(const Change& change)
{
    if (change.insert) return "Create";
    return change.remove ? "Delete" : "Update";
}

} // namespace

std::uint64_t GeneratorRandom::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}

double GeneratorRandom::share()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

EventGenerator::EventGenerator(GeneratorSettings settings)
    : m_settings(std::move(settings)), m_random(m_settings.seed), m_next(m_settings.start)
{
    if (m_settings.resources.empty()) m_settings.resources = usualMix();
    m_records.resize(m_settings.resources.size());
    for (const auto& resource : m_settings.resources)
        m_weights += resource.second;
    m_exhausted = m_next.value < 1;
}

/// Leaves numbers out as the gap rate says; false where none is left (EVT-5: gaps are legal).
bool EventGenerator::skipGap()
{
    while (m_settings.gapRate > 0 && m_random.share() < m_settings.gapRate) {
        if (m_next == lastSequenceNumber) return false;
        ++m_next.value;
    }
    return true;
}

std::size_t EventGenerator::chooseResource()
{
    double at = m_random.share() * m_weights;
    for (std::size_t i = 0; i + 1 < m_settings.resources.size(); ++i) {
        at -= m_settings.resources[i].second;
        if (at < 0) return i;
    }
    return m_settings.resources.size() - 1;
}

std::optional<EntityEvent> EventGenerator::next()
{
    if (m_exhausted || !skipGap()) {
        m_exhausted = true;
        return std::nullopt;
    }
    const std::size_t index = chooseResource();
    const std::string& resource = m_settings.resources[index].first;
    Records& records = m_records[index];
    const Change change = chooseChange(m_random, records.inserted > records.deleted);
    std::uint64_t number = records.inserted;
    const std::uint64_t choice = m_random.next();
    if (change.insert)
        ++records.inserted;
    else if (change.remove)
        number = records.deleted++;
    else
        number = records.deleted + choice % (records.inserted - records.deleted);

    EntityEvent event;
    event.EntityEventSequence = m_next;
    event.ResourceName = resource;
    event.ResourceRecordKey = recordKey(resource, number);
    // The data draw from a sequence of their own, so that the records stay the same with and without them.
    GeneratorRandom dataRandom(choice ^ m_settings.seed);
    const GeneratedRecord record{resource, event.ResourceRecordKey, m_next, change.status, change.remove};
    std::string& text = event.source;
    text = "{\"EntityEventSequence\":" + std::to_string(m_next.value) +
           ",\"ResourceName\":" + quoteJson(resource) + ",\"ResourceRecordKey\":\"" +
           event.ResourceRecordKey + '"';
    if (m_settings.eventTypes) text += ",\"EventTypes\":" + eventTypesOf(resource, change);
    if (m_settings.withData) {
        text +=
            ",\"EntityEventType\":\"" + std::string(vendorTypeOf(change)) +
            "\",\"ModificationTimestamp\":\"" + recordTimestamp(m_next) +
            "\",\"OriginatingSystemName\":\"Pushbench Demo MLS\",\"Data\":" + writeRecord(record, dataRandom);
    }
    text += '}';
    if (m_next == lastSequenceNumber)
        m_exhausted = true;
    else
        ++m_next.value;
    return event;
}

} // namespace pb
