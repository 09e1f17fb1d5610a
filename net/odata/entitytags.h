// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "net/http/message.h"

namespace pb {

/// Whether a request's If-Match lets a change go on (SUB-3, RFC 9110 13.1.1).
enum class Match {
    Unsaid,  ///< there is no If-Match
    Matches, ///< `*`, or the tag is among those given
    Fails    ///< 412
};

/// The weak ETag of an entity by what it was made of: W/"text".
std::string weakTag(std::string_view text);

/// Compares weakly. Backslashes before quotes, which some clients copy out of JSON, are overlooked.
Match matchTags(const HttpRequest& request, std::string_view tag);

/// What is answered instead of a change; nothing where it may go on. `required`: a change without If-Match is
/// 428.
std::optional<HttpAnswer> refuseTag(const HttpRequest& request, std::string_view tag, bool required);

} // namespace pb
