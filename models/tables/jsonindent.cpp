// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/jsonindent.h"

#include <algorithm>

namespace pb {

namespace {

/// Deeper levels are not indented further, so that hostile nesting can't make the text explode.
constexpr int deepestIndent = 64;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// The end of the string that opens at `at`: one past its closing quote.
std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

void newLine(std::string& out, int level, int indent)
{
    out += '\n';
    out.append(static_cast<std::size_t>(std::clamp(level, 0, deepestIndent) * std::max(indent, 0)), ' ');
}

} // namespace

std::string indentJson(std::string_view source, int indent)
{
    std::string out;
    out.reserve(source.size() + source.size() / 2);
    int level = 0;
    for (std::size_t at = skipSpace(source, 0); at < source.size();) {
        const char c = source[at];
        if (c == '"') {
            const std::size_t end = stringEnd(source, at);
            out.append(source, at, end - at);
            at = skipSpace(source, end);
            continue;
        }
        ++at;
        if (c == '{' || c == '[') {
            at = skipSpace(source, at);
            out += c;
            if (at < source.size() && source[at] == (c == '{' ? '}' : ']'))
                out += source[at++];
            else
                newLine(out, ++level, indent);
        } else if (c == '}' || c == ']') {
            newLine(out, --level, indent);
            out += c;
        } else {
            out += c;
            if (c == ',') newLine(out, level, indent);
            if (c == ':') out += ' ';
        }
        at = skipSpace(source, at);
    }
    return out;
}

} // namespace pb
