// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>

#include <curl/curl.h>

#include "models/domain/eventgenerator.h"
#include "models/domain/secret.h"
#include "net/push/duetimes.h"
#include "net/push/feedrun.h"
#include "net/push/pushclient.h"
#include "net/push/sendingslots.h"
#include "net/push/subscriptionmatcher.h"
#include "net/push/subscriptionqueue.h"

namespace pb {

/// Calls from other threads, in order, that the push thread makes on its next turn. It may outlive the
/// thread: what comes after close() is dropped.
class PushMailbox
{
public:
    explicit PushMailbox(CURLM* multi) : m_multi(multi) {}
    void post(std::function<void()> call);
    std::deque<std::function<void()>> take();
    void close();

private:
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_calls;
    CURLM* m_multi; ///< null once closed
};

/// The push thread: one libcurl multi handle that all feeds share, polled with the next due time as its
/// limit. A turn looks only at the feeds that something happened to, or whose time has come.
class PushClient::Thread
{
public:
    Thread(PushClient& client, SessionStore& store, std::uint64_t seed);
    ~Thread();

    // Called from any thread.
    void start(PushSettings settings, bool untilDrained);
    void logGrew();
    void finishWhenDrained();
    void stop();
    void retryNow(std::int64_t feed);
    void suspend(std::int64_t feed);
    void resume(std::int64_t feed);
    void stop(std::int64_t feed);
    void setCredentials(CredentialStore* credentials);
    void setSubscriptionDefaults(CallbackDefaults defaults);
    void startSubscriptions();
    void stopSubscriptions();
    void subscriptionChanged(PlacedSubscription placed);
    void subscriptionRemoved(std::int64_t key);

private:
    /// The state is told this often at most.
    static constexpr std::chrono::milliseconds frame{33};

    enum class State { Ready, Sending, Storing, StoringAgain, Suspended, Finished };
    /// What a feed has that is a subscription's.
    struct Subscribed
    {
        Subscription subscription;
        SubscriptionQueue queue;
        std::optional<PlacedSubscription> changed; ///< told while an attempt was under way
        Moment pacedUntil{};                       ///< not before this the next request (PSH-1)
        bool pushNow = false;                      ///< a person wants no wait for the batch to fill
        bool removed = false;
        bool resuming = false; ///< the store was asked to take back that it gave up
    };
    struct Run
    {
        explicit Run(FeedRun feedRun);
        bool mayRest() const { return subscribed && !subscribed->subscription.ActiveYN; }
        FeedRun feed;
        std::unique_ptr<Subscribed> subscribed; ///< null: a feed of its own
        DeliveryQueue queue;
        State state = State::Ready;
        bool untilDrained = false;
        bool stopping = false;
        bool suspending = false; ///< a person asked for it; the attempt under way ends first
        bool drained = false;    ///< waits for logGrew()
        bool failureTold = false;
        std::unique_ptr<HttpAttempt> attempt;
        Moment startedAt{};
        Moment retryAt{}; ///< of what failed on our side: reading the log, storing progress
        PushProgress unstored;
    };
    struct Opening
    {
        PushSettings settings;
        std::string origin;
        bool untilDrained = false;
        bool stopping = false;
    };

    void loop();
    void refuse(const std::string& message);
    tl::expected<void, SessionError> openReader();
    void startFeed(PushSettings settings, bool untilDrained);
    void feedOpened(std::int64_t number, const tl::expected<PushFeed, SessionError>& feed);
    void stopAll();
    Run* runOf(std::int64_t feed);
    static void stopRun(Run& run);
    void resumeRun(Run& run);
    void saveFeed(const Run& run);

    void touch(std::int64_t number) { m_touched.push_back(number); }
    void touchAll();
    void advanceTouched();
    void advance(std::int64_t number, Run& run);
    std::optional<Moment> dueOf(const Run& run) const;
    void admitWaiting();
    void dropFinished();
    bool mayGoOn(Run& run, Moment now);
    bool nextBatch(Run& run, Moment now);
    void send(std::int64_t number, Run& run, Moment now);
    void takeConnected(Moment now);
    void takeFinished();
    void conclude(std::int64_t number, Run& run, CURLcode code);
    void storeProgress(std::int64_t number, Run& run);
    void stored(std::int64_t number, const tl::expected<std::int64_t, SessionError>& id);
    void suspendRun(Run& run, const std::string& reason);
    void finish(Run& run);
    std::int64_t remainingOf(const Run& run) const;

    void openSubscriptions();
    void takeChange(const PlacedSubscription& placed);
    void addSubscription(const PlacedSubscription& placed);
    void applyChange(std::int64_t number, Run& run, const PlacedSubscription& placed);
    void setPlace(std::int64_t number, Run& run);
    void leavePlace(Run& run);
    bool keepPassed(Run& run);
    void keepAllPassed();
    tl::expected<PushSettings, std::string> settingsOf(const Subscription& subscription) const;
    std::optional<std::string> takeToken(Run& run);
    bool nextOfSubscription(Run& run, Moment now);
    void takeMatched(const MatchedPage& page);
    void releaseRoom(Run& run);
    void resumeSubscription(std::int64_t number, Run& run);
    bool isDrained(const Run& run) const;

    FeedState stateOf(const Run& run, Moment now) const;
    void countAttempt(const PushProgress& progress);
    void tellState(Moment now);
    void tell(Run& run, const SessionError& error);
    void interruptAll();
    int pollLimit(Moment now) const;

    PushClient& m_client;
    SessionStore& m_store;
    CURLM* m_multi;
    std::shared_ptr<PushMailbox> m_mailbox;
    GeneratorRandom m_random;
    SecretMask m_mask;
    ConsumerHalts m_halts;
    std::unique_ptr<SessionReader> m_reader;
    std::map<std::int64_t, Opening> m_openings;
    std::map<std::int64_t, std::unique_ptr<Run>> m_runs;
    std::vector<std::int64_t> m_touched;
    DueTimes m_due;
    SendingSlots m_slots;
    std::unordered_map<CURL*, std::int64_t> m_sending;
    bool m_anyFinished = false;

    CredentialStore* m_credentials = nullptr;
    CallbackDefaults m_defaults;
    std::string m_defaultsRefusal; ///< why nothing can be pushed with them; empty: it can
    bool m_subscribing = false;    ///< between startSubscriptions() and stop
    std::unordered_map<std::int64_t, std::int64_t> m_numberOf; ///< run by subscription
    std::set<std::int64_t> m_removed;                          ///< subscriptions that are gone
    SequenceNumber m_front{};                                  ///< of the log's shared reading
    SequenceNumber m_end{};
    bool m_atEnd = false;
    SequenceNumber m_keptFront{}; ///< the front when what was passed was last stored
    std::unique_ptr<SubscriptionMatcher> m_matcher;

    std::int64_t m_lastNumber = 0;
    PushFigures m_figures;
    bool m_changed = false; ///< since the state was last told
    Moment m_toldAt{};
    std::chrono::milliseconds m_telling = frame; ///< the least time between two
    bool m_quit = false;
    std::thread m_thread;
};

} // namespace pb
