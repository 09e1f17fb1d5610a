// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMetaMethod>
#include <QTimer>

#include "net/receiver/receiverwire.h"

namespace pb {

using namespace std::chrono_literals;

namespace {
/// Between the head and the rest of an answer that is cut over HTTP/2.
constexpr auto truncatePause = 20ms;
} // namespace

void WebhookReceiver::Wire::onStored(const std::vector<AppendOutcome>& outcomes)
{
    for (const AppendOutcome& outcome : outcomes) {
        const auto found = m_pending.find(outcome.ticket);
        if (found == m_pending.end()) continue;
        if (found->second.action.delay > 0ms)
            QTimer::singleShot(found->second.action.delay, Qt::PreciseTimer, this,
                               [this, outcome] { carryOut(outcome.ticket, outcome); });
        else
            carryOut(outcome.ticket, outcome);
    }
}

void WebhookReceiver::Wire::carryOut(std::uint64_t ticket, const AppendOutcome& outcome)
{
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end()) return;
    Pending pending = std::move(found->second);
    m_pending.erase(found);
    perform(pending, outcome);
    report(pending, outcome);
}

/// Answers, or does to the connection what the script says. Only here, after the commit, is anything
/// acknowledged.
void WebhookReceiver::Wire::perform(Pending& pending, const AppendOutcome& outcome)
{
    if (!outcome.stored) { // RCV-3: what is not stored is not taken
        HttpAnswer answer =
            jsonAnswer(503, writeODataError("503", "the request could not be stored; try again later"));
        answer.fields.insert(answer.fields.begin(), {"Date", dateNow()});
        answer.fields.push_back({"Retry-After", "1"});
        if (pending.captured) pending.captured->status = 503;
        pending.refused = true;
        const bool close = pending.after != AfterAnswer::KeepOpen;
        pending.exchange->answer(pending.exchange->write(answer, false, close),
                                 close ? AfterAnswer::Close : AfterAnswer::KeepOpen);
        return;
    }
    using Scope = BehaviourAction::ResetScope;
    switch (pending.action.kind) {
    case BehaviourAction::Kind::Close:
        pending.exchange->closeSilently();
        return;
    case BehaviourAction::Kind::Reset:
        pending.exchange->reset(pending.action.resets != Scope::Connection ? ResetScope::Stream
                                : pending.action.storedThen                ? ResetScope::WholeConnection
                                                                           : ResetScope::Unprocessed);
        return;
    default:
        give(pending, outcome);
    }
}

/// Gives the answer, whole, in drops, or as much of it as the script leaves; and keeps when it began.
void WebhookReceiver::Wire::give(Pending& pending, const AppendOutcome& outcome)
{
    if (pending.answer.empty()) { // a stall before it
        pending.exchange->answer({}, pending.after);
        return;
    }
    const auto after = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - pending.arrived);
    if (!pending.exchange->alive()) { // the client left before its answer
        m_store.acknowledge(outcome.requestId, std::chrono::microseconds(-1), 0);
        if (!pending.captured) return;
        pending.captured->fault = "gone";
        pending.captured->status = 0;
        return;
    }
    if (pending.captured) pending.captured->acknowledgedAfter = after;
    // Over HTTP/2 a client that gets all of a cut answer at once takes it for a broken stream.
    const bool apart =
        pending.action.kind == BehaviourAction::Kind::Truncate && pending.exchange->stream() != 0;
    if (apart) {
        pending.action.dripBytes = pending.answer.size();
        pending.action.dripEvery = truncatePause;
    }
    if (pending.action.dripBytes > 0) {
        dripAnswer(pending, outcome.requestId, after);
        return;
    }
    pending.exchange->answer(pending.answer, pending.after);
    m_store.acknowledge(outcome.requestId, after);
}

void WebhookReceiver::Wire::dripAnswer(Pending& pending, std::int64_t requestId,
                                       std::chrono::microseconds after)
{
    const std::size_t whole = pending.answer.size();
    const auto ended = [this, requestId, after, whole](std::size_t sent) {
        m_store.acknowledge(requestId, after,
                            sent < whole ? std::optional(static_cast<std::int64_t>(sent)) : std::nullopt);
    };
    pending.exchange->drip(std::move(pending.answer), pending.action.dripBytes, pending.action.dripEvery,
                           pending.after, ended);
}

void WebhookReceiver::Wire::report(Pending& pending, const AppendOutcome& outcome)
{
    countFinished(pending, outcome);
    if (!pending.captured) return;
    CapturedRequest& captured = *pending.captured;
    captured.id = outcome.requestId;
    captured.newEvents = outcome.newEvents;
    captured.duplicates = outcome.duplicates;
    captured.conflicts = outcome.conflicts;
    captured.findings.add(outcome.findings);
    Q_EMIT m_receiver.requestFinished(captured);
}

bool WebhookReceiver::Wire::somebodyListens() const
{
    static const QMetaMethod requestFinished = QMetaMethod::fromSignal(&WebhookReceiver::requestFinished);
    return m_receiver.isSignalConnected(requestFinished);
}

void WebhookReceiver::Wire::countFinished(const Pending& pending, const AppendOutcome& outcome)
{
    const std::lock_guard guard(m_figuresMutex);
    ++m_figures.requests;
    if (outcome.stored) m_figures.events += outcome.newEvents + outcome.duplicates + outcome.conflicts;
    m_figures.newEvents += outcome.newEvents;
    m_figures.duplicates += outcome.duplicates;
    m_figures.conflicts += outcome.conflicts;
    if (pending.refused) ++m_figures.rejected;
    m_figures.connections = m_listener ? static_cast<std::int64_t>(m_listener->connections()) : 0;
}

ReceiverFigures WebhookReceiver::Wire::figures() const
{
    const SessionStore::QueueFigures queue = m_store.queue();
    const std::lock_guard guard(m_figuresMutex);
    ReceiverFigures figures = m_figures;
    figures.queuedRequests = queue.requests;
    figures.oldestQueuedMs = queue.oldest.count();
    return figures;
}

} // namespace pb
