// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "net/http/headparser.h"
#include "net/http/message.h"

namespace pb {

/// Reads the header list of an HTTP/2 request (RFC 9113 section 8) into its method, target, authority and
/// fields, and says how its body is framed. Strict: pseudo-headers once each and before all others, names in
/// lower case, no fields of the connection. Pure. Where it is refused, the request holds what could be read.
tl::expected<BodyFraming, HeadRefusal> readHttp2Head(const std::vector<HttpField>& list,
                                                     const WireLimits& limits, HttpRequest& request);

} // namespace pb
