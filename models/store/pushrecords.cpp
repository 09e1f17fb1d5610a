// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pushrecords.h"

#include <unordered_map>

#include <QSqlError>
#include <QVariant>

#include "models/store/sessionstore.h"
#include "models/store/sqlrows.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QByteArray blob(const std::string& bytes)
{
    return bytes.empty() ? QByteArray("")
                         : QByteArray::fromStdString(bytes); // a null array would be stored as NULL
}

/// The tuples the log has under the sequences of these events.
tl::expected<std::unordered_map<std::int64_t, EntityEvent>, QSqlError>
knownTuples(QSqlDatabase& database, const std::vector<EntityEvent>& events)
{
    QByteArray sequences = "[";
    for (const EntityEvent& event : events)
        sequences += (sequences.size() > 1 ? "," : "") + QByteArray::number(event.EntityEventSequence.value);
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT sequence, ResourceName, ResourceRecordKey FROM json_each(CAST(? AS TEXT)) j"
                  " CROSS JOIN logevent ON sequence = j.value"_s);
    query.addBindValue(sequences + ']');
    if (!query.exec()) return tl::make_unexpected(query.lastError());
    std::unordered_map<std::int64_t, EntityEvent> known;
    while (query.next())
        known[query.value(0).toLongLong()] = {SequenceNumber{query.value(0).toLongLong()},
                                              query.value(1).toString().toStdString(),
                                              query.value(2).toString().toStdString(),
                                              {}};
    return known;
}

} // namespace

PushRecords::PushRecords(const QSqlDatabase& database, std::string file)
    : m_database(database), m_file(std::move(file))
{
}

SessionError PushRecords::failed(const QSqlQuery& query, const char* doing) const
{
    return sessionError(query.lastError(), doing, m_file);
}

LogOutcome PushRecords::appendLog(const std::vector<EntityEvent>& events, Moment now)
{
    LogOutcome outcome;
    auto known = knownTuples(m_database, events);
    if (!known) {
        outcome.error = sessionError(known.error(), "read the event log", m_file);
        return outcome;
    }
    using Column = SqlRows::Column;
    SqlRows rows(m_database, "logevent",
                 {{"sequence", Column::Number},
                  {"appendedAt", Column::Number},
                  {"ResourceName", Column::Text},
                  {"ResourceRecordKey", Column::Text},
                  {"source", Column::Blob}});
    for (const EntityEvent& event : events) {
        const auto [place, isNew] = known->try_emplace(event.EntityEventSequence.value, event);
        if (!isNew) {
            if (!sameTuple(place->second, event))
                return LogOutcome{0, 0, {}, event.EntityEventSequence, std::nullopt};
            ++outcome.known;
            continue;
        }
        rows.number(event.EntityEventSequence.value);
        rows.number(now.time_since_epoch().count());
        rows.bytes(event.ResourceName);
        rows.bytes(event.ResourceRecordKey);
        rows.bytes(event.source);
        if (outcome.added++ == 0 || event.EntityEventSequence < outcome.firstAdded)
            outcome.firstAdded = event.EntityEventSequence;
    }
    if (!rows.insert())
        return LogOutcome{
            0, 0, {}, std::nullopt, sessionError(rows.lastError(), "append to the event log", m_file)};
    return outcome;
}

tl::expected<PushFeed, SessionError> PushRecords::openFeed(const PushFeed& feed)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"INSERT INTO pushfeed(url, origin, label, acknowledged, batchSize, deliveries, suspended,"
                  " suspendedBecause) VALUES(?, ?, ?, ?, ?, 0, 0, '') ON CONFLICT(url, label) DO NOTHING"_s);
    for (const QVariant& value :
         {QVariant(text(feed.url)), QVariant(text(feed.origin)), QVariant(text(feed.label)),
          QVariant(qlonglong(feed.acknowledged.value)), QVariant(feed.batchSize)})
        query.addBindValue(value);
    if (!query.exec()) return tl::make_unexpected(failed(query, "open the feed"));
    query.prepare(u"SELECT id, acknowledged, batchSize, deliveries, suspended, suspendedBecause FROM pushfeed"
                  " WHERE url = ? AND label = ?"_s);
    query.addBindValue(text(feed.url));
    query.addBindValue(text(feed.label));
    if (!query.exec() || !query.next()) return tl::make_unexpected(failed(query, "open the feed"));
    PushFeed stored = feed;
    stored.id = query.value(0).toLongLong();
    stored.acknowledged = SequenceNumber{query.value(1).toLongLong()};
    stored.batchSize = query.value(2).toInt();
    stored.deliveries = query.value(3).toLongLong();
    stored.suspended = query.value(4).toBool();
    stored.suspendedBecause = query.value(5).toString().toStdString();
    return stored;
}

tl::expected<std::int64_t, SessionError> PushRecords::record(const PushProgress& progress)
{
    if (auto error = saveFeed(progress.feed)) return tl::make_unexpected(*error);
    if (progress.halt)
        if (auto error = saveHalt(*progress.halt)) return tl::make_unexpected(*error);
    if (progress.deadLetter)
        if (auto error = saveDeadLetter(*progress.deadLetter)) return tl::make_unexpected(*error);
    return insertAttempt(progress.attempt);
}

std::optional<SessionError> PushRecords::saveFeed(const PushFeed& feed)
{
    QSqlQuery query(m_database);
    query.prepare(u"UPDATE pushfeed SET acknowledged = ?, batchSize = ?, deliveries = ?, suspended = ?,"
                  " suspendedBecause = ? WHERE id = ?"_s);
    query.addBindValue(qlonglong(feed.acknowledged.value));
    query.addBindValue(feed.batchSize);
    query.addBindValue(qlonglong(feed.deliveries));
    query.addBindValue(feed.suspended);
    query.addBindValue(text(feed.suspendedBecause));
    query.addBindValue(qlonglong(feed.id));
    if (!query.exec()) return failed(query, "store the feed's progress");
    return std::nullopt;
}

std::optional<SessionError> PushRecords::saveHalt(const ConsumerHalt& halt)
{
    QSqlQuery query(m_database);
    query.prepare(u"INSERT INTO halt(origin, until, haltedFor) VALUES(?, ?, ?) ON CONFLICT(origin) DO UPDATE"
                  " SET until = excluded.until, haltedFor = excluded.haltedFor"_s);
    query.addBindValue(text(halt.origin));
    query.addBindValue(qlonglong(halt.until.time_since_epoch().count()));
    query.addBindValue(qlonglong(halt.haltedFor.count()));
    if (!query.exec()) return failed(query, "store the halt");
    return std::nullopt;
}

std::optional<SessionError> PushRecords::saveDeadLetter(const DeadLetter& letter)
{
    QSqlQuery query(m_database);
    query.prepare(u"INSERT INTO deadletter(feed, sequence, at, reason) VALUES(?, ?, ?, ?)"
                  " ON CONFLICT(feed, sequence) DO UPDATE SET at = excluded.at, reason = excluded.reason"_s);
    query.addBindValue(qlonglong(letter.feed));
    query.addBindValue(qlonglong(letter.EntityEventSequence.value));
    query.addBindValue(qlonglong(letter.at.time_since_epoch().count()));
    query.addBindValue(text(letter.reason));
    if (!query.exec()) return failed(query, "store the dead letter");
    return std::nullopt;
}

tl::expected<std::int64_t, SessionError> PushRecords::insertAttempt(const DeliveryAttempt& attempt)
{
    const auto millis = [](Moment moment) { return QVariant(qlonglong(moment.time_since_epoch().count())); };
    const auto micros = [](std::chrono::microseconds duration) {
        return QVariant(qlonglong(duration.count()));
    };
    const QVariant values[] = {qlonglong(attempt.feed),
                               qlonglong(attempt.delivery),
                               attempt.attempt,
                               qlonglong(attempt.firstSequence.value),
                               qlonglong(attempt.lastSequence.value),
                               attempt.events,
                               millis(attempt.queuedAt),
                               millis(attempt.startedAt),
                               micros(attempt.phases.nameLookup),
                               micros(attempt.phases.connect),
                               micros(attempt.phases.tls),
                               micros(attempt.phases.sent),
                               micros(attempt.phases.firstByte),
                               micros(attempt.phases.total),
                               attempt.requestSent,
                               attempt.status,
                               qlonglong(attempt.requestBodyBytes),
                               attempt.retryAfterSeconds ? QVariant(*attempt.retryAfterSeconds) : QVariant(),
                               attempt.clocksDiffer,
                               static_cast<int>(attempt.outcome),
                               attempt.nextAt ? millis(*attempt.nextAt) : QVariant(),
                               text(attempt.error),
                               text(attempt.reason),
                               blob(attempt.requestHead),
                               blob(attempt.requestBody),
                               blob(attempt.answerHead),
                               blob(attempt.answerBody)};
    QSqlQuery query(m_database);
    query.prepare(
        u"INSERT INTO attempt(feed, delivery, attempt, firstSequence, lastSequence, events, queuedAt, "
        u"startedAt,"
        " nameLookup, connect, tls, sent, firstByte, total, requestSent, status, requestBodyBytes, "
        "retryAfter,"
        " clocksDiffer, outcome, nextAt, error, reason, requestHead, requestBody, answerHead, answerBody)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec()) return tl::make_unexpected(failed(query, "store the attempt"));
    return query.lastInsertId().toLongLong();
}

} // namespace pb
