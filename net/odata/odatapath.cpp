// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/odatapath.h"

#include <algorithm>
#include <vector>

#include "models/domain/textsafety.h"

namespace pb {

namespace {

using Kind = ODataPath::Kind;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A plus that can only be the sign of a zone: 10:30+02:00. Clients often leave it as it is.
bool isZoneSign(std::string_view text, std::size_t at)
{
    return at > 0 && isDigit(text[at - 1]) && at + 5 < text.size() && isDigit(text[at + 1]) &&
           isDigit(text[at + 2]) && text[at + 3] == ':' && isDigit(text[at + 4]) && isDigit(text[at + 5]);
}

bool isOfName(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

ODataPath nowhere(std::string message)
{
    ODataPath path;
    path.message = std::move(message);
    return path;
}

/// The segments of a decoded path; a slash within a quoted key does not part them.
std::vector<std::string> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments(1);
    bool quoted = false;
    for (const char c : path) {
        if (c == '\'') quoted = !quoted;
        if (c == '/' && !quoted)
            segments.emplace_back();
        else
            segments.back() += c;
    }
    return segments;
}

/// A key's value: '..' with doubled quotes inside, or plain letters, digits, '-', '_' and '.'.
std::optional<std::string> readKeyValue(std::string_view text)
{
    if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
        std::string value;
        text = text.substr(1, text.size() - 2);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\'' && (at + 1 == text.size() || text[++at] != '\'')) return std::nullopt;
            value += text[at];
        }
        return value;
    }
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isOfName(c) || c == '-' || c == '.';
    });
    return plain ? std::optional(std::string(text)) : std::nullopt;
}

/// Name(key) or Name(KeyName=key).
ODataPath readEntity(std::string_view segment)
{
    const std::size_t open = segment.find('(');
    ODataPath path;
    path.resource = segment.substr(0, open);
    if (open == std::string_view::npos) {
        path.kind = Kind::Collection;
        return path;
    }
    if (!segment.ends_with(')')) return nowhere("a key ends with )");
    std::string_view inner = segment.substr(open + 1, segment.size() - open - 2);
    const std::size_t equals = inner.find('=');
    if (equals != std::string_view::npos && inner.find('\'') > equals) {
        path.keyName = inner.substr(0, equals);
        inner.remove_prefix(equals + 1);
    }
    auto key = readKeyValue(inner);
    if (!key) return nowhere("a key is written (123) or ('123'), with '' for a quote inside it");
    path.kind = Kind::Entity;
    path.key = std::move(*key);
    return path;
}

ODataPath readSegments(const std::vector<std::string>& segments)
{
    if (segments.size() == 1 && segments[0] == "$metadata") {
        ODataPath path;
        path.kind = Kind::Metadata;
        return path;
    }
    ODataPath path = readEntity(segments[0]);
    const bool named =
        !path.resource.empty() && std::all_of(path.resource.begin(), path.resource.end(), isOfName);
    if (path.kind == Kind::Nowhere) return path;
    if (!named || segments.size() > 2) return nowhere("there is nothing at this path; see $metadata");
    if (segments.size() == 1 || (segments[1].empty() && path.kind == Kind::Collection)) return path;
    if (path.kind == Kind::Collection) {
        if (segments[1] != "$count") return nowhere("below a collection there is $count only");
        path.kind = Kind::Count;
        return path;
    }
    path.kind = Kind::Action;
    path.action = segments[1];
    return path;
}

} // namespace

std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plusIsSpace && !isZoneSign(text, at)) {
            out += ' ';
        } else if (text[at] == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            const int high = hexDigit(text[at + 1]);
            const int low = hexDigit(text[at + 2]);
            if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            out += text[at];
        }
    }
    if (!validUtf8(out) || out.find('\0') != std::string::npos) return std::nullopt;
    return out;
}

std::string percentEncoded(std::string_view text)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (isOfName(c) || c == '-' || c == '.' || c == '~' || c == '$' || c == '\'' || c == '(' ||
            c == ')' || c == ',' || c == '*' || c == '!' || c == ':' || c == '@' || c == '/') {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

ODataPath readODataPath(std::string_view path)
{
    if (path == "/oauth2/token") {
        ODataPath token;
        token.kind = Kind::Token;
        return token;
    }
    if (!path.starts_with(serviceRoot))
        return nowhere("there is nothing at this path; the service is at /reso");
    path.remove_prefix(serviceRoot.size());
    if (path.empty() || path == "/") {
        ODataPath document;
        document.kind = Kind::ServiceDocument;
        return document;
    }
    const auto decoded = percentDecoded(path, false);
    if (path.front() != '/') return nowhere("there is nothing at this path; the service is at /reso");
    if (!decoded) return nowhere("the path is not percent-encoded UTF-8");
    return readSegments(segmentsOf(std::string_view(*decoded).substr(1)));
}

} // namespace pb
