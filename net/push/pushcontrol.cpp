// SPDX-License-Identifier: GPL-3.0-or-later
// What people ask of running feeds, and what they are told of them.
#include <algorithm>

#include "net/push/pushthread.h"

namespace pb {

void PushClient::Thread::logGrew()
{
    m_mailbox->post([this] {
        if (m_matcher) m_matcher->logGrew();
        if (m_runs.size() == m_numberOf.size()) return; // subscriptions only
        for (auto& [number, run] : m_runs) {
            if (run->subscribed) continue;
            run->drained = false;
            touch(number);
        }
    });
}

void PushClient::Thread::finishWhenDrained()
{
    m_mailbox->post([this] {
        for (auto& [number, opening] : m_openings)
            opening.untilDrained = true;
        for (auto& [number, run] : m_runs) {
            run->untilDrained = true;
            run->drained = false;
            const bool rests = run->state == State::Ready && run->mayRest();
            if (run->state == State::Suspended || rests) finish(*run);
            touch(number);
        }
    });
}

void PushClient::Thread::stop()
{
    m_mailbox->post([this] { stopAll(); });
}

void PushClient::Thread::stopAll()
{
    for (auto& [number, opening] : m_openings)
        opening.stopping = true;
    for (auto& [number, run] : m_runs)
        stopRun(*run);
    m_subscribing = false;
    touchAll();
}

/// The run of a feed, which will be looked at on this turn.
PushClient::Thread::Run* PushClient::Thread::runOf(std::int64_t feed)
{
    for (auto& [number, run] : m_runs)
        if (run->feed.feed().id == feed && run->state != State::Finished) {
            touch(number);
            return run.get();
        }
    return nullptr;
}

void PushClient::Thread::stopRun(Run& run)
{
    run.stopping = true;
    // What waits for the session, or for a person, ends as it stands.
    if (run.state == State::StoringAgain || run.state == State::Suspended) run.state = State::Ready;
}

void PushClient::Thread::stop(std::int64_t feed)
{
    m_mailbox->post([this, feed] {
        if (Run* run = runOf(feed)) stopRun(*run);
    });
}

void PushClient::Thread::retryNow(std::int64_t feed)
{
    m_mailbox->post([this, feed] {
        Run* run = runOf(feed);
        if (!run) return;
        run->feed.skipWait();
        if (run->subscribed) run->subscribed->pushNow = !run->subscribed->queue.empty();
    });
}

void PushClient::Thread::suspend(std::int64_t feed)
{
    m_mailbox->post([this, feed] {
        if (Run* run = runOf(feed); run && run->state != State::Suspended) run->suspending = true;
    });
}

void PushClient::Thread::resume(std::int64_t feed)
{
    m_mailbox->post([this, feed] {
        Run* run = runOf(feed);
        if (run && run->subscribed)
            resumeSubscription(m_numberOf.at(run->subscribed->subscription.key), *run);
        else if (run)
            resumeRun(*run);
    });
}

void PushClient::Thread::resumeRun(Run& run)
{
    run.suspending = false;
    if (run.state != State::Suspended) return;
    m_halts.resumed(run.feed.origin(), currentMoment());
    run.feed.resume();
    run.drained = false;
    run.state = State::Ready;
    saveFeed(run);
}

/// Suspends between two attempts, and keeps that in the session.
void PushClient::Thread::suspendRun(Run& run, const std::string& reason)
{
    run.suspending = false;
    keepPassed(run);
    run.feed.suspend(reason);
    saveFeed(run);
    leavePlace(run);
    m_changed = true;
    if (run.untilDrained)
        finish(run);
    else
        run.state = State::Suspended;
}

void PushClient::Thread::saveFeed(const Run& run)
{
    // What fails here is told by the store, and made good by the next attempt's commit.
    m_store.saveFeed(run.feed.feed(), [](const std::optional<SessionError>&) {});
}

void PushClient::Thread::countAttempt(const PushProgress& progress)
{
    const AttemptOutcome outcome = progress.attempt.outcome;
    ++m_figures.attempts;
    if (outcome == AttemptOutcome::Delivered) m_figures.delivered += progress.attempt.events;
    if (outcome == AttemptOutcome::Retry || outcome == AttemptOutcome::Abandoned) ++m_figures.retries;
    if (outcome == AttemptOutcome::Halted) ++m_figures.halts;
    if (progress.deadLetter) ++m_figures.deadLettered;
}

FeedState PushClient::Thread::stateOf(const Run& run, Moment now) const
{
    FeedState state;
    state.feed = run.feed.feed();
    if (run.subscribed) state.remaining = remainingOf(run);
    if (const auto& batch = run.feed.batch()) {
        state.delivery = state.feed.deliveries;
        state.attempt = run.feed.attempts() + 1;
        state.firstSequence = batch->first;
        state.lastSequence = batch->last;
        state.events = batch->events;
    }
    const Moment halted = m_halts.at(run.feed.origin()).until;
    Moment due = std::max({run.feed.notBefore(), run.retryAt, halted});
    if (run.subscribed && run.state == State::Ready) due = std::max(due, dueOf(run).value_or(due));
    if (run.state == State::Suspended || run.mayRest()) {
        state.activity = FeedActivity::Suspended;
    } else if (run.state == State::Sending) {
        state.activity = FeedActivity::Sending;
        state.startedAt = run.startedAt;
    } else if (due > now) {
        state.activity = halted > now ? FeedActivity::Halted : FeedActivity::Waiting;
        state.nextAt = due;
    } else {
        state.activity = isDrained(run) ? FeedActivity::UpToDate : FeedActivity::Waiting;
    }
    return state;
}

void PushClient::Thread::tellState(Moment now)
{
    if (!m_changed || m_toldAt + m_telling > now) return;
    const auto began = std::chrono::steady_clock::now();
    PushState state;
    state.figures = m_figures;
    for (auto& [number, run] : m_runs)
        state.feeds.push_back(stateOf(*run, now));
    for (const auto& [number, opening] : m_openings) {
        FeedState begun;
        begun.feed.url = m_mask.maskTarget(opening.settings.url);
        begun.feed.origin = opening.origin;
        begun.feed.label = opening.settings.label;
        begun.activity = FeedActivity::Opening;
        state.feeds.push_back(std::move(begun));
    }
    std::stable_sort(state.feeds.begin(), state.feeds.end(),
                     [](const FeedState& a, const FeedState& b) { return a.feed.id < b.feed.id; });
    m_changed = false;
    m_toldAt = now;
    Q_EMIT m_client.stateChanged(state);
    // Many feeds are told of less often: telling never takes more than a twentieth of the time.
    const auto took = std::chrono::steady_clock::now() - began;
    m_telling = std::max(frame, std::chrono::ceil<std::chrono::milliseconds>(took * 20));
}

} // namespace pb
