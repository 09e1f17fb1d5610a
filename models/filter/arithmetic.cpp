// SPDX-License-Identifier: GPL-3.0-or-later
// add, sub, mul, div, divby, mod and minus: exact (FLT-1). What leaves int64 goes on as a decimal; a
// whole number divided by a whole number is a whole number, cut towards zero.
#include "models/filter/evaluator.h"
#include "models/filter/operators.h"
#include "models/filter/wholenumber.h"

namespace pb {

namespace {

/// Within int64, or nothing: then it is a matter of decimals.
std::optional<std::int64_t> wholeResult(Operation operation, std::int64_t a, std::int64_t b)
{
    switch (operation) {
    case Operation::Add:
        return wholeSum(a, b);
    case Operation::Subtract:
        if (const auto negative = wholeNegation(b)) return wholeSum(a, *negative);
        return std::nullopt;
    case Operation::Multiply:
        return wholeProduct(a, b);
    case Operation::Divide:
        if (b == -1) return wholeNegation(a);
        return a / b;
    case Operation::Modulo:
        return b == -1 ? 0 : a % b;
    default:
        return std::nullopt;
    }
}

std::optional<Decimal> decimalResult(Operation operation, const Decimal& a, const Decimal& b)
{
    switch (operation) {
    case Operation::Add:
        return a.plus(b);
    case Operation::Subtract:
        return a.plus(b.negated());
    case Operation::Multiply:
        return a.times(b);
    case Operation::Modulo:
        return a.remainder(b);
    default:
        return a.dividedBy(b);
    }
}

bool isTemporal(const Value& value)
{
    return is<CalendarDate>(value) || is<Timestamp>(value) || is<TimeSpan>(value);
}

} // namespace

Value Evaluation::decimal(const Node& node, std::optional<Decimal> number)
{
    if (!number) return refused(node, textOf(node) + " is too large: numbers have at most 4096 digits");
    return m_values.keep(std::move(*number));
}

Value Evaluation::arithmetic(const Node& node)
{
    const Value left = value(node.parts[0]);
    if (is<Refused>(left)) return left;
    const Value right = value(node.parts[1]);
    if (is<Refused>(right)) return right;
    if (is<Null>(left) || is<Null>(right)) return Null{};
    if (isTemporal(left) || isTemporal(right)) return temporalArithmetic(node, left, right);
    if (!isNumber(left)) return wrongKind(node.parts[0], left, "a number");
    if (!isNumber(right)) return wrongKind(node.parts[1], right, "a number");
    return numericArithmetic(node, left, right);
}

Value Evaluation::numericArithmetic(const Node& node, const Value& left, const Value& right)
{
    const Operation operation = node.operation;
    const bool divides =
        operation == Operation::Divide || operation == Operation::DivideBy || operation == Operation::Modulo;
    if (divides && isZero(right)) return refused(node, "division by zero in " + textOf(node));
    if (is<NonFinite>(left) || is<NonFinite>(right))
        return refused(node, "INF and NaN can be compared, but not computed with");
    const auto* a = std::get_if<std::int64_t>(&left);
    const auto* b = std::get_if<std::int64_t>(&right);
    if (a && b && operation != Operation::DivideBy)
        if (const auto whole = wholeResult(operation, *a, *b)) return *whole;
    return decimal(node, decimalResult(operation, decimalOf(left), decimalOf(right)));
}

Value Evaluation::temporalArithmetic(const Node& node, const Value& left, const Value& right)
{
    const auto made = [&](const auto& result) -> Value {
        if (result) return *result;
        return refused(node, textOf(node) + " is beyond the years 0000 to 9999");
    };
    const Operation operation = node.operation;
    const auto* span = std::get_if<TimeSpan>(&right);
    if (span && (operation == Operation::Add || operation == Operation::Subtract)) {
        const auto moved = operation == Operation::Add ? std::optional(*span) : negated(*span);
        if (!moved) return made(moved);
        if (const auto* stamp = std::get_if<Timestamp>(&left)) return made(plus(*stamp, *moved));
        if (const auto* date = std::get_if<CalendarDate>(&left)) return made(plus(*date, *moved));
        if (const auto* first = std::get_if<TimeSpan>(&left)) return made(plus(*first, *moved));
    }
    if (operation == Operation::Subtract && is<Timestamp>(left) && is<Timestamp>(right))
        return between(std::get<Timestamp>(left), std::get<Timestamp>(right));
    if (operation == Operation::Subtract && is<CalendarDate>(left) && is<CalendarDate>(right)) {
        constexpr std::int64_t secondsADay = 86'400;
        return TimeSpan{
            (std::get<CalendarDate>(left).days - std::get<CalendarDate>(right).days) * secondsADay, 0};
    }
    const bool spanFirst = is<TimeSpan>(left);
    const Value& number = spanFirst ? right : left;
    const bool scales = operation == Operation::Multiply ||
                        (spanFirst && (operation == Operation::Divide || operation == Operation::DivideBy));
    const bool finite = is<std::int64_t>(number) || is<const Decimal*>(number);
    if (scales && finite && (spanFirst || span)) {
        const bool divides = operation != Operation::Multiply;
        if (divides && isZero(number)) return refused(node, "division by zero in " + textOf(node));
        const Decimal seconds = secondsOf(spanFirst ? std::get<TimeSpan>(left) : *span);
        const auto scaled = divides ? seconds.dividedBy(decimalOf(number)) : seconds.times(decimalOf(number));
        return made(scaled ? spanOf(*scaled) : std::nullopt);
    }
    return refused(node, std::string(operatorName(operation)) + " can't be done with " +
                             std::string(kindName(left)) + " and " + std::string(kindName(right)) +
                             " in this row");
}

Value Evaluation::minus(const Node& node)
{
    const Value part = value(node.parts.front());
    if (is<Null>(part) || is<Refused>(part)) return part;
    if (const auto* span = std::get_if<TimeSpan>(&part)) {
        const auto negative = negated(*span);
        return negative ? Value(*negative) : refused(node, textOf(node) + " is too long");
    }
    if (const auto* special = std::get_if<NonFinite>(&part)) {
        if (*special == NonFinite::NotANumber) return part;
        return *special == NonFinite::Infinity ? NonFinite::NegativeInfinity : NonFinite::Infinity;
    }
    if (!isNumber(part)) return wrongKind(node.parts.front(), part, "a number");
    if (const auto* whole = std::get_if<std::int64_t>(&part))
        if (const auto negative = wholeNegation(*whole)) return *negative;
    return m_values.keep(decimalOf(part).negated());
}

} // namespace pb
