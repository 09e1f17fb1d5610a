// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/domain/entitytype.h"
#include "models/filter/decimal.h"
#include "models/filter/temporal.h"
#include "net/odata/queryoptions.h"

namespace pb {

/// What a row is ordered by at one place of $orderby. Values of different kinds stand in this order: null,
/// truth, number, moment, text; null first (OData 4.01, 11.2.6.2).
struct SortValue
{
    std::variant<std::monostate, bool, std::int64_t, Decimal, Timestamp, std::string> value;
    std::string source; ///< the value's JSON; empty: the row has no such member

    std::strong_ordering compare(const SortValue& other) const;
};

/// The value of a JSON literal as a property of that type; null where it does not fit.
SortValue sortValue(std::string_view json, EdmType type);

/// The values of a row for every place of the order.
std::vector<SortValue> sortValues(std::string_view source, const std::vector<OrderKey>& order,
                                  const EntityType& type);
/// The same from the literals that a page token carries.
std::vector<SortValue> sortValues(const std::vector<std::string>& literals,
                                  const std::vector<OrderKey>& order, const EntityType& type);

/// Less: a stands before b.
std::strong_ordering compareRows(const std::vector<SortValue>& a, const std::vector<SortValue>& b,
                                 const std::vector<OrderKey>& order);

} // namespace pb
