// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/pushtarget.h"

#include <algorithm>
#include <memory>

#include <curl/curl.h>

namespace pb {

namespace {

constexpr std::size_t longestLabel = 255; // PSH-8: EntityEventSource has 1..255 characters

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool hasControl(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), isControl);
}

std::size_t characters(const std::string& utf8)
{
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

struct UrlCleanup
{
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlCleanup>;

/// A part of the URL; empty where there is none.
std::string part(const Url& url, CURLUPart which)
{
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK || !text) return {};
    std::string result(text);
    curl_free(text);
    return result;
}

/// Dotted decimal within 127.0.0.0/8; a name that begins with 127. is none.
bool isLoopback4(const std::string& host)
{
    if (!host.starts_with("127.")) return false;
    const bool plain =
        std::all_of(host.begin(), host.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    return plain && std::count(host.begin(), host.end(), '.') == 3 && !host.ends_with('.');
}

std::string headerRefusal(const PushSettings& settings)
{
    if (hasControl(settings.token)) return "the token holds a line break or another control character";
    if (hasControl(settings.label)) return "the label holds a line break or another control character";
    if (characters(settings.label) > longestLabel) return "the label is longer than 255 characters";
    if (settings.label.starts_with(' ') || settings.label.ends_with(' '))
        return "the label begins or ends with a space, which no header field keeps";
    return {};
}

} // namespace

tl::expected<PushTarget, std::string> readPushTarget(const std::string& url)
{
    const auto refuse = [](const char* sentence) { return tl::unexpected<std::string>(sentence); };
    const std::string start = lowered(url.substr(0, 8));
    if (!start.starts_with("http://") && start != "https://")
        return refuse("write the whole address, beginning with http:// or https://");
    if (hasControl(url) || url.find(' ') != std::string::npos || url.find('\\') != std::string::npos)
        return refuse(
            "the address holds a space, a backslash or a control character; write it percent-encoded");
    const std::size_t rest = url.find("://") + 3;
    if (rest >= url.size() || url[rest] == '/') return refuse("the address names no host");
    const Url parsed(curl_url());
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
        return refuse("the address can't be read; write it like https://consumer.example.com/webhooks");
    if (url.substr(0, url.find_first_of("/?#", rest)).find('@') != std::string::npos)
        return refuse("the address holds credentials; give a token (--token) instead");
    if (url.find('#') != std::string::npos) return refuse("the address has a fragment (#...); leave it out");
    const std::string host = lowered(part(parsed, CURLUPART_HOST));
    const std::string port = part(parsed, CURLUPART_PORT);
    if (host.empty() || port.empty() || port == "0") return refuse("the address names no host or port");
    PushTarget target;
    target.https = start == "https://";
    target.origin = std::string(target.https ? "https://" : "http://") + host + ":" + port;
    target.loopback = host == "localhost" || host == "[::1]" || isLoopback4(host);
    return target;
}

std::string pushRefusal(const PushSettings& settings)
{
    const auto target = readPushTarget(settings.url);
    if (!target) return target.error();
    if (!target->https && !target->loopback && !settings.allowHttp)
        return "plain http goes to this machine only; write https://, or allow plain http (insecure)";
    if (settings.batchSize < 1) return "a batch holds at least one event";
    if (settings.deadline.count() < 1) return "the deadline must be above zero";
    return headerRefusal(settings);
}

} // namespace pb
