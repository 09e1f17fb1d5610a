// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pushrecords.h"

#include <QSqlError>
#include <QVariant>

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

} // namespace

PushRecords::PushRecords(const QSqlDatabase& database, std::string file)
    : m_database(database), m_file(std::move(file))
{
}

SessionError PushRecords::failed(const QSqlQuery& query, const char* doing) const
{
    return sessionError(query.lastError(), doing, m_file);
}

tl::expected<PushFeed, SessionError> PushRecords::openFeed(const PushFeed& feed)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"INSERT INTO pushfeed(url, origin, label, acknowledged, batchSize, deliveries, suspended,"
                  " suspendedBecause) VALUES(?, ?, ?, ?, ?, 0, 0, '') ON CONFLICT(url, label) WHERE "
                  "subscription IS NULL DO"
                  " NOTHING"_s);
    for (const QVariant& value :
         {QVariant(text(feed.url)), QVariant(text(feed.origin)), QVariant(text(feed.label)),
          QVariant(qlonglong(feed.acknowledged.value)), QVariant(feed.batchSize)})
        query.addBindValue(value);
    if (!query.exec()) return tl::make_unexpected(failed(query, "open the feed"));
    query.prepare(
        u"SELECT id, acknowledged, batchSize, deliveries, suspended, suspendedBecause, lastDelivered"
        " FROM pushfeed WHERE url = ? AND label = ? AND subscription IS NULL"_s);
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
    stored.lastDelivered = SequenceNumber{query.value(6).toLongLong()};
    return stored;
}

tl::expected<std::int64_t, SessionError> PushRecords::record(const PushProgress& progress)
{
    const auto moved = moveFeed(progress.feed);
    if (!moved) return tl::make_unexpected(moved.error());
    if (progress.halt)
        if (auto error = saveHalt(*progress.halt)) return tl::make_unexpected(*error);
    if (progress.deadLetter && *moved)
        if (auto error = saveDeadLetter(*progress.deadLetter)) return tl::make_unexpected(*error);
    return insertAttempt(progress.attempt);
}

std::optional<SessionError> PushRecords::saveFeed(const PushFeed& feed)
{
    const auto moved = moveFeed(feed);
    return moved ? std::nullopt : std::optional(moved.error());
}

/// Deliveries are counted whatever happens; the place moves only where nobody has set another since (SUB-4).
/// Whether it did.
tl::expected<bool, SessionError> PushRecords::moveFeed(const PushFeed& feed)
{
    QSqlQuery query(m_database);
    query.prepare(u"UPDATE pushfeed SET deliveries = max(deliveries, ?) WHERE id = ?"_s);
    query.addBindValue(qlonglong(feed.deliveries));
    query.addBindValue(qlonglong(feed.id));
    if (!query.exec()) return tl::make_unexpected(failed(query, "store the feed's progress"));
    query.prepare(u"UPDATE pushfeed SET acknowledged = ?, lastDelivered = ?, batchSize = ?, suspended = ?,"
                  " suspendedBecause = ? WHERE id = ? AND epoch = ?"_s);
    query.addBindValue(qlonglong(feed.acknowledged.value));
    query.addBindValue(qlonglong(feed.lastDelivered.value));
    query.addBindValue(feed.batchSize);
    query.addBindValue(feed.suspended);
    query.addBindValue(text(feed.suspendedBecause));
    query.addBindValue(qlonglong(feed.id));
    query.addBindValue(qlonglong(feed.epoch));
    if (!query.exec()) return tl::make_unexpected(failed(query, "store the feed's progress"));
    const bool moved = query.numRowsAffected() > 0;
    if (moved && feed.suspended && feed.subscription != 0)
        if (auto error = deactivate(feed.subscription)) return tl::make_unexpected(*error);
    return moved;
}

/// The producer gave up: the subscription says so itself (SUB-6).
std::optional<SessionError> PushRecords::deactivate(std::int64_t subscription)
{
    QSqlQuery query(m_database);
    query.prepare(
        u"UPDATE subscription SET active = 0, revision = revision + 1, modifiedAt = max(?, modifiedAt + 1)"
        " WHERE id = ? AND active = 1"_s);
    query.addBindValue(qlonglong(currentMoment().time_since_epoch().count()));
    query.addBindValue(qlonglong(subscription));
    if (!query.exec()) return failed(query, "deactivate the subscription");
    m_deactivated = m_deactivated || query.numRowsAffected() > 0;
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
                               blob(attempt.answerBody),
                               text(attempt.protocol),
                               text(attempt.tls),
                               text(attempt.localAddress)};
    QSqlQuery query(m_database);
    query.prepare(
        u"INSERT INTO attempt(feed, delivery, attempt, firstSequence, lastSequence, events, queuedAt, "
        u"startedAt,"
        " nameLookup, connect, tls, sent, firstByte, total, requestSent, status, requestBodyBytes, "
        "retryAfter,"
        " clocksDiffer, outcome, nextAt, error, reason, requestHead, requestBody, answerHead, answerBody,"
        " protocol, tlsSession, localAddress) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec()) return tl::make_unexpected(failed(query, "store the attempt"));
    m_lastAttempt = query.lastInsertId().toLongLong();
    return m_lastAttempt;
}

} // namespace pb
