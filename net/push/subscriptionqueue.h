// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "models/domain/outboundbatch.h"
#include "net/push/deliveryqueue.h"
#include "net/push/subscriptionmatcher.h"

namespace pb {

/// The events that the matcher found for one subscription and that are not acknowledged yet. Bounded by the
/// room that the matcher was given. Belongs to the push thread.
class SubscriptionQueue
{
public:
    /// Begins anew after a place; what was found for another counts no more. Gives the room there is.
    MatchRoom restart(SequenceNumber after, int batchSize);
    /// Ends it: nothing is taken until it is begun again.
    void end(SequenceNumber front);
    bool begun() const { return m_begun; }
    /// The number of the place, for the matcher.
    std::int64_t place() const { return m_place; }

    /// False where it was found for another place.
    bool take(const MatchedEvents& found, SequenceNumber front, Moment now);
    /// Drops what is acknowledged; gives the room that this makes.
    MatchRoom release(SequenceNumber acknowledged);

    /// Everything up to here is acknowledged, or does not match.
    SequenceNumber position(SequenceNumber front) const;
    /// Whether it stands where the front of the log's reading is.
    bool following() const { return m_following; }
    /// Events of the log up to `end` that are not done with: those found, and what was not looked at yet.
    std::int64_t remaining(SequenceNumber front, SequenceNumber end) const;
    const std::string& refusal() const { return m_refusal; }
    bool empty() const { return m_events.empty(); }
    std::int64_t size() const { return static_cast<std::int64_t>(m_events.size()); }

    /// When a batch may go out: at once where it is full, else when its first event has waited long enough;
    /// nothing where there is no event.
    std::optional<Moment> dueAt(const BatchLimits& limits, std::chrono::milliseconds wait) const;
    /// A batch of the first events; nothing where there is none.
    std::optional<OutboundBatch> form(const BatchLimits& limits, Profile profile, Moment now) const;

private:
    struct Waiting
    {
        EventPointer event;
        Moment since{};
    };
    std::size_t fitting(const BatchLimits& limits) const;

    std::deque<Waiting> m_events;
    std::int64_t m_bytes = 0;
    std::int64_t m_place = 0;
    SequenceNumber m_passed{};
    bool m_begun = false;
    bool m_following = false;
    std::string m_refusal;
};

} // namespace pb
