// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <queue>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "net/odata/collectionquery.h"
#include "net/odata/pagetoken.h"
#include "net/odata/rowcursor.h"
#include "net/odata/sortvalue.h"

namespace pb {

/// Works out one page of a collection (LOG-1), slice by slice: in the collection's own order by walking on
/// from where the page before ended, in another by one walk over everything with a heap of a page's size;
/// then the count. Thread: the Read thread.
class CollectionScan
{
public:
    /// The collection is kept. `token`: where the page before ended.
    CollectionScan(Collection collection, PageRequest request, std::optional<PageToken> token, Moment now);
    CollectionScan(const CollectionScan&) = delete;
    CollectionScan& operator=(const CollectionScan&) = delete;

    /// One slice; true where there is more to do. The error is the filter's.
    tl::expected<bool, FilterError> step(SessionReader& reader);

    /// Once step() gave false.
    CollectionPage& page() { return m_page; }

private:
    struct Sorted
    {
        std::vector<SortValue> values;
        std::int64_t position = 0;
    };
    enum class Phase { Rows, Fetch, Count, Done };

    bool ownOrder() const;
    std::int64_t wanted() const;
    bool before(const Sorted& a, const Sorted& b) const;
    tl::expected<bool, FilterError> walk(SessionReader& reader);
    tl::expected<bool, FilterError> sort(SessionReader& reader);
    bool takeRow(CollectionRow& row);
    void takeSorted(const CollectionRow& row);
    void keepBest();
    bool fetch(SessionReader& reader);
    tl::expected<bool, FilterError> count(SessionReader& reader);
    void beginWalk(std::int64_t from);
    void beginCount();
    void finish();

    const Collection m_collection;
    const PageRequest m_request;
    const std::optional<PageToken> m_token;
    const Moment m_now;
    bool m_descending = false;
    Phase m_phase = Phase::Rows;
    std::optional<RowCursor> m_cursor;
    std::int64_t m_skipLeft;
    std::size_t m_bytes = 0;
    std::vector<Sorted> m_sorted; ///< a heap whose top is the last of the best so far
    std::size_t m_fetched = 0;
    std::vector<SortValue> m_after; ///< values of the token's row
    std::int64_t m_counted = 0;
    std::int64_t m_countedTo = 0;
    bool m_countsAlong = false; ///< the walk over the rows counts them
    bool m_isCounted = false;   ///< it came to the end
    bool m_more = false;
    CollectionPage m_page;
};

} // namespace pb
