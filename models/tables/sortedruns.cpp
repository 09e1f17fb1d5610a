// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sortedruns.h"

#include <algorithm>

namespace pb {

bool SortedRuns::comesBefore(const StreamSortValue& a, const StreamSortValue& b) const
{
    if (a.number != b.number) return (a.number < b.number) != m_descending;
    if (const int order = a.text.compare(b.text); order != 0) return (order < 0) != m_descending;
    return a.row < b.row;
}

void SortedRuns::add(std::vector<StreamSortValue> values)
{
    if (values.empty()) return;
    std::sort(values.begin(), values.end(),
              [this](const StreamSortValue& a, const StreamSortValue& b) { return comesBefore(a, b); });
    m_all += static_cast<std::int64_t>(values.size());
    m_heap.push_back({m_runs.size(), 0});
    m_runs.push_back(std::move(values));
}

void SortedRuns::merge(int rows)
{
    const auto later = [this](const Place& a, const Place& b) { return comesBefore(value(b), value(a)); };
    if (m_rows.empty()) {
        m_rows.reserve(static_cast<std::size_t>(m_all));
        std::make_heap(m_heap.begin(), m_heap.end(), later);
    }
    for (; rows > 0 && !m_heap.empty(); --rows) {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        Place& place = m_heap.back();
        m_rows.push_back(value(place).row);
        if (++place.at < m_runs[place.run].size()) {
            std::push_heap(m_heap.begin(), m_heap.end(), later);
        } else {
            std::vector<StreamSortValue>().swap(m_runs[place.run]); // its room is free for the rest
            m_heap.pop_back();
        }
    }
}

} // namespace pb
