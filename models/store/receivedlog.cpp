// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/receivedlog.h"

#include <algorithm>

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include "models/store/faultcode.h"
#include "models/store/sessionstore.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

using Column = SqlRows::Column;

std::string conflictText(const EntityEvent& known, const EntityEvent& event)
{
    return "sequence " + std::to_string(event.EntityEventSequence.value) + " is known as " +
           known.ResourceName + " '" + known.ResourceRecordKey + "'; here it names " + event.ResourceName +
           " '" + event.ResourceRecordKey + "'";
}

/// Microseconds in a small column: at most 999 seconds, far beyond any time-out.
std::int64_t smallMicros(std::chrono::microseconds duration)
{
    return std::clamp<std::int64_t>(duration.count(), 0, 999'999'999);
}

/// Counts a finding of the audit, and writes its sentence where it is the request's first of the kind.
template <typename Sentence>
void noteOnce(std::vector<FindingNote>& notes, Finding finding, std::size_t position, Sentence&& sentence)
{
    for (FindingNote& note : notes)
        if (note.finding == finding) {
            ++note.count;
            return;
        }
    notes.push_back({finding, 1, "value[" + std::to_string(position) + "].EntityEventSequence", sentence()});
}

void noteStanding(std::vector<FindingNote>& notes, FindingSet findings, const EntityEvent& event,
                  std::size_t position, const EntityEvent* known, SequenceNumber highest)
{
    const auto sequence = [&] { return "sequence " + std::to_string(event.EntityEventSequence.value); };
    const auto before = [&] { return std::to_string(highest.value); };
    if (findings.has(Finding::Duplicate))
        noteOnce(notes, Finding::Duplicate, position,
                 [&] { return sequence() + " came before with the same record"; });
    if (findings.has(Finding::Conflict))
        noteOnce(notes, Finding::Conflict, position, [&] { return conflictText(*known, event); });
    if (findings.has(Finding::OutOfOrder))
        noteOnce(notes, Finding::OutOfOrder, position,
                 [&] { return sequence() + " came after " + before(); });
    if (findings.has(Finding::Gap))
        noteOnce(notes, Finding::Gap, position,
                 [&] { return sequence() + " follows " + before() + "; the numbers between may be hidden"; });
}

} // namespace

ReceivedLog::ReceivedLog(const QSqlDatabase& database, std::string file)
    : m_database(database), m_file(std::move(file)), m_requestRows(database, "request",
                                                                   {{"id", Column::Number},
                                                                    {"arrivedAt", Column::Number},
                                                                    {"headAfter", Column::Small},
                                                                    {"bodyAfter", Column::Small},
                                                                    {"connection", Column::Number},
                                                                    {"feed", Column::Reference},
                                                                    {"status", Column::Small},
                                                                    {"fault", Column::Small},
                                                                    {"bodyBytes", Column::Number},
                                                                    {"events", Column::Small},
                                                                    {"newEvents", Column::Small},
                                                                    {"duplicates", Column::Small},
                                                                    {"conflicts", Column::Small},
                                                                    {"findings", Column::Small},
                                                                    {"peer", Column::Text},
                                                                    {"tls", Column::Text},
                                                                    {"head", Column::Blob},
                                                                    {"answer", Column::Blob},
                                                                    {"body", Column::Blob}}),
      m_streamRows(database, "stream",
                   {{"id", Column::Number},
                    {"request", Column::Number},
                    {"position", Column::Small},
                    {"feed", Column::Reference},
                    {"standing", Column::Small},
                    {"findings", Column::Small},
                    {"sequence", Column::Reference},
                    {"ResourceName", Column::Text},
                    {"ResourceRecordKey", Column::Text},
                    {"source", Column::Blob}}),
      m_findingRows(database, "finding",
                    {{"request", Column::Number},
                     {"finding", Column::Small},
                     {"count", Column::Small},
                     {"target", Column::Text},
                     {"text", Column::Text}}),
      m_feedRows(database, "feed",
                 {{"id", Column::Number}, {"endpoint", Column::Text}, {"label", Column::Text}})
{
}

SessionError ReceivedLog::failed(const QSqlError& error) const
{
    return sessionError(error, "store requests", m_file);
}

std::optional<SessionError> ReceivedLog::load()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(
            u"SELECT (SELECT max(id) FROM request), (SELECT max(id) FROM stream), (SELECT max(id) FROM feed)"_s) ||
        !query.next())
        return failed(query.lastError());
    m_numbers = {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toLongLong()};
    m_staged = m_numbers;
    if (!query.exec(
            u"SELECT id, endpoint, label, highest FROM feed LEFT JOIN (SELECT feed AS number, max(sequence) "
            u"AS highest"
            " FROM stream INDEXED BY stream_event WHERE standing = 0 GROUP BY feed) ON number = id"_s))
        return failed(query.lastError());
    while (query.next())
        m_feeds[{query.value(1).toString().toStdString(), query.value(2).toString().toStdString()}] = {
            query.value(0).toLongLong(), SequenceNumber{query.value(3).toLongLong()}, {}};
    return std::nullopt;
}

tl::expected<std::vector<AppendOutcome>, SessionError>
ReceivedLog::write(std::span<const ReceivedRequest* const> requests)
{
    if (auto error = lookUp(requests)) return tl::make_unexpected(*error);
    std::vector<AppendOutcome> outcomes;
    outcomes.reserve(requests.size());
    for (const ReceivedRequest* received : requests) {
        Feed* feed = nullptr;
        if (!received->request.endpoint.empty()) {
            auto found = feedOf(received->request);
            if (!found) return tl::make_unexpected(found.error());
            feed = *found;
        }
        outcomes.push_back(stage(*received, feed));
    }
    for (SqlRows* rows : {&m_feedRows, &m_requestRows, &m_streamRows, &m_findingRows})
        if (!rows->insert()) return tl::make_unexpected(failed(rows->lastError()));
    return outcomes;
}

void ReceivedLog::committed()
{
    m_numbers = m_staged;
    for (const auto& [name, feed] : m_stagedFeeds)
        m_feeds[name] = Feed{feed.id, feed.highest, {}};
    forgetStaged();
}

void ReceivedLog::forgetStaged()
{
    m_stagedFeeds.clear();
    m_known.clear();
    if (m_stored.size() > mostRemembered) m_stored.clear();
}

void ReceivedLog::rolledBack()
{
    m_staged = m_numbers;
    m_stored.clear(); // they may have been read within the transaction that failed
    forgetStaged();
    for (SqlRows* rows : {&m_feedRows, &m_requestRows, &m_streamRows, &m_findingRows})
        rows->clear();
}

tl::expected<ReceivedLog::Feed*, SessionError> ReceivedLog::feedOf(const CapturedRequest& request)
{
    const FeedName name{request.endpoint, request.label};
    const auto staged = m_stagedFeeds.find(name);
    if (staged != m_stagedFeeds.end()) return &staged->second;
    const auto known = m_feeds.find(name);
    if (known != m_feeds.end()) return &(m_stagedFeeds[name] = known->second);
    const auto added = m_stagedFeeds.emplace(name, Feed{++m_staged.feed, {}, {}}).first;
    m_feedRows.number(added->second.id);
    m_feedRows.bytes(added->first.first);
    m_feedRows.bytes(added->first.second);
    return &added->second;
}

/// Finds which of the events are stored already. Only numbers up to the feed's highest can be.
std::optional<SessionError> ReceivedLog::lookUp(std::span<const ReceivedRequest* const> requests)
{
    QByteArray places;
    for (const ReceivedRequest* received : requests) {
        const auto feed = m_feeds.find({received->request.endpoint, received->request.label});
        if (feed == m_feeds.end()) continue;
        for (const EntityEvent& event : received->events) {
            if (event.EntityEventSequence > feed->second.highest) continue;
            const Place place{feed->second.id, event.EntityEventSequence.value};
            const auto remembered = m_stored.find(place);
            const EntityEvent* known = remembered == m_stored.end() ? nullptr : &remembered->second;
            // One that is asked for already stands there as null.
            if (!m_known.emplace(place, known).second || known != nullptr) continue;
            places += (places.isEmpty() ? "[" : ",[") + QByteArray::number(place.feed) + ',' +
                      QByteArray::number(place.sequence) + ']';
        }
    }
    if (places.isEmpty()) return std::nullopt;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT s.feed, s.sequence, s.ResourceName, s.ResourceRecordKey FROM json_each(CAST(? AS TEXT)) j"
        " CROSS JOIN stream s INDEXED BY stream_event ON s.feed = json_extract(j.value, '$[0]')"
        " AND s.sequence = json_extract(j.value, '$[1]') AND s.standing = 0"_s);
    query.addBindValue('[' + places + ']');
    if (!query.exec()) return failed(query.lastError());
    while (query.next()) {
        const Place place{query.value(0).toLongLong(), query.value(1).toLongLong()};
        EntityEvent& known = m_stored[place];
        known.EntityEventSequence = SequenceNumber{query.value(1).toLongLong()};
        known.ResourceName = query.value(2).toString().toStdString();
        known.ResourceRecordKey = query.value(3).toString().toStdString();
        m_known.insert_or_assign(place, &known);
    }
    return std::nullopt;
}

AppendOutcome ReceivedLog::stage(const ReceivedRequest& received, Feed* feed)
{
    AppendOutcome outcome;
    outcome.ticket = received.ticket;
    outcome.stored = true;
    outcome.requestId = ++m_staged.request;
    outcome.findings = findingsOf(received.request.notes);
    std::vector<FindingNote> notes = received.request.notes;
    if (feed != nullptr && !received.events.empty())
        stageEvents(received, *feed, outcome, notes);
    else if (received.request.findings.has(Finding::Refused))
        stageRow(outcome.requestId, 0, feed != nullptr ? feed->id : 0, Standing::Refused,
                 received.request.findings, nullptr);
    outcome.findings.add(received.request.findings);
    stageRequest(received, feed, outcome);
    stageNotes(outcome.requestId, notes);
    return outcome;
}

/// The event that has this sequence in the feed already; null where there is none.
const EntityEvent* ReceivedLog::sameSequence(const Feed& feed, SequenceNumber sequence) const
{
    if (sequence > feed.highest) return nullptr;
    const auto place = std::lower_bound(
        feed.ascending.begin(), feed.ascending.end(), sequence,
        [](const EntityEvent* event, SequenceNumber wanted) { return event->EntityEventSequence < wanted; });
    if (place != feed.ascending.end() && (*place)->EntityEventSequence == sequence) return *place;
    const auto known = m_known.find(Place{feed.id, sequence.value});
    return known == m_known.end() ? nullptr : known->second;
}

void ReceivedLog::stageEvents(const ReceivedRequest& received, Feed& feed, AppendOutcome& outcome,
                              std::vector<FindingNote>& notes)
{
    for (std::size_t position = 0; position < received.events.size(); ++position) {
        const EntityEvent& event = received.events[position];
        const EntityEvent* same = sameSequence(feed, event.EntityEventSequence);
        const AuditVerdict verdict = auditEvent({same, feed.highest}, event);
        if (!verdict.findings.empty())
            noteStanding(notes, verdict.findings, event, position, same, feed.highest);
        outcome.findings.add(verdict.findings);
        stageRow(outcome.requestId, static_cast<int>(position), feed.id, verdict.standing, verdict.findings,
                 &event);
        switch (verdict.standing) {
        case Standing::Duplicate:
            ++outcome.duplicates;
            continue;
        case Standing::Conflict:
            ++outcome.conflicts;
            continue;
        default:
            break;
        }
        ++outcome.newEvents;
        if (event.EntityEventSequence > feed.highest) {
            feed.highest = event.EntityEventSequence;
            feed.ascending.push_back(&event);
        } else {
            m_known[Place{feed.id, event.EntityEventSequence.value}] = &event;
        }
    }
}

void ReceivedLog::stageRow(std::int64_t request, int position, std::int64_t feed, Standing standing,
                           FindingSet findings, const EntityEvent* event)
{
    SqlRows& rows = m_streamRows;
    rows.number(++m_staged.row);
    rows.number(request);
    rows.number(position);
    rows.number(feed);
    rows.number(static_cast<int>(standing));
    rows.number(findings.bits);
    rows.number(event != nullptr ? event->EntityEventSequence.value : 0);
    rows.bytes(event != nullptr ? std::string_view(event->ResourceName) : std::string_view());
    rows.bytes(event != nullptr ? std::string_view(event->ResourceRecordKey) : std::string_view());
    // A duplicate's bytes stand with the event first stored and in the request's body.
    const bool ownBytes = event != nullptr && standing != Standing::Duplicate;
    rows.bytes(ownBytes ? std::string_view(event->source) : std::string_view());
}

void ReceivedLog::stageRequest(const ReceivedRequest& received, const Feed* feed,
                               const AppendOutcome& outcome)
{
    const CapturedRequest& request = received.request;
    SqlRows& rows = m_requestRows;
    rows.number(outcome.requestId);
    rows.number(request.arrivedAt.time_since_epoch().count());
    rows.number(smallMicros(request.headAfter));
    rows.number(smallMicros(request.bodyAfter));
    rows.number(static_cast<std::int64_t>(request.connection));
    rows.number(feed != nullptr ? feed->id : 0);
    rows.number(request.status);
    rows.number(faultCode(request.fault));
    rows.number(request.bodyBytes);
    rows.number(request.events);
    rows.number(outcome.newEvents);
    rows.number(outcome.duplicates);
    rows.number(outcome.conflicts);
    rows.number(outcome.findings.bits);
    for (const std::string* text :
         {&request.peer, &request.tls, &request.head, &request.answer, &request.body})
        rows.bytes(*text);
}

void ReceivedLog::stageNotes(std::int64_t request, const std::vector<FindingNote>& notes)
{
    for (const FindingNote& note : notes) {
        m_findingRows.number(request);
        m_findingRows.number(static_cast<int>(note.finding));
        m_findingRows.number(note.count);
        m_findingRows.bytes(note.target);
        m_findingRows.bytes(note.text);
    }
}

} // namespace pb
