// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/rowcursor.h"

#include <algorithm>
#include <limits>

#include "models/filter/filterrow.h"

namespace pb {

namespace {

constexpr int mostRows = 512;                        ///< of one read
constexpr std::size_t mostBytes = 2UL * 1024 * 1024; ///< about, of one read

} // namespace

RowCursor::RowCursor(const Collection& collection, std::int64_t from, bool descending, int wanted, Moment now)
    : m_collection(collection), m_range{from, descending, std::clamp(wanted, 1, mostRows)}, m_now(now),
      m_reached(descending ? from : from - 1)
{
}

/// Reads the next rows; false at the end.
bool RowCursor::readOn(SessionReader& reader)
{
    if (m_ended) return false;
    if (m_begun) { // as many as the bytes of the rows before allow
        std::size_t bytes = 1;
        for (const CollectionRow& row : m_chunk.rows)
            bytes += row.source.size();
        const std::size_t each = bytes / std::max<std::size_t>(m_chunk.rows.size(), 1) + 1;
        m_range.limit = static_cast<int>(std::clamp<std::size_t>(mostBytes / each, 1, mostRows));
    }
    m_begun = true;
    m_chunk = m_collection.read(reader, m_range);
    m_next = 0;
    m_reached = m_chunk.reached;
    const std::int64_t last = m_range.descending ? std::int64_t{1} : std::numeric_limits<std::int64_t>::max();
    m_ended = m_chunk.end || m_chunk.reached == last;
    if (!m_ended) m_range.from = m_chunk.reached + (m_range.descending ? -1 : 1);
    return true;
}

tl::expected<bool, FilterError> RowCursor::matches(const CollectionRow& row) const
{
    if (!m_collection.filter) return true;
    FilterRow filterRow = m_collection.type == &entityEventType()
                              ? FilterRow(SequenceNumber{row.position}, row.source)
                              : FilterRow(row.source, *m_collection.type);
    return m_collection.filter->matches(filterRow, m_now);
}

tl::expected<RowCursor::Step, FilterError> RowCursor::next(SessionReader& reader, const Slice& slice)
{
    // At least one row or one read a slice, so that every scan comes to its end.
    for (bool looked = false;; looked = true) {
        if (looked && slice.over()) return Step::SliceOver;
        if (m_next == m_chunk.rows.size()) {
            if (!readOn(reader)) return Step::End;
            continue;
        }
        m_current = m_next++;
        const auto matched = matches(m_chunk.rows[m_current]);
        if (!matched) return tl::make_unexpected(matched.error());
        if (*matched) return Step::Row;
    }
}

} // namespace pb
