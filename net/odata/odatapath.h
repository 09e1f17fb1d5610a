// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pb {

/// What a request's path names, below the service root /reso and beside it (LOG-1).
struct ODataPath
{
    enum class Kind {
        ServiceDocument,
        Metadata,
        Collection, ///< /Property
        Count,      ///< /Property/$count
        Entity,     ///< /Property('1')
        Action,     ///< /EntityEventSubscription('1')/Resume
        Token,      ///< /oauth2/token
        Nowhere
    };
    Kind kind = Kind::Nowhere;
    std::string resource;
    std::string key;     ///< without its quotes
    std::string keyName; ///< of (Name='1'); empty: it was not named
    std::string action;
    std::string message; ///< of Nowhere: a sentence
};

/// Below what everything of the service is.
inline constexpr std::string_view serviceRoot = "/reso";

/// Reads a path as it stands in the request, without its query. Any bytes give an answer.
ODataPath readODataPath(std::string_view path);

/// Resolves %XX; `plusIsSpace` as forms and most clients write queries. Nothing where a % is not followed by
/// two hexadecimal digits, or the result is no UTF-8 or holds a NUL.
std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace);
/// Writes what may stand in a path or a query value as it is, and %XX for the rest.
std::string percentEncoded(std::string_view text);

} // namespace pb
