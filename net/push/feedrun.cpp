// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/feedrun.h"

#include <algorithm>

#include "models/domain/certificatefingerprint.h"

namespace pb {

namespace {

/// A shorter text is no secret worth the name, and would be found in every word.
constexpr std::size_t leastSecret = 4;

/// The wait that the answer demands. Where the field stands twice, the longer wait is taken.
RetryAfter demandedWait(const HttpAttemptResult& result)
{
    const std::vector<std::string> values = fieldValues(result.answerHead, "Retry-After");
    const std::vector<std::string> dates = fieldValues(result.answerHead, "Date");
    const std::optional<std::string_view> date =
        dates.empty() ? std::nullopt : std::optional<std::string_view>(dates.front());
    RetryAfter longest;
    for (const std::string& value : values) {
        const RetryAfter read = readRetryAfter(value, date, result.headAt);
        const bool first = longest.form == RetryAfter::Form::Absent;
        if (first || (read.binds() && (!longest.binds() || longest.earliest < read.earliest))) longest = read;
    }
    return longest;
}

} // namespace

FeedRun::FeedRun(PushSettings settings, std::string origin, PushFeed feed)
    : m_settings(std::move(settings)), m_origin(std::move(origin)), m_feed(std::move(feed))
{
    m_summary.feed = m_feed.id;
    resume();
}

BatchLimits FeedRun::limits() const
{
    BatchLimits limits;
    limits.after = m_feed.acknowledged;
    limits.events = m_settings.batchSize;
    if (m_feed.batchSize > 0) limits.events = std::min(limits.events, m_feed.batchSize);
    if (m_searchSize > 0) {
        limits.events = std::min(limits.events, m_searchSize);
        limits.through = m_searchThrough;
    }
    return limits;
}

void FeedRun::take(OutboundBatch batch)
{
    m_batch = std::move(batch);
    ++m_feed.deliveries;
    m_attempt = 0;
    m_failures = 0;
    m_notBefore = Moment{};
}

std::string FeedRun::consumer() const
{
    if (!sharesConnection()) return m_origin;
    return m_origin + ' ' + m_settings.trustedFingerprint + ' ' + m_settings.caFile;
}

HttpAttemptRequest FeedRun::request() const
{
    HttpAttemptRequest request;
    request.url = m_settings.url;
    request.body = m_batch->body;
    request.deadline = m_settings.deadline;
    request.http2 = m_settings.http2;
    request.trust.caFile = m_settings.caFile;
    request.trust.fingerprint = readFingerprint(m_settings.trustedFingerprint).value_or(std::string());
    request.headers = {"Content-Type: application/json", "Accept: application/json", "User-Agent: Pushbench"};
    if (!m_settings.token.empty()) request.headers.push_back("Authorization: Bearer " + m_settings.token);
    if (!m_settings.label.empty()) // PSH-8; the text of 2020 calls the header ConsumerLabel (EVT-4)
        request.headers.push_back(
            (m_settings.profile == Profile::Year2020 ? "ConsumerLabel: " : "EntityEventSource: ") +
            m_settings.label);
    return request;
}

std::string FeedRun::cleaned(const std::string& text, const SecretMask& mask) const
{
    return m_settings.token.size() < leastSecret ? text : mask.maskKnown(text, {m_settings.token});
}

DeliveryAttempt FeedRun::describe(const HttpAttemptResult& result, Moment startedAt,
                                  const SecretMask& mask) const
{
    DeliveryAttempt attempt;
    attempt.feed = m_feed.id;
    attempt.delivery = m_feed.deliveries;
    attempt.attempt = m_attempt;
    attempt.firstSequence = m_batch->first;
    attempt.lastSequence = m_batch->last;
    attempt.events = m_batch->events;
    attempt.queuedAt = m_batch->queuedAt;
    attempt.startedAt = startedAt;
    attempt.phases = result.phases;
    attempt.requestSent = result.requestSent;
    attempt.protocol = result.protocol;
    attempt.tls = result.tls;
    attempt.localAddress = result.localAddress;
    attempt.status = result.status;
    attempt.requestHead = cleaned(mask.maskHead(result.requestHead), mask);
    attempt.requestBody = m_batch->body->substr(0, HttpAttempt::keptBody);
    attempt.requestBodyBytes = static_cast<std::int64_t>(m_batch->body->size());
    attempt.answerHead = cleaned(mask.maskHead(result.answerHead), mask);
    attempt.answerBody = cleaned(result.answerBody, mask);
    attempt.error = cleaned(result.error, mask);
    return attempt;
}

/// Counts events that go out again after a request whose answer was lost: the consumer may have them twice.
void FeedRun::countDuplicates(const HttpAttemptResult& result)
{
    if (!result.requestSent) return;
    if (m_unansweredUpTo >= m_batch->first) m_summary.duplicates += m_batch->events;
    m_unansweredUpTo = result.status == 0 ? m_batch->last : SequenceNumber{};
}

PushProgress FeedRun::conclude(const HttpAttemptResult& result, Moment startedAt, Moment now, double random,
                               ConsumerHalts& halts, const SecretMask& mask)
{
    ++m_attempt;
    ++m_summary.attempts;
    countDuplicates(result);
    AttemptResult facts;
    facts.status = result.status;
    facts.deadlinePassed = result.deadlinePassed;
    facts.requestSent = result.requestSent;
    facts.batchEvents = m_batch->events;
    if (result.status != 0) facts.retryAfter = demandedWait(result);
    const DeliveryHistory history{m_failures, halts.at(m_origin).haltedFor};
    const NextStep step = nextStep(m_settings.retry, facts, history, now, random);

    PushProgress progress;
    progress.attempt = describe(result, startedAt, mask);
    progress.attempt.clocksDiffer = facts.retryAfter.clocksDiffer;
    if (facts.retryAfter.binds())
        progress.attempt.retryAfterSeconds = static_cast<double>(facts.retryAfter.demanded.count()) / 1000;
    progress.attempt.outcome = step.outcome;
    progress.attempt.reason = step.reason;
    if (step.kind == NextStep::Kind::RetryAt || step.kind == NextStep::Kind::HaltConsumer)
        progress.attempt.nextAt = step.at;
    if (step.countsAsFailure) ++m_failures;
    if (step.haltsConsumer) progress.halt = halts.halt(m_origin, step, now);
    if (step.kind == NextStep::Kind::Delivered) progress.halt = halts.succeeded(m_origin);
    apply(step, progress, now);
    progress.feed = m_feed;
    return progress;
}

void FeedRun::apply(const NextStep& step, PushProgress& progress, Moment now)
{
    switch (step.kind) {
    case NextStep::Kind::Delivered:
        m_summary.delivered += m_batch->events;
        m_feed.lastDelivered = m_batch->last;
        moveTo(m_batch->last);
        break;
    case NextStep::Kind::RetryAt:
    case NextStep::Kind::HaltConsumer:
        m_notBefore = step.at;
        break;
    case NextStep::Kind::Halve:
        halve(progress.attempt.status);
        break;
    case NextStep::Kind::RejectEvent:
        reject(step, progress, now);
        break;
    case NextStep::Kind::Suspend:
    case NextStep::Kind::Deactivate:
        suspend(step.reason);
        break;
    }
}

/// 413 keeps its smaller size; the search for a refused event goes back to the usual size when it is over
/// (PSH-6).
void FeedRun::halve(int status)
{
    const int half = std::max(m_batch->events / 2, 1);
    if (status == 413) {
        m_feed.batchSize = half;
    } else {
        m_searchSize = half;
        m_searchThrough = std::max(m_searchThrough, m_batch->last);
    }
    endDelivery();
}

/// One event is refused for itself: on-reject decides (PSH-6).
void FeedRun::reject(const NextStep& step, PushProgress& progress, Moment now)
{
    const std::string which = "event " + std::to_string(m_batch->first.value);
    if (m_settings.onReject == OnReject::Suspend) {
        progress.attempt.reason = step.reason + ": the feed is suspended before " + which;
        suspend(progress.attempt.reason);
        return;
    }
    progress.attempt.outcome = AttemptOutcome::DeadLettered;
    progress.attempt.reason = step.reason + ": " + which + " is dead-lettered and the feed goes on";
    progress.deadLetter = DeadLetter{m_feed.id, m_batch->first, step.reason, now};
    ++m_summary.deadLettered;
    m_searchThrough = SequenceNumber{};
    moveTo(m_batch->last);
}

void FeedRun::moveTo(SequenceNumber acknowledged)
{
    m_feed.acknowledged = acknowledged;
    if (acknowledged >= m_searchThrough) {
        m_searchSize = 0;
        m_searchThrough = SequenceNumber{};
    }
    endDelivery();
}

void FeedRun::endDelivery()
{
    m_batch.reset();
    m_notBefore = Moment{};
}

void FeedRun::suspend(std::string reason)
{
    m_feed.suspended = true;
    m_feed.suspendedBecause = reason;
    m_summary.suspended = true;
    m_summary.reason = std::move(reason);
    endDelivery();
}

void FeedRun::resume()
{
    m_feed.suspended = false;
    m_feed.suspendedBecause.clear();
    m_summary.suspended = false;
    m_summary.reason.clear();
}

void FeedRun::change(PushSettings settings, std::string origin)
{
    m_settings = std::move(settings);
    m_feed.url = m_settings.url;
    m_feed.origin = origin;
    m_feed.label = m_settings.label;
    m_origin = std::move(origin);
    m_searchSize = 0;
    m_searchThrough = SequenceNumber{};
    endDelivery();
}

void FeedRun::place(const PushFeed& feed)
{
    const std::int64_t deliveries = std::max(m_feed.deliveries, feed.deliveries);
    m_feed = feed;
    m_feed.deliveries = deliveries;
    m_searchSize = 0;
    m_searchThrough = SequenceNumber{};
    m_summary.suspended = feed.suspended;
    m_summary.reason = feed.suspendedBecause;
    endDelivery();
}

bool FeedRun::pass(SequenceNumber through)
{
    if (through <= m_feed.acknowledged || (m_batch && through >= m_batch->first)) return false;
    m_feed.acknowledged = through;
    return true;
}

PushProgress FeedRun::interrupted(const HttpAttemptResult& result, Moment startedAt, const SecretMask& mask)
{
    ++m_attempt;
    PushProgress progress;
    progress.attempt = describe(result, startedAt, mask);
    progress.attempt.outcome = AttemptOutcome::Interrupted;
    progress.attempt.reason = "the program was stopped; the batch goes out again when the feed goes on";
    progress.feed = m_feed;
    return progress;
}

} // namespace pb
