// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/guard.h"

#include <algorithm>

#include <QByteArray>
#include <QRandomGenerator>

#include "models/domain/jsonview.h"
#include "models/domain/secret.h"
#include "models/domain/textsafety.h"
#include "net/odata/answers.h"
#include "net/odata/odatapath.h"

namespace pb {

namespace {

constexpr std::size_t mostIssued = 10'000;

/// The credentials of an Authorization field of that scheme; nothing where it is another or given twice.
std::optional<std::string_view> credentials(const HttpRequest& request, std::string_view scheme)
{
    if (request.count("Authorization") != 1) return std::nullopt;
    const std::string_view value = *request.field("Authorization");
    const std::size_t space = value.find(' ');
    if (space == std::string_view::npos || !sameWord(value.substr(0, space), scheme)) return std::nullopt;
    return trimmed(value.substr(space));
}

/// RFC 6749 section 5.2.
HttpAnswer tokenError(int status, std::string_view code, std::string_view description)
{
    HttpAnswer answer{status,
                      {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
                      '{' + textMember("error", code) + ',' + textMember("error_description", description) +
                          '}'};
    if (status == 401) answer.fields.push_back({"WWW-Authenticate", "Basic realm=\"pushbench\""});
    return answer;
}

struct TokenRequest
{
    std::string grantType;
    std::string clientId;
    std::string clientSecret;
    bool given = false; ///< there was a client to authenticate
    bool broken = false;
};

void readForm(std::string_view form, TokenRequest& wanted)
{
    while (!form.empty()) {
        const std::size_t end = form.find('&');
        const std::string_view part = form.substr(0, end);
        const std::size_t equals = part.find('=');
        const auto name = percentDecoded(part.substr(0, equals), true);
        const auto value = equals == std::string_view::npos ? std::optional(std::string())
                                                            : percentDecoded(part.substr(equals + 1), true);
        wanted.broken = wanted.broken || !name || !value;
        if (wanted.broken) return;
        std::string* member = *name == "grant_type"      ? &wanted.grantType
                              : *name == "client_id"     ? &wanted.clientId
                              : *name == "client_secret" ? &wanted.clientSecret
                                                         : nullptr;
        if (member != nullptr) {
            wanted.broken = !member->empty(); // RFC 6749 3.2: parameters are given once
            *member = *value;
        }
        if (end == std::string_view::npos) return;
        form.remove_prefix(end + 1);
    }
}

TokenRequest readTokenRequest(const HttpRequest& request)
{
    TokenRequest wanted;
    readForm(request.body, wanted);
    wanted.given = !wanted.clientId.empty() || !wanted.clientSecret.empty();
    const auto basic = credentials(request, "Basic");
    if (!basic) return wanted;
    wanted.broken = wanted.broken || !wanted.clientSecret.empty(); // one way only (RFC 6749 2.3)
    const QByteArray pair =
        QByteArray::fromBase64(QByteArray(basic->data(), static_cast<qsizetype>(basic->size())));
    const std::string text = pair.toStdString();
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return wanted;
    // RFC 6749 2.3.1: both are form-encoded inside; a secret that is not, is taken as it stands.
    wanted.clientId = percentDecoded(text.substr(0, colon), true).value_or(text.substr(0, colon));
    wanted.clientSecret = text.substr(colon + 1);
    wanted.given = true;
    return wanted;
}

std::string freshToken()
{
    QByteArray bytes(32, '\0');
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    std::copy_n(reinterpret_cast<const char*>(words), 32, bytes.data());
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
}

} // namespace

Guard::Guard(const ProducerSettings& settings) : m_settings(settings)
{
}

bool Guard::knows(std::string_view token, Clock::time_point now) const
{
    bool known = !m_settings.token.empty() && sameSecret(token, m_settings.token);
    // What was issued is random: where in the map it would stand says nothing of it to who guesses.
    if (const auto issued = m_issued.find(std::string(token)); issued != m_issued.end())
        known = known || now < issued->second;
    return known;
}

std::optional<HttpAnswer> Guard::refuse(const HttpRequest& request, Clock::time_point now) const
{
    if (m_settings.noAuth) return std::nullopt;
    const auto token = credentials(request, "Bearer");
    if (token && knows(*token, now)) return std::nullopt;
    const char* message = token ? "the bearer token is wrong or has expired" : "a bearer token is needed";
    HttpAnswer answer = errorAnswer(m_settings.forbidden403 ? 403 : 401, message);
    if (answer.status == 401)
        answer.fields.push_back(
            {"WWW-Authenticate",
             token ? "Bearer realm=\"pushbench\", error=\"invalid_token\"" : "Bearer realm=\"pushbench\""});
    return answer;
}

void Guard::forgetExpired(Clock::time_point now)
{
    std::erase_if(m_issued, [now](const auto& issued) { return issued.second <= now; });
}

HttpAnswer Guard::issueToken(const HttpRequest& request, Clock::time_point now)
{
    if (request.method != "POST") return notAllowed("POST", "tokens are asked for by POST");
    const std::string* type = request.field("Content-Type");
    if (type == nullptr || !sameText(trimmed(std::string_view(*type).substr(0, type->find(';'))),
                                     "application/x-www-form-urlencoded"))
        return tokenError(400, "invalid_request", "send application/x-www-form-urlencoded");
    const TokenRequest wanted = readTokenRequest(request);
    if (wanted.broken) return tokenError(400, "invalid_request", "a parameter is malformed or given twice");
    if (wanted.grantType.empty()) return tokenError(400, "invalid_request", "grant_type is missing");
    if (wanted.grantType != "client_credentials")
        return tokenError(400, "unsupported_grant_type", "only client_credentials is taken");
    const bool right =
        m_settings.noAuth || (!m_settings.token.empty() && sameSecret(wanted.clientSecret, m_settings.token));
    if (!wanted.given || wanted.clientId.empty() || !right)
        return tokenError(401, "invalid_client", "the client or its secret is not known");
    forgetExpired(now);
    if (m_issued.size() >= mostIssued)
        return tokenError(503, "temporarily_unavailable", "too many tokens are in use; come back later");
    const std::string token = freshToken();
    m_issued[token] = now + m_settings.tokenLife;
    return {200,
            {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}, {"Pragma", "no-cache"}},
            '{' + textMember("access_token", token) + ",\"token_type\":\"Bearer\",\"expires_in\":" +
                std::to_string(m_settings.tokenLife.count()) + '}'};
}

} // namespace pb
