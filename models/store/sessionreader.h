// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QString>
#include <tl/expected.hpp>

#include "models/domain/attemptmark.h"
#include "models/domain/capturedrequest.h"
#include "models/domain/entityevent.h"
#include "models/domain/pushfeed.h"
#include "models/domain/receiptpairs.h"
#include "models/domain/resourcerecord.h"
#include "models/domain/sequenceaudit.h"
#include "models/domain/subscription.h"
#include "models/filter/narrowing.h"
#include "models/store/sessionerror.h"
#include "models/store/sessionfigures.h"
#include "models/store/streamcondition.h"

class QSqlQuery;

namespace pb {

/// A stored event with where it came from, for export and detail.
struct StoredEvent
{
    EntityEvent event;
    std::int64_t streamRow = 0; ///< 0: from the producer's log
    std::int64_t requestId = 0;
    std::string endpoint;
    std::string label;
    Moment at{}; ///< received, or appended to the log
    FindingSet findings;
};

/// An event of the log as scans look at it.
struct LogSource
{
    SequenceNumber EntityEventSequence;
    std::string source;
};

/// A stretch of the log from `least` to `most`, both included, and which end comes first.
struct LogStretch
{
    SequenceNumber least{1};
    SequenceNumber most = lastSequenceNumber;
    bool descending = false;
    /// Every event of it is looked at: for conditions that no index serves in the stretch's order. Who gives
    /// it bounds it (logStretchEnd).
    bool walked = false;
};

/// Reads a session beside its writer. Belongs to the thread that opened it; each call is one bounded query
/// and leaves no statement open. Pages are keyset: after an id, at most `limit`.
class SessionReader
{
public:
    /// Opens read-only. Refuses a file that is no session, damaged or from a newer program.
    static tl::expected<std::unique_ptr<SessionReader>, SessionError> open(const std::string& file);
    ~SessionReader();

    /// Number of the last stream row = how many there are.
    std::int64_t streamRows();
    /// Rows numbered first..first+limit-1, ascending.
    std::vector<StreamRow> streamPage(std::int64_t first, int limit);
    /// Rows of these numbers, at most 256 of them, in the order asked for; those that there are not are left
    /// out.
    std::vector<StreamRow> streamRowsOf(const std::vector<std::int64_t>& rows);
    /// Numbers of the rows first..last that meet the condition, ascending.
    std::vector<std::int64_t> streamRowsWhere(const StreamCondition& condition, std::int64_t first,
                                              std::int64_t last);
    /// The events behind such rows, with their rows' numbers, for an evaluator to look at; of the StoredEvent
    /// nothing else is filled. Rows without an event are left out.
    std::vector<StoredEvent> streamEventsWhere(const StreamCondition& condition, std::int64_t first,
                                               std::int64_t last);
    /// The same rows with what they are sorted by.
    std::vector<StreamSortValue> streamSortValues(StreamSortKey key, const StreamCondition& condition,
                                                  std::int64_t first, std::int64_t last);
    /// The event behind a stream row; nothing for a refused request's row. A duplicate's is the one first
    /// stored.
    std::optional<StoredEvent> streamEvent(std::int64_t row);

    /// What came after a row, duplicates, conflicts and refused requests counted by their index.
    StreamGrowth streamGrowth(std::int64_t afterRow);
    /// The last row of a standing other than New.
    RowPlace lastRowOf(Standing standing);

    /// Number of the last request = how many there are.
    std::int64_t lastRequest();
    /// How long the answers to the last `limit` answered requests took.
    std::vector<std::chrono::microseconds> acknowledgementTimes(int limit);
    /// Findings of requests numbered after..upTo that are among `wanted`.
    std::vector<FindingCount> findingCounts(std::int64_t after, std::int64_t upTo, FindingSet wanted);
    std::optional<RequestRemark> requestRemark(std::int64_t id, Finding finding);
    /// Requests after a number that arrived since; their bodies are hashed and not kept.
    std::vector<ReceiptMark> receiptMarks(std::int64_t after, Moment since, int limit);

    /// Requests numbered first..first+limit-1, ascending, without their bytes.
    std::vector<RequestRow> requestPage(std::int64_t first, int limit);
    /// The first stream row that a request brought; 0: none.
    std::int64_t firstStreamRow(std::int64_t request);
    /// A request whole, notes included.
    std::optional<CapturedRequest> request(std::int64_t id);
    std::vector<CapturedRequest> requestsAfter(std::int64_t id, int limit);

    /// Events received (each once), by stream row.
    std::vector<StoredEvent> eventsAfter(std::int64_t streamRow, int limit);
    std::int64_t receivedEvents();

    /// The producer's log, by sequence.
    std::vector<StoredEvent> logAfter(SequenceNumber after, int limit);
    SequenceNumber lastLogSequence(); ///< 0: the log is empty
    std::int64_t logEventsAfter(SequenceNumber after);
    /// The same, counted no further than `most`.
    std::int64_t logEventsAfter(SequenceNumber after, std::int64_t most);

    /// Events of the log that the narrowing lets through and that lie within the stretch, at most `limit`, in
    /// its order. Bounded only where the narrowing is served by an index: who scans gives stretches of
    /// bounded width.
    std::vector<StoredEvent> logWhere(const Narrowing& narrowing, LogStretch stretch, int limit);
    /// The same events by their sources alone: at a third of the cost, for scans and pages.
    std::vector<LogSource> logSourcesWhere(const Narrowing& narrowing, LogStretch stretch, int limit);
    /// Where a stretch of the log ends that begins at `from` and holds `events` of it; the last sequence (or
    /// the first, descending) where there are no more.
    SequenceNumber logStretchEnd(SequenceNumber from, int events, bool descending);
    std::optional<StoredEvent> logEvent(SequenceNumber sequence);
    /// The sequence of the event that stands so many places after a sequence, 1: the next; at most some
    /// hundreds. Nothing where the log ends before.
    std::optional<SequenceNumber> logPlaceAfter(SequenceNumber after, int places);

    std::optional<ResourceRecord> record(const std::string& resourceName,
                                         const std::string& resourceRecordKey);
    /// Records of a resource numbered after, ascending.
    std::vector<ResourceRecord> records(const std::string& resourceName, std::int64_t after, int limit);

    /// Those that the user added, by name.
    std::vector<RecordResource> recordResources();

    /// Subscriptions with keys after, ascending, with their feeds.
    std::vector<PlacedSubscription> subscriptions(std::int64_t after, int limit);
    std::optional<PlacedSubscription> subscription(std::int64_t key);

    std::vector<DeliveryAttempt> attemptsAfter(std::int64_t id, int limit);
    /// Number of the last attempt.
    std::int64_t lastAttempt();
    std::vector<AttemptBrief> attemptBriefs(std::int64_t after, int limit);
    /// Attempts after a number that began since; their bodies are hashed and not kept.
    std::vector<SentMark> sentMarks(std::int64_t after, Moment since, int limit);
    /// An attempt whole.
    std::optional<DeliveryAttempt> attempt(std::int64_t id);
    /// Attempts that began at `from` or later, and before `to`; of those that began at `to` itself only the
    /// ones numbered below `beforeId`. Newest first, so that a page goes on before the last of the one
    /// before.
    std::vector<AttemptMark> attemptMarks(Moment from, Moment to, std::int64_t beforeId, int limit);
    /// The last attempt of a feed that began before: the only one whose request or wait may reach beyond.
    std::optional<AttemptMark> lastAttemptBefore(std::int64_t feed, Moment moment);
    /// By number: what was stored since.
    std::vector<AttemptMark> attemptMarksAfter(std::int64_t id, int limit);
    std::optional<AttemptMark> attemptMark(std::int64_t id);
    std::optional<AttemptMark> firstAttempt(std::int64_t feed);
    std::optional<AttemptMark> lastAttempt(std::int64_t feed);
    /// The next attempt of the same feed, or the one before.
    std::optional<AttemptMark> attemptNeighbour(const AttemptPlace& place, bool next);
    /// When the first attempt of the session began.
    std::optional<Moment> firstAttemptAt();

    std::vector<PushFeed> feeds();
    std::vector<ConsumerHalt> halts();
    std::vector<DeadLetter> deadLetters();

    /// Why the last call that gave less than it should failed; empty message: none did.
    const SessionError& lastError() const { return m_lastError; }

private:
    explicit SessionReader(std::string connection);
    std::string m_connection;
    SessionError m_lastError;
    /// The last statement of logSourcesWhere(), since scans and pages ask the same again and again.
    std::unique_ptr<QSqlQuery> m_logQuery;
    QString m_logStatement;
};

} // namespace pb
