// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/jsonview.h"

#include <algorithm>
#include <charconv>

namespace pb {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t skipNested(std::string_view text, std::size_t at)
{
    int depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = skipJsonString(text, at);
            continue;
        }
        ++at;
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) break;
    }
    return at;
}

std::size_t skipValue(std::string_view text, std::size_t at)
{
    if (at >= text.size()) return at;
    if (text[at] == '"') return skipJsonString(text, at);
    if (text[at] == '{' || text[at] == '[') return skipNested(text, at);
    while (at < text.size() && !isSpace(text[at]) && text[at] != ',' && text[at] != '}' && text[at] != ']')
        ++at;
    return at;
}

void appendUtf8(std::string& out, std::uint32_t code)
{
    const auto put = [&out](std::uint32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

std::uint32_t hexQuad(std::string_view text, std::size_t at)
{
    std::uint32_t code = 0;
    if (at + 4 <= text.size()) std::from_chars(text.data() + at, text.data() + at + 4, code, 16);
    return code;
}

/// Resolves the escape whose backslash is at `at`; gives the place after it.
std::size_t appendEscape(std::string& out, std::string_view text, std::size_t at)
{
    const char kind = at + 1 < text.size() ? text[at + 1] : '\\';
    switch (kind) {
    case 'b':
        out += '\b';
        return at + 2;
    case 'f':
        out += '\f';
        return at + 2;
    case 'n':
        out += '\n';
        return at + 2;
    case 'r':
        out += '\r';
        return at + 2;
    case 't':
        out += '\t';
        return at + 2;
    case 'u':
        break;
    default:
        out += kind;
        return at + 2;
    }
    std::uint32_t code = hexQuad(text, at + 2);
    at += 6;
    if (code >= 0xD800 && code < 0xDC00) { // checkJson() passes only whole pairs
        code = 0x10000 + ((code - 0xD800) << 10) + (hexQuad(text, at + 2) - 0xDC00);
        at += 6;
    }
    appendUtf8(out, code);
    return at;
}

} // namespace

JsonView::JsonView(std::string_view text)
{
    const std::size_t first = skipJsonSpace(text, 0);
    std::size_t last = text.size();
    while (last > first && isSpace(text[last - 1]))
        --last;
    m_text = text.substr(first, last - first);
}

JsonView::Kind JsonView::kind() const
{
    switch (m_text.empty() ? 'n' : m_text.front()) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
    case 'f':
        return Kind::Boolean;
    case 'n':
        return Kind::Null;
    default:
        return Kind::Number;
    }
}

bool JsonView::nextMember(std::size_t& at, std::string_view& name, std::string_view& value) const
{
    if (kind() != Kind::Object) return false;
    at = skipJsonSpace(m_text, at);
    if (at < m_text.size() && m_text[at] == ',') at = skipJsonSpace(m_text, at + 1);
    if (at >= m_text.size() || m_text[at] != '"') return false;
    const std::size_t nameEnd = skipJsonString(m_text, at);
    name = m_text.substr(at, nameEnd - at);
    const std::size_t colon = skipJsonSpace(m_text, nameEnd);
    const std::size_t valueAt = skipJsonSpace(m_text, colon + 1);
    const std::size_t valueEnd = skipValue(m_text, valueAt);
    value = m_text.substr(std::min(valueAt, m_text.size()), valueEnd - valueAt);
    at = valueEnd;
    return true;
}

bool JsonView::nextElement(std::size_t& at, std::string_view& value) const
{
    if (kind() != Kind::Array) return false;
    at = skipJsonSpace(m_text, at);
    if (at < m_text.size() && m_text[at] == ',') at = skipJsonSpace(m_text, at + 1);
    if (at >= m_text.size() || m_text[at] == ']') return false;
    const std::size_t valueEnd = skipValue(m_text, at);
    value = m_text.substr(at, valueEnd - at);
    at = valueEnd;
    return true;
}

std::optional<JsonView> JsonView::member(std::string_view name) const
{
    std::optional<JsonView> found;
    eachMember([&](std::string_view each, JsonView value, std::string_view) {
        if (each == name) found = value;
        return !found;
    });
    return found;
}

std::string_view JsonView::plain(std::string_view quoted, std::string& buffer)
{
    const std::string_view text = quoted.substr(1, quoted.size() - 2);
    if (text.find('\\') == std::string_view::npos) return text;
    buffer.clear();
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\\')
            at = appendEscape(buffer, text, at);
        else
            buffer += text[at++];
    }
    return buffer;
}

std::optional<std::string> JsonView::string() const
{
    if (kind() != Kind::String) return std::nullopt;
    std::string buffer;
    return std::string(plain(m_text, buffer));
}

std::optional<std::int64_t> JsonView::int64() const
{
    if (kind() != Kind::Number) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), number);
    if (error != std::errc{} || end != m_text.data() + m_text.size()) return std::nullopt;
    return number;
}

std::size_t skipJsonSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

std::size_t skipJsonString(std::string_view text, std::size_t at)
{
    ++at;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2U : 1U;
    return std::min(at + 1, text.size());
}

std::string quoteJson(std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

} // namespace pb
