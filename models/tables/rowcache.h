// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <list>
#include <unordered_map>
#include <vector>

namespace pb {

/// The last used pages of a table's rows, so that a million rows cost what a few thousand do. Rows are held
/// by their place in the table: 1, 2, ... A Row has an `id`, 0 where there is none. Not thread-safe.
template <typename Row>
class RowCache
{
public:
    static constexpr std::int64_t pageRows = 256;

    explicit RowCache(std::size_t pages = 48) : m_most(pages) {}

    /// The row at that place, its page marked as used; null where it is not held.
    const Row* find(std::int64_t place)
    {
        const auto found = m_pages.find(pageStart(place));
        if (found == m_pages.end()) return nullptr;
        m_uses.splice(m_uses.begin(), m_uses, found->second.use);
        const Row& row = found->second.rows[static_cast<std::size_t>(place - found->first)];
        return row.id != 0 ? &row : nullptr;
    }

    /// Keeps rows that stand one after the other from that place; drops the pages that were used longest ago.
    void add(std::int64_t first, const std::vector<Row>& rows)
    {
        for (const Row& row : rows) {
            const std::int64_t start = pageStart(first);
            page(start).rows[static_cast<std::size_t>(first - start)] = row;
            ++first;
        }
    }

    void clear()
    {
        m_pages.clear();
        m_uses.clear();
    }
    std::size_t pages() const { return m_pages.size(); }

    /// The first place of the page that a place is on.
    static std::int64_t pageStart(std::int64_t place) { return (place - 1) / pageRows * pageRows + 1; }

private:
    struct Page
    {
        std::vector<Row> rows; ///< by place; id 0: not held
        std::list<std::int64_t>::iterator use;
    };

    Page& page(std::int64_t start)
    {
        if (const auto found = m_pages.find(start); found != m_pages.end()) {
            m_uses.splice(m_uses.begin(), m_uses, found->second.use);
            return found->second;
        }
        if (m_pages.size() >= m_most) {
            m_pages.erase(m_uses.back());
            m_uses.pop_back();
        }
        m_uses.push_front(start);
        Page& made = m_pages[start];
        made.rows.resize(static_cast<std::size_t>(pageRows));
        made.use = m_uses.begin();
        return made;
    }

    std::size_t m_most;
    std::unordered_map<std::int64_t, Page> m_pages; ///< by the place of their first row
    std::list<std::int64_t> m_uses;                 ///< last used first
};

} // namespace pb
