// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/entitytype.h"
#include "models/domain/moment.h"
#include "models/filter/explanation.h"
#include "models/filter/filterrow.h"
#include "models/filter/narrowing.h"

namespace pb {

struct FilterExpression;

/// Why an expression is refused, or could not be evaluated over a row (FLT-3).
struct FilterError
{
    std::size_t position = 0; ///< of the offending token: code points from the start of the expression
    std::size_t length = 0;   ///< of the token, in code points; 0 at the end
    std::string token;        ///< the offending token as it stands; empty at the end
    std::string message;      ///< a sentence: what is wrong and what is expected there
};

/// What of the language may be used.
struct FilterRules
{
    /// A property that may not be named, with why: EntityEventSequence in a subscription (SUB-5).
    std::string_view refusedProperty = {};
    std::string_view refusedBecause = {};
};

/// The rules of EntityEventFilter: without the sequence (SUB-5).
FilterRules subscriptionFilterRules();

/// A filter of the OData language (FLT-1), read and type-checked against an entity type. Immutable and cheap
/// to copy; any thread. One meaning everywhere (FLT-2): matches() decides; narrowing() only spares rows that
/// can't match; explain() tells what matches() saw.
class Filter
{
public:
    /// The longest expression in bytes, and the deepest nesting.
    static constexpr std::size_t mostBytes = 8192;
    static constexpr int mostDepth = 64;

    /// Reads an expression. `type` outlives the filter. Empty or blank text is refused; who takes "no filter"
    /// asks before.
    static tl::expected<Filter, FilterError> parse(std::string_view text, const EntityType& type,
                                                   const FilterRules& rules = {});

    const std::string& text() const;

    /// Whether the row matches; `now` is what now() means. The error is a row's own: a division by zero, or a
    /// dynamic member whose type does not fit.
    tl::expected<bool, FilterError> matches(FilterRow& row, Moment now) const;

    /// What SQL can tell of an event beforehand: a superset of what matches, by what the session's tables
    /// index (FLT-2). Only for filters over EntityEvent.
    Narrowing narrowing() const;

    /// The value of every node over the row (FLT-2).
    Explanation explain(FilterRow& row, Moment now) const;

private:
    explicit Filter(std::shared_ptr<const FilterExpression> expression);
    std::shared_ptr<const FilterExpression> m_expression;
};

} // namespace pb
