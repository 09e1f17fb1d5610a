// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/http2head.h"

#include <algorithm>

namespace pb {

namespace {

/// The pseudo-headers of a request; null: not given.
struct PseudoHeaders
{
    const std::string* method = nullptr;
    const std::string* scheme = nullptr;
    const std::string* authority = nullptr;
    const std::string* path = nullptr;
};

std::optional<HeadRefusal> bad(std::string message)
{
    return HeadRefusal{400, std::move(message)};
}

std::optional<HeadRefusal> readPseudo(const HttpField& field, bool fieldsBegan, PseudoHeaders& pseudo)
{
    const std::string** place = field.name == ":method"      ? &pseudo.method
                                : field.name == ":scheme"    ? &pseudo.scheme
                                : field.name == ":authority" ? &pseudo.authority
                                : field.name == ":path"      ? &pseudo.path
                                                             : nullptr;
    if (place == nullptr) return bad("there is an unknown pseudo-header (RFC 9113 section 8.3)");
    if (*place != nullptr) return bad(field.name + " is given twice (RFC 9113 section 8.3)");
    if (fieldsBegan) return bad(field.name + " stands after other fields (RFC 9113 section 8.3)");
    *place = &field.value;
    return std::nullopt;
}

/// What may not stand in any field, pseudo-headers too (RFC 9113 section 8.2.1).
std::optional<HeadRefusal> checkValue(const HttpField& field)
{
    const std::string& value = field.value;
    const bool clean = std::all_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7F) || c == '\t';
    });
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    if (!clean) return bad("the value of a field holds a control character (RFC 9113 section 8.2.1)");
    if (!value.empty() && (isSpace(value.front()) || isSpace(value.back())))
        return bad("white space stands around the value of a field (RFC 9113 section 8.2.1)");
    return std::nullopt;
}

std::optional<HeadRefusal> checkName(const std::string& name)
{
    if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return bad("a field's name holds capitals (RFC 9113 section 8.2.1)");
    if (!isToken(name)) return bad("a field's name is no token (RFC 9113 section 8.2.1)");
    return std::nullopt;
}

/// RFC 9113 section 8.2.2.
std::optional<HeadRefusal> checkConnectionFields(const HttpField& field)
{
    static constexpr std::string_view ofConnection[] = {"connection", "keep-alive", "proxy-connection",
                                                        "transfer-encoding", "upgrade"};
    if (std::find(std::begin(ofConnection), std::end(ofConnection), field.name) != std::end(ofConnection))
        return bad(field.name + " has no place in HTTP/2 (RFC 9113 section 8.2.2)");
    if (field.name == "te" && !sameWord(field.value, "trailers"))
        return bad("te may say trailers alone (RFC 9113 section 8.2.2)");
    return std::nullopt;
}

std::optional<HeadRefusal> takePseudo(const PseudoHeaders& pseudo, const WireLimits& limits,
                                      HttpRequest& request)
{
    if (pseudo.method != nullptr) request.method = *pseudo.method;
    if (pseudo.path != nullptr) request.target = *pseudo.path;
    if (pseudo.authority != nullptr) request.authority = *pseudo.authority;
    if (pseudo.method == nullptr) return bad(":method is missing (RFC 9113 section 8.3.1)");
    if (!isToken(request.method)) return bad("the method is no token");
    if (request.method == "CONNECT") return HeadRefusal{501, "CONNECT is not served here"};
    if (pseudo.path == nullptr) return bad(":path is missing (RFC 9113 section 8.3.1)");
    if (pseudo.scheme == nullptr) return bad(":scheme is missing (RFC 9113 section 8.3.1)");
    if (request.target.size() > limits.requestLine)
        return HeadRefusal{414, ":path is longer than " + std::to_string(limits.requestLine) + " bytes"};
    if (!isTarget(request.target) || (request.target.front() != '/' && request.target != "*"))
        return bad(":path must begin with / and be printable ASCII; encode other characters as %XX");
    return std::nullopt;
}

std::optional<HeadRefusal> checkAuthority(HttpRequest& request)
{
    if (request.count("host") > 1) return bad("there is more than one host");
    const std::string* host = request.field("host");
    if (host != nullptr && !request.authority.empty() && !sameWord(*host, request.authority))
        return bad(":authority and host differ (RFC 9113 section 8.3.1)");
    if (host != nullptr && request.authority.empty()) request.authority = *host;
    if (request.authority.empty()) return bad(":authority is missing, and host too (RFC 9113 section 8.3.1)");
    if (!isHost(request.authority)) return bad(":authority must be a host name with an optional port");
    return std::nullopt;
}

} // namespace

tl::expected<BodyFraming, HeadRefusal> readHttp2Head(const std::vector<HttpField>& list,
                                                     const WireLimits& limits, HttpRequest& request)
{
    request.majorVersion = 2;
    request.minorVersion = 0;
    PseudoHeaders pseudo;
    std::optional<HeadRefusal> refusal;
    // The first fault is the reason; the rest is read so that the record is whole.
    const auto note = [&refusal](std::optional<HeadRefusal> found) {
        if (found && !refusal) refusal = std::move(found);
    };
    for (const HttpField& field : list) {
        note(checkValue(field));
        if (field.name.starts_with(':')) {
            note(readPseudo(field, !request.fields.empty(), pseudo));
            continue;
        }
        note(checkName(field.name));
        note(checkConnectionFields(field));
        request.fields.push_back(field);
    }
    note(takePseudo(pseudo, limits, request));
    if (refusal) return tl::make_unexpected(*refusal);
    if (request.fields.size() > limits.fields)
        return tl::make_unexpected(HeadRefusal{431, "there are too many header fields"});
    if (auto wrong = checkAuthority(request)) return tl::make_unexpected(*wrong);
    return readFraming(request);
}

} // namespace pb
