// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowcache.h"

namespace pb {

const StreamRow* RowCache::find(std::int64_t number)
{
    const auto found = m_pages.find(pageStart(number));
    if (found == m_pages.end()) return nullptr;
    m_uses.splice(m_uses.begin(), m_uses, found->second.use);
    const StreamRow& row = found->second.rows[static_cast<std::size_t>(number - found->first)];
    return row.id == number ? &row : nullptr;
}

void RowCache::add(const std::vector<StreamRow>& rows)
{
    for (const StreamRow& row : rows) {
        if (row.id < 1) continue;
        const std::int64_t start = pageStart(row.id);
        page(start).rows[static_cast<std::size_t>(row.id - start)] = row;
    }
}

void RowCache::clear()
{
    m_pages.clear();
    m_uses.clear();
}

RowCache::Page& RowCache::page(std::int64_t start)
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

} // namespace pb
