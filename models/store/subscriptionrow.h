// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlQuery>

#include "models/domain/subscription.h"

namespace pb {

/// SELECT .. FROM of subscriptions `s` with their feeds `f`, for a WHERE to follow.
QString subscriptionColumns();
/// The row that the query stands on.
PlacedSubscription placedSubscription(const QSqlQuery& query);
/// A row whose columns from `first` on are a feed's, in the order of feedColumns().
PushFeed pushFeed(const QSqlQuery& query, int first);
/// The columns of pushfeed `f`.
QString feedColumns();

} // namespace pb
