// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/subscriptionsmodel.h"

#include <algorithm>
#include <unordered_set>

namespace pb {

namespace {

bool sameKeys(const std::vector<SubscriptionState>& rows, const std::vector<PlacedSubscription>& placed)
{
    return std::equal(rows.begin(), rows.end(), placed.begin(), placed.end(),
                      [](const SubscriptionState& row, const PlacedSubscription& other) {
                          return row.key() == other.subscription.key;
                      });
}

} // namespace

SubscriptionsModel::SubscriptionsModel(QObject* parent) : QAbstractTableModel(parent)
{
}

int SubscriptionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SubscriptionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : subscriptionColumns;
}

QVariant SubscriptionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const SubscriptionState& row = state(index.row());
    const auto column = static_cast<SubscriptionColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return subscriptionText(row, column);
    case Qt::ToolTipRole:
        return column == SubscriptionColumn::State ? standingReason(row) : subscriptionText(row, column);
    case Qt::TextAlignmentRole: {
        const bool number = column == SubscriptionColumn::Key || column == SubscriptionColumn::Lag ||
                            column == SubscriptionColumn::LastDelivered;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case standingRole:
        return static_cast<int>(row.standing());
    case keyRole:
        return qint64{row.key()};
    default:
        return {};
    }
}

QVariant SubscriptionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return subscriptionHeading(static_cast<SubscriptionColumn>(section));
    if (role == Qt::TextAlignmentRole) {
        const auto column = static_cast<SubscriptionColumn>(section);
        const bool number = column == SubscriptionColumn::Key || column == SubscriptionColumn::Lag ||
                            column == SubscriptionColumn::LastDelivered;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

int SubscriptionsModel::rowOf(std::int64_t key) const
{
    const auto at = std::lower_bound(
        m_rows.begin(), m_rows.end(), key,
        [](const SubscriptionState& row, std::int64_t wanted) { return row.key() < wanted; });
    return at != m_rows.end() && at->key() == key ? static_cast<int>(at - m_rows.begin()) : -1;
}

void SubscriptionsModel::noteFeeds()
{
    m_byFeed.clear();
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_byFeed[m_rows[row].placed.feed.id] = row;
}

/// Puts what is known of the feed beside the subscription.
void SubscriptionsModel::settle(SubscriptionState& row) const
{
    const std::int64_t feed = row.placed.feed.id;
    if (const auto found = m_feeds.find(feed); found != m_feeds.end()) {
        row.activity = found->second.activity;
        row.remaining = found->second.remaining;
        row.nextAt = found->second.nextAt;
        if (found->second.feed.epoch >= row.placed.feed.epoch) row.placed.feed = found->second.feed;
    } else {
        row.activity = FeedActivity::NotRunning;
        row.nextAt.reset();
    }
    if (const auto found = m_attempts.find(feed); found != m_attempts.end()) {
        row.lastAttemptAt = found->second.startedAt;
        row.lastStatus = found->second.status;
    }
}

void SubscriptionsModel::rowsChanged(int first, int last)
{
    Q_EMIT dataChanged(QAbstractTableModel::index(first, 0),
                       QAbstractTableModel::index(last, subscriptionColumns - 1));
    Q_EMIT changed();
}

void SubscriptionsModel::take(const std::vector<PlacedSubscription>& subscriptions)
{
    m_read = true;
    if (sameKeys(m_rows, subscriptions)) {
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            m_rows[row].placed = subscriptions[row];
            settle(m_rows[row]);
        }
        if (m_rows.empty())
            Q_EMIT changed();
        else
            rowsChanged(0, rowCount() - 1);
        return;
    }
    if (m_rows.empty() || subscriptions.empty()) {
        beginResetModel();
        m_rows.clear();
        for (const PlacedSubscription& placed : subscriptions) {
            m_rows.push_back({placed});
            settle(m_rows.back());
        }
        noteFeeds();
        endResetModel();
        Q_EMIT changed();
        return;
    }
    std::unordered_set<std::int64_t> kept;
    for (const PlacedSubscription& placed : subscriptions)
        kept.insert(placed.subscription.key);
    std::vector<std::int64_t> gone;
    for (const SubscriptionState& row : m_rows)
        if (!kept.contains(row.key())) gone.push_back(row.key());
    for (const std::int64_t key : gone)
        remove(key);
    for (const PlacedSubscription& placed : subscriptions)
        takeOne(placed);
}

void SubscriptionsModel::takeOne(const PlacedSubscription& placed)
{
    const std::int64_t key = placed.subscription.key;
    if (const int row = rowOf(key); row >= 0) {
        SubscriptionState& known = m_rows[static_cast<std::size_t>(row)];
        if (placed.subscription.revision < known.placed.subscription.revision) return;
        known.placed = placed;
        settle(known);
        rowsChanged(row, row);
        return;
    }
    const auto at = std::lower_bound(
        m_rows.begin(), m_rows.end(), key,
        [](const SubscriptionState& row, std::int64_t wanted) { return row.key() < wanted; });
    const int row = static_cast<int>(at - m_rows.begin());
    beginInsertRows({}, row, row);
    settle(*m_rows.insert(at, SubscriptionState{placed}));
    noteFeeds();
    endInsertRows();
    Q_EMIT changed();
}

void SubscriptionsModel::remove(std::int64_t key)
{
    const int row = rowOf(key);
    if (row < 0) return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    noteFeeds();
    endRemoveRows();
    Q_EMIT changed();
}

void SubscriptionsModel::takeAttempts(const std::vector<AttemptMark>& attempts)
{
    for (const AttemptMark& attempt : attempts) {
        AttemptMark& last = m_attempts[attempt.feed];
        if (attempt.id >= last.id) last = attempt;
    }
    int first = rowCount();
    int end = -1;
    for (const AttemptMark& attempt : attempts) {
        const auto found = m_byFeed.find(attempt.feed);
        if (found == m_byFeed.end()) continue;
        settle(m_rows[found->second]);
        first = std::min(first, static_cast<int>(found->second));
        end = std::max(end, static_cast<int>(found->second));
    }
    if (end >= 0) rowsChanged(first, end);
}

void SubscriptionsModel::takePush(const PushState& state)
{
    m_feeds.clear();
    for (const FeedState& feed : state.feeds)
        if (feed.feed.subscription > 0) m_feeds[feed.feed.id] = feed;
    for (SubscriptionState& row : m_rows)
        settle(row);
    if (!m_rows.empty()) rowsChanged(0, rowCount() - 1);
}

} // namespace pb
