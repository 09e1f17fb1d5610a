// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

namespace pb {

/// One budget for the bytes that all connections of a listener hold (RCV-8). When it is spent, reading
/// pauses; only the connection whose body began first reads on, so that there is always one that can finish.
class BodyBudget
{
public:
    explicit BodyBudget(std::size_t limit) : m_limit(limit) {}

    /// Says how much a connection holds now; 0 takes it off the list.
    void hold(std::uint64_t connection, std::size_t bytes)
    {
        const auto known = m_held.find(connection);
        if (known != m_held.end()) {
            m_total -= known->second.bytes;
            if (bytes == 0) {
                m_eldest.erase(known->second.order);
                m_held.erase(known);
            } else {
                known->second.bytes = bytes;
            }
        } else if (bytes > 0) {
            m_held[connection] = {bytes, ++m_order};
            m_eldest[m_order] = connection;
        }
        m_total += bytes;
    }

    bool mayRead(std::uint64_t connection) const
    {
        return m_total < m_limit || (!m_eldest.empty() && m_eldest.begin()->second == connection);
    }

    std::size_t total() const { return m_total; }

private:
    struct Held
    {
        std::size_t bytes = 0;
        std::uint64_t order = 0;
    };
    std::size_t m_limit;
    std::size_t m_total = 0;
    std::uint64_t m_order = 0;
    std::map<std::uint64_t, Held> m_held;
    std::map<std::uint64_t, std::uint64_t> m_eldest; ///< order to connection
};

} // namespace pb
