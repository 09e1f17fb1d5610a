// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "models/store/streamcondition.h"

namespace pb {

/// Sorts a million rows a piece at a time: each chunk becomes a sorted run, and the runs are merged by as
/// many rows as time allows. Rows of the same value stay in the order of their numbers. Not thread-safe.
class SortedRuns
{
public:
    explicit SortedRuns(bool descending = false) : m_descending(descending) {}

    void add(std::vector<StreamSortValue> values);
    /// Merges up to so many rows; begins when all were added.
    void merge(int rows);
    bool isMerged() const { return merged() == m_all; }
    std::int64_t merged() const { return static_cast<std::int64_t>(m_rows.size()); }
    std::vector<std::int64_t> takeRows() { return std::move(m_rows); }

private:
    /// The next value of a run.
    struct Place
    {
        std::size_t run;
        std::size_t at;
    };
    const StreamSortValue& value(const Place& place) const { return m_runs[place.run][place.at]; }
    bool comesBefore(const StreamSortValue& a, const StreamSortValue& b) const;

    bool m_descending;
    std::int64_t m_all = 0;
    std::vector<std::vector<StreamSortValue>> m_runs;
    std::vector<Place> m_heap; ///< the run whose value comes next is at the front
    std::vector<std::int64_t> m_rows;
};

} // namespace pb
