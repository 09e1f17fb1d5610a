// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/entitytype.h"
#include "models/filter/filter.h"
#include "net/odata/queryoptions.h"

namespace pb {

class SessionReader;

/// One entity of a collection: where it stands in the collection's own order, and its JSON.
struct CollectionRow
{
    std::int64_t position = 0; ///< 1..; the order of positions is the collection's own
    std::string source;
    std::string annotations; ///< @odata.* members that go out with it; empty: none
};

/// Some rows, and how far the reading came.
struct RowChunk
{
    std::vector<CollectionRow> rows; ///< in the direction of the reading
    std::int64_t reached = 0;        ///< every row up to here, this one included, was looked at
    bool end = false;                ///< there are no more
};

/// Which rows are wanted: from a position on, that one included.
struct RowRange
{
    std::int64_t from = 1;
    bool descending = false;
    int limit = 1;
};

/// A collection to be queried: its rows in the Read thread, by bounded reads.
struct Collection
{
    const EntityType* type = nullptr;
    std::function<RowChunk(SessionReader&, RowRange)> read;
    /// The row of a position; nothing where it is gone.
    std::function<std::optional<CollectionRow>(SessionReader&, std::int64_t)> fetch;
    /// How many there are without a filter; empty: they are counted one by one.
    std::function<std::int64_t(SessionReader&)> countAll;
    /// New rows only come behind all others and none changes: a count may be carried from page to page.
    bool growsOnly = false;
    /// The property whose order the collection has by itself; empty: none.
    std::string_view orderedBy;
    std::optional<Filter> filter;
};

/// One page of a collection (LOG-1).
struct PageRequest
{
    std::vector<OrderKey> order;
    std::int64_t top = std::numeric_limits<std::int64_t>::max();
    std::int64_t skip = 0;
    bool count = false;
    int size = 100;
    int asked = 0; ///< the size that the client asked for, carried from page to page; 0: it did not
};

struct CollectionPage
{
    std::vector<CollectionRow> rows;
    std::optional<std::int64_t> count;
    std::string nextToken; ///< empty: there are no more
};

} // namespace pb
