// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/subscriptionmatcher.h"

#include <algorithm>

namespace pb {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t pageEvents = 256;
constexpr std::size_t pageBytes = 8 * 1024 * 1024;
constexpr auto ownRetry = 1s;

} // namespace

SubscriptionMatcher::SubscriptionMatcher(std::string sessionFile, Sink sink)
    : m_file(std::move(sessionFile)), m_sink(std::move(sink)), m_thread([this] { loop(); })
{
}

SubscriptionMatcher::~SubscriptionMatcher()
{
    m_stopping = true;
    post([] {});
    m_thread.join();
}

void SubscriptionMatcher::post(std::function<void()> call)
{
    const std::lock_guard lock(m_mutex);
    m_calls.push_back(std::move(call));
    m_wake.notify_one();
}

void SubscriptionMatcher::begin(MatchOrder order)
{
    post([this, order = std::move(order)] { insert(order); });
}

void SubscriptionMatcher::drop(std::int64_t subscription)
{
    post([this, subscription] { remove(subscription); });
}

void SubscriptionMatcher::giveRoom(std::int64_t subscription, std::int64_t place, MatchRoom more)
{
    post([this, subscription, place, more] { addRoom(subscription, place, more); });
}

void SubscriptionMatcher::logGrew()
{
    const std::lock_guard lock(m_mutex);
    m_grew = true;
    m_wake.notify_one();
}

void SubscriptionMatcher::loop()
{
    while (takeCalls())
        if (hasWork()) readOnce();
    m_reader.reset();
}

/// Waits until there is something to do and makes the calls of other threads; false when the thread is to
/// end.
bool SubscriptionMatcher::takeCalls()
{
    std::vector<std::function<void()>> calls;
    {
        std::unique_lock lock(m_mutex);
        const auto due = [this] { return m_stopping || m_grew || !m_calls.empty(); };
        if (m_failing && hasWork())
            m_wake.wait_for(lock, ownRetry, [this] { return m_stopping.load(); });
        else if (!hasWork())
            m_wake.wait(lock, due);
        calls.swap(m_calls);
        if (std::exchange(m_grew, false)) m_mayHaveGrown = true;
    }
    for (const auto& call : calls)
        call();
    return !m_stopping;
}

bool SubscriptionMatcher::hasWork() const
{
    if (!m_behind.empty() && (m_mayHaveGrown || m_behind.begin()->first < m_end)) return true;
    return !m_followers.empty() && m_mayHaveGrown;
}

std::shared_ptr<SubscriptionMatcher::Group> SubscriptionMatcher::groupOf(const std::string& text)
{
    std::weak_ptr<Group>& known = m_groups[text];
    if (auto group = known.lock()) return group;
    auto group = std::make_shared<Group>();
    group->text = text;
    if (!text.empty()) {
        auto filter = Filter::parse(text, entityEventType(), subscriptionFilterRules());
        if (filter)
            group->filter = std::move(*filter);
        else
            group->wrong = "the filter can't be read: " + filter.error().message;
    }
    known = group;
    return group;
}

void SubscriptionMatcher::insert(const MatchOrder& order)
{
    remove(order.subscription);
    Candidate& candidate = m_candidates[order.subscription];
    candidate.order = order;
    candidate.group = groupOf(order.filter);
    candidate.position = order.after;
    candidate.room = candidate.fullRoom = order.room;
    if (candidate.group->wrong.empty()) {
        wait(candidate);
        return;
    }
    candidate.stand = Candidate::Stand::Refused;
    candidate.refusal = candidate.group->wrong;
    MatchedPage told;
    report(told, candidate);
    told.front = m_front;
    told.end = m_end;
    told.atEnd = !m_mayHaveGrown;
    m_sink(std::move(told));
}

/// Lines the candidate up where it stands.
void SubscriptionMatcher::wait(Candidate& candidate)
{
    candidate.stand = Candidate::Stand::Behind;
    m_behind.emplace(candidate.position, candidate.order.subscription);
    m_mayHaveGrown = true; // one look tells whether it stands at the end
}

void SubscriptionMatcher::remove(std::int64_t subscription)
{
    const auto place = m_candidates.find(subscription);
    if (place == m_candidates.end()) return;
    m_behind.erase({place->second.position, subscription});
    m_followers.erase(subscription);
    const std::string text = place->second.group->text;
    m_candidates.erase(place);
    if (const auto group = m_groups.find(text); group != m_groups.end() && group->second.expired())
        m_groups.erase(group);
}

/// One that was full goes on when half of its queue is free: so that it is not read for event by event.
void SubscriptionMatcher::addRoom(std::int64_t subscription, std::int64_t place, MatchRoom more)
{
    const auto found = m_candidates.find(subscription);
    if (found == m_candidates.end() || found->second.order.place != place) return;
    Candidate& candidate = found->second;
    candidate.room.events += more.events;
    candidate.room.bytes += more.bytes;
    if (candidate.stand != Candidate::Stand::Full) return;
    if (candidate.room.events * 2 < candidate.fullRoom.events) return;
    if (candidate.room.bytes * 2 < candidate.fullRoom.bytes) return;
    wait(candidate);
}

/// Reads the page after the lowest place and judges it for all who stand before it.
void SubscriptionMatcher::readOnce()
{
    SequenceNumber from = m_front;
    if (!m_behind.empty() && (m_followers.empty() || m_behind.begin()->first < m_front))
        from = m_behind.begin()->first;
    const auto page = read(from);
    if (!page) return;
    std::vector<GroupWork> works = participants(page->end);
    judge(*page, works);
    if (!m_stopping) settle(*page, works);
}

std::optional<SubscriptionMatcher::Page> SubscriptionMatcher::read(SequenceNumber after)
{
    if (!m_reader) {
        auto opened = SessionReader::open(m_file);
        if (!opened) {
            fail(opened.error().message);
            return std::nullopt;
        }
        m_reader = std::move(*opened);
    }
    const std::size_t usual = m_readEvents == 0 ? 32 * 1024 : m_readBytes / m_readEvents + 1;
    const auto limit = static_cast<int>(std::clamp<std::size_t>(pageBytes / usual, 1, pageEvents));
    m_mayHaveGrown = false;
    // Before the page is read: what is appended in between is in the page.
    const SequenceNumber end = m_reader->lastLogSequence();
    std::vector<StoredEvent> stored = m_reader->logAfter(after, limit);
    if (!m_reader->lastError().message.empty()) {
        fail(m_reader->lastError().message);
        return std::nullopt;
    }
    m_failing = false;
    Page page;
    page.end = after;
    page.logEnd = end;
    page.last = static_cast<int>(stored.size()) < limit;
    m_mayHaveGrown = !page.last;
    page.events.reserve(stored.size());
    for (StoredEvent& each : stored) {
        m_readBytes += each.event.source.size();
        ++m_readEvents;
        page.end = each.event.EntityEventSequence;
        page.events.push_back(std::make_shared<const EntityEvent>(std::move(each.event)));
    }
    m_end = std::max(m_end, page.events.empty() ? end : std::max(end, page.end));
    return page;
}

void SubscriptionMatcher::fail(const std::string& message)
{
    m_reader.reset();
    m_mayHaveGrown = true;
    if (std::exchange(m_failing, true)) return;
    MatchedPage told;
    told.front = m_front;
    told.end = m_end;
    told.failure = message;
    m_sink(std::move(told));
}

/// Those who stand before the page's end, by their filters.
std::vector<SubscriptionMatcher::GroupWork> SubscriptionMatcher::participants(SequenceNumber end)
{
    std::vector<GroupWork> works;
    ++m_pages;
    const auto join = [&](Candidate& candidate) {
        Group& group = *candidate.group;
        if (group.workOf != m_pages) {
            group.workOf = m_pages;
            group.work = works.size();
            works.emplace_back().group = &group;
        }
        GroupWork& work = works[group.work];
        work.members.push_back(&candidate);
        work.least = std::min(work.least, candidate.position);
        ++work.open;
    };
    for (auto each = m_behind.begin(); each != m_behind.end() && each->first < end; ++each)
        join(m_candidates.at(each->second));
    if (end <= m_front) return works;
    for (const std::int64_t follower : m_followers) {
        Candidate& candidate = m_candidates.at(follower);
        candidate.position = std::max(candidate.position, m_front);
        if (candidate.position < end) join(candidate);
    }
    return works;
}

void SubscriptionMatcher::judge(const Page& page, std::vector<GroupWork>& works)
{
    const Moment now = currentMoment();
    for (const EventPointer& event : page.events) {
        if (m_stopping) return;
        FilterRow row(*event);
        for (GroupWork& work : works) {
            if (work.open == 0 || event->EntityEventSequence <= work.least) continue;
            if (work.group->filter) {
                const auto matches = work.group->filter->matches(row, now);
                if (!matches) refuse(work, event, matches.error());
                if (!matches || !*matches) continue;
            }
            hand(work, event);
        }
    }
}

void SubscriptionMatcher::hand(GroupWork& work, const EventPointer& event)
{
    using Stand = Candidate::Stand;
    for (Candidate* candidate : work.members) {
        if (candidate->stand == Stand::Full || candidate->stand == Stand::Refused) continue;
        if (event->EntityEventSequence <= candidate->position) continue;
        candidate->taken.push_back(event);
        candidate->room.events -= 1;
        candidate->room.bytes -= static_cast<std::int64_t>(event->source.size());
        if (candidate->hasRoom()) continue;
        candidate->stand = Stand::Full;
        --work.open;
    }
}

void SubscriptionMatcher::refuse(GroupWork& work, const EventPointer& event, const FilterError& error)
{
    using Stand = Candidate::Stand;
    for (Candidate* candidate : work.members) {
        if (candidate->stand == Stand::Full || candidate->stand == Stand::Refused) continue;
        if (event->EntityEventSequence <= candidate->position) continue;
        candidate->stand = Stand::Refused;
        candidate->refusal = "the filter can't judge event " +
                             std::to_string(event->EntityEventSequence.value) + ": " + error.message;
        --work.open;
    }
}

/// Moves everybody on, and tells those for whom there is news.
void SubscriptionMatcher::settle(const Page& page, const std::vector<GroupWork>& works)
{
    using Stand = Candidate::Stand;
    // With nobody at the front it may be anywhere: it goes to where the log was read last.
    if (m_followers.empty())
        m_front = page.events.empty() ? page.logEnd : page.end;
    else if (!page.events.empty())
        m_front = std::max(m_front, page.end);
    MatchedPage told;
    for (const GroupWork& work : works)
        for (Candidate* candidate : work.members) {
            const std::int64_t key = candidate->order.subscription;
            const bool followed = m_followers.contains(key);
            if (!followed) m_behind.erase({candidate->position, key});
            if (candidate->stand == Stand::Full) {
                candidate->position = candidate->taken.back()->EntityEventSequence;
                m_followers.erase(key);
            } else if (candidate->stand == Stand::Refused) {
                m_followers.erase(key);
            } else {
                candidate->position = std::max(candidate->position, page.end);
                const bool follows = followed || candidate->position >= m_front;
                candidate->stand = follows ? Stand::Following : Stand::Behind;
                if (!follows) m_behind.emplace(candidate->position, key);
                if (follows && !followed) m_followers.insert(key);
                if (followed && candidate->taken.empty()) continue; // the front says it all
            }
            report(told, *candidate);
        }
    // At the log's end everybody who stands there waits for more.
    while (page.last && !m_behind.empty() && m_behind.rbegin()->first >= page.end) {
        Candidate& candidate = m_candidates.at(m_behind.rbegin()->second);
        m_behind.erase(std::prev(m_behind.end()));
        candidate.stand = Stand::Following;
        m_followers.insert(candidate.order.subscription);
        report(told, candidate);
    }
    told.front = m_front;
    told.end = m_end;
    told.atEnd = !m_mayHaveGrown;
    m_sink(std::move(told));
}

void SubscriptionMatcher::report(MatchedPage& told, Candidate& candidate) const
{
    MatchedEvents& found = told.changed.emplace_back();
    found.subscription = candidate.order.subscription;
    found.place = candidate.order.place;
    found.events = std::exchange(candidate.taken, {});
    found.passed = candidate.position;
    found.following = candidate.stand == Candidate::Stand::Following;
    found.refusal = candidate.refusal;
}

} // namespace pb
