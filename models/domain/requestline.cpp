// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/requestline.h"

#include <algorithm>

namespace pb {

RequestLine readRequestLine(std::string_view head)
{
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
