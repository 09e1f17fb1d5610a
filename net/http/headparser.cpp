// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/headparser.h"

#include <algorithm>
#include <charconv>

namespace pb {

namespace {

using Refused = tl::unexpected<HeadRefusal>;

Refused refuse(int status, std::string message)
{
    return Refused(HeadRefusal{status, std::move(message)});
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// The next line without its CRLF; the head has been checked for bare line ends.
std::string_view takeLine(std::string_view& rest)
{
    const std::size_t end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

std::optional<HeadRefusal> readStartLine(std::string_view line, HttpRequest& request)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return HeadRefusal{400, "the request line must be METHOD TARGET HTTP/1.1"};
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!isToken(request.method)) return HeadRefusal{400, "the method is no token"};
    if (!isTarget(request.target))
        return HeadRefusal{
            400, "the target must be printable ASCII without spaces; encode other characters as %XX"};
    const bool shaped = version.size() == 8 && version.starts_with("HTTP/") && version[5] >= '0' &&
                        version[5] <= '9' && version[6] == '.' && version[7] >= '0' && version[7] <= '9';
    if (!shaped) return HeadRefusal{400, "the request line must end with HTTP/1.1 or HTTP/1.0"};
    if (version[5] != '1' || version[7] > '1')
        return HeadRefusal{505, "only HTTP/1.1 and HTTP/1.0 are served here"};
    request.minorVersion = version[7] - '0';
    return std::nullopt;
}

std::optional<HeadRefusal> readField(std::string_view line, HttpRequest& request)
{
    if (line.front() == ' ' || line.front() == '\t')
        return HeadRefusal{400, "a header field is folded over two lines (RFC 9112 section 5.2)"};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return HeadRefusal{400, "a header line has no colon"};
    const std::string_view name = line.substr(0, colon);
    if (!name.empty() && (name.back() == ' ' || name.back() == '\t'))
        return HeadRefusal{400, "white space stands before a header's colon (RFC 9112 section 5.1)"};
    if (!isToken(name)) return HeadRefusal{400, "a header's name is no token"};
    const std::string_view value = trimmed(line.substr(colon + 1));
    const bool clean = std::all_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7F) || c == '\t';
    });
    if (!clean) return HeadRefusal{400, "the value of " + std::string(name) + " holds a control character"};
    request.fields.push_back({std::string(name), std::string(value)});
    return std::nullopt;
}

std::optional<HeadRefusal> checkHost(const HttpRequest& request)
{
    const int hosts = request.count("Host");
    if (hosts > 1) return HeadRefusal{400, "there is more than one Host"};
    if (hosts == 0 && request.minorVersion == 1)
        return HeadRefusal{400, "Host is missing (RFC 9112 section 3.2)"};
    const std::string* host = request.field("Host");
    if (host != nullptr && !isHost(*host))
        return HeadRefusal{400, "Host must be a host name with an optional port"};
    return std::nullopt;
}

std::optional<HeadRefusal> checkExpect(const HttpRequest& request, BodyFraming& framing)
{
    const std::string* expect = request.field("Expect");
    if (expect == nullptr) return std::nullopt;
    if (!sameWord(*expect, "100-continue"))
        return HeadRefusal{417, "the only expectation met here is 100-continue"};
    // Over HTTP/2 a body may come without its length.
    const bool hasBody = framing.chunked || framing.length.value_or(request.majorVersion == 2 ? 1 : 0) > 0;
    const bool knowsContinue = request.majorVersion == 2 || request.minorVersion == 1;
    framing.awaitsContinue = hasBody && knowsContinue; // RFC 9110 section 10.1.1
    return std::nullopt;
}

/// RFC 9112 section 9.3.
bool wantsKeepAlive(const HttpRequest& request)
{
    if (request.minorVersion == 0) return false; // served, then closed (RCV-13)
    for (const HttpField& field : request.fields) {
        if (!sameWord(field.name, "Connection")) continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            if (sameWord(trimmed(rest.substr(0, comma)), "close")) return false;
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return true;
}

} // namespace

bool isToken(std::string_view text)
{
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

bool isTarget(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F;
    });
}

bool isHost(std::string_view text)
{
    return text.find_first_of(" \t,/?#@\\") == std::string_view::npos;
}

tl::expected<BodyFraming, HeadRefusal> readFraming(const HttpRequest& request)
{
    BodyFraming framing;
    const int lengths = request.count("Content-Length");
    const int codings = request.count("Transfer-Encoding");
    if (lengths > 0 && codings > 0)
        return refuse(400, "Content-Length and Transfer-Encoding exclude each other (RFC 9112 section 6.1)");
    if (lengths > 1) return refuse(400, "there is more than one Content-Length");
    if (lengths == 1) {
        const std::string& text = *request.field("Content-Length");
        std::uint64_t length = 0;
        const bool digits = !text.empty() && std::all_of(text.begin(), text.end(),
                                                         [](char c) { return c >= '0' && c <= '9'; });
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
        if (!digits || end != text.data() + text.size())
            return refuse(400, "Content-Length must be digits alone");
        if (error != std::errc{}) return refuse(413, "the body is larger than this receiver takes");
        framing.length = length;
    }
    if (codings > 0) {
        const std::string& coding = *request.field("Transfer-Encoding");
        if (request.minorVersion == 0) return refuse(400, "HTTP/1.0 knows no Transfer-Encoding");
        if (codings > 1 || !sameWord(coding, "chunked"))
            return refuse(501, "the only transfer coding served here is chunked");
        framing.chunked = true;
    }
    if (auto refusal = checkExpect(request, framing)) return Refused(*refusal);
    return framing;
}

tl::expected<BodyFraming, HeadRefusal> parseHead(std::string_view head, const WireLimits& limits,
                                                 HttpRequest& request)
{
    std::string_view rest = head;
    if (auto refusal = readStartLine(takeLine(rest), request)) return Refused(*refusal);
    std::optional<HeadRefusal> badField;
    while (rest.size() > 2) {
        const std::string_view line = takeLine(rest);
        if (request.fields.size() == limits.fields) return refuse(431, "there are too many header fields");
        // The first bad field is the reason; the rest is read so that the record is whole.
        if (auto refusal = readField(line, request); refusal && !badField) badField = refusal;
    }
    if (badField) return Refused(*badField);
    request.keepAlive = wantsKeepAlive(request);
    if (auto refusal = checkHost(request)) return Refused(*refusal);
    if (const std::string* host = request.field("Host")) request.authority = *host;
    return readFraming(request);
}

} // namespace pb
