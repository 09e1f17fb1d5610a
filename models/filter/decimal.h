// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

namespace pb {

/// An exact decimal number: digits times ten to the exponent. Sums, differences and products are exact;
/// quotients that do not end are rounded at 40 digits (FLT-1). Nothing ever wraps: what would need more than
/// `mostDigits` digits is no number, and the functions say so by giving nothing.
class Decimal
{
public:
    static constexpr std::int64_t mostDigits = 4096;

    Decimal() = default;
    explicit Decimal(std::int64_t number);

    /// Reads what JSON and OData write: sign, digits, fraction, exponent. Nothing for other text, or an
    /// exponent of more than nine digits.
    static std::optional<Decimal> read(std::string_view text);

    /// Without an exponent where that is short, else like 1.5e400.
    std::string text() const;

    bool isZero() const { return m_digits.is_zero(); }
    /// The number where it is whole and within int64.
    std::optional<std::int64_t> int64() const;

    /// Exact, however far the exponents are apart.
    std::strong_ordering compare(const Decimal& other) const;

    Decimal negated() const;
    std::optional<Decimal> plus(const Decimal& other) const;
    std::optional<Decimal> times(const Decimal& other) const;
    /// The divisor is not zero.
    std::optional<Decimal> dividedBy(const Decimal& divisor) const;
    /// What is left of a division to a whole number, with the sign of the dividend; the divisor is not zero.
    std::optional<Decimal> remainder(const Decimal& divisor) const;

    enum class Rounding { HalfAwayFromZero, Down, Up };
    /// The nearest whole number in that direction.
    std::optional<Decimal> rounded(Rounding rounding) const;

private:
    using Integer = boost::multiprecision::cpp_int;
    Decimal(Integer digits, std::int64_t exponent);
    static std::optional<Decimal> bounded(Integer digits, std::int64_t exponent);
    /// The digits as they stand with a lower exponent; nothing where they would be too many.
    std::optional<Integer> digitsAt(std::int64_t exponent) const;
    std::int64_t digitCount() const;

    Integer m_digits = 0; ///< no zeros at its end, so that equal numbers are written alike
    std::int64_t m_exponent = 0;
};

} // namespace pb
