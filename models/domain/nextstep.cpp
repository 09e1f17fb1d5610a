// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdint>

#include "models/domain/retrypolicy.h"

namespace pb {

namespace {

using std::chrono::milliseconds;

/// Where the policy has no delays of its own, a wait that a consumer asks for is still at least this long, so
/// that "Retry-After: 0" can't turn into a busy loop.
constexpr milliseconds leastHalt{1000};

std::string secondsText(milliseconds wait)
{
    const std::int64_t ms = wait.count();
    std::string text = std::to_string(ms / 1000);
    if (ms % 1000 != 0) {
        std::string share = std::to_string(1000 + ms % 1000).substr(1);
        while (share.back() == '0')
            share.pop_back();
        text += "." + share;
    }
    return text + " s";
}

/// "503 with Retry-After: 60", "the deadline passed without a complete answer", ...
std::string happened(const AttemptResult& result)
{
    if (result.deadlinePassed) return "the deadline passed without a complete answer";
    if (result.status == 0)
        return result.requestSent ? "the connection ended without a complete answer"
                                  : "the consumer was not reached";
    return std::to_string(result.status);
}

std::string demandText(const AttemptResult& result, Moment now)
{
    std::string text = std::to_string(result.status) + " with Retry-After: ";
    if (result.retryAfter.form == RetryAfter::Form::Seconds)
        return text + std::to_string(result.retryAfter.demanded.count() / 1000);
    return text + "a date, " + clockText(result.retryAfter.earliest, now);
}

NextStep step(NextStep::Kind kind, AttemptOutcome outcome, std::string reason)
{
    NextStep next;
    next.kind = kind;
    next.outcome = outcome;
    next.reason = std::move(reason);
    return next;
}

NextStep suspend(std::string reason)
{
    return step(NextStep::Kind::Suspend, AttemptOutcome::Suspended, std::move(reason));
}

/// Retry-After that binds: the whole consumer waits, and nothing is counted against it until the waits add up
/// to the cap (PSH-5).
NextStep haltAsDemanded(const RetryPolicy& policy, const AttemptResult& result,
                        const DeliveryHistory& history, Moment now, double random)
{
    const milliseconds own = policy.delays.empty() ? leastHalt : backoff(policy, history.failures, random);
    const Moment at = std::max(now + own, result.retryAfter.earliest);
    const milliseconds wait = at - now;
    const std::string demand = demandText(result, now);
    NextStep next;
    if (wait > policy.retryAfterCap - history.haltedFor) {
        next = suspend(demand + ": with it the consumer would have halted the feed for " +
                       secondsText(history.haltedFor + wait) + " without a success, and the cap is " +
                       secondsText(policy.retryAfterCap) + ": the feed is suspended");
    } else {
        next = step(NextStep::Kind::HaltConsumer, AttemptOutcome::Halted,
                    demand + ": the whole consumer waits until " + clockText(at, now));
    }
    next.haltsConsumer = true;
    next.at = at;
    return next;
}

/// Why a Retry-After field that was there did not count.
std::string unboundText(const RetryAfter& retryAfter)
{
    if (retryAfter.form == RetryAfter::Form::Past) return " with a Retry-After that is past";
    if (retryAfter.form == RetryAfter::Form::Garbage) return " with a Retry-After that can't be read";
    return {};
}

/// A failure that counts: waits as the policy says, or suspends after the last attempt it allows (PSH-6).
NextStep retryLater(const RetryPolicy& policy, const AttemptResult& result, const DeliveryHistory& history,
                    Moment now, double random)
{
    const bool halts = result.status == 429; // RCP-28 Polite Behavior: 429 halts the consumer
    const int failures = history.failures + 1;
    const Moment at = now + backoff(policy, history.failures, random);
    const bool mayWait = result.status == 429 || result.status == 503;
    const std::string what = happened(result) + (mayWait ? unboundText(result.retryAfter) : std::string());
    NextStep next;
    if (failures >= policy.maxAttempts) {
        next = suspend(what + ": attempt " + std::to_string(failures) + " of " +
                       std::to_string(policy.maxAttempts) + " failed, the feed is suspended");
    } else {
        const std::string count =
            "failure " + std::to_string(failures) + " of " + std::to_string(policy.maxAttempts) + ", ";
        next = step(halts ? NextStep::Kind::HaltConsumer : NextStep::Kind::RetryAt,
                    halts                   ? AttemptOutcome::Halted
                    : result.deadlinePassed ? AttemptOutcome::Abandoned
                                            : AttemptOutcome::Retry,
                    what + ": " + count + (halts ? "the whole consumer waits until " : "next attempt at ") +
                        clockText(at, now));
    }
    next.countsAsFailure = true;
    next.haltsConsumer = halts;
    next.at = at;
    return next;
}

/// 413, 400, 422 and the like: the payload is at fault (PSH-6). Not a failure of the consumer.
NextStep narrow(const AttemptResult& result)
{
    const std::string status = std::to_string(result.status);
    if (result.batchEvents <= 1)
        return step(NextStep::Kind::RejectEvent, AttemptOutcome::Suspended,
                    status + ": the consumer refuses this one event");
    const std::string smaller = std::to_string(result.batchEvents / 2);
    if (result.status == 413)
        return step(NextStep::Kind::Halve, AttemptOutcome::Split,
                    "413: the batch is halved, from now on at most " + smaller + " events go in one request");
    return step(NextStep::Kind::Halve, AttemptOutcome::Split,
                status + ": the batch is halved to " + smaller + " events to find what the consumer refuses");
}

bool isRetried(int status)
{
    return status == 404 || status == 408 || status == 425 || status == 429 || status < 200 || status >= 500;
}

} // namespace

NextStep nextStep(const RetryPolicy& policy, const AttemptResult& result, const DeliveryHistory& history,
                  Moment now, double random)
{
    const int status = result.deadlinePassed ? 0 : result.status;
    if (status >= 200 && status <= 299)
        return step(NextStep::Kind::Delivered, AttemptOutcome::Delivered,
                    std::to_string(status) + ": the consumer has the batch");
    if ((status == 429 || status == 503) && result.retryAfter.binds())
        return haltAsDemanded(policy, result, history, now, random);
    if (isRetried(status)) return retryLater(policy, result, history, now, random);
    const std::string text = std::to_string(status);
    if (status <= 399) return suspend(text + ": a redirect is never followed, the feed is suspended");
    if (status == 401 || status == 403)
        return suspend(text + ": the consumer refuses the token, the feed is suspended");
    if (status == 410)
        return step(NextStep::Kind::Deactivate, AttemptOutcome::Suspended,
                    "410: the consumer's endpoint is gone for good, the feed is deactivated");
    return narrow(result);
}

} // namespace pb
