// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "net/http/message.h"
#include "net/http/wirelimits.h"

namespace pb {

/// How the body of a request is framed (RFC 9112 section 6).
struct BodyFraming
{
    bool chunked = false;
    std::optional<std::uint64_t> length; ///< of Content-Length
    bool awaitsContinue = false;         ///< Expect: 100-continue
};

/// Why a head is refused: a status and a sentence.
struct HeadRefusal
{
    int status = 400;
    std::string message;
};

/// Reads a whole head (to the empty line) into the request, stricter than a lenient parser would: every form
/// by which two parsers could disagree is refused (RFC 9112 section 11.2): both Content-Length and
/// Transfer-Encoding, two lengths, signs in lengths, bare line ends, folded fields, white space before the
/// colon, no Host or two. Pure. Where it is refused, the request holds what could be read.
tl::expected<BodyFraming, HeadRefusal> parseHead(std::string_view head, const WireLimits& limits,
                                                 HttpRequest& request);

/// What both versions of HTTP ask of the fields that frame a body: Content-Length, Transfer-Encoding, Expect.
tl::expected<BodyFraming, HeadRefusal> readFraming(const HttpRequest& request);

/// RFC 9110 section 5.6.2.
bool isToken(std::string_view text);
/// Whether a request target is printable ASCII without spaces, and not empty.
bool isTarget(std::string_view text);
/// Whether a Host or :authority can name a host and port.
bool isHost(std::string_view text);

} // namespace pb
