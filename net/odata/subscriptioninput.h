// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/eventenvelope.h"
#include "models/domain/jsonview.h"
#include "models/domain/producersettings.h"
#include "models/domain/subscription.h"

namespace pb {

/// A subscription with a client's words taken into it (SUB-1, SUB-3), or what is wrong with them.
struct SubscriptionInput
{
    Subscription subscription;
    bool namesSequence = false; ///< a number was given for EntityEventSequence
    bool namesActive = false;
    bool namesUrl = false;
    std::string origin; ///< of CallbackUrl
    std::vector<EnvelopeError> errors;
};

/// Takes the members of a body into `base`: a fresh subscription for POST, the one that is there for PATCH.
/// What depends on others, as the credential, is left to the caller.
SubscriptionInput readSubscriptionInput(const JsonView& body, Subscription base,
                                        const ProducerSettings& settings, bool numbersAsText);

/// A subscription's JSON. `lag`: events of the log that are not acknowledged.
std::string writeSubscription(const PlacedSubscription& placed, std::string_view state, std::int64_t lag);

} // namespace pb
