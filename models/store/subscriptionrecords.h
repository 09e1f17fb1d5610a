// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include <QSqlDatabase>
#include <tl/expected.hpp>

#include "models/domain/subscription.h"
#include "models/store/sessionerror.h"

namespace pb {

/// Writes subscriptions and the place of their feeds (SUB-1..7), within the caller's transaction.
class SubscriptionRecords
{
public:
    SubscriptionRecords(const QSqlDatabase& database, std::string file);

    /// See SessionStore.
    tl::expected<PlacedSubscription, SessionError> create(Subscription subscription,
                                                          const std::string& origin, Moment now);
    tl::expected<SubscriptionOutcome, SessionError> change(const SubscriptionChange& change,
                                                           const std::string& origin, Moment now);
    tl::expected<SubscriptionOutcome, SessionError> remove(std::int64_t key, std::int64_t basedOn);

    /// Whether anything was changed since the last call.
    bool takeChanged() { return std::exchange(m_changed, false); }

private:
    tl::expected<PlacedSubscription, SessionError> stored(std::int64_t key);
    std::optional<SessionError> placeFeed(const SubscriptionChange& change, const std::string& origin);

    QSqlDatabase m_database;
    std::string m_file;
    bool m_changed = false;
};

} // namespace pb
