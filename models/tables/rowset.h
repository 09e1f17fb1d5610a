// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/filter/filter.h"
#include "models/store/streamcondition.h"
#include "models/tables/streamtext.h"

namespace pb {

/// Some of the Stream's rows, or all of them in another order. Without an order a set is live: it grows by
/// the rows that match as they come. With one it is a snapshot.
struct RowSet
{
    StreamCondition condition; ///< empty: all rows
    std::optional<StreamSortKey> order;
    bool descending = false;
    std::optional<Filter> filter = {}; ///< over EntityEvent; a row without an event never matches (FLT-4)

    /// Every row belongs to it.
    bool isWhole() const { return condition.empty() && !filter; }
    bool isAll() const { return isWhole() && !order; }
};

/// What sorting by a column goes by; nothing where a column can't be sorted by.
std::optional<StreamSortKey> sortKey(StreamColumn column);

} // namespace pb
