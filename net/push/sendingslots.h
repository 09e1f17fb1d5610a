// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "models/domain/moment.h"

namespace pb {

/// How many requests are under way at once, in all and to one consumer. Who finds no place waits here in
/// turn, with its deadline not begun: libcurl's own limits would let it run down. One slow consumer never
/// takes all places. A consumer goes by its origin and, where requests share a connection (HTTP/2 over TLS),
/// by whom they trust; there the first makes the connection and the others wait for it, so that there is one
/// (PSH-11). Belongs to the push thread.
class SendingSlots
{
public:
    static constexpr int most = 256;
    static constexpr int mostOfOrigin = 32;
    static constexpr int mostOfConnection = 100; ///< streams that every HTTP/2 consumer is expected to take
    /// Nobody waits longer than this for a connection that another makes.
    static constexpr std::chrono::milliseconds patience{1000};

    /// Takes a place, or lines the feed up for one. `shares`: whether it rides on a connection with others.
    bool take(const std::string& consumer, std::int64_t number, bool shares, Moment now)
    {
        Consumer& place = m_consumers[consumer];
        if (m_taken >= most || !place.hasRoom()) {
            if (m_waiting.insert(number).second) place.line.push_back(number);
            return false;
        }
        ++m_taken;
        ++place.taken;
        if (shares && !place.connected) {
            place.opener = number;
            m_opening[consumer] = now + patience;
        }
        return true;
    }

    /// The feed's request has ended; `failed`: without an answer, so that the connection may be gone.
    void give(const std::string& consumer, std::int64_t number, bool failed)
    {
        const auto place = m_consumers.find(consumer);
        if (place == m_consumers.end()) return;
        --m_taken;
        --place->second.taken;
        if (failed) place->second.connected = false;
        if (place->second.opener == number) letIn(consumer, place->second);
        if (place->second.taken == 0 && place->second.line.empty()) m_consumers.erase(place);
    }

    /// The connection stands that others wait for.
    void connected(const std::string& consumer, bool multiplexed)
    {
        Consumer& place = m_consumers[consumer];
        place.connected = true;
        place.most = multiplexed ? mostOfConnection : mostOfOrigin;
        letIn(consumer, place);
    }

    /// Those who make a connection that others may wait for, and until when these do.
    struct Opening
    {
        std::string consumer;
        std::int64_t number = 0;
        Moment until{};
    };
    std::vector<Opening> openings() const
    {
        std::vector<Opening> all;
        for (const auto& [consumer, until] : m_opening)
            all.push_back({consumer, m_consumers.at(consumer).opener, until});
        return all;
    }

    /// Lets those in that have waited long enough for a connection: each makes its own.
    void losePatience(Moment now)
    {
        while (!m_opening.empty()) {
            const auto late = std::find_if(m_opening.begin(), m_opening.end(),
                                           [now](const auto& each) { return each.second <= now; });
            if (late == m_opening.end()) return;
            connected(std::string(late->first), false);
        }
    }

    /// The next in line for which there is a place, consumer by consumer; it leaves the line.
    std::optional<std::int64_t> next()
    {
        if (m_waiting.empty() || m_taken >= most) return std::nullopt;
        const auto start = m_consumers.upper_bound(m_lastServed);
        for (auto each = start; each != m_consumers.end(); ++each)
            if (const auto number = nextOf(*each)) return number;
        for (auto each = m_consumers.begin(); each != start; ++each)
            if (const auto number = nextOf(*each)) return number;
        return std::nullopt;
    }

    bool isWaiting(std::int64_t number) const { return m_waiting.contains(number); }

private:
    struct Consumer
    {
        bool hasRoom() const { return taken < most && opener == 0; }
        int taken = 0;
        int most = mostOfOrigin;
        bool connected = false;  ///< a connection that is shared stands
        std::int64_t opener = 0; ///< who makes it; 0: nobody
        std::deque<std::int64_t> line;
    };

    void letIn(const std::string& consumer, Consumer& place)
    {
        place.opener = 0;
        m_opening.erase(consumer);
    }

    std::optional<std::int64_t> nextOf(std::pair<const std::string, Consumer>& entry)
    {
        Consumer& consumer = entry.second;
        if (consumer.line.empty() || !consumer.hasRoom()) return std::nullopt;
        const std::int64_t number = consumer.line.front();
        consumer.line.pop_front();
        m_waiting.erase(number);
        m_lastServed = entry.first;
        return number;
    }

    std::map<std::string, Consumer> m_consumers;
    std::map<std::string, Moment> m_opening; ///< consumers with an opener
    std::unordered_set<std::int64_t> m_waiting;
    std::string m_lastServed;
    int m_taken = 0;
};

} // namespace pb
