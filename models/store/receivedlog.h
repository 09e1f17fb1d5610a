// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <QSqlDatabase>
#include <tl/expected.hpp>

#include "models/domain/capturedrequest.h"
#include "models/store/sessionerror.h"
#include "models/store/sqlrows.h"

namespace pb {

struct ReceivedRequest;

/// Writes captured requests and their events, within the caller's transaction. It audits each event against
/// its feed (EVT-5) before the insert: as the file has one writer, what it knows in memory is what is true.
class ReceivedLog
{
public:
    ReceivedLog(const QSqlDatabase& database, std::string file);

    /// Reads the highest numbers and the feeds from the file. Before the first write.
    std::optional<SessionError> load();

    /// Writes the requests and gives an outcome for each. Then call committed() or rolledBack(); the requests
    /// live until then.
    tl::expected<std::vector<AppendOutcome>, SessionError>
    write(std::span<const ReceivedRequest* const> requests);

    void committed();
    void rolledBack();

    std::int64_t lastRow() const { return m_numbers.row; }
    std::int64_t lastRequest() const { return m_numbers.request; }

private:
    using FeedName = std::pair<std::string, std::string>; ///< endpoint, label
    struct Feed
    {
        std::int64_t id = 0;
        SequenceNumber highest{};
        /// New events of the transaction that each raised `highest`, so in order: most are, and need no hash.
        std::vector<const EntityEvent*> ascending;
    };
    struct Place ///< of an event in the session
    {
        std::int64_t feed = 0;
        std::int64_t sequence = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };
    struct PlaceHash
    {
        std::size_t operator()(const Place& place) const
        {
            return static_cast<std::size_t>(place.sequence) * 31U + static_cast<std::size_t>(place.feed);
        }
    };
    struct Numbers
    {
        std::int64_t request = 0;
        std::int64_t row = 0;
        std::int64_t feed = 0;
    };
    static constexpr std::size_t mostRemembered = 4096;
    using KnownEvents = std::unordered_map<Place, const EntityEvent*, PlaceHash>;

    SessionError failed(const QSqlError& error) const;
    void forgetStaged();
    tl::expected<Feed*, SessionError> feedOf(const CapturedRequest& request);
    std::optional<SessionError> lookUp(std::span<const ReceivedRequest* const> requests);
    const EntityEvent* sameSequence(const Feed& feed, SequenceNumber sequence) const;
    AppendOutcome stage(const ReceivedRequest& received, Feed* feed);
    void stageEvents(const ReceivedRequest& received, Feed& feed, AppendOutcome& outcome,
                     std::vector<FindingNote>& notes);
    void stageRow(std::int64_t request, int position, std::int64_t feed, Standing standing,
                  FindingSet findings, const EntityEvent* event);
    void stageRequest(const ReceivedRequest& received, const Feed* feed, const AppendOutcome& outcome);
    void stageNotes(std::int64_t request, const std::vector<FindingNote>& notes);

    QSqlDatabase m_database;
    std::string m_file;
    SqlRows m_requestRows;
    SqlRows m_streamRows;
    SqlRows m_findingRows;
    SqlRows m_feedRows;
    Numbers m_numbers;
    std::map<FeedName, Feed> m_feeds;
    // What the transaction under way adds; kept apart until it is committed.
    Numbers m_staged;
    std::map<FeedName, Feed> m_stagedFeeds;
    KnownEvents m_known; ///< others that the transaction's events may repeat; null: asked for
    /// Those of them that were stored before, and those of earlier transactions: what a producer sends again
    /// it often sends again and again. They never change; at most mostRemembered are kept.
    std::unordered_map<Place, EntityEvent, PlaceHash> m_stored;
};

} // namespace pb
