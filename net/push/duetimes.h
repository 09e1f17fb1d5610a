// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/domain/moment.h"

namespace pb {

/// When which feed is to be looked at again, the earliest first; one time a feed. Belongs to the push thread.
class DueTimes
{
public:
    /// Nothing: it waits for something else than time.
    void set(std::int64_t number, std::optional<Moment> due)
    {
        const auto place = m_times.find(number);
        if (place != m_times.end()) {
            if (place->second == due) return;
            m_order.erase({place->second, number});
            m_times.erase(place);
        }
        if (!due) return;
        m_times.emplace(number, *due);
        m_order.emplace(*due, number);
    }

    std::optional<Moment> first() const
    {
        return m_order.empty() ? std::nullopt : std::optional(m_order.begin()->first);
    }

    /// Takes out those that are due.
    std::vector<std::int64_t> takeDue(Moment now)
    {
        std::vector<std::int64_t> due;
        while (!m_order.empty() && m_order.begin()->first <= now) {
            due.push_back(m_order.begin()->second);
            m_times.erase(due.back());
            m_order.erase(m_order.begin());
        }
        return due;
    }

private:
    std::set<std::pair<Moment, std::int64_t>> m_order;
    std::unordered_map<std::int64_t, Moment> m_times;
};

} // namespace pb
