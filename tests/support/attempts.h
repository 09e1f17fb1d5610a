// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <future>
#include <random>
#include <string>
#include <vector>

#include "models/domain/deliveryattempt.h"
#include "models/store/sessionstore.h"

namespace pb {

/// A feed to a consumer on this computer, not stored yet.
inline PushFeed pushFeed(const std::string& label, int port = 8028)
{
    PushFeed feed;
    feed.origin = "http://127.0.0.1:" + std::to_string(port);
    feed.url = feed.origin + "/webhooks";
    feed.label = label;
    return feed;
}

/// Finds or creates a feed; waits for it.
inline PushFeed openFeed(SessionStore& store, const PushFeed& feed)
{
    std::promise<PushFeed> opened;
    store.openFeed(feed, [&](const auto& found) { opened.set_value(found.value()); });
    return opened.get_future().get();
}

/// Stores an attempt as the push client would; waits, and gives it its number.
inline std::int64_t recordAttempt(SessionStore& store, PushFeed feed, const DeliveryAttempt& attempt)
{
    PushProgress progress;
    progress.attempt = attempt;
    progress.feed = std::move(feed);
    progress.feed.deliveries = attempt.delivery;
    std::promise<std::int64_t> recorded;
    store.recordAttempt(progress, [&](const auto& number) { recorded.set_value(number.value()); });
    return recorded.get_future().get();
}

/// Stores attempts in their order, a few commits for all of them; waits, and gives them their numbers.
inline void recordAttempts(SessionStore& store, const PushFeed& feed, std::vector<DeliveryAttempt>& attempts)
{
    for (DeliveryAttempt& attempt : attempts) {
        PushProgress progress;
        progress.attempt = attempt;
        progress.feed = feed;
        progress.feed.deliveries = attempt.delivery;
        store.recordAttempt(progress, [&attempt](const auto& number) { attempt.id = number.value(); });
    }
    store.flush();
}

/// What a push client could have done, made up by chance from a seed: batches delivered, retried, halted,
/// abandoned, split, one attempt of a feed at a time. Not stored; numbers are 0.
class MadeAttempts
{
public:
    MadeAttempts(std::int64_t feed, Moment start, std::uint32_t seed)
        : m_random(seed), m_feed(feed), m_at(start)
    {
    }

    DeliveryAttempt next()
    {
        DeliveryAttempt attempt;
        attempt.feed = m_feed;
        if (m_fresh) {
            ++m_delivery;
            m_number = 0;
            m_first += m_events;
            m_events = between(1, 10);
            m_at += std::chrono::milliseconds(between(20, 1500));
            m_queuedAt = m_at - std::chrono::milliseconds(between(0, 15));
        }
        attempt.delivery = m_delivery;
        attempt.attempt = ++m_number;
        attempt.firstSequence = SequenceNumber{m_first};
        attempt.lastSequence = SequenceNumber{m_first + m_events - 1};
        attempt.events = m_events;
        attempt.queuedAt = m_queuedAt;
        attempt.startedAt = m_at;
        attempt.requestSent = true;
        attempt.requestHead =
            "POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\r\n";
        attempt.requestBody = "{\"EntityEventSequence\":" + std::to_string(m_first) + "}";
        attempt.requestBodyBytes = static_cast<std::int64_t>(attempt.requestBody.size());
        addPhases(attempt);
        conclude(attempt, between(0, 99));
        return attempt;
    }

private:
    int between(int least, int most) { return std::uniform_int_distribution<int>(least, most)(m_random); }

    void addPhases(DeliveryAttempt& attempt)
    {
        using std::chrono::microseconds;
        AttemptPhases& phases = attempt.phases;
        const bool kept = between(0, 3) > 0;
        phases.nameLookup = microseconds(kept ? 0 : between(100, 900));
        phases.connect = phases.nameLookup + microseconds(kept ? 0 : between(300, 4000));
        phases.sent = phases.connect + microseconds(between(50, 900));
        phases.firstByte = phases.sent + microseconds(between(2000, 160'000));
        phases.total = phases.firstByte + microseconds(between(20, 8000));
    }

    void answer(DeliveryAttempt& attempt, int status, const std::string& fields = {})
    {
        attempt.status = status;
        attempt.answerHead = "HTTP/1.1 " + std::to_string(status) + " Answer\r\n" + fields + "\r\n";
    }

    void wait(DeliveryAttempt& attempt, int milliseconds)
    {
        m_at = end(attempt) + std::chrono::milliseconds(milliseconds);
        attempt.nextAt = m_at;
        m_at += std::chrono::milliseconds(between(0, 3)); // a timer is never early
        m_fresh = false;
    }

    static Moment end(const DeliveryAttempt& attempt)
    {
        return attempt.startedAt + std::chrono::ceil<std::chrono::milliseconds>(attempt.phases.total);
    }

    void conclude(DeliveryAttempt& attempt, int chance)
    {
        m_fresh = true;
        if (chance < 8) {
            const int seconds = between(1, 4);
            answer(attempt, 429, "Retry-After: " + std::to_string(seconds) + "\r\n");
            attempt.outcome = AttemptOutcome::Halted;
            attempt.retryAfterSeconds = seconds;
            attempt.reason =
                "429 with Retry-After: " + std::to_string(seconds) + ": the whole consumer waits";
            wait(attempt, seconds * 1000 + between(0, 200));
        } else if (chance < 18) {
            answer(attempt, 503);
            attempt.outcome = AttemptOutcome::Retry;
            attempt.reason = "503: failure 1 of 8, next attempt later";
            wait(attempt, 200 << between(0, 4));
        } else if (chance < 22) {
            attempt.outcome = AttemptOutcome::Abandoned;
            attempt.reason =
                "the deadline passed without a complete answer: failure 1 of 8, next attempt later";
            attempt.phases.firstByte = std::chrono::microseconds(-1);
            attempt.phases.total = std::chrono::milliseconds(between(400, 2000));
            attempt.error = "no complete answer within 10000 ms";
            wait(attempt, 400);
        } else if (chance < 24) {
            answer(attempt, 413);
            attempt.outcome = AttemptOutcome::Split;
            attempt.reason = "413: the batch is halved";
            m_at = end(attempt);
        } else {
            answer(attempt, 200);
            attempt.reason = "200: the consumer has the batch";
            m_at = end(attempt);
        }
    }

    std::mt19937 m_random;
    std::int64_t m_feed;
    Moment m_at;
    Moment m_queuedAt{};
    std::int64_t m_delivery = 0;
    std::int64_t m_first = 1;
    int m_number = 0;
    int m_events = 0;
    bool m_fresh = true;
};

} // namespace pb
