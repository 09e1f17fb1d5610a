// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace pb {

/// a + b; nothing beyond int64.
inline std::optional<std::int64_t> wholeSum(std::int64_t a, std::int64_t b)
{
    using Limits = std::numeric_limits<std::int64_t>;
    if (b > 0 ? a > Limits::max() - b : a < Limits::min() - b) return std::nullopt;
    return a + b;
}

/// -a; nothing beyond int64.
inline std::optional<std::int64_t> wholeNegation(std::int64_t a)
{
    if (a == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return -a;
}

/// a * b where both are small; nothing where that is not sure to be within int64.
inline std::optional<std::int64_t> wholeProduct(std::int64_t a, std::int64_t b)
{
    constexpr std::int64_t small = 3'000'000'000;
    if (a > small || a < -small || b > small || b < -small) return std::nullopt;
    return a * b;
}

} // namespace pb
