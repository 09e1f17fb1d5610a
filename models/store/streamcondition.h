// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/filter/narrowing.h"

namespace pb {

/// Which rows of the Stream are meant, as SQL over stream `s` and feed `f`, with the values of its places.
/// Empty: all rows. Whatever can be said as such a condition can be shown as a set of rows.
struct StreamCondition
{
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> values;

    bool empty() const { return sql.empty(); }
};

/// The events of one record.
StreamCondition ofRecord(const std::string& resourceName, const std::string& resourceRecordKey);

/// The rows that a search finds: a number is the EntityEventSequence or a whole key; any other text is part
/// of the key, the resource, the label or the endpoint, upper or lower case alike.
StreamCondition matchingText(std::string_view text);

/// The rows that a filter's narrowing leaves, of those that have an event (FLT-4).
StreamCondition ofNarrowing(const Narrowing& narrowing);

/// Rows that meet both.
StreamCondition both(StreamCondition a, const StreamCondition& b);

/// What rows can be sorted by.
enum class StreamSortKey : std::uint8_t { Row, Sequence, Key, Resource, Feed, Findings, Answer };

/// One row's value of a sort key: a number, or a text where the key is one.
struct StreamSortValue
{
    std::int64_t number = 0;
    std::string text;
    std::int64_t row = 0;
};

} // namespace pb
