// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pb {

/// What a $skiptoken carries: the place of the last row of the page before, in the collection's own order and
/// in the one asked for, and what was counted so far.
struct PageToken
{
    std::int64_t after = 0;
    /// The last row's values by $orderby as they stand in its JSON; empty: it had none.
    std::vector<std::string> values;
    /// Rows that match up to `countedTo`; where a count may be carried on.
    std::int64_t counted = 0;
    std::int64_t countedTo = 0;
    int pageSize = 0; ///< what the client asked for with the first page; 0: nothing
};

/// Opaque to clients: base64url.
std::string writePageToken(const PageToken& token);
/// Nothing for what writePageToken() did not write.
std::optional<PageToken> readPageToken(std::string_view text);

} // namespace pb
