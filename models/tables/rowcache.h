// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <list>
#include <unordered_map>
#include <vector>

#include "models/domain/capturedrequest.h"

namespace pb {

/// The last used pages of stream rows, so that a million rows cost what a few thousand do. Not thread-safe.
class RowCache
{
public:
    static constexpr std::int64_t pageRows = 256;

    explicit RowCache(std::size_t pages = 48) : m_most(pages) {}

    /// The row of that number, its page marked as used; null where it is not held.
    const StreamRow* find(std::int64_t number);
    /// Keeps rows; drops the pages that were used longest ago.
    void add(const std::vector<StreamRow>& rows);
    void clear();
    std::size_t pages() const { return m_pages.size(); }

    /// The first row's number of the page that a row is on.
    static std::int64_t pageStart(std::int64_t number) { return (number - 1) / pageRows * pageRows + 1; }

private:
    struct Page
    {
        std::vector<StreamRow> rows; ///< by place; id 0: not held
        std::list<std::int64_t>::iterator use;
    };
    Page& page(std::int64_t start);

    std::size_t m_most;
    std::unordered_map<std::int64_t, Page> m_pages; ///< by the number of their first row
    std::list<std::int64_t> m_uses;                 ///< last used first
};

} // namespace pb
