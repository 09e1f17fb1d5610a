// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <tl/expected.hpp>

#include "models/domain/moment.h"
#include "models/filter/expression.h"
#include "models/filter/filter.h"
#include "models/filter/rowmembers.h"

namespace pb {

/// One evaluation of an expression over one row: the meaning of the language (FLT-2). Nulls go as OData says
/// (FLT-1): `eq` and `ne` are true or false, other comparisons with null are false, arithmetic and functions
/// of null are null, and/or are of three values.
///
/// Where a part has no value (a division by zero, a member of the wrong type), `and` and `or` have one all
/// the same if another part decides, in whatever order they stand; so a row that narrowing spares is never
/// one that would have been refused.
///
/// Of collections: one that is absent or null is empty.
class Evaluation
{
public:
    /// `row` is null for constants only.
    Evaluation(const FilterExpression& expression, FilterRow::Members* row, Moment now)
        : m_expression(expression), m_row(row), m_now(now)
    {
    }

    Value value(const Node& node);

    /// Steps taken since it began, or began again: elements looked at, and bytes of text gone through. An
    /// evaluation that needs too many is refused (FLT-3): lambdas in one another over long arrays.
    std::size_t steps() const { return m_steps; }
    void beginAgain() { m_steps = 0; }
    static constexpr std::size_t mostSteps = 250'000;

    /// What an explanation of a lambda's body needs: the variable's value from now on.
    void setVariable(std::size_t index, const Value& value) { m_variables[index] = value; }

    /// true, false, or nothing where the value is null; a refusal where it is something else.
    tl::expected<std::optional<bool>, Refusal> truth(const Value& value, const Node& node);

private:
    Value settled(const Value& value, const Node& node);
    Value logic(const Node& node);
    Value negation(const Node& node);
    Value comparison(const Node& node);
    Value membership(const Node& node);
    Value lambda(const Node& node);
    Value elementMember(const Node& node);
    Value count(const Node& node);
    Value arithmetic(const Node& node);
    Value temporalArithmetic(const Node& node, const Value& left, const Value& right);
    Value numericArithmetic(const Node& node, const Value& left, const Value& right);
    Value minus(const Node& node);
    Value call(const Node& node);
    Value textFunction(const Node& node, const Value& first, const Value& second);
    Value substring(const Node& node, std::string_view text, const Value* arguments, std::size_t count);
    Value matches(const Node& node, std::string_view text, std::string_view pattern);
    Value temporalFunction(const Node& node, const Value& argument);
    Value rounding(const Node& node, const Value& number);
    /// The value as what is wanted; a dynamic string is read as a date or time.
    Value wanted(const Node& argument, const Value& value, Function function, std::size_t index);

    /// true or false; Refused where they can't be compared.
    Value equality(const Node& left, const Value& a, const Node& right, const Value& b);
    Value incomparable(const Node& left, const Value& a, const Node& right, const Value& b);

    /// False where that is more than an evaluation may take.
    bool takes(std::size_t steps) { return (m_steps += steps) <= mostSteps; }
    Value tooLong(const Node& node)
    {
        return refused(node, textOf(node) + " takes too many steps over this row");
    }
    Value refused(const Node& node, std::string message);
    Value wrongKind(const Node& node, const Value& value, std::string_view needed);
    std::string textOf(const Node& node) const;
    Value decimal(const Node& node, std::optional<Decimal> number);

    const FilterExpression& m_expression;
    FilterRow::Members* m_row;
    Moment m_now;
    Values m_values;
    std::size_t m_steps = 0;
    std::array<Value, mostVariables> m_variables;
};

/// The value of a node that is made of constants; the error where it has none, like 1 div 0. What the value
/// is made of is kept by the expression.
tl::expected<Value, FilterError> constantValue(const Node& node, FilterExpression& expression);

bool isZero(const Value& number);

/// How two values stand to each other: by number, by code point, by time. `unordered` for NaN; nothing where
/// they are of different kinds. A text beside a date, time or duration is read as one.
struct Order
{
    bool comparable = false;
    std::partial_ordering order = std::partial_ordering::unordered;
};
Order compareValues(const Value& a, const Value& b);

} // namespace pb
