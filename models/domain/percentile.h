// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace pb {

/// The smallest of the values that at least `share` (0..1) of them do not exceed (nearest rank); nothing of
/// nothing. Reorders the values.
template <typename Value>
std::optional<Value> percentile(std::vector<Value>& values, double share)
{
    if (values.empty()) return std::nullopt;
    const double rank = std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(values.size()));
    const auto place = values.begin() + std::max<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(rank), 1) - 1;
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

} // namespace pb
