// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "models/domain/livestate.h"
#include "models/domain/subscription.h"

namespace pb {

/// How a subscription stands, as screens mark it: by a word, an icon and a colour.
enum class SubscriptionStanding { UpToDate, Sending, Waiting, Halted, Paused, Suspended, Idle };

/// A subscription with what its feed does now. `remaining` counts the events of the log after its place,
/// FeedState::mostCounted + 1 where there are more, -1 where they are not counted yet.
struct SubscriptionState
{
    PlacedSubscription placed;
    FeedActivity activity = FeedActivity::NotRunning;
    std::int64_t remaining = -1;
    std::optional<Moment> lastAttemptAt = {};
    int lastStatus = 0; ///< of the last attempt's answer; 0: none
    std::optional<Moment> nextAt = {};

    std::int64_t key() const { return placed.subscription.key; }
    /// What pauses counts before what its feed last did.
    SubscriptionStanding standing() const;
};

/// The columns of the list, left to right.
enum class SubscriptionColumn {
    State,
    Key,
    Label,
    Filter,
    Callback,
    Lag,
    LastDelivered,
    LastAttempt,
    NextAttempt
};
inline constexpr int subscriptionColumns = 9;

// Words of subscriptions, translated. Times are local.

QString subscriptionHeading(SubscriptionColumn column);
QString subscriptionText(const SubscriptionState& state, SubscriptionColumn column);
QString standingWord(SubscriptionStanding standing);
/// The icon that stands beside the word.
QString standingIcon(SubscriptionStanding standing);
/// "12 events", "more than 10,000 events"; empty where it is not counted.
QString lagWords(std::int64_t remaining);
/// Why it stands as it does, and what can be done: a sentence; empty where it needs none.
QString standingReason(const SubscriptionState& state);

} // namespace pb
