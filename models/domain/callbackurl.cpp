// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/callbackurl.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include <QUrl>

namespace pb {

namespace {

constexpr std::size_t longestHost = 253;

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool isOfName(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
}

/// One number of 0..most in plain digits, without leading zeros.
std::optional<int> plainNumber(std::string_view text, int most)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool plain = error == std::errc{} && end == text.data() + text.size() && isDigit(text.front());
    const bool padded = text.size() > 1 && text.front() == '0';
    return plain && !padded && number <= most ? std::optional(number) : std::nullopt;
}

bool isDottedDecimal(std::string_view host)
{
    int parts = 0;
    while (true) {
        const std::size_t dot = host.find('.');
        if (!plainNumber(host.substr(0, dot), 255)) return false;
        ++parts;
        if (dot == std::string_view::npos) return parts == 4;
        host.remove_prefix(dot + 1);
    }
}

/// Whether a name is one that readers take for an IPv4 address in some notation: its last label is a number.
bool looksLikeAddress(std::string_view host)
{
    if (host.ends_with('.')) host.remove_suffix(1);
    const std::string_view last = host.substr(host.rfind('.') + 1); // npos + 1: the whole
    return last.empty() || isDigit(last.front());
}

/// A bracketed IPv6 address in its shortest notation; empty where it is none.
std::string readV6(const std::string& bracketed)
{
    if (bracketed.find_first_not_of("0123456789abcdef:.[]") != std::string::npos) return {};
    const QUrl url(QString::fromStdString("http://" + bracketed + '/'), QUrl::StrictMode);
    const std::string address = url.isValid() ? url.host().toStdString() : std::string();
    return address.find(':') == std::string::npos ? std::string() : '[' + address + ']';
}

/// The host in lower case; empty where it is none.
std::string readHost(std::string host)
{
    host = lowered(std::move(host));
    if (host.starts_with('[')) return readV6(host);
    const bool named = !host.empty() && host.size() <= longestHost && !host.starts_with('.') &&
                       host.find("..") == std::string::npos &&
                       std::all_of(host.begin(), host.end(), isOfName);
    if (!named || (looksLikeAddress(host) && !isDottedDecimal(host))) return {};
    return host;
}

} // namespace

tl::expected<PushTarget, std::string> readPushTarget(const std::string& url)
{
    const auto refuse = [](const char* sentence) { return tl::unexpected<std::string>(sentence); };
    const std::string start = lowered(url.substr(0, 8));
    if (!start.starts_with("http://") && start != "https://")
        return refuse("write the whole address, beginning with http:// or https://");
    if (std::any_of(url.begin(), url.end(), isControl) || url.find(' ') != std::string::npos ||
        url.find('\\') != std::string::npos)
        return refuse(
            "the address holds a space, a backslash or a control character; write it percent-encoded");
    const std::size_t rest = url.find("://") + 3;
    const std::string authority = url.substr(rest, url.find_first_of("/?#", rest) - rest);
    if (authority.empty()) return refuse("the address names no host");
    if (authority.find('@') != std::string::npos)
        return refuse("the address holds credentials; leave them out and give a token instead");
    if (url.find('#') != std::string::npos) return refuse("the address has a fragment (#...); leave it out");
    const std::size_t afterHost = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    PushTarget target;
    target.https = start == "https://";
    const std::string host = readHost(authority.substr(0, afterHost));
    int port = target.https ? 443 : 80;
    if (afterHost != std::string::npos && afterHost + 1 < authority.size())
        port = plainNumber(std::string_view(authority).substr(afterHost + 1), 65535).value_or(0);
    if (host.empty() || port == 0)
        return refuse("the address's host or port can't be read; write it like "
                      "https://consumer.example.com/webhooks or http://127.0.0.1:8028/webhooks");
    target.origin = std::string(target.https ? "https://" : "http://") + host + ':' + std::to_string(port);
    target.loopback =
        host == "localhost" || host == "[::1]" || (host.starts_with("127.") && isDottedDecimal(host));
    return target;
}

tl::expected<PushTarget, std::string> readPushTarget(const std::string& url, bool allowHttp)
{
    auto target = readPushTarget(url);
    if (target && !target->https && !target->loopback && !allowHttp)
        return tl::make_unexpected(
            "plain http goes to this machine only; write https://, or allow plain http (insecure)");
    return target;
}

} // namespace pb
