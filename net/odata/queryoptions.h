// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/entitytype.h"

namespace pb {

/// What is wrong with a query: an answer's status, the option, a sentence.
struct OptionError
{
    int status = 400;
    std::string target;
    std::string message;
};

/// One property that a collection is ordered by.
struct OrderKey
{
    std::string path; ///< ResourceName, Data/ListPrice
    bool descending = false;
};

/// The system query options of a request (LOG-1), decoded and read; not yet looked at by a resource's type.
struct QueryOptions
{
    std::optional<std::string> filter;
    std::vector<OrderKey> order;
    std::vector<std::string> selected; ///< each once; empty: everything
    std::optional<std::int64_t> top;
    std::optional<std::int64_t> skip;
    bool count = false;
    std::optional<std::string> skipToken;
    std::optional<std::string> format;
    std::vector<std::string> given; ///< names, like $filter

    /// The options as a query, without $skiptoken, $skip and $top: what every page of a collection keeps.
    std::string kept;
};

/// Reads the part of a target behind its question mark; `query` is still encoded. Names count in any case and
/// without their $, as OData 4.01 has it; others without $ are the client's own and ignored.
tl::expected<QueryOptions, OptionError> readQueryOptions(std::string_view query);

/// Whether every option that was given may be used here; `allowed` are names like $select.
std::optional<OptionError> refuseOthers(const QueryOptions& options,
                                        std::initializer_list<std::string_view> allowed);

/// Whether what is selected and ordered by is there. Members below Data, and those of an open type, are
/// dynamic.
std::optional<OptionError> checkNames(const QueryOptions& options, const EntityType& type);

/// A plain number of digits; nothing for a sign, a space, other text or beyond int64.
std::optional<std::int64_t> plainCount(std::string_view text);

} // namespace pb
