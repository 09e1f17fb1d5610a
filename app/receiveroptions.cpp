// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/receiveroptions.h"

#include <algorithm>
#include <limits>

#include <QFile>

#include "app/commandoptions.h"
#include "models/domain/jsonview.h"
#include "models/domain/receiverbehaviour.h"
#include "models/domain/receiverlimits.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> checkEndpoint(const EndpointSettings& endpoint, const QString& where)
{
    if (!endpoint.path.starts_with('/') || endpoint.path.find_first_of("?# ") != std::string::npos)
        return u"%1 must be a path that starts with /, without query, not '%2'"_s.arg(
            where, QString::fromStdString(endpoint.path));
    if (const auto script = parseBehaviour(endpoint.behaviour); !script)
        return u"the behaviour script of %1, position %2: %3"_s.arg(QString::fromStdString(endpoint.path))
            .arg(script.error().position)
            .arg(QString::fromStdString(script.error().message));
    if (!endpoint.noAuth && endpoint.token.empty())
        return u"%1 has no token; give --token, --token-file or PUSHBENCH_TOKEN, or --no-auth to take requests without one"_s
            .arg(QString::fromStdString(endpoint.path));
    return std::nullopt;
}

tl::expected<EndpointSettings, QString> endpointFromJson(const JsonView& object, const QString& where)
{
    EndpointSettings endpoint;
    QString wrong;
    object.eachMember([&](std::string_view name, const JsonView& value, std::string_view) {
        const bool isText = value.kind() == JsonView::Kind::String;
        const bool isTruth = value.kind() == JsonView::Kind::Boolean;
        const std::string text = value.string().value_or("");
        if (name == "path" && isText)
            endpoint.path = text;
        else if (name == "token" && isText)
            endpoint.token = text;
        else if (name == "tokenFile" && isText) {
            QFile file(QString::fromStdString(text));
            if (!file.open(QIODevice::ReadOnly))
                wrong = u"tokenFile %1 can't be read"_s.arg(file.fileName());
            else
                endpoint.token = file.read(64 * 1024).trimmed().toStdString();
        } else if (name == "label" && isText)
            endpoint.label = text;
        else if (name == "behaviour" && isText)
            endpoint.behaviour = text;
        else if (name == "noAuth" && isTruth)
            endpoint.noAuth = value.source() == "true";
        else if (name == "lenient" && isTruth)
            endpoint.lenient = value.source() == "true";
        else if (name == "forbidden403" && isTruth)
            endpoint.forbidden403 = value.source() == "true";
        else
            wrong = u"member '%1' is unknown or of the wrong kind"_s.arg(
                QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        return wrong.isEmpty();
    });
    if (!wrong.isEmpty()) return tl::make_unexpected(where + u": "_s + wrong);
    if (auto error = checkEndpoint(endpoint, where + u".path"_s)) return tl::make_unexpected(*error);
    return endpoint;
}

bool hasPath(const std::vector<EndpointSettings>& endpoints, const std::string& path)
{
    return std::any_of(endpoints.begin(), endpoints.end(),
                       [&](const EndpointSettings& each) { return each.path == path; });
}

tl::expected<std::vector<EndpointSettings>, QString> endpointsFromFile(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(u"--endpoints: %1 can't be read: %2"_s.arg(name, file.errorString()));
    const std::string text = file.read(1024 * 1024).toStdString();
    const auto json = checkJson(text);
    if (!json)
        return tl::make_unexpected(u"--endpoints: %1 is not valid JSON at byte %2: %3"_s.arg(name)
                                       .arg(json.error().offset)
                                       .arg(QString::fromStdString(json.error().message)));
    std::vector<EndpointSettings> endpoints;
    QString wrong;
    json->eachElement([&](const JsonView& element) {
        const QString where = u"--endpoints: [%1]"_s.arg(endpoints.size());
        auto endpoint = element.kind() == JsonView::Kind::Object
                            ? endpointFromJson(element, where)
                            : tl::make_unexpected(where + u" must be an object"_s);
        if (!endpoint)
            wrong = endpoint.error();
        else if (hasPath(endpoints, endpoint->path))
            wrong = where + u": the path %1 stands twice"_s.arg(QString::fromStdString(endpoint->path));
        else
            endpoints.push_back(std::move(*endpoint));
        return wrong.isEmpty();
    });
    if (!wrong.isEmpty()) return tl::make_unexpected(wrong);
    if (endpoints.empty())
        return tl::make_unexpected(
            u"--endpoints: %1 must hold an array of at least one endpoint"_s.arg(name));
    return endpoints;
}

tl::expected<std::vector<EndpointSettings>, QString> endpoints(const CommandOptions& options)
{
    if (options.has(u"endpoints"_s)) return endpointsFromFile(options.text(u"endpoints"_s));
    EndpointSettings endpoint;
    const auto token = options.token();
    if (!token) return tl::make_unexpected(token.error());
    endpoint.path = options.text(u"path"_s).toStdString();
    endpoint.noAuth = options.has(u"no-auth"_s);
    if (endpoint.noAuth && (options.has(u"token"_s) || options.has(u"token-file"_s)))
        return tl::make_unexpected(u"give a token or --no-auth, not both"_s);
    endpoint.token = endpoint.noAuth ? std::string() : *token;
    endpoint.forbidden403 = options.has(u"forbidden-403"_s);
    endpoint.label = options.text(u"label"_s).toStdString();
    endpoint.behaviour = options.text(u"behaviour"_s).toStdString();
    endpoint.lenient = options.has(u"lenient"_s);
    if (auto error = checkEndpoint(endpoint, u"--path"_s)) return tl::make_unexpected(*error);
    return std::vector<EndpointSettings>{endpoint};
}

/// --max-body, --max-queue, --max-rate, and whatever --limit names; the last wins.
tl::expected<ReceiverLimits, QString> limits(const CommandOptions& options)
{
    ReceiverLimits limits;
    const auto body = readByteCount(options.text(u"max-body"_s));
    if (!body || *body < 1 || *body > 1024LL * 1024 * 1024)
        return tl::make_unexpected(u"--max-body takes a size from 1 to 1GiB, like 65536 or 10MiB"_s);
    limits.body = static_cast<std::size_t>(*body);
    const auto queue = options.integer(u"max-queue"_s, 0, std::numeric_limits<int>::max());
    if (!queue) return tl::make_unexpected(queue.error());
    limits.queuedEvents = *queue;
    bool isNumber = false;
    limits.requestsPerSecond = options.text(u"max-rate"_s).toDouble(&isNumber);
    if (!isNumber || !(limits.requestsPerSecond >= 0) || limits.requestsPerSecond > 1e6)
        return tl::make_unexpected(u"--max-rate takes requests a second, 0 to 1000000, like 50 or 0.5"_s);
    for (const QString& each : options.texts(u"limit"_s))
        if (const auto wrong = setLimit(limits, each.toStdString()))
            return tl::make_unexpected(u"--limit %1: %2"_s.arg(each, QString::fromStdString(*wrong)));
    return limits;
}

tl::expected<TlsSettings, QString> tlsSettings(const CommandOptions& options)
{
    TlsSettings tls;
    const bool files = options.has(u"tls-cert"_s) || options.has(u"tls-key"_s);
    if (files && options.has(u"tls-self-signed"_s))
        return tl::make_unexpected(u"give --tls-self-signed, or --tls-cert and --tls-key, not both"_s);
    if (files && !(options.has(u"tls-cert"_s) && options.has(u"tls-key"_s)))
        return tl::make_unexpected(u"--tls-cert and --tls-key belong together"_s);
    tls.certificateFile = options.text(u"tls-cert"_s).toStdString();
    tls.keyFile = options.text(u"tls-key"_s).toStdString();
    if (files) tls.mode = TlsSettings::Mode::Files;
    if (options.has(u"tls-self-signed"_s)) tls.mode = TlsSettings::Mode::SelfSigned;
    return tls;
}

} // namespace

void declareReceiverOptions(CommandOptions& options)
{
    options.addValue(u"port"_s, u"N"_s, u"Port to listen on; 0: any free one."_s, u"8028"_s);
    options.addValue(u"bind"_s, u"ADDRESS"_s, u"Address to listen on."_s, u"127.0.0.1"_s);
    options.addValue(u"path"_s, u"PATH"_s, u"Path of the endpoint."_s, u"/webhooks"_s);
    options.addToken();
    options.addFlag(u"no-auth"_s, u"Take requests without a token (insecure)."_s);
    options.addFlag(u"forbidden-403"_s, u"Answer a missing or wrong token 403 instead of 401."_s);
    options.addValue(u"label"_s, u"L"_s,
                     u"The feed's label where a request has none; then one is expected."_s);
    options.addValue(u"behaviour"_s, u"SPEC"_s,
                     u"Script, like \"2x status=429 retry-after=3, 1x reset, accept\"."_s);
    options.addFlag(u"lenient"_s, u"Take the valid events of a payload with errors."_s);
    options.addValue(u"max-body"_s, u"BYTES"_s, u"Largest body taken."_s, u"10MiB"_s);
    options.addValue(u"max-queue"_s, u"EVENTS"_s,
                     u"Answer 429 while more events wait for their commit; 0: no limit."_s, u"0"_s);
    options.addValue(u"max-rate"_s, u"REQUESTS/S"_s,
                     u"Answer 429 beyond so many requests a second; 0: no limit."_s, u"0"_s);
    options.addValue(
        u"limit"_s, u"NAME=VALUE"_s,
        u"Any limit of the README's table, like idle-time=20s or headers=32KiB; may be repeated."_s);
    options.addFlag(u"tls-self-signed"_s,
                    u"Speak TLS with a certificate of Pushbench's own, made on first use."_s);
    options.addValue(u"tls-cert"_s, u"F"_s, u"Speak TLS with this PEM certificate, its chain after it."_s);
    options.addValue(u"tls-key"_s, u"F"_s, u"The PEM key of --tls-cert."_s);
    options.addValue(
        u"endpoints"_s, u"FILE.json"_s,
        u"Several endpoints: an array of {\"path\", \"tokenFile\" or \"noAuth\", \"label\", \"behaviour\", "
        "\"lenient\", \"forbidden403\"}."_s);
}

tl::expected<ReceiverSettings, QString> receiverSettings(const CommandOptions& options)
{
    ReceiverSettings settings;
    auto each = endpoints(options);
    if (!each) return tl::make_unexpected(each.error());
    settings.endpoints = std::move(*each);
    settings.bind = options.text(u"bind"_s).toStdString();
    const auto port = options.integer(u"port"_s, 0, 65535);
    if (!port) return tl::make_unexpected(port.error());
    settings.port = static_cast<std::uint16_t>(*port);
    const auto limited = limits(options);
    if (!limited) return tl::make_unexpected(limited.error());
    settings.limits = *limited;
    auto tls = tlsSettings(options);
    if (!tls) return tl::make_unexpected(tls.error());
    settings.tls = std::move(*tls);
    return settings;
}

} // namespace pb
