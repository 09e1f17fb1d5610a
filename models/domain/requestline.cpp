// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/requestline.h"

#include <algorithm>

namespace pb {

namespace {

/// Reads the pseudo-headers that a captured HTTP/2 head has instead of a first line.
RequestLine readPseudoHeaders(std::string_view head)
{
    RequestLine parts;
    parts.httpVersion = "2";
    while (!head.empty()) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        const std::size_t colon = line.find(": ", 1);
        if (colon == std::string_view::npos) continue;
        const std::string_view name = line.substr(0, colon);
        if (name == ":method") parts.method = line.substr(colon + 2);
        if (name == ":path") parts.target = line.substr(colon + 2);
    }
    return parts;
}

} // namespace

RequestLine readRequestLine(std::string_view head)
{
    if (head.starts_with(':')) return readPseudoHeaders(head);
    std::string_view line = head.substr(0, head.find_first_of("\r\n"));
    const auto takeWord = [&line] {
        const std::size_t end = std::min(line.find(' '), line.size());
        const std::string_view word = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        return word;
    };
    RequestLine parts;
    parts.method = takeWord();
    parts.target = takeWord();
    constexpr std::string_view protocol = "HTTP/";
    if (line.starts_with(protocol)) parts.httpVersion = line.substr(protocol.size());
    return parts;
}

} // namespace pb
