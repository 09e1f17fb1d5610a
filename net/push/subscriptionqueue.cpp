// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/subscriptionqueue.h"

#include <algorithm>

namespace pb {

namespace {

constexpr std::int64_t batchesAhead = 4;

} // namespace

MatchRoom SubscriptionQueue::restart(SequenceNumber after, int batchSize)
{
    ++m_place;
    m_events.clear();
    m_bytes = 0;
    m_passed = after;
    m_begun = true;
    m_following = false;
    m_refusal.clear();
    return {batchSize * batchesAhead, static_cast<std::int64_t>(DeliveryQueue::mostBytes) * batchesAhead};
}

void SubscriptionQueue::end(SequenceNumber front)
{
    const SequenceNumber reached = position(front);
    restart(reached, 1);
    m_begun = false;
}

bool SubscriptionQueue::take(const MatchedEvents& found, SequenceNumber front, Moment now)
{
    if (!m_begun || found.place != m_place) return false;
    for (const EventPointer& event : found.events) {
        m_events.push_back({event, now});
        m_bytes += static_cast<std::int64_t>(event->source.size());
    }
    m_passed = std::max(m_passed, m_following ? front : m_passed);
    m_passed = std::max(m_passed, found.passed);
    m_following = found.following;
    m_refusal = found.refusal;
    return true;
}

MatchRoom SubscriptionQueue::release(SequenceNumber acknowledged)
{
    MatchRoom room;
    while (!m_events.empty() && m_events.front().event->EntityEventSequence <= acknowledged) {
        room.events += 1;
        room.bytes += static_cast<std::int64_t>(m_events.front().event->source.size());
        m_events.pop_front();
    }
    m_bytes -= room.bytes;
    m_passed = std::max(m_passed, acknowledged);
    return room;
}

SequenceNumber SubscriptionQueue::position(SequenceNumber front) const
{
    if (!m_events.empty()) return SequenceNumber{m_events.front().event->EntityEventSequence.value - 1};
    return m_following ? std::max(m_passed, front) : m_passed;
}

std::int64_t SubscriptionQueue::remaining(SequenceNumber front, SequenceNumber end) const
{
    const SequenceNumber passed = m_following ? std::max(m_passed, front) : m_passed;
    return size() + (end > passed ? end.value - passed.value : 0);
}

/// How many of the first events a batch holds.
std::size_t SubscriptionQueue::fitting(const BatchLimits& limits) const
{
    std::size_t bytes = 0;
    std::size_t count = 0;
    for (const Waiting& each : m_events) {
        if (count == static_cast<std::size_t>(limits.events)) break;
        if (each.event->EntityEventSequence > limits.through) break;
        bytes += each.event->source.size();
        if (count > 0 && bytes > DeliveryQueue::mostBytes) break;
        ++count;
    }
    return count;
}

std::optional<Moment> SubscriptionQueue::dueAt(const BatchLimits& limits,
                                               std::chrono::milliseconds wait) const
{
    if (m_events.empty()) return std::nullopt;
    const bool full =
        size() >= limits.events || m_bytes >= static_cast<std::int64_t>(DeliveryQueue::mostBytes);
    // A batch that was halved is known to be there whole; nothing can be added to the last sequences.
    const bool searching = limits.through < lastSequenceNumber;
    if (full || searching || !m_refusal.empty()) return Moment{};
    return m_events.front().since + wait;
}

std::optional<OutboundBatch> SubscriptionQueue::form(const BatchLimits& limits, Profile profile,
                                                     Moment now) const
{
    const std::size_t count = fitting(limits);
    if (count == 0) return std::nullopt;
    std::vector<EntityEvent> events;
    events.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        events.push_back(*m_events[i].event);
    OutboundBatch batch;
    batch.first = events.front().EntityEventSequence;
    batch.last = events.back().EntityEventSequence;
    batch.events = static_cast<int>(count);
    batch.body = std::make_shared<const std::string>(writeEnvelope(events, profile, false));
    batch.queuedAt = now;
    return batch;
}

} // namespace pb
