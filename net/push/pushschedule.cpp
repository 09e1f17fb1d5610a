// SPDX-License-Identifier: GPL-3.0-or-later
// Which feeds a turn of the push thread looks at, and until when it sleeps.
#include <algorithm>

#include "net/push/pushthread.h"

namespace pb {

namespace {

/// The system clock may be set while a feed waits; it is looked at this often.
constexpr std::int64_t longestWaitMs = 1000;
constexpr std::int64_t idleWaitMs = 60'000;

} // namespace

void PushClient::Thread::touchAll()
{
    for (const auto& [number, run] : m_runs)
        touch(number);
}

/// Takes those that something happened to as far as they go, and notes when they are due again.
void PushClient::Thread::advanceTouched()
{
    for (const std::int64_t number : std::exchange(m_touched, {})) {
        const auto place = m_runs.find(number);
        if (place == m_runs.end()) continue;
        advance(number, *place->second);
        m_due.set(number, m_slots.isWaiting(number) ? std::nullopt : dueOf(*place->second));
    }
}

/// When time alone brings the feed on; nothing where it waits for something else.
std::optional<Moment> PushClient::Thread::dueOf(const Run& run) const
{
    if (run.state == State::StoringAgain) return run.retryAt;
    if (run.state != State::Ready) return std::nullopt;
    if (run.stopping || run.suspending) return Moment{};
    if (run.mayRest() || (!run.subscribed && run.drained)) return std::nullopt;
    Moment due = std::max({run.retryAt, run.feed.notBefore(), m_halts.at(run.feed.origin()).until});
    if (!run.subscribed) return due;
    const Subscribed& own = *run.subscribed;
    due = std::max(due, own.pacedUntil);
    if (run.feed.hasBatch() || (own.queue.empty() && !own.queue.refusal().empty())) return due;
    const auto filled = own.queue.dueAt(run.feed.limits(), own.subscription.batchWait);
    if (!filled) return std::nullopt;
    return own.pushNow ? due : std::max(due, *filled);
}

/// Gives free places to those who wait for one, in turn.
void PushClient::Thread::admitWaiting()
{
    while (const auto number = m_slots.next()) {
        touch(*number);
        advanceTouched();
    }
}

void PushClient::Thread::dropFinished()
{
    if (!std::exchange(m_anyFinished, false)) return;
    std::erase_if(m_runs, [this](const auto& entry) {
        const bool finished = entry.second->state == State::Finished;
        if (finished) m_due.set(entry.first, std::nullopt);
        return finished;
    });
}

/// Milliseconds until the next feed is due, at least until the clock is to be looked at again.
int PushClient::Thread::pollLimit(Moment now) const
{
    if (!m_touched.empty()) return 0;
    std::int64_t wait = idleWaitMs;
    if (m_changed) wait = std::clamp<std::int64_t>((m_toldAt + m_telling - now).count(), 0, wait);
    if (const auto due = m_due.first())
        wait = std::min(wait, std::clamp<std::int64_t>((*due - now).count(), 0, longestWaitMs));
    for (const SendingSlots::Opening& opening : m_slots.openings())
        wait = std::min(wait, std::clamp<std::int64_t>((opening.until - now).count(), 0, longestWaitMs));
    return static_cast<int>(wait);
}

} // namespace pb
