// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/subscriptionrecords.h"

#include <algorithm>

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include "models/store/subscriptionrow.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

QVariantList columnsOf(const Subscription& subscription)
{
    const auto text = [](const std::string& utf8) { return QVariant(QString::fromStdString(utf8)); };
    return {text(subscription.EntityEventFilter),
            subscription.EntityEventSequence ? QVariant(qlonglong(subscription.EntityEventSequence->value))
                                             : QVariant(),
            text(subscription.CallbackUrl),
            text(subscription.CallbackCredentialId),
            subscription.ActiveYN,
            qlonglong(subscription.ModificationTimestamp.time_since_epoch().count()),
            qlonglong(subscription.revision),
            text(subscription.EntityEventSource),
            static_cast<int>(subscription.profile),
            subscription.batchSize,
            qlonglong(subscription.batchWait.count()),
            qlonglong(subscription.deadline.count()),
            text(subscription.retry),
            static_cast<int>(subscription.onReject),
            subscription.requestsPerSecond};
}

void bind(QSqlQuery& query, const QVariantList& values)
{
    for (const QVariant& value : values)
        query.addBindValue(value);
}

} // namespace

SubscriptionRecords::SubscriptionRecords(const QSqlDatabase& database, std::string file)
    : m_database(database), m_file(std::move(file))
{
}

/// The subscription of that key; one with key 0 where there is none.
tl::expected<PlacedSubscription, SessionError> SubscriptionRecords::stored(std::int64_t key)
{
    QSqlQuery query(m_database);
    query.prepare(subscriptionColumns() + u" WHERE s.id = ?"_s);
    query.addBindValue(qlonglong(key));
    if (!query.exec())
        return tl::make_unexpected(sessionError(query.lastError(), "read the subscription", m_file));
    return query.next() ? placedSubscription(query) : PlacedSubscription{};
}

tl::expected<PlacedSubscription, SessionError>
SubscriptionRecords::create(Subscription subscription, const std::string& origin, Moment now)
{
    const auto wrong = [this](const QSqlQuery& query) {
        return tl::make_unexpected(sessionError(query.lastError(), "store the subscription", m_file));
    };
    subscription.ModificationTimestamp = now;
    subscription.revision = 1;
    QSqlQuery query(m_database);
    query.prepare(
        u"INSERT INTO subscription(filter, sequence, url, credential, active, modifiedAt, revision, label,"
        " profile, batchSize, batchWait, deadline, retry, onReject, pace)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    bind(query, columnsOf(subscription));
    if (!query.exec()) return wrong(query);
    const qlonglong key = query.lastInsertId().toLongLong();
    // SUB-4: after the sequence that was given, else after what the log holds now.
    query.prepare(
        u"INSERT INTO pushfeed(subscription, url, origin, label, acknowledged, batchSize, deliveries,"
        " suspended, suspendedBecause) VALUES(?, ?, ?, ?,"
        " coalesce(?, (SELECT max(sequence) FROM logevent), 0), 0, 0, 0, '')"_s);
    bind(query,
         {key, QString::fromStdString(subscription.CallbackUrl), QString::fromStdString(origin),
          QString::fromStdString(subscription.EntityEventSource),
          subscription.EntityEventSequence ? QVariant(qlonglong(subscription.EntityEventSequence->value))
                                           : QVariant()});
    if (!query.exec()) return wrong(query);
    m_changed = true;
    return stored(key);
}

tl::expected<SubscriptionOutcome, SessionError>
SubscriptionRecords::change(const SubscriptionChange& change, const std::string& origin, Moment now)
{
    using Result = SubscriptionOutcome::Result;
    Subscription wanted = change.subscription;
    auto before = stored(wanted.key);
    if (!before) return tl::make_unexpected(before.error());
    if (before->subscription.key == 0) return SubscriptionOutcome{Result::NotFound, {}};
    if (before->subscription.revision != change.basedOn) return SubscriptionOutcome{Result::Stale, *before};
    wanted.revision = change.basedOn + 1;
    wanted.ModificationTimestamp =
        std::max(now, before->subscription.ModificationTimestamp + std::chrono::milliseconds(1));
    QSqlQuery query(m_database);
    query.prepare(u"UPDATE subscription SET filter = ?, sequence = ?, url = ?, credential = ?, active = ?,"
                  " modifiedAt = ?, revision = ?, label = ?, profile = ?, batchSize = ?, batchWait = ?,"
                  " deadline = ?, retry = ?, onReject = ?, pace = ? WHERE id = ?"_s);
    bind(query, columnsOf(wanted) + QVariantList{qlonglong(wanted.key)});
    if (!query.exec())
        return tl::make_unexpected(sessionError(query.lastError(), "store the subscription", m_file));
    if (auto error = placeFeed(change, origin)) return tl::make_unexpected(*error);
    m_changed = true;
    auto after = stored(wanted.key);
    if (!after) return tl::make_unexpected(after.error());
    return SubscriptionOutcome{Result::Done, *after};
}

/// Brings the feed in line with the change; a new place begins a new epoch, so that the late result of an
/// attempt under way does not move it (SUB-4).
std::optional<SessionError> SubscriptionRecords::placeFeed(const SubscriptionChange& change,
                                                           const std::string& origin)
{
    const Subscription& wanted = change.subscription;
    QString statement = u"UPDATE pushfeed SET url = ?, origin = ?, label = ?"_s;
    QVariantList values{QString::fromStdString(wanted.CallbackUrl), QString::fromStdString(origin),
                        QString::fromStdString(wanted.EntityEventSource)};
    if (change.resumes) statement += u", suspended = 0, suspendedBecause = '', epoch = epoch + 1"_s;
    if (change.goOnAt) {
        statement += change.resumes ? u", acknowledged = ?"_s : u", acknowledged = ?, epoch = epoch + 1"_s;
        values.append(qlonglong(std::max<std::int64_t>(change.goOnAt->value - 1, 0)));
    }
    QSqlQuery query(m_database);
    query.prepare(statement + u" WHERE subscription = ?"_s);
    bind(query, values + QVariantList{qlonglong(wanted.key)});
    if (!query.exec()) return sessionError(query.lastError(), "store the feed", m_file);
    return std::nullopt;
}

tl::expected<SubscriptionOutcome, SessionError> SubscriptionRecords::remove(std::int64_t key,
                                                                            std::int64_t basedOn)
{
    using Result = SubscriptionOutcome::Result;
    auto before = stored(key);
    if (!before) return tl::make_unexpected(before.error());
    if (before->subscription.key == 0) return SubscriptionOutcome{Result::NotFound, {}};
    if (basedOn != 0 && before->subscription.revision != basedOn)
        return SubscriptionOutcome{Result::Stale, *before};
    QSqlQuery query(m_database);
    for (const QString& statement :
         {u"DELETE FROM subscription WHERE id = ?"_s,
          u"UPDATE pushfeed SET epoch = epoch + 1, suspended = 1,"
          " suspendedBecause = 'the subscription was removed' WHERE subscription = ?"_s}) {
        query.prepare(statement);
        query.addBindValue(qlonglong(key));
        if (!query.exec())
            return tl::make_unexpected(sessionError(query.lastError(), "remove the subscription", m_file));
    }
    m_changed = true;
    return SubscriptionOutcome{Result::Done, *before};
}

} // namespace pb
