// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sessionreader.h"

#include <atomic>

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include "models/domain/requestline.h"
#include "models/store/faultcode.h"
#include "models/store/schema.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

std::string text(const QSqlQuery& query, int column)
{
    return query.value(column).toString().toStdString();
}

std::string bytes(const QSqlQuery& query, int column)
{
    return query.value(column).toByteArray().toStdString();
}

std::int64_t number(const QSqlQuery& query, int column)
{
    return query.value(column).toLongLong();
}

Moment moment(const QSqlQuery& query, int column)
{
    return Moment(std::chrono::milliseconds(number(query, column)));
}

std::chrono::microseconds micros(const QSqlQuery& query, int column)
{
    return std::chrono::microseconds(number(query, column));
}

FindingSet findingSet(const QSqlQuery& query, int column)
{
    return {static_cast<std::uint16_t>(number(query, column))};
}

constexpr auto requestColumns =
    "SELECT r.id, r.arrivedAt, r.headAfter, r.bodyAfter, r.connection, r.peer, f.endpoint, f.label, r.head, "
    "r.body,"
    " r.bodyBytes, r.status, r.answer, r.fault, r.events, r.newEvents, r.duplicates, r.conflicts, "
    "r.findings, a.after"
    " FROM request r LEFT JOIN feed f ON f.id = r.feed LEFT JOIN acknowledgement a ON a.request = r.id ";

CapturedRequest capturedRequest(const QSqlQuery& query)
{
    CapturedRequest request;
    request.id = number(query, 0);
    request.arrivedAt = moment(query, 1);
    request.headAfter = micros(query, 2);
    request.bodyAfter = micros(query, 3);
    request.connection = static_cast<std::uint64_t>(number(query, 4));
    request.peer = text(query, 5);
    request.endpoint = text(query, 6);
    request.label = text(query, 7);
    request.head = bytes(query, 8);
    request.body = bytes(query, 9);
    request.bodyBytes = number(query, 10);
    request.status = static_cast<int>(number(query, 11));
    request.answer = bytes(query, 12);
    request.fault = faultName(static_cast<int>(number(query, 13)));
    request.events = number(query, 14);
    request.newEvents = number(query, 15);
    request.duplicates = number(query, 16);
    request.conflicts = number(query, 17);
    request.findings = findingSet(query, 18);
    if (!query.isNull(19)) request.acknowledgedAfter = micros(query, 19);
    const RequestLine line = readRequestLine(request.head);
    request.method = line.method;
    request.target = line.target;
    request.httpVersion = line.httpVersion;
    return request;
}

constexpr auto attemptColumns =
    "SELECT id, feed, delivery, attempt, firstSequence, lastSequence, events, queuedAt, startedAt, "
    "nameLookup, connect,"
    " tls, sent, firstByte, total, requestSent, status, requestBodyBytes, retryAfter, clocksDiffer, outcome, "
    "nextAt,"
    " error, reason, requestHead, requestBody, answerHead, answerBody FROM attempt ";

DeliveryAttempt deliveryAttempt(const QSqlQuery& query)
{
    DeliveryAttempt attempt;
    attempt.id = number(query, 0);
    attempt.feed = number(query, 1);
    attempt.delivery = number(query, 2);
    attempt.attempt = static_cast<int>(number(query, 3));
    attempt.firstSequence = SequenceNumber{number(query, 4)};
    attempt.lastSequence = SequenceNumber{number(query, 5)};
    attempt.events = static_cast<int>(number(query, 6));
    attempt.queuedAt = moment(query, 7);
    attempt.startedAt = moment(query, 8);
    attempt.phases = {micros(query, 9),  micros(query, 10), micros(query, 11),
                      micros(query, 12), micros(query, 13), micros(query, 14)};
    attempt.requestSent = query.value(15).toBool();
    attempt.status = static_cast<int>(number(query, 16));
    attempt.requestBodyBytes = number(query, 17);
    if (!query.isNull(18)) attempt.retryAfterSeconds = query.value(18).toDouble();
    attempt.clocksDiffer = query.value(19).toBool();
    attempt.outcome = static_cast<AttemptOutcome>(number(query, 20));
    if (!query.isNull(21)) attempt.nextAt = moment(query, 21);
    attempt.error = text(query, 22);
    attempt.reason = text(query, 23);
    attempt.requestHead = bytes(query, 24);
    attempt.requestBody = bytes(query, 25);
    attempt.answerHead = bytes(query, 26);
    attempt.answerBody = bytes(query, 27);
    return attempt;
}

/// Runs one bounded query and reads its rows; what can't be read is left out, and the last error is kept.
class Reading
{
public:
    Reading(const std::string& connection, SessionError& lastError)
        : m_query(QSqlDatabase::database(QString::fromStdString(connection))), m_lastError(lastError)
    {
        m_query.setForwardOnly(true);
    }

    template <typename Read>
    auto rows(const QString& statement, std::initializer_list<QVariant> values, Read&& read)
        -> std::vector<decltype(read(std::declval<QSqlQuery&>()))>
    {
        std::vector<decltype(read(m_query))> out;
        m_query.prepare(statement);
        for (const QVariant& value : values)
            m_query.addBindValue(value);
        if (!m_query.exec()) {
            m_lastError = sessionError(m_query.lastError(), "read", "the session");
            return out;
        }
        while (m_query.next())
            out.push_back(read(m_query));
        if (m_query.lastError().isValid())
            m_lastError = sessionError(m_query.lastError(), "read", "the session");
        return out;
    }

    std::int64_t number(const QString& statement, std::initializer_list<QVariant> values = {})
    {
        const auto found =
            rows(statement, values, [](QSqlQuery& query) { return query.value(0).toLongLong(); });
        return found.empty() ? 0 : found.front();
    }

private:
    QSqlQuery m_query;
    SessionError& m_lastError;
};

StoredEvent storedEvent(const QSqlQuery& query)
{
    StoredEvent stored;
    stored.streamRow = number(query, 0);
    stored.requestId = number(query, 1);
    stored.event = {SequenceNumber{number(query, 2)}, text(query, 3), text(query, 4), bytes(query, 5)};
    stored.endpoint = text(query, 6);
    stored.label = text(query, 7);
    stored.at = moment(query, 8);
    stored.findings = findingSet(query, 9);
    return stored;
}

constexpr auto eventColumns =
    "SELECT s.id, s.request, s.sequence, s.ResourceName, s.ResourceRecordKey, s.source, f.endpoint, f.label,"
    " r.arrivedAt, s.findings FROM stream s JOIN request r ON r.id = s.request JOIN feed f ON f.id = s.feed ";

StreamRow streamRow(const QSqlQuery& query)
{
    StreamRow row;
    row.id = number(query, 0);
    row.receivedAt = moment(query, 1);
    row.requestId = number(query, 2);
    row.position = static_cast<int>(number(query, 3));
    row.endpoint = text(query, 4);
    row.label = text(query, 5);
    row.standing = static_cast<Standing>(number(query, 6));
    row.findings = findingSet(query, 7);
    row.EntityEventSequence = SequenceNumber{number(query, 8)};
    row.ResourceName = text(query, 9);
    row.ResourceRecordKey = text(query, 10);
    const std::string source = bytes(query, 11);
    if (!source.empty()) row.EventTypes = readDetails(source).EventTypes;
    row.status = static_cast<int>(number(query, 12));
    return row;
}

} // namespace

tl::expected<std::unique_ptr<SessionReader>, SessionError> SessionReader::open(const std::string& file)
{
    static std::atomic<int> opened{0};
    if (!QFileInfo::exists(QString::fromStdString(file)))
        return tl::make_unexpected(
            SessionError{SessionError::Kind::CannotOpen, file + " does not exist; name a session file"});
    if (auto refused = refuseForeignFile(file)) return tl::make_unexpected(*refused);
    const QString name = u"read-%1"_s.arg(++opened);
    std::unique_ptr<SessionReader> reader(new SessionReader(name.toStdString()));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(QString::fromStdString(file));
    // Not read-only: a reader must be able to recover the write-ahead log that a killed writer left.
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return tl::make_unexpected(sessionError(database.lastError(), "open the session", file));
    if (auto refused = refuseOtherVersion(database, file, false)) return tl::make_unexpected(*refused);
    const QSqlQuery readOnly(u"PRAGMA query_only = ON"_s, database);
    return reader;
}

SessionReader::SessionReader(std::string connection) : m_connection(std::move(connection))
{
}

SessionReader::~SessionReader()
{
    QSqlDatabase::removeDatabase(QString::fromStdString(m_connection));
}

std::int64_t SessionReader::streamRows()
{
    return Reading(m_connection, m_lastError).number(u"SELECT max(id) FROM stream"_s);
}

std::vector<StreamRow> SessionReader::streamPage(std::int64_t first, int limit)
{
    // A duplicate's bytes stand with the event first stored. What was found of the request as a whole holds
    // for each of its events (alias, no-context, label-missing); an unknown member only where there is but
    // one.
    return Reading(m_connection, m_lastError)
        .rows(
            u"SELECT s.id, r.arrivedAt, s.request, s.position, f.endpoint, f.label, s.standing,"
            " s.findings | (r.findings & CASE WHEN r.events > 1 THEN 176 ELSE 240 END), s.sequence,"
            " s.ResourceName, s.ResourceRecordKey, CASE WHEN s.standing = 1 THEN (SELECT o.source FROM "
            "stream o WHERE"
            " o.feed = s.feed AND o.sequence = s.sequence AND o.standing = 0) ELSE s.source END, r.status "
            "FROM stream s"
            " JOIN request r ON r.id = s.request LEFT JOIN feed f ON f.id = s.feed WHERE s.id >= ? ORDER BY s.id LIMIT ?"_s,
            {qlonglong(first), limit}, streamRow);
}

std::optional<StoredEvent> SessionReader::streamEvent(std::int64_t row)
{
    auto found = Reading(m_connection, m_lastError)
                     .rows(QString::fromLatin1(eventColumns) + u"WHERE s.id = ? AND s.standing < 3"_s,
                           {qlonglong(row)}, storedEvent);
    if (found.empty()) return std::nullopt;
    StoredEvent& event = found.front();
    if (event.event.source.empty()) {
        const auto original = Reading(m_connection, m_lastError)
                                  .rows(u"SELECT o.source FROM stream s JOIN stream o ON o.feed = s.feed AND"
                                        " o.sequence = s.sequence AND o.standing = 0 WHERE s.id = ?"_s,
                                        {qlonglong(row)}, [](QSqlQuery& query) { return bytes(query, 0); });
        if (!original.empty()) event.event.source = original.front();
    }
    return event;
}

std::optional<CapturedRequest> SessionReader::request(std::int64_t id)
{
    auto found = Reading(m_connection, m_lastError)
                     .rows(QString::fromLatin1(requestColumns) + u"WHERE r.id = ?"_s, {qlonglong(id)},
                           capturedRequest);
    if (found.empty()) return std::nullopt;
    found.front().notes =
        Reading(m_connection, m_lastError)
            .rows(u"SELECT finding, count, target, text FROM finding WHERE request = ? ORDER BY finding"_s,
                  {qlonglong(id)}, [](QSqlQuery& query) {
                      return FindingNote{static_cast<Finding>(number(query, 0)),
                                         static_cast<int>(number(query, 1)), text(query, 2), text(query, 3)};
                  });
    return std::move(found.front());
}

std::vector<CapturedRequest> SessionReader::requestsAfter(std::int64_t id, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(requestColumns) + u"WHERE r.id > ? ORDER BY r.id LIMIT ?"_s,
              {qlonglong(id), limit}, capturedRequest);
}

std::vector<StoredEvent> SessionReader::eventsAfter(std::int64_t row, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(eventColumns) +
                  u"WHERE s.id > ? AND s.standing = 0 ORDER BY s.id LIMIT ?"_s,
              {qlonglong(row), limit}, storedEvent);
}

std::int64_t SessionReader::receivedEvents()
{
    return Reading(m_connection, m_lastError).number(u"SELECT count(*) FROM stream WHERE standing = 0"_s);
}

std::vector<StoredEvent> SessionReader::logAfter(SequenceNumber after, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT 0, 0, sequence, ResourceName, ResourceRecordKey, source, '', '', appendedAt, 0 FROM "
              u"logevent"
              " WHERE sequence > ? ORDER BY sequence LIMIT ?"_s,
              {qlonglong(after.value), limit}, storedEvent);
}

std::int64_t SessionReader::logEventsAfter(SequenceNumber after)
{
    return Reading(m_connection, m_lastError)
        .number(u"SELECT count(*) FROM logevent WHERE sequence > ?"_s, {qlonglong(after.value)});
}

std::vector<DeliveryAttempt> SessionReader::attemptsAfter(std::int64_t id, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(attemptColumns) + u"WHERE id > ? ORDER BY id LIMIT ?"_s,
              {qlonglong(id), limit}, deliveryAttempt);
}

std::vector<PushFeed> SessionReader::feeds()
{
    return Reading(m_connection, m_lastError)
        .rows(
            u"SELECT id, url, origin, label, acknowledged, batchSize, deliveries, suspended, suspendedBecause"
            " FROM pushfeed ORDER BY id"_s,
            {}, [](QSqlQuery& query) {
                PushFeed feed;
                feed.id = number(query, 0);
                feed.url = text(query, 1);
                feed.origin = text(query, 2);
                feed.label = text(query, 3);
                feed.acknowledged = SequenceNumber{number(query, 4)};
                feed.batchSize = static_cast<int>(number(query, 5));
                feed.deliveries = number(query, 6);
                feed.suspended = query.value(7).toBool();
                feed.suspendedBecause = text(query, 8);
                return feed;
            });
}

std::vector<ConsumerHalt> SessionReader::halts()
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT origin, until, haltedFor FROM halt ORDER BY origin"_s, {}, [](QSqlQuery& query) {
            return ConsumerHalt{text(query, 0), moment(query, 1),
                                std::chrono::milliseconds(number(query, 2))};
        });
}

std::vector<DeadLetter> SessionReader::deadLetters()
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT feed, sequence, reason, at FROM deadletter ORDER BY feed, sequence"_s, {},
              [](QSqlQuery& query) {
                  return DeadLetter{number(query, 0), SequenceNumber{number(query, 1)}, text(query, 2),
                                    moment(query, 3)};
              });
}

} // namespace pb
