// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/message.h"

#include <algorithm>
#include <iterator>

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

/// Three digits, or the letter O for each zero where the answer is to be malformed.
std::string statusText(const HttpAnswer& answer)
{
    std::string text = std::to_string(answer.status);
    if (answer.malformedStatus) std::replace(text.begin(), text.end(), '0', 'O');
    return text;
}

std::string lengthText(const HttpAnswer& answer)
{
    return std::to_string(answer.declaredLength.value_or(answer.body.size()));
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
    out.append("HTTP/1.1 ").append(statusText(answer)).append(" ").append(reasonPhrase(answer.status));
    out.append("\r\n");
    for (const HttpField& field : answer.fields)
        out.append(field.name).append(": ").append(field.value).append("\r\n");
    if (!hasNoBody(answer.status)) out.append("Content-Length: ").append(lengthText(answer)).append("\r\n");
    if (close) out.append("Connection: close\r\n");
    out.append("\r\n");
    if (!toHead && !hasNoBody(answer.status)) out.append(answer.body);
    return out;
}

std::string serialiseHttp2(const HttpAnswer& answer, bool toHead)
{
    std::string out;
    out.reserve(160 + answer.body.size());
    out.append(":status: ").append(statusText(answer)).append("\r\n");
    for (const HttpField& field : answer.fields) {
        std::transform(field.name.begin(), field.name.end(), std::back_inserter(out), lower);
        out.append(": ").append(field.value).append("\r\n");
    }
    if (!hasNoBody(answer.status)) out.append("content-length: ").append(lengthText(answer)).append("\r\n");
    out.append("\r\n");
    if (!toHead && !hasNoBody(answer.status)) out.append(answer.body);
    return out;
}

} // namespace pb
