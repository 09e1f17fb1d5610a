// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/attemptmark.h"
#include "models/domain/capturedrequest.h"
#include "models/domain/entityevent.h"
#include "models/domain/pushfeed.h"
#include "models/store/sessionerror.h"

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
    /// The event behind a stream row; nothing for a refused request's row. A duplicate's is the one first
    /// stored.
    std::optional<StoredEvent> streamEvent(std::int64_t row);

    /// A request whole, notes included.
    std::optional<CapturedRequest> request(std::int64_t id);
    std::vector<CapturedRequest> requestsAfter(std::int64_t id, int limit);

    /// Events received (each once), by stream row.
    std::vector<StoredEvent> eventsAfter(std::int64_t streamRow, int limit);
    std::int64_t receivedEvents();

    /// The producer's log, by sequence.
    std::vector<StoredEvent> logAfter(SequenceNumber after, int limit);
    std::int64_t logEventsAfter(SequenceNumber after);

    std::vector<DeliveryAttempt> attemptsAfter(std::int64_t id, int limit);
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
    /// Number of the last attempt.
    std::int64_t attempts();
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
};

} // namespace pb
