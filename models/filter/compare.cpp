// SPDX-License-Identifier: GPL-3.0-or-later
// How two values stand to each other.
#include "models/filter/evaluator.h"

namespace pb {

namespace {

Order ordered(std::partial_ordering order)
{
    return {true, order};
}

/// Below all finite numbers -1, above them 1.
int side(const Value& number)
{
    const auto* special = std::get_if<NonFinite>(&number);
    if (!special) return 0;
    return *special == NonFinite::Infinity ? 1 : -1;
}

bool isNotANumber(const Value& value)
{
    const auto* special = std::get_if<NonFinite>(&value);
    return special && *special == NonFinite::NotANumber;
}

Order compareNumbers(const Value& a, const Value& b)
{
    if (isNotANumber(a) || isNotANumber(b)) return ordered(std::partial_ordering::unordered);
    if (side(a) != 0 || side(b) != 0) return ordered(side(a) <=> side(b));
    return ordered(decimalOf(a).compare(decimalOf(b)));
}

template <typename Kind>
Order compareSame(const Value& a, const Value& b)
{
    const auto* left = std::get_if<Kind>(&a);
    const auto* right = std::get_if<Kind>(&b);
    if (!left || !right) return {};
    return ordered(*left <=> *right);
}

template <typename Kind, typename Read>
Order compareRead(std::string_view text, const Value& other, Read&& read)
{
    const auto* right = std::get_if<Kind>(&other);
    const auto left = right ? read(text) : std::nullopt;
    return left ? ordered(*left <=> *right) : Order{};
}

/// A dynamic text beside a date, time or duration.
Order compareText(std::string_view text, const Value& other)
{
    switch (other.index()) {
    case 6:
        return compareRead<CalendarDate>(text, other, readDate);
    case 7:
        return compareRead<TimeOfDay>(text, other, readTimeOfDay);
    case 8:
        return compareRead<Timestamp>(text, other, readTimestamp);
    case 9:
        return compareRead<TimeSpan>(text, other, readTimeSpan);
    default:
        return {};
    }
}

std::partial_ordering reversed(std::partial_ordering order)
{
    return 0 <=> order;
}

} // namespace

Order compareValues(const Value& a, const Value& b)
{
    const auto* leftText = std::get_if<std::string_view>(&a);
    const auto* rightText = std::get_if<std::string_view>(&b);
    if (leftText && rightText)
        return ordered(leftText->compare(*rightText) <=> 0); // UTF-8 sorts by code point
    const auto* left = std::get_if<std::int64_t>(&a);
    const auto* right = std::get_if<std::int64_t>(&b);
    if (left && right) return ordered(*left <=> *right);
    if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
    if (leftText) return compareText(*leftText, b);
    if (rightText) {
        const Order order = compareText(*rightText, a);
        return {order.comparable, reversed(order.order)};
    }
    if (a.index() != b.index()) return {};
    if (is<bool>(a)) return compareSame<bool>(a, b);
    if (is<CalendarDate>(a)) return compareSame<CalendarDate>(a, b);
    if (is<TimeOfDay>(a)) return compareSame<TimeOfDay>(a, b);
    if (is<Timestamp>(a)) return compareSame<Timestamp>(a, b);
    return compareSame<TimeSpan>(a, b);
}

bool isZero(const Value& number)
{
    if (const auto* whole = std::get_if<std::int64_t>(&number)) return *whole == 0;
    const auto* decimal = std::get_if<const Decimal*>(&number);
    return decimal && (*decimal)->isZero();
}

} // namespace pb
