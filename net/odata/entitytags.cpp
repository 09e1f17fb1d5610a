// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/entitytags.h"

#include <algorithm>

#include "models/domain/textsafety.h"
#include "net/odata/answers.h"

namespace pb {

namespace {

/// The text between the quotes, for a comparison that overlooks weakness.
std::string_view opaque(std::string_view tag)
{
    if (tag.starts_with("W/") || tag.starts_with("w/")) tag.remove_prefix(2);
    return tag;
}

} // namespace

std::string weakTag(std::string_view text)
{
    return "W/\"" + std::string(text) + '"';
}

Match matchTags(const HttpRequest& request, std::string_view tag)
{
    Match match = Match::Unsaid;
    for (const HttpField& field : request.fields) {
        if (!sameWord(field.name, "If-Match")) continue;
        match = Match::Fails;
        std::string given = field.value;
        given.erase(std::remove(given.begin(), given.end(), '\\'), given.end());
        std::string_view rest = given;
        while (!rest.empty()) { // our own tags hold no comma
            const std::size_t comma = rest.find(',');
            const std::string_view one = trimmed(rest.substr(0, comma));
            if (one == "*" || opaque(one) == opaque(tag)) return Match::Matches;
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return match;
}

std::optional<HttpAnswer> refuseTag(const HttpRequest& request, std::string_view tag, bool required)
{
    switch (matchTags(request, tag)) {
    case Match::Matches:
        return std::nullopt;
    case Match::Unsaid:
        if (!required) return std::nullopt;
        return errorAnswer(428, "a change needs If-Match with the ETag of what it changes, or *");
    case Match::Fails:
        break;
    }
    return errorAnswer(412, "it was changed since: its ETag is another now; read it again");
}

} // namespace pb
