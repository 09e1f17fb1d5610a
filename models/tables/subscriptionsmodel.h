// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include <QAbstractTableModel>

#include "models/domain/attemptmark.h"
#include "models/domain/livestate.h"
#include "models/tables/subscriptiontext.h"

namespace pb {

/// The producer's subscriptions by key, with what their feeds do now. Changes of one row are changes of one
/// row: the selection stays. GUI thread.
class SubscriptionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int standingRole = Qt::UserRole + 1; ///< SubscriptionStanding, as int
    static constexpr int keyRole = Qt::UserRole + 2;      ///< qint64

    explicit SubscriptionsModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The row of a key; -1: there is none.
    int rowOf(std::int64_t key) const;
    const SubscriptionState& state(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Whether the session has been read once.
    bool isRead() const { return m_read; }

    /// All that the session holds, by key.
    void take(const std::vector<pb::PlacedSubscription>& subscriptions);
    /// One as it stands now: added, or changed.
    void takeOne(const PlacedSubscription& placed);
    void remove(std::int64_t key);
    /// The last attempt of feeds.
    void takeAttempts(const std::vector<pb::AttemptMark>& attempts);
    /// What feeds do now.
    void takePush(const PushState& state);

Q_SIGNALS:
    /// Rows changed, came or went.
    void changed();

private:
    void noteFeeds();
    void settle(SubscriptionState& row) const;
    void rowsChanged(int first, int last);

    std::vector<SubscriptionState> m_rows; ///< by key
    std::unordered_map<std::int64_t, std::size_t> m_byFeed;
    std::unordered_map<std::int64_t, FeedState> m_feeds;      ///< of subscriptions, by PushFeed::id
    std::unordered_map<std::int64_t, AttemptMark> m_attempts; ///< the last, by PushFeed::id
    bool m_read = false;
};

} // namespace pb
