// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

namespace pb {

/// How many requests are under way at once, in all and to one origin. Who finds no place waits here in turn,
/// with its deadline not begun: libcurl's own limits would let it run down. One slow consumer never takes all
/// places. Belongs to the push thread.
class SendingSlots
{
public:
    static constexpr int most = 256;
    static constexpr int mostOfOrigin = 32;

    /// Takes a place, or lines the feed up for one.
    bool take(const std::string& origin, std::int64_t number)
    {
        Origin& place = m_origins[origin];
        if (m_taken >= most || place.taken >= mostOfOrigin) {
            if (m_waiting.insert(number).second) place.line.push_back(number);
            return false;
        }
        ++m_taken;
        ++place.taken;
        return true;
    }

    void give(const std::string& origin)
    {
        const auto place = m_origins.find(origin);
        if (place == m_origins.end()) return;
        --m_taken;
        --place->second.taken;
        if (place->second.taken == 0 && place->second.line.empty()) m_origins.erase(place);
    }

    /// The next in line for which there is a place, consumer by consumer; it leaves the line.
    std::optional<std::int64_t> next()
    {
        if (m_waiting.empty() || m_taken >= most) return std::nullopt;
        const auto start = m_origins.upper_bound(m_lastServed);
        for (auto each = start; each != m_origins.end(); ++each)
            if (const auto number = nextOf(*each)) return number;
        for (auto each = m_origins.begin(); each != start; ++each)
            if (const auto number = nextOf(*each)) return number;
        return std::nullopt;
    }

    bool isWaiting(std::int64_t number) const { return m_waiting.contains(number); }

private:
    struct Origin
    {
        int taken = 0;
        std::deque<std::int64_t> line;
    };

    std::optional<std::int64_t> nextOf(std::pair<const std::string, Origin>& entry)
    {
        Origin& origin = entry.second;
        if (origin.line.empty() || origin.taken >= mostOfOrigin) return std::nullopt;
        const std::int64_t number = origin.line.front();
        origin.line.pop_front();
        m_waiting.erase(number);
        m_lastServed = entry.first;
        return number;
    }

    std::map<std::string, Origin> m_origins;
    std::unordered_set<std::int64_t> m_waiting;
    std::string m_lastServed;
    int m_taken = 0;
};

} // namespace pb
