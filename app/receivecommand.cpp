// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/receivecommand.h"

#include <QCoreApplication>
#include <QFile>

#include "app/commandoptions.h"
#include "app/lineoutput.h"
#include "app/stopsignal.h"
#include "app/workbench.h"
#include "models/domain/jsonview.h"
#include "models/domain/receiverbehaviour.h"
#include "models/domain/receiversettings.h"
#include "net/receiver/webhookreceiver.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

void declareOptions(CommandOptions& options)
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
    options.addValue(
        u"endpoints"_s, u"FILE.json"_s,
        u"Several endpoints: an array of {\"path\", \"tokenFile\" or \"noAuth\", \"label\", \"behaviour\", "
        "\"lenient\", \"forbidden403\"}."_s);
}

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
    const auto body = readByteCount(options.text(u"max-body"_s));
    if (!body || *body < 1 || *body > 1024LL * 1024 * 1024)
        return tl::make_unexpected(u"--max-body takes a size from 1 to 1GiB, like 65536 or 10MiB"_s);
    settings.limits.body = static_cast<std::size_t>(*body);
    const auto queue = options.integer(u"max-queue"_s, 0, std::numeric_limits<int>::max());
    if (!queue) return tl::make_unexpected(queue.error());
    settings.limits.queuedEvents = *queue;
    return settings;
}

std::string findingList(FindingSet findings)
{
    std::string list = "[";
    for (const Finding finding : allFindings)
        if (findings.has(finding)) list += (list.size() > 1 ? "," : "") + quoteJson(findingName(finding));
    return list + "]";
}

JsonLine requestLine(const CapturedRequest& request)
{
    JsonLine line("request");
    line.add("id", request.id)
        .add("method", request.method)
        .add("target", request.target)
        .add("http", request.httpVersion);
    line.add("status", request.status).add("events", request.events).add("new", request.newEvents);
    line.add("duplicates", request.duplicates);
    if (request.conflicts > 0) line.add("conflicts", request.conflicts);
    if (!request.label.empty()) line.add("label", request.label);
    if (!request.fault.empty()) line.add("fault", request.fault);
    line.addRaw("findings", findingList(request.findings));
    if (request.acknowledgedAfter.count() >= 0)
        line.add("ackMs", static_cast<double>(request.acknowledgedAfter.count()) / 1000.0);
    return line;
}

std::string requestText(const CapturedRequest& request)
{
    std::string text = toIsoUtc(request.arrivedAt) + "  #" + std::to_string(request.id) + "  " +
                       request.method + ' ' + request.target + "  " +
                       (request.fault.empty() ? std::to_string(request.status) : request.fault) + "  " +
                       std::to_string(request.events) + (request.events == 1 ? " event, " : " events, ") +
                       std::to_string(request.newEvents) + " new";
    if (!request.label.empty()) text += "  [" + request.label + ']';
    for (const Finding finding : allFindings)
        if (request.findings.has(finding)) text += "  " + std::string(findingName(finding));
    return text;
}

JsonLine summaryLine(const ReceiverFigures& figures, std::int64_t droppedBodies)
{
    JsonLine line("summary");
    line.add("requests", figures.requests).add("events", figures.events).add("new", figures.newEvents);
    line.add("duplicates", figures.duplicates)
        .add("conflicts", figures.conflicts)
        .add("rejected", figures.rejected);
    if (droppedBodies > 0) line.add("droppedBodies", droppedBodies);
    return line;
}

void warnOfOpenness(const ListenerState& state)
{
    if (state.noAuth) std::fputs("pushbench: warning: requests are taken without a token\n", stderr);
    if (state.beyondLoopback)
        std::fputs("pushbench: warning: the receiver can be reached from other machines\n", stderr);
}

} // namespace

int runReceive(const QStringList& arguments)
{
    CommandOptions options(u"receive"_s,
                           u"The webhook receiver: captures every request, stores it, then answers. "
                           "Prints one line a request and a summary at the end (Ctrl+C)."_s);
    declareOptions(options);
    if (const auto code = options.read(arguments)) return *code;
    const auto settings = receiverSettings(options);
    if (!settings) return usageError(settings.error());
    const auto most = options.maxSession();
    if (!most) return usageError(most.error());
    auto workbench = Workbench::open(options.sessionFile(), *most);
    if (!workbench) return failure(QString::fromStdString(workbench.error().message));

    const LineOutput output(options.json(), options.quiet());
    WebhookReceiver& receiver = (*workbench)->receiver();
    QObject here;
    int exitCode = 0;
    bool ready = false;
    QObject::connect(&receiver, &WebhookReceiver::listenerChanged, &here, [&](const ListenerState& state) {
        if (state.listening) {
            ready = true;
            warnOfOpenness(state);
            output.announce(JsonLine("ready").add("url", state.url));
        } else if (!ready) {
            exitCode = failure(QString::fromStdString(state.error));
            QCoreApplication::exit();
        }
    });
    if (output.reports())
        QObject::connect(
            &receiver, &WebhookReceiver::requestFinished, &here, [&](const CapturedRequest& request) {
                output.report(requestLine(request), options.json() ? std::string() : requestText(request));
            });
    QObject::connect(&(*workbench)->store(), &SessionStore::writeFailed, &here, [](const QString& message) {
        failure(message + u"; requests are answered 503 until it works again"_s);
    });
    QObject::connect(&receiver, &WebhookReceiver::stopped, &here, [] { QCoreApplication::exit(); });
    const StopSignal stopSignal;
    QObject::connect(&stopSignal, &StopSignal::requested, &receiver, [&receiver] { receiver.stop(); });
    receiver.start(*settings);
    QCoreApplication::exec();
    if (exitCode == 0)
        output.announce(summaryLine(receiver.figures(), (*workbench)->store().droppedBodies()));
    return exitCode;
}

} // namespace pb
