// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/message.h"

#include <algorithm>

#include <boost/beast/http/status.hpp>

namespace pb {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool hasNoBody(int status)
{
    return status == 204 || status == 304 || status < 200;
}

} // namespace

bool sameWord(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

const std::string* HttpRequest::field(std::string_view name) const
{
    for (const HttpField& each : fields)
        if (sameWord(each.name, name)) return &each.value;
    return nullptr;
}

int HttpRequest::count(std::string_view name) const
{
    return static_cast<int>(std::count_if(fields.begin(), fields.end(),
                                          [&](const HttpField& each) { return sameWord(each.name, name); }));
}

std::string_view reasonPhrase(int status)
{
    namespace http = boost::beast::http;
    if (status == 425) return "Too Early"; // younger than the library's table
    const auto known = http::int_to_status(static_cast<unsigned>(status));
    if (known == http::status::unknown) return "Unknown";
    const auto phrase = http::obsolete_reason(known);
    return {phrase.data(), phrase.size()};
}

std::string serialise(const HttpAnswer& answer, bool toHead, bool close)
{
    std::string out;
    out.reserve(160 + answer.body.size());
    out.append("HTTP/1.1 ")
        .append(std::to_string(answer.status))
        .append(" ")
        .append(reasonPhrase(answer.status));
    out.append("\r\n");
    for (const HttpField& field : answer.fields)
        out.append(field.name).append(": ").append(field.value).append("\r\n");
    if (!hasNoBody(answer.status))
        out.append("Content-Length: ").append(std::to_string(answer.body.size())).append("\r\n");
    if (close) out.append("Connection: close\r\n");
    out.append("\r\n");
    if (!toHead && !hasNoBody(answer.status)) out.append(answer.body);
    return out;
}

} // namespace pb
