// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/decimal.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace pb {

namespace {

using Integer = boost::multiprecision::cpp_int;

constexpr int quotientDigits = 40;

Integer powerOfTen(std::int64_t exponent)
{
    return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the digits at the text's beginning away.
std::string_view takeDigits(std::string_view& text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

/// The exponent that the rest of a number is: empty, or e and digits.
std::optional<std::int64_t> readExponent(std::string_view text)
{
    if (text.empty()) return 0;
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    text.remove_prefix(1);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::int64_t exponent = 0;
    const std::string_view digits = takeDigits(text);
    if (digits.empty() || digits.size() > 9 || !text.empty()) return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    return negative ? -exponent : exponent;
}

Integer readDigits(std::string_view digits)
{
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    // The library reads 0... as octal, so zeros at the beginning are gone before.
    return digits.empty() ? Integer(0) : Integer(std::string(digits));
}

} // namespace

Decimal::Decimal(std::int64_t number) : Decimal(Integer(number), 0)
{
}

Decimal::Decimal(Integer digits, std::int64_t exponent) : m_digits(std::move(digits)), m_exponent(exponent)
{
    if (m_digits.is_zero()) m_exponent = 0;
    while (!m_digits.is_zero()) {
        const Integer shorter = m_digits / 10;
        if (shorter * 10 != m_digits) break;
        m_digits = shorter;
        ++m_exponent;
    }
}

std::optional<Decimal> Decimal::bounded(Integer digits, std::int64_t exponent)
{
    // 4096 digits are 13,607 bits.
    constexpr unsigned mostBits = 13'607;
    if (!digits.is_zero() && boost::multiprecision::msb(abs(digits)) > mostBits) return std::nullopt;
    return Decimal(std::move(digits), exponent);
}

std::optional<Decimal> Decimal::read(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::string digits(takeDigits(text));
    if (digits.empty()) return std::nullopt;
    std::int64_t places = 0;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        const std::string_view fraction = takeDigits(text);
        if (fraction.empty()) return std::nullopt;
        places = static_cast<std::int64_t>(fraction.size());
        digits += fraction;
    }
    const auto exponent = readExponent(text);
    if (!exponent || static_cast<std::int64_t>(digits.size()) > mostDigits) return std::nullopt;
    const Integer number = readDigits(digits);
    return Decimal(negative ? Integer(-number) : number, *exponent - places);
}

std::int64_t Decimal::digitCount() const
{
    if (m_digits.is_zero()) return 1;
    const std::string text = Integer(abs(m_digits)).str();
    return static_cast<std::int64_t>(text.size());
}

std::string Decimal::text() const
{
    std::string digits = Integer(abs(m_digits)).str();
    const std::string sign = m_digits < 0 ? "-" : "";
    const auto count = static_cast<std::int64_t>(digits.size());
    constexpr std::int64_t mostZeros = 40;
    if (m_exponent >= 0 && m_exponent <= mostZeros)
        return sign + digits + std::string(static_cast<std::size_t>(m_exponent), '0');
    if (m_exponent < 0 && -m_exponent < count)
        return sign + digits.insert(static_cast<std::size_t>(count + m_exponent), ".");
    if (m_exponent < 0 && -m_exponent - count <= mostZeros)
        return sign + "0." + std::string(static_cast<std::size_t>(-m_exponent - count), '0') + digits;
    const std::int64_t exponent = m_exponent + count - 1;
    if (count > 1) digits.insert(1, ".");
    return sign + digits + 'e' + std::to_string(exponent);
}

std::optional<std::int64_t> Decimal::int64() const
{
    if (m_exponent < 0 || m_exponent > 18) return std::nullopt;
    const auto digits = digitsAt(0);
    if (!digits || *digits > std::numeric_limits<std::int64_t>::max() ||
        *digits < std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return static_cast<std::int64_t>(*digits);
}

std::optional<Decimal::Integer> Decimal::digitsAt(std::int64_t exponent) const
{
    const std::int64_t zeros = m_exponent - exponent;
    if (zeros == 0 || m_digits.is_zero()) return m_digits;
    if (zeros + digitCount() > 2 * mostDigits) return std::nullopt;
    return Integer(m_digits * powerOfTen(zeros));
}

std::strong_ordering Decimal::compare(const Decimal& other) const
{
    const int sign = m_digits.sign();
    const int otherSign = other.m_digits.sign();
    if (sign != otherSign || sign == 0) return sign <=> otherSign;
    if (m_exponent != other.m_exponent) {
        const std::int64_t magnitude = m_exponent + digitCount();
        const std::int64_t otherMagnitude = other.m_exponent + other.digitCount();
        if (magnitude != otherMagnitude)
            return sign > 0 ? magnitude <=> otherMagnitude : otherMagnitude <=> magnitude;
    }
    // Of the same magnitude, so what is to be added in zeros is no more than the digits of one of them.
    const std::int64_t exponent = std::min(m_exponent, other.m_exponent);
    const int difference = digitsAt(exponent).value_or(0).compare(other.digitsAt(exponent).value_or(0));
    return difference <=> 0;
}

Decimal Decimal::negated() const
{
    return Decimal(Integer(-m_digits), m_exponent);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const
{
    if (isZero()) return other;
    if (other.isZero()) return *this;
    const std::int64_t exponent = std::min(m_exponent, other.m_exponent);
    const auto left = digitsAt(exponent);
    const auto right = other.digitsAt(exponent);
    if (!left || !right) return std::nullopt;
    return bounded(Integer(*left + *right), exponent);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const
{
    return bounded(Integer(m_digits * other.m_digits), m_exponent + other.m_exponent);
}

std::optional<Decimal> Decimal::dividedBy(const Decimal& divisor) const
{
    // Enough zeros that the quotient has its 40 digits, and a rounding digit by the remainder.
    const std::int64_t zeros =
        std::max<std::int64_t>(0, divisor.digitCount() - digitCount() + quotientDigits);
    const Integer dividend = m_digits * powerOfTen(zeros);
    Integer quotient;
    Integer rest;
    divide_qr(dividend, divisor.m_digits, quotient, rest);
    if (abs(rest) * 2 >= abs(divisor.m_digits)) quotient += (m_digits < 0) == (divisor.m_digits < 0) ? 1 : -1;
    return bounded(std::move(quotient), m_exponent - divisor.m_exponent - zeros);
}

std::optional<Decimal> Decimal::remainder(const Decimal& divisor) const
{
    const std::int64_t exponent = std::min(m_exponent, divisor.m_exponent);
    const auto left = digitsAt(exponent);
    const auto right = divisor.digitsAt(exponent);
    if (!left || !right) return std::nullopt;
    return bounded(Integer(*left % *right), exponent);
}

std::optional<Decimal> Decimal::rounded(Rounding rounding) const
{
    if (m_exponent >= 0) return *this;
    const bool negative = m_digits < 0;
    const bool below = -m_exponent > digitCount(); // nearer to zero than 0.1
    const Integer unit = below ? Integer(0) : powerOfTen(-m_exponent);
    Integer whole = below ? Integer(0) : Integer(abs(m_digits) / unit);
    const Integer rest = below ? Integer(1) : Integer(abs(m_digits) % unit);
    const bool away = rounding == Rounding::HalfAwayFromZero ? !below && rest * 2 >= unit
                                                             : (rounding == Rounding::Down) == negative;
    if (away && !rest.is_zero()) ++whole;
    return Decimal(negative ? Integer(-whole) : whole, 0);
}

} // namespace pb
