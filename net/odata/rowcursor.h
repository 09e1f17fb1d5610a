// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

#include <tl/expected.hpp>

#include "models/domain/moment.h"
#include "net/odata/collectionquery.h"

namespace pb {

/// The time that one slice of a scan may take; then other reads come in between (FLT-2).
class Slice
{
public:
    static constexpr std::chrono::milliseconds length{8};

    bool over() const { return std::chrono::steady_clock::now() - m_began > length; }

private:
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

/// Walks over the rows of a collection that meet its filter, some at a time. Thread: the Read thread.
class RowCursor
{
public:
    /// `wanted`: how many rows are probably enough, for the size of the first read.
    RowCursor(const Collection& collection, std::int64_t from, bool descending, int wanted, Moment now);

    enum class Step { Row, SliceOver, End };
    /// Goes on to the next row that matches; the slice is looked at between rows. The error is the filter's.
    tl::expected<Step, FilterError> next(SessionReader& reader, const Slice& slice);

    /// Of Step::Row; may be moved from.
    CollectionRow& row() { return m_chunk.rows[m_current]; }
    /// Every row up to here was looked at; where nothing was: just before the first.
    std::int64_t reached() const { return m_reached; }

private:
    bool readOn(SessionReader& reader);
    tl::expected<bool, FilterError> matches(const CollectionRow& row) const;

    const Collection& m_collection;
    RowRange m_range;
    Moment m_now;
    RowChunk m_chunk;
    std::size_t m_next = 0;    ///< of the chunk, not looked at yet
    std::size_t m_current = 0; ///< of the chunk, given last
    bool m_begun = false;
    bool m_ended = false;
    std::int64_t m_reached = 0;
};

} // namespace pb
