// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/deliveryqueue.h"

#include <algorithm>

namespace pb {

DeliveryQueue::DeliveryQueue(Profile profile, bool alwaysValue)
    : m_profile(profile), m_alwaysValue(alwaysValue)
{
}

/// How many events to read at once: up to 1,000, but not much more than fits a batch's bytes.
int DeliveryQueue::pageSize(int wanted) const
{
    const std::size_t usual = m_readEvents == 0 ? 64 * 1024 : m_readBytes / m_readEvents + 1;
    const std::size_t fitting = std::clamp<std::size_t>(mostBytes / usual, 1, 1000);
    return static_cast<int>(std::min<std::size_t>(fitting, static_cast<std::size_t>(wanted) * 4));
}

/// Reads on until that many events are ahead or the log ends; false where it can't be read.
bool DeliveryQueue::fill(SessionReader& log, SequenceNumber after, int wanted)
{
    while (!m_ahead.empty() && m_ahead.front().EntityEventSequence <= after)
        m_ahead.pop_front();
    if (!m_ahead.empty() && static_cast<int>(m_ahead.size()) >= wanted) return true;
    std::size_t bytes = 0;
    for (const EntityEvent& event : m_ahead)
        bytes += event.source.size();
    while (static_cast<int>(m_ahead.size()) < wanted && bytes < mostBytes) {
        const SequenceNumber from = m_ahead.empty() ? after : m_ahead.back().EntityEventSequence;
        const int limit = pageSize(wanted);
        std::vector<StoredEvent> page = log.logAfter(from, limit);
        if (page.empty()) return log.lastError().message.empty();
        for (StoredEvent& stored : page) {
            bytes += stored.event.source.size();
            m_readBytes += stored.event.source.size();
            ++m_readEvents;
            m_ahead.push_back(std::move(stored.event));
        }
        if (static_cast<int>(page.size()) < limit) return true;
    }
    return true;
}

tl::expected<std::optional<OutboundBatch>, SessionError>
DeliveryQueue::form(SessionReader& log, const BatchLimits& limits, Moment now)
{
    if (!fill(log, limits.after, limits.events)) return tl::unexpected(log.lastError());
    std::vector<EntityEvent> events;
    std::size_t bytes = 0;
    for (const EntityEvent& event : m_ahead) {
        if (static_cast<int>(events.size()) == limits.events || event.EntityEventSequence > limits.through)
            break;
        bytes += event.source.size();
        if (!events.empty() && bytes > mostBytes) break;
        events.push_back(event);
    }
    if (events.empty()) return std::nullopt;
    OutboundBatch batch;
    batch.first = events.front().EntityEventSequence;
    batch.last = events.back().EntityEventSequence;
    batch.events = static_cast<int>(events.size());
    batch.body = std::make_shared<const std::string>(writeEnvelope(events, m_profile, m_alwaysValue));
    batch.queuedAt = now;
    return batch;
}

} // namespace pb
