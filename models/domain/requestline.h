// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pb {

/// The parts of a request's first line, of HTTP/2 of its pseudo-headers; empty where they were cut short.
/// They point into the head.
struct RequestLine
{
    std::string_view method;
    std::string_view target;
    std::string_view httpVersion; ///< "1.1", "2"
};

/// Reads the first line or the pseudo-headers of a captured head, whole or not. Pure.
RequestLine readRequestLine(std::string_view head);

} // namespace pb
