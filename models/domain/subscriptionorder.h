// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/domain/subscription.h"

namespace pb {

/// What a person asks of a subscription by its form: a new one where the key is 0, else a change (SUB-1,
/// SUB-3). The token is in it; it never reaches the session.
struct SubscriptionOrder
{
    /// As it shall stand. A new one begins after its EntityEventSequence, without one after what the log
    /// holds then (SUB-4).
    Subscription subscription;
    std::string token; ///< of a new bearer credential; empty: CallbackCredentialId stays
    /// A change: goes on with the first event of this sequence or a later one.
    std::optional<SequenceNumber> goOnAt;
    std::int64_t basedOn = 0; ///< revision that was edited; 0: whichever
};

/// What became of an order. A value; crosses threads by signal.
struct SubscriptionReply
{
    std::int64_t key = 0;  ///< of the subscription; 0: none was made
    std::string field;     ///< the member the refusal is about; empty: none in particular
    std::string complaint; ///< why nothing was done; empty: it was
};

} // namespace pb
