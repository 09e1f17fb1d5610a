// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "models/domain/eventenvelope.h"
#include "models/domain/moment.h"
#include "models/domain/pushfeed.h"
#include "models/domain/sequencenumber.h"

namespace pb {

/// An EntityEventSubscription as its client set it (SUB-1, SUB-6, SUB-7). Where it stands is its PushFeed's.
struct Subscription
{
    std::int64_t key = 0; ///< EntityEventSubscriptionKey as a number; given by the store, never used again
    std::string EntityEventFilter; ///< empty: everything visible (SUB-5)
    /// What the client said last; stays as it is while events are delivered (SUB-4).
    std::optional<SequenceNumber> EntityEventSequence;
    std::string CallbackUrl;
    std::string CallbackCredentialId; ///< of CredentialStore; empty: no token is sent
    bool ActiveYN = true;           ///< false pauses and keeps the place; also set when the producer gives up
    Moment ModificationTimestamp{}; ///< moves on with every change
    std::int64_t revision = 0;      ///< grows with every change: what the ETag is made of (SUB-3)

    std::string EntityEventSource; ///< label; empty: the header is left out (PSH-8)
    Profile profile = Profile::Rcp28;
    int batchSize = 100;
    std::chrono::milliseconds batchWait{200}; ///< an event waits this long at most for its batch to fill
    std::chrono::milliseconds deadline = std::chrono::seconds(10);
    std::string retry = "workshop"; ///< a preset's name or the JSON form of readRetryPolicy()
    OnReject onReject = OnReject::Suspend;
    double requestsPerSecond = 0; ///< pace (PSH-1); 0: none
};

/// A subscription with its place in the log.
struct PlacedSubscription
{
    Subscription subscription;
    PushFeed feed;
};

/// A change of a subscription, worked out from what was read before (SUB-3).
struct SubscriptionChange
{
    Subscription subscription; ///< as it shall stand; ModificationTimestamp and revision are the store's
    /// The revision that must still stand; where there is another, nothing is changed.
    std::int64_t basedOn = 0;
    /// The feed goes on with the first event of this sequence or a later one (SUB-4).
    std::optional<SequenceNumber> goOnAt;
    /// Takes back that the producer gave up, and begins the count of failures anew (PSH-7).
    bool resumes = false;
};

/// What became of a change or a removal.
struct SubscriptionOutcome
{
    enum class Result : std::uint8_t { Done, NotFound, Stale };
    Result result = Result::Done;
    PlacedSubscription placed; ///< as it stands now; as it was where it was removed
};

} // namespace pb
