// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/deliveryattempt.h"
#include "models/domain/moment.h"
#include "models/domain/retryafter.h"

namespace pb {

/// How a feed is retried (PSH-6): waits before the second, third, ... attempt (the last repeats), the number
/// of attempts after which the feed is suspended, jitter as a share that only lengthens, and the longest
/// time that Retry-After halts may add up to without a success (PSH-5).
struct RetryPolicy
{
    std::string name; ///< workshop, standard, none, custom
    std::vector<std::chrono::milliseconds> delays;
    int maxAttempts = 1;
    double jitter = 0.2;
    std::chrono::milliseconds retryAfterCap = std::chrono::hours(24);
};

/// The presets by name; nothing for another word.
std::optional<RetryPolicy> retryPreset(std::string_view name);

/// Reads a preset's name or the JSON form {"delays":["200ms","1s"],"maxAttempts":8,"jitter":0.2,
/// "retryAfterCap":"24h"}; the error is a sentence.
tl::expected<RetryPolicy, std::string> readRetryPolicy(std::string_view text);

/// Reads "200ms", "1.5s", "10s", "5m", "2h"; nothing for any other text or a negative value.
std::optional<std::chrono::milliseconds> readDuration(std::string_view text);

/// "14:03:20Z" for a moment of the same UTC day as now, with the date otherwise; milliseconds only where
/// there are any. For sentences.
std::string clockText(Moment moment, Moment now);

/// What an attempt came to, as far as the next step depends on it.
struct AttemptResult
{
    int status = 0; ///< 0: no complete answer
    bool deadlinePassed = false;
    bool requestSent = false; ///< whether bytes of the request went out
    RetryAfter retryAfter;
    int batchEvents = 1;
};

/// The wait before the next attempt after that many earlier failures: the policy's delay, lengthened by the
/// jitter; `random` in [0, 1).
std::chrono::milliseconds backoff(const RetryPolicy& policy, int failures, double random);

/// What came before in this delivery.
struct DeliveryHistory
{
    int failures = 0;                       ///< attempts that count toward the maximum, before this one
    std::chrono::milliseconds haltedFor{0}; ///< Retry-After waits since the last success
};

/// What to do next with the feed.
struct NextStep
{
    enum class Kind { Delivered, RetryAt, HaltConsumer, Halve, RejectEvent, Suspend, Deactivate };
    Kind kind = Kind::Delivered;
    Moment at{};                ///< RetryAt, HaltConsumer: next attempt not before this
    bool haltsConsumer = false; ///< nothing goes to the whole origin before `at`, suspended or not (PSH-4)
    bool countsAsFailure = false;
    AttemptOutcome outcome = AttemptOutcome::Delivered;
    std::string reason; ///< a sentence for people: why this step was chosen
};

/// Chooses the next step after an attempt (PSH-4..7): the table of statuses, halting, backoff, halving,
/// suspension. `random` in [0, 1) sets the jitter. Pure.
NextStep nextStep(const RetryPolicy& policy, const AttemptResult& result, const DeliveryHistory& history,
                  Moment now, double random);

} // namespace pb
