// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "models/domain/deliveryattempt.h"
#include "models/domain/livestate.h"
#include "models/domain/pushfeed.h"
#include "models/domain/subscription.h"
#include "models/store/sessionstore.h"

namespace pb {

class CredentialStore;

/// How subscriptions are pushed, which say nothing of it themselves (PSH-11). As in PushSettings.
struct CallbackDefaults
{
    bool allowHttp = false;
    bool http2 = false;
    std::string caFile;
    std::string trustedFingerprint;
};

/// What a feed came to when it stopped.
struct PushSummary
{
    std::int64_t feed = 0;      ///< 0: it could not start, for the reason given
    std::int64_t delivered = 0; ///< events acknowledged in this run
    std::int64_t attempts = 0;
    std::int64_t duplicates = 0; ///< events sent again after a request whose answer was lost
    std::int64_t deadLettered = 0;
    std::int64_t remaining = 0; ///< events of the log not acknowledged
    bool suspended = false;
    std::string reason; ///< of the suspension, or why it could not start
};

/// Pushes the session's event log to consumers (PSH-1..10), each feed in order with one request in flight, in
/// a thread of its own (libcurl multi), so that nothing else moves a Retry-After. Functions may be called
/// from any thread; signals come from the push thread.
class PushClient : public QObject
{
    Q_OBJECT
public:
    /// `store` outlives the client. `seed` sets the jitter.
    PushClient(SessionStore& store, std::uint64_t seed);
    /// Ends attempts under way (recorded as interrupted) and the thread.
    ~PushClient() override;

    /// Why these settings can't be pushed with: not an absolute http(s) URL, credentials or a fragment in it,
    /// plain http beyond loopback (PSH-11, SUB-8), a label over 255 characters, authorities that can't be
    /// read, a fingerprint that is none; nothing where they can. Reads the file of authorities.
    static std::optional<std::string> refusal(const PushSettings& settings);
    /// The same of what all subscriptions are pushed with.
    static std::optional<std::string> refusal(const CallbackDefaults& defaults);

    /// Starts pushing the log to a consumer after the last acknowledged event of this URL and label. A feed
    /// that was suspended is resumed. Where untilDrained, feedFinished comes when nothing is left or the feed
    /// is suspended; else it waits for more events, or for resume().
    void start(PushSettings settings, bool untilDrained);
    /// Tells the feeds that the log has grown.
    void logGrew();
    /// Lets waiting feeds finish with nothing more to come: from now on they end when drained.
    void finishWhenDrained();
    /// Stops every feed; feedFinished comes for each.
    void stop();

    // Subscriptions (SUB-1..7). They share one reading of the log; each has its feed, which begins with
    // startSubscriptions() and goes on until stop().

    /// Where tokens are found by CallbackCredentialId; before the first subscription. Outlives the client.
    void setCredentials(CredentialStore* credentials);
    /// For all of them, from their next change or start on. Where the defaults can't be used, each is
    /// suspended for that reason.
    void setSubscriptionDefaults(CallbackDefaults defaults);
    /// Pushes every subscription that the session holds, active ones at once.
    void startSubscriptions();
    /// Stops their feeds, and theirs alone; feedFinished comes for each.
    void stopSubscriptions();
    /// A subscription was made or changed as the session now holds it: begins, holds or moves its feed.
    void subscriptionChanged(PlacedSubscription placed);
    /// It is gone; the attempt under way ends and is recorded.
    void subscriptionRemoved(std::int64_t key);

    // Of one feed, by PushFeed::id; nothing happens where it is not being pushed.

    /// Ends the wait before a retry, and that for a subscription's batch to fill. A consumer that asked for
    /// quiet is left in peace until then (PSH-4).
    void retryNow(std::int64_t feed);
    /// Holds the feed once the attempt under way has ended; kept in the session (PSH-7).
    void suspend(std::int64_t feed);
    /// Goes on after the last acknowledged event. A subscription becomes active again in the session, too.
    void resume(std::int64_t feed);
    /// Stops it; feedFinished comes.
    void stop(std::int64_t feed);

Q_SIGNALS:
    /// What every feed does now and the totals; when they changed, and at most every 33 ms. `remaining` is
    /// set for subscriptions only: the events found for it, and sequences not looked at yet.
    void stateChanged(pb::PushState state);
    /// After the attempt's commit; `feed` as it stands then.
    void attemptFinished(pb::DeliveryAttempt attempt, pb::PushFeed feed);
    /// The feed is drained, suspended or stopped.
    void feedFinished(pb::PushSummary summary);
    /// A feed could not start or its progress could not be stored.
    void failed(QString message);

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace pb

Q_DECLARE_METATYPE(pb::PushState)
