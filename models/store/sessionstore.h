// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <tl/expected.hpp>

#include "models/domain/capturedrequest.h"
#include "models/domain/entityevent.h"
#include "models/domain/pushfeed.h"
#include "models/domain/resourcerecord.h"
#include "models/domain/subscription.h"
#include "models/store/sessionerror.h"

namespace pb {

/// A request to store, with the events of it that were taken (none where it was refused or scripted away).
struct ReceivedRequest
{
    std::uint64_t ticket = 0; ///< given back in the outcome
    CapturedRequest request;
    std::vector<EntityEvent> events;
};

/// What became of events given to the producer's log.
struct LogOutcome
{
    std::int64_t added = 0;
    std::int64_t known = 0;      ///< the same tuple was there
    SequenceNumber firstAdded{}; ///< the lowest sequence that is new; 0: none is
    SequenceNumber lastAdded{};  ///< the highest
    /// The first event whose sequence is taken by another tuple; then nothing was added (EVT-5).
    std::optional<SequenceNumber> conflict;
    bool exhausted = false; ///< there are not as many sequences left; then nothing was added (LOG-4)
    std::optional<SessionError> error;
};

/// What one commit made visible, for screens.
struct StoredRange
{
    std::int64_t lastStreamRow = 0; ///< stream rows are numbered 1.. without holes
    std::int64_t lastRequest = 0;
    std::int64_t lastAttempt = 0;
    std::int64_t logChanges = 0; ///< how often the producer's log has grown since the session was opened
    std::int64_t subscriptionChanges =
        0;                          ///< how often subscriptions were made, changed or removed since then
    std::int64_t logInsertions = 0; ///< how often events came in before the log's last one since then
};

/// The session file's only writer. A thread of its own drains a queue into one transaction at a time (group
/// commit; WAL, synchronous=FULL) and reports after the commit. Every function may be called from any
/// thread and returns at once; callbacks run in the store thread and must only hand the result on.
class SessionStore : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        bool temporary = false;             ///< delete the file when closed
        std::int64_t maxBytes = 2147483648; ///< of a temporary session; oldest request bodies go first
        std::int64_t hardLimitBytes =
            0; ///< the file never grows beyond this: then the disk counts as full; 0: no limit
    };

    /// Opens or creates the session and starts the thread. Refuses a file in use by another writer, from a
    /// newer program (untouched), or damaged.
    static tl::expected<std::unique_ptr<SessionStore>, SessionError> open(const std::string& file,
                                                                          Options options);
    /// Writes what is queued, checkpoints and closes.
    ~SessionStore() override;

    const std::string& file() const;

    /// Where outcomes of append() go: called once per commit with all outcomes of it. Set before the first
    /// append.
    using AppendSink = std::function<void(std::vector<AppendOutcome>)>;
    void setAppendSink(AppendSink sink);

    /// Stores a request, its events and the audit's findings, all or nothing (RCV-3, RCV-5, EVT-5).
    void append(ReceivedRequest request);
    /// Adds to a stored request how long its answer took (-1: nothing of one went out) and how many bytes of
    /// CapturedRequest::answer were sent where it was not all of them. At most once per request; written with
    /// a later commit.
    void acknowledge(std::int64_t requestId, std::chrono::microseconds after,
                     std::optional<std::int64_t> sent = std::nullopt);

    /// Merges events into the producer's log by sequence, all or nothing.
    void appendLog(std::vector<EntityEvent> events, std::function<void(LogOutcome)> done);
    /// Appends events under the next sequences, all or nothing.
    void appendNew(std::vector<NewEvent> events, std::function<void(LogOutcome)> done);
    /// Writes records and appends their events, in order, all or nothing (LOG-3).
    void writeRecords(std::vector<RecordWrite> writes,
                      std::function<void(tl::expected<RecordOutcome, SessionError>)> done);

    /// Adds a record resource; one that is there already keeps its records and gets this key's name (LOG-3).
    void addRecordResource(RecordResource resource, std::function<void(std::optional<SessionError>)> done);

    /// Stores a new subscription under a key of its own, and its feed after the subscription's
    /// EntityEventSequence; without one, after the last event of the log at that time (SUB-4). `origin`: of
    /// its CallbackUrl.
    void createSubscription(Subscription subscription, std::string origin,
                            std::function<void(tl::expected<PlacedSubscription, SessionError>)> done);
    void changeSubscription(SubscriptionChange wanted, std::string origin,
                            std::function<void(tl::expected<SubscriptionOutcome, SessionError>)> done);
    /// Removes it where it still has this revision; 0: whatever it has. What was pushed stays on record.
    void removeSubscription(std::int64_t key, std::int64_t basedOn,
                            std::function<void(tl::expected<SubscriptionOutcome, SessionError>)> done);

    /// Finds or creates the feed of this URL and label; gives it as stored.
    void openFeed(PushFeed feed, std::function<void(tl::expected<PushFeed, SessionError>)> done);
    /// Stores a feed as it stands where no attempt moved it: suspended or resumed (PSH-7).
    void saveFeed(PushFeed feed, std::function<void(std::optional<SessionError>)> done);
    /// Stores a finished attempt with the progress it makes, in one transaction (PSH-9, PSH-10); gives its
    /// id.
    void recordAttempt(PushProgress progress,
                       std::function<void(tl::expected<std::int64_t, SessionError>)> done);

    /// Requests waiting for their commit, their events, and the age of the oldest (RCV-3).
    struct QueueFigures
    {
        std::int64_t requests = 0;
        std::int64_t events = 0;
        std::int64_t bytes = 0;
        std::chrono::milliseconds oldest{0};
    };
    QueueFigures queue() const;
    /// Request bodies dropped so far to keep a temporary session within its size.
    std::int64_t droppedBodies() const;

    /// Blocks until all that was queued before is committed or has failed. Not for the GUI thread.
    void flush();

Q_SIGNALS:
    /// After each commit that changed something screens show.
    void stored(pb::StoredRange range);
    /// A commit failed: its waiters were told, and what was acknowledged before is safe. Once per outage.
    void writeFailed(QString message);
    /// The first commit that worked after writeFailed().
    void writeRecovered();

private:
    class Thread;
    template <typename Result, typename Apply>
    void change(Apply apply, std::function<void(tl::expected<Result, SessionError>)> done);
    explicit SessionStore(std::unique_ptr<Thread> thread);
    std::unique_ptr<Thread> m_thread;
};

} // namespace pb

Q_DECLARE_METATYPE(pb::StoredRange)
