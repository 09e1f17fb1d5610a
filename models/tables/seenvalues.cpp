// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/seenvalues.h"

#include <algorithm>

#include <QMetaObject>

namespace pb {

namespace {

constexpr int eventsRead = 1000; ///< of each end
constexpr std::size_t mostValues = 30;
constexpr qint64 freshMs = 5000;

using Counts = std::map<std::string, std::map<std::string, int>, std::less<>>;

void note(Counts& counts, const EntityEvent& event)
{
    const EntityEventDetails details = readDetails(event.source);
    ++counts["ResourceName"][event.ResourceName];
    ++counts["ResourceRecordKey"][event.ResourceRecordKey];
    for (const std::string& type : details.EventTypes)
        ++counts["EventTypes"][type];
    for (const std::string& type : details.FeedTypes)
        ++counts["FeedTypes"][type];
    if (!details.OriginatingSystemName.empty())
        ++counts["OriginatingSystemName"][details.OriginatingSystemName];
}

std::vector<std::string> commonest(const std::map<std::string, int>& counts)
{
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [value, count] : counts)
        if (!value.empty()) order.emplace_back(-count, value);
    std::sort(order.begin(), order.end());
    std::vector<std::string> values;
    for (auto& [count, value] : order) {
        if (values.size() == mostValues) break;
        values.push_back(std::move(value));
    }
    return values;
}

} // namespace

SeenValues::SeenValues(ReadThread& thread, QObject* parent) : QObject(parent), m_thread(thread)
{
}

std::vector<std::string> SeenValues::of(std::string_view property) const
{
    const auto found = m_values.find(property);
    return found == m_values.end() ? std::vector<std::string>() : found->second;
}

void SeenValues::refresh()
{
    if (m_reading || (m_age.isValid() && m_age.elapsed() < freshMs)) return;
    m_reading = true;
    m_thread.post([this](SessionReader& session) {
        Counts counts;
        for (const StoredEvent& stored :
             session.logWhere({}, LogStretch{SequenceNumber{1}, lastSequenceNumber, true}, eventsRead))
            note(counts, stored.event);
        const std::int64_t from = std::max<std::int64_t>(0, session.streamRows() - eventsRead);
        for (const StoredEvent& stored : session.eventsAfter(from, eventsRead))
            note(counts, stored.event);
        decltype(m_values) values;
        for (const auto& [property, seen] : counts)
            values[property] = commonest(seen);
        QMetaObject::invokeMethod(this, [this, values = std::move(values)] {
            m_reading = false;
            m_age.start();
            m_values = values;
            Q_EMIT changed();
        });
    });
}

} // namespace pb
