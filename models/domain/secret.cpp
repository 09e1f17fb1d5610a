// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/secret.h"

#include <algorithm>
#include <array>

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include "models/domain/textsafety.h"

namespace pb {

namespace {

constexpr std::string_view secretFields[] = {
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key", "x-auth-token"};
constexpr std::string_view urlFields[] = {"referer", "location", "content-location", "origin", ":path"};
constexpr std::string_view secretParameters[] = {
    "access_token", "refresh_token", "id_token", "token",   "client_secret", "secret",
    "password",     "passwd",        "pwd",      "api_key", "apikey",        "key",
    "signature",    "sig",           "code",     "auth",    "authorization"};

/// Shorter secrets would be found inside ordinary words; where they have a field of their own they are masked
/// anyway.
constexpr std::size_t shortestKnown = 6;

template <std::size_t N>
bool isOneOf(std::string_view name, const std::string_view (&names)[N])
{
    return std::any_of(std::begin(names), std::end(names),
                       [&](std::string_view each) { return sameText(each, name); });
}

/// A key that lives as long as the program and is never written anywhere.
QByteArray freshKey()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words);
}

} // namespace

bool sameSecret(std::string_view a, std::string_view b)
{
    // The time depends on the length of the first, which the other side chose and knows.
    unsigned difference = a.size() == b.size() ? 0U : 1U;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char other = b.empty() ? '\0' : b[i % b.size()];
        difference |=
            static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(other));
    }
    return difference == 0;
}

SecretMask::SecretMask()
{
    // One key for the program's life: an attempt and the receipt it caused show the same fingerprint.
    static const QByteArray key = freshKey();
    m_key = key.toStdString();
}

std::string SecretMask::masked(std::string_view secret) const
{
    if (secret.empty()) return "***";
    const QByteArray digest = QMessageAuthenticationCode::hash(
        QByteArray::fromRawData(secret.data(), static_cast<qsizetype>(secret.size())),
        QByteArray::fromStdString(m_key), QCryptographicHash::Sha256);
    return "***[" + digest.left(4).toHex().toStdString() + "]";
}

std::string SecretMask::maskHead(std::string_view head) const
{
    std::string out;
    out.reserve(head.size() + 16);
    bool startLine = true;
    bool secretContinues = false;
    while (!head.empty()) {
        const std::size_t newline = head.find('\n');
        const std::size_t length = newline == std::string_view::npos ? head.size() : newline + 1;
        const std::string_view line = head.substr(0, length);
        head.remove_prefix(length);
        if (startLine && !line.starts_with(':')) // HTTP/2 has pseudo-headers instead
            out += maskTarget(line);
        else
            secretContinues = appendField(out, line, secretContinues);
        startLine = false;
    }
    return out;
}

bool SecretMask::appendField(std::string& out, std::string_view line, bool continuesSecret) const
{
    const std::string_view end = line.substr(std::min(line.find_last_not_of("\r\n") + 1, line.size()));
    const std::string_view text = line.substr(0, line.size() - end.size());
    const bool folded = !text.empty() && (text.front() == ' ' || text.front() == '\t');
    if (folded && continuesSecret) { // an obsolete continuation line of a secret field
        out.append(" ").append(masked(trimmed(text))).append(end);
        return true;
    }
    const std::size_t colon = text.find(':', text.starts_with(':') ? 1 : 0);
    const std::string_view name =
        colon == std::string_view::npos ? std::string_view() : trimmed(text.substr(0, colon));
    const bool secret = isOneOf(name, secretFields);
    const bool credentials = name == ":authority" && text.find('@') != std::string_view::npos;
    if (!secret && !credentials && !isOneOf(name, urlFields)) {
        out += line;
        return false;
    }
    std::string_view value = trimmed(text.substr(colon + 1));
    out += text.substr(0, static_cast<std::size_t>(value.data() - text.data()));
    if (secret) {
        const std::size_t space = value.find(' ');
        if (name.size() >= 13 && space != std::string_view::npos) { // Authorization: the scheme is no secret
            out += value.substr(0, space + 1);
            value = trimmed(value.substr(space + 1));
        }
        out += masked(value);
    } else if (name == ":authority") {
        const std::size_t at = value.rfind('@');
        out += masked(value.substr(0, at));
        out += value.substr(at);
    } else {
        out += maskTarget(value);
    }
    out += end;
    return secret;
}

std::string SecretMask::maskTarget(std::string_view target) const
{
    std::string out;
    const std::size_t scheme = target.find("://");
    const std::size_t query = target.find('?');
    if (scheme != std::string_view::npos && scheme < query) {
        const std::size_t host = scheme + 3;
        const std::size_t hostEnd = std::min(target.find_first_of("/?# ", host), target.size());
        const std::size_t at = target.substr(0, hostEnd).rfind('@');
        if (at != std::string_view::npos && at >= host) {
            out += target.substr(0, host);
            out += masked(target.substr(host, at - host));
            return out + maskTarget("//" + std::string(target.substr(at))).substr(2);
        }
    }
    if (query == std::string_view::npos) return out.append(target);
    out += target.substr(0, query + 1);
    std::string_view rest = target.substr(query + 1);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("&;# \r\n"), rest.size());
        const std::string_view pair = rest.substr(0, end);
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && isOneOf(pair.substr(0, equals), secretParameters))
            out.append(pair.substr(0, equals + 1)).append(masked(pair.substr(equals + 1)));
        else
            out += pair;
        rest.remove_prefix(end);
        if (rest.empty()) break;
        if (rest.front() == ' ' || rest.front() == '\r' || rest.front() == '\n' || rest.front() == '#')
            return out.append(rest);
        out += rest.front();
        rest.remove_prefix(1);
    }
    return out;
}

std::string SecretMask::maskKnown(std::string_view text, const std::vector<std::string>& secrets) const
{
    std::string out(text);
    for (const std::string& secret : secrets) {
        if (secret.size() < shortestKnown) continue;
        std::size_t at = out.find(secret);
        if (at == std::string::npos) continue;
        const std::string replacement = masked(secret);
        for (; at != std::string::npos; at = out.find(secret, at + replacement.size()))
            out.replace(at, secret.size(), replacement);
    }
    return out;
}

} // namespace pb
