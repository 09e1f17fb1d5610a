// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/reading.h"
#include "models/store/subscriptionrow.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace reading;

QString feedColumns()
{
    return u"f.id, f.subscription, f.epoch, f.url, f.origin, f.label, f.acknowledged, f.lastDelivered, "
           u"f.batchSize,"
           " f.deliveries, f.suspended, f.suspendedBecause"_s;
}

PushFeed pushFeed(const QSqlQuery& query, int first)
{
    PushFeed feed;
    feed.id = number(query, first);
    feed.subscription = number(query, first + 1);
    feed.epoch = number(query, first + 2);
    feed.url = text(query, first + 3);
    feed.origin = text(query, first + 4);
    feed.label = text(query, first + 5);
    feed.acknowledged = SequenceNumber{number(query, first + 6)};
    feed.lastDelivered = SequenceNumber{number(query, first + 7)};
    feed.batchSize = static_cast<int>(number(query, first + 8));
    feed.deliveries = number(query, first + 9);
    feed.suspended = query.value(first + 10).toBool();
    feed.suspendedBecause = text(query, first + 11);
    return feed;
}

QString subscriptionColumns()
{
    return u"SELECT s.id, s.filter, s.sequence, s.url, s.credential, s.active, s.modifiedAt, s.revision, "
           u"s.label,"
           " s.profile, s.batchSize, s.batchWait, s.deadline, s.retry, s.onReject, s.pace, "_s +
           feedColumns() + u" FROM subscription s JOIN pushfeed f ON f.subscription = s.id"_s;
}

PlacedSubscription placedSubscription(const QSqlQuery& query)
{
    Subscription subscription;
    subscription.key = number(query, 0);
    subscription.EntityEventFilter = text(query, 1);
    if (!query.isNull(2)) subscription.EntityEventSequence = SequenceNumber{number(query, 2)};
    subscription.CallbackUrl = text(query, 3);
    subscription.CallbackCredentialId = text(query, 4);
    subscription.ActiveYN = query.value(5).toBool();
    subscription.ModificationTimestamp = moment(query, 6);
    subscription.revision = number(query, 7);
    subscription.EntityEventSource = text(query, 8);
    subscription.profile = static_cast<Profile>(number(query, 9));
    subscription.batchSize = static_cast<int>(number(query, 10));
    subscription.batchWait = std::chrono::milliseconds(number(query, 11));
    subscription.deadline = std::chrono::milliseconds(number(query, 12));
    subscription.retry = text(query, 13);
    subscription.onReject = static_cast<OnReject>(number(query, 14));
    subscription.requestsPerSecond = query.value(15).toDouble();
    return {std::move(subscription), pushFeed(query, 16)};
}

std::vector<PlacedSubscription> SessionReader::subscriptions(std::int64_t after, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(subscriptionColumns() + u" WHERE s.id > ? ORDER BY s.id LIMIT ?"_s, {qlonglong(after), limit},
              placedSubscription);
}

std::optional<PlacedSubscription> SessionReader::subscription(std::int64_t key)
{
    auto found =
        Reading(m_connection, m_lastError)
            .rows(subscriptionColumns() + u" WHERE s.id = ?"_s, {qlonglong(key)}, placedSubscription);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

} // namespace pb
