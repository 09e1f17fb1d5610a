// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/jsonindent.h"

#include <algorithm>

#include "models/domain/jsonview.h"

namespace pb {

namespace {

/// Deeper levels are not indented further, so that hostile nesting can't make the text explode.
constexpr int deepestIndent = 64;

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
    for (std::size_t at = skipJsonSpace(source, 0); at < source.size();) {
        const char c = source[at];
        if (c == '"') {
            const std::size_t end = skipJsonString(source, at);
            out.append(source, at, end - at);
            at = skipJsonSpace(source, end);
            continue;
        }
        ++at;
        if (c == '{' || c == '[') {
            at = skipJsonSpace(source, at);
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
        at = skipJsonSpace(source, at);
    }
    return out;
}

} // namespace pb
