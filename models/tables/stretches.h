// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace pb {

/// First and last row of a stretch, both included.
using Stretch = std::pair<std::int64_t, std::int64_t>;
/// The most rows that one copy takes.
inline constexpr std::int64_t mostCopied = 100'000;

/// The rows of the stretches, no more than mostCopied, read in bounded pages: `readPage(first, limit)` gives
/// rows first..first+limit-1.
template <typename Row, typename ReadPage>
std::vector<Row> readStretches(const std::vector<Stretch>& stretches, ReadPage readPage)
{
    constexpr std::int64_t chunk = 1000; // rows of one query
    std::vector<Row> rows;
    for (const auto& [from, to] : stretches) {
        for (std::int64_t first = from; first <= to; first += chunk) {
            const std::int64_t room = mostCopied - static_cast<std::int64_t>(rows.size());
            const std::int64_t wanted = std::min({chunk, to - first + 1, room});
            if (wanted <= 0) break;
            const std::vector<Row> page = readPage(first, static_cast<int>(wanted));
            rows.insert(rows.end(), page.begin(), page.end());
        }
    }
    return rows;
}

} // namespace pb
