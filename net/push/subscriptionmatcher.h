// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "models/domain/entityevent.h"
#include "models/domain/moment.h"
#include "models/filter/filter.h"
#include "models/store/sessionreader.h"

namespace pb {

using EventPointer = std::shared_ptr<const EntityEvent>;

/// How much a subscription's queue takes before the matcher leaves it behind.
struct MatchRoom
{
    std::int64_t events = 0;
    std::int64_t bytes = 0;
};

/// A subscription to match from a place on.
struct MatchOrder
{
    std::int64_t subscription = 0;
    std::int64_t place = 0; ///< given back with what is found; another one for each new place
    std::string filter;     ///< empty: everything
    SequenceNumber after{};
    MatchRoom room;
};

/// What a page of the log came to for one subscription.
struct MatchedEvents
{
    std::int64_t subscription = 0;
    std::int64_t place = 0;
    std::vector<EventPointer> events; ///< that match, ascending
    SequenceNumber passed{};          ///< everything up to here was looked at
    bool following = false;           ///< from now on it passes what the front passes, until told otherwise
    /// Why its filter could not judge the event after `passed`; then nothing more comes for this place.
    std::string refusal;
};

/// What one reading of the log came to.
struct MatchedPage
{
    std::vector<MatchedEvents> changed; ///< those for whom there is news
    SequenceNumber front{};             ///< how far those that follow have got
    SequenceNumber end{};               ///< the log's last event, as far as is known
    bool atEnd = false;                 ///< the log held no more
    std::string failure;                ///< why the log could not be read; it is tried again
};

/// Finds which events concern which subscriptions, by one reading of the log that all of them share, in a
/// thread of its own, so that retry timers never wait for it. Those that keep up follow its front; one whose
/// queue is full is left behind and catches up by the same rule: the lowest place is read first, and every
/// subscription that stands before an event has it judged, equal filters once.
class SubscriptionMatcher
{
public:
    /// `sink` is called in the matcher's thread.
    using Sink = std::function<void(MatchedPage)>;
    SubscriptionMatcher(std::string sessionFile, Sink sink);
    ~SubscriptionMatcher();

    // Called from any thread.

    /// Begins a subscription, or sets it to another place.
    void begin(MatchOrder order);
    void drop(std::int64_t subscription);
    /// Its queue took this much less than before.
    void giveRoom(std::int64_t subscription, std::int64_t place, MatchRoom more);
    void logGrew();

private:
    /// Subscriptions of one filter text.
    struct Group
    {
        std::string text;
        std::optional<Filter> filter; ///< nothing: every event matches
        std::string wrong;            ///< why the text is no filter
        std::size_t work = 0;         ///< index among the groups of the page in hand
        std::int64_t workOf = 0;      ///< the page that index belongs to
    };
    struct Candidate
    {
        MatchOrder order;
        std::shared_ptr<Group> group;
        SequenceNumber position{}; ///< everything up to here was looked at
        MatchRoom fullRoom;
        MatchRoom room;
        enum class Stand { Behind, Following, Full, Refused } stand = Stand::Behind;
        std::vector<EventPointer> taken; ///< of the page in hand
        std::string refusal;
        bool hasRoom() const { return room.events > 0 && room.bytes > 0; }
    };
    struct GroupWork
    {
        Group* group = nullptr;
        std::vector<Candidate*> members;
        SequenceNumber least = lastSequenceNumber; ///< the lowest place among them
        std::size_t open = 0;                      ///< those who take more
    };
    struct Page
    {
        std::vector<EventPointer> events;
        SequenceNumber end{};    ///< of the last of them; where there is none, where it was read from
        SequenceNumber logEnd{}; ///< the log's last event when the page was read, or an earlier one
        bool last = false;       ///< the log holds no more
    };

    void post(std::function<void()> call);
    void loop();
    bool takeCalls();
    bool hasWork() const;
    void insert(const MatchOrder& order);
    void remove(std::int64_t subscription);
    void addRoom(std::int64_t subscription, std::int64_t place, MatchRoom more);
    void wait(Candidate& candidate);
    std::shared_ptr<Group> groupOf(const std::string& text);
    void readOnce();
    std::optional<Page> read(SequenceNumber after);
    std::vector<GroupWork> participants(SequenceNumber end);
    void judge(const Page& page, std::vector<GroupWork>& works);
    static void hand(GroupWork& work, const EventPointer& event);
    static void refuse(GroupWork& work, const EventPointer& event, const FilterError& error);
    void settle(const Page& page, const std::vector<GroupWork>& works);
    void report(MatchedPage& told, Candidate& candidate) const;
    void fail(const std::string& message);

    std::string m_file;
    Sink m_sink;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::function<void()>> m_calls;
    bool m_grew = true; ///< since the log was read to its end; told from other threads
    std::atomic<bool> m_stopping{false};

    // The matcher's thread only.
    std::unique_ptr<SessionReader> m_reader;
    std::unordered_map<std::int64_t, Candidate> m_candidates;
    std::map<std::string, std::weak_ptr<Group>> m_groups;
    std::set<std::pair<SequenceNumber, std::int64_t>> m_behind; ///< with room, by place
    std::unordered_set<std::int64_t> m_followers;
    SequenceNumber m_front{}; ///< everything up to here was looked at for those who follow
    SequenceNumber m_end{};
    bool m_mayHaveGrown = true; ///< beyond what was read last
    bool m_failing = false;
    std::int64_t m_pages = 0;
    std::size_t m_readEvents = 0; ///< in all, to know their usual size
    std::size_t m_readBytes = 0;
    std::thread m_thread;
};

} // namespace pb
