// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/collectionscan.h"

#include <algorithm>
#include <limits>

namespace pb {

namespace {

/// A page ends before its rows are more than this; the client follows the link.
constexpr std::size_t mostPageBytes = 8UL * 1024 * 1024;
constexpr std::int64_t lastPosition = std::numeric_limits<std::int64_t>::max();

} // namespace

CollectionScan::CollectionScan(Collection collection, PageRequest request, std::optional<PageToken> token,
                               Moment now)
    : m_collection(std::move(collection)), m_request(std::move(request)), m_token(std::move(token)),
      m_now(now), m_skipLeft(m_token ? 0 : m_request.skip)
{
    if (m_token) m_after = sortValues(m_token->values, m_request.order, *m_collection.type);
    m_descending = ownOrder() && !m_request.order.empty() && m_request.order.front().descending;
    if (wanted() == 0) {
        beginCount();
        return;
    }
    if (!ownOrder()) {
        m_cursor.emplace(m_collection, 1, false, std::numeric_limits<int>::max(), m_now);
        return;
    }
    std::int64_t from = m_descending ? lastPosition : 1;
    bool ended = false;
    if (m_token) {
        ended = m_token->after == (m_descending ? 1 : lastPosition);
        from = m_token->after + (m_descending ? -1 : 1);
    }
    if (ended)
        beginCount();
    else
        beginWalk(from);
}

void CollectionScan::beginWalk(std::int64_t from)
{
    // What is walked over need not be walked over again to be counted.
    m_countsAlong =
        m_request.count && !m_token && !m_descending && (m_collection.filter || !m_collection.countAll);
    const int next = m_request.top > wanted() ? 1 : 0; // tells whether there is another page
    m_cursor.emplace(m_collection, from, m_descending, static_cast<int>(wanted()) + next, m_now);
}

/// Whether the rows come as they are asked for: by the key alone, or in no order that was named.
bool CollectionScan::ownOrder() const
{
    return m_request.order.empty() ||
           (!m_collection.orderedBy.empty() && m_request.order.front().path == m_collection.orderedBy);
}

std::int64_t CollectionScan::wanted() const
{
    return std::min<std::int64_t>(m_request.size, m_request.top);
}

tl::expected<bool, FilterError> CollectionScan::step(SessionReader& reader)
{
    switch (m_phase) {
    case Phase::Rows:
        return ownOrder() ? walk(reader) : sort(reader);
    case Phase::Fetch:
        return fetch(reader);
    case Phase::Count:
        return count(reader);
    case Phase::Done:
        break;
    }
    return false;
}

/// A row in order; false where the page is full.
bool CollectionScan::takeRow(CollectionRow& row)
{
    if (m_skipLeft > 0) {
        --m_skipLeft;
        return true;
    }
    const bool full = static_cast<std::int64_t>(m_page.rows.size()) == wanted() || m_bytes > mostPageBytes;
    if (full) {
        m_more = true;
        return false;
    }
    m_bytes += row.source.size();
    m_page.rows.push_back(std::move(row));
    // Where no more than these were asked for, nobody needs to know whether there are others.
    return static_cast<std::int64_t>(m_page.rows.size()) < m_request.top;
}

tl::expected<bool, FilterError> CollectionScan::walk(SessionReader& reader)
{
    const Slice slice;
    while (true) {
        const auto next = m_cursor->next(reader, slice);
        if (!next) return tl::make_unexpected(next.error());
        if (*next == RowCursor::Step::SliceOver) return true;
        if (*next == RowCursor::Step::End) {
            m_isCounted = m_countsAlong;
            if (m_countsAlong) m_countedTo = m_cursor->reached();
            break;
        }
        CollectionRow& row = m_cursor->row();
        if (m_countsAlong) {
            ++m_counted;
            m_countedTo = row.position;
        }
        if (!takeRow(row)) break;
    }
    beginCount();
    return m_phase == Phase::Count;
}

bool CollectionScan::before(const Sorted& a, const Sorted& b) const
{
    const auto compared = compareRows(a.values, b.values, m_request.order);
    return compared != 0 ? compared < 0 : a.position < b.position;
}

void CollectionScan::takeSorted(const CollectionRow& row)
{
    Sorted sorted{sortValues(row.source, m_request.order, *m_collection.type), row.position};
    if (m_token && !before({m_after, m_token->after}, sorted)) return;
    const auto less = [this](const Sorted& a, const Sorted& b) { return before(a, b); };
    const auto most = static_cast<std::size_t>(m_skipLeft + wanted() + 1);
    if (m_sorted.size() == most) {
        if (!before(sorted, m_sorted.front())) return;
        std::pop_heap(m_sorted.begin(), m_sorted.end(), less);
        m_sorted.pop_back();
    }
    m_sorted.push_back(std::move(sorted));
    std::push_heap(m_sorted.begin(), m_sorted.end(), less);
}

tl::expected<bool, FilterError> CollectionScan::sort(SessionReader& reader)
{
    const Slice slice;
    while (true) {
        const auto next = m_cursor->next(reader, slice);
        if (!next) return tl::make_unexpected(next.error());
        if (*next == RowCursor::Step::SliceOver) return true;
        if (*next == RowCursor::Step::End) break;
        takeSorted(m_cursor->row());
    }
    keepBest();
    m_phase = Phase::Fetch;
    return true;
}

/// Puts what was found in order and leaves what is skipped.
void CollectionScan::keepBest()
{
    std::sort_heap(m_sorted.begin(), m_sorted.end(),
                   [this](const Sorted& a, const Sorted& b) { return before(a, b); });
    const auto skipped = std::min(m_sorted.size(), static_cast<std::size_t>(m_skipLeft));
    m_sorted.erase(m_sorted.begin(), m_sorted.begin() + static_cast<std::ptrdiff_t>(skipped));
    const auto most = static_cast<std::size_t>(wanted());
    m_more = m_sorted.size() > most;
    if (m_more) m_sorted.resize(most);
    m_skipLeft = 0;
}

/// Reads the rows themselves, which were not kept while everything was sorted.
bool CollectionScan::fetch(SessionReader& reader)
{
    const Slice slice;
    while (m_fetched < m_sorted.size()) {
        if (m_bytes > mostPageBytes) {
            m_more = true;
            break;
        }
        if (auto row = m_collection.fetch(reader, m_sorted[m_fetched++].position)) {
            m_bytes += row->source.size();
            m_page.rows.push_back(std::move(*row));
        }
        if (slice.over()) return true;
    }
    beginCount();
    return m_phase == Phase::Count;
}

void CollectionScan::beginCount()
{
    m_cursor.reset();
    if (!m_request.count || m_isCounted) {
        finish();
        return;
    }
    m_phase = Phase::Count;
    if (m_collection.growsOnly && m_token) {
        m_counted = m_token->counted;
        m_countedTo = m_token->countedTo;
    }
    if (m_countedTo < lastPosition && (m_collection.filter || !m_collection.countAll))
        m_cursor.emplace(m_collection, m_countedTo + 1, false, std::numeric_limits<int>::max(), m_now);
}

tl::expected<bool, FilterError> CollectionScan::count(SessionReader& reader)
{
    if (!m_collection.filter && m_collection.countAll) {
        m_counted = m_collection.countAll(reader);
        finish();
        return false;
    }
    const Slice slice;
    while (m_cursor) {
        const auto next = m_cursor->next(reader, slice);
        if (!next) return tl::make_unexpected(next.error());
        if (*next == RowCursor::Step::SliceOver) return true;
        if (*next == RowCursor::Step::End) {
            m_countedTo = m_cursor->reached();
            break;
        }
        ++m_counted;
    }
    finish();
    return false;
}

void CollectionScan::finish()
{
    m_phase = Phase::Done;
    if (m_request.count) m_page.count = m_counted;
    const bool topLeft = m_request.top > static_cast<std::int64_t>(m_page.rows.size());
    if (!m_more || !topLeft || m_page.rows.empty()) return;
    PageToken token;
    token.after = m_page.rows.back().position;
    if (!ownOrder())
        for (const SortValue& value :
             sortValues(m_page.rows.back().source, m_request.order, *m_collection.type))
            token.values.push_back(value.source);
    token.counted = m_counted;
    token.countedTo = m_countedTo;
    token.pageSize = m_request.asked;
    m_page.nextToken = writePageToken(token);
}

} // namespace pb
