// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/requestrepeat.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "models/domain/textsafety.h"

namespace pb {

namespace {

/// Made anew by whoever sends, or about the connection alone (RFC 9110 section 7.6.1).
constexpr std::string_view connectionFields[] = {"host",
                                                 "content-length",
                                                 "connection",
                                                 "keep-alive",
                                                 "proxy-connection",
                                                 "transfer-encoding",
                                                 "te",
                                                 "trailer",
                                                 "upgrade",
                                                 "expect",
                                                 "http2-settings",
                                                 "authorization",
                                                 "cookie",
                                                 "proxy-authorization"};

constexpr std::string_view usualFields[] = {"content-type", "entityeventsource", "consumerlabel"};

template <std::size_t N>
bool isOneOf(std::string_view name, const std::string_view (&names)[N])
{
    return std::any_of(std::begin(names), std::end(names),
                       [&](std::string_view each) { return sameText(each, name); });
}

bool sendable(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

std::vector<RepeatableHeader> repeatableHeaders(const CapturedRequest& request)
{
    std::vector<RepeatableHeader> headers;
    std::string_view rest = request.head;
    bool first = !rest.starts_with(':'); // HTTP/2 has no first line
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
        std::string_view line = rest.substr(0, end + 1);
        rest.remove_prefix(end + 1);
        line = line.substr(0, line.find_last_not_of("\r\n") + 1);
        const std::size_t colon = line.find(':');
        if (first || line.empty() || colon == 0 || colon == std::string_view::npos) {
            first = false;
            continue;
        }
        const std::string_view name = line.substr(0, colon);
        const std::string_view value = trimmed(line.substr(colon + 1));
        const bool masked = value.find("***") != std::string_view::npos;
        if (masked || isOneOf(name, connectionFields) || name.find(' ') != std::string_view::npos ||
            !sendable(line))
            continue;
        headers.push_back({std::string(name), std::string(value), isOneOf(name, usualFields)});
    }
    return headers;
}

bool bodyIsWhole(const CapturedRequest& request)
{
    return request.bodyBytes == static_cast<std::int64_t>(request.body.size());
}

} // namespace pb
