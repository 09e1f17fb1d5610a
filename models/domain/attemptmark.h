// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "models/domain/deliveryattempt.h"

namespace pb {

/// A DeliveryAttempt without its texts and messages: what a time line needs of each of very many.
struct AttemptMark
{
    std::int64_t id = 0; ///< number in the session
    std::int64_t feed = 0;
    std::int64_t delivery = 0;
    int attempt = 1;
    int events = 0;
    SequenceNumber firstSequence{};
    SequenceNumber lastSequence{};
    Moment queuedAt{};
    Moment startedAt{};
    AttemptPhases phases;
    std::optional<double> retryAfterSeconds; ///< the wait the answer demanded
    std::optional<Moment> nextAt;            ///< when the next attempt was due
    int status = 0;                          ///< 0: no complete answer
    AttemptOutcome outcome = AttemptOutcome::Delivered;
};

/// Where an attempt stands among those of its feed.
struct AttemptPlace
{
    std::int64_t feed = 0;
    std::int64_t delivery = 0;
    std::int64_t id = 0;
};

} // namespace pb
