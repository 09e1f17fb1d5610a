// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/producecommand.h"

#include <random>

#include <QCoreApplication>
#include <QRegularExpression>

#include "app/commandoptions.h"
#include "app/connectionoptions.h"
#include "app/lineoutput.h"
#include "app/logmerge.h"
#include "app/producer.h"
#include "app/pushlines.h"
#include "app/stopsignal.h"
#include "app/workbench.h"
#include "models/domain/datadictionary.h"
#include "models/domain/retrypolicy.h"
#include "net/push/pushclient.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

struct ProduceOrder
{
    ProducerSettings settings;
    QString import; ///< empty: nothing
    std::vector<RecordResource> resources;
};

void declareOptions(CommandOptions& options)
{
    options.addValue(u"port"_s, u"N"_s, u"Port to listen on; 0: any free one."_s, u"8029"_s);
    options.addValue(u"bind"_s, u"ADDRESS"_s, u"Address to listen on."_s, u"127.0.0.1"_s);
    options.addToken();
    options.addFlag(u"no-auth"_s, u"Take requests without a token (insecure)."_s);
    options.addFlag(u"forbidden-403"_s, u"Answer a missing or wrong token 403 instead of 401."_s);
    options.addValue(u"import"_s, u"FILE.jsonl"_s,
                     u"Merge the events of this file into the log first; - is stdin."_s);
    options.addValue(u"retry"_s, u"PRESET|JSON"_s,
                     u"Retries of subscriptions that say nothing else: workshop, standard, none or JSON."_s,
                     u"workshop"_s);
    options.addFlag(u"allow-http"_s, u"Allow callbacks by plain http to other machines (insecure)."_s);
    addConnectionOptions(options);
    options.addFlag(u"hide-superseded"_s, u"Hide events that a later one of the same record covers."_s);
    options.addFlag(u"require-if-match"_s, u"Refuse changes without If-Match (428)."_s);
    options.addFlag(u"credentials-alias"_s, u"Take CallbackCredentialsId for CallbackCredentialId."_s);
    options.addValue(u"resource"_s, u"NAME:KEY"_s,
                     u"Add a record resource, like Prospecting:ProspectingKey. May be repeated."_s);
}

using Failure = tl::unexpected<QString>;

tl::expected<std::vector<RecordResource>, QString> resourcesOf(const QStringList& words)
{
    static const QRegularExpression form(
        u"^([A-Za-z_][A-Za-z0-9_]{0,127}):([A-Za-z_][A-Za-z0-9_]{0,127})$"_s);
    std::vector<RecordResource> resources;
    for (const QString& word : words) {
        const auto match = form.match(word);
        if (!match.hasMatch())
            return Failure(
                u"--resource takes NAME:KEY, like Prospecting:ProspectingKey, not '%1'"_s.arg(word));
        RecordResource resource{match.captured(1).toStdString(), match.captured(2).toStdString()};
        const bool ours = dataDictionaryType(resource.name) != nullptr ||
                          resource.name == entityEventType().name || resource.name == "CallbackCredential" ||
                          resource.name == entityEventSubscriptionType().name;
        if (ours) return Failure(u"--resource: %1 is there already"_s.arg(match.captured(1)));
        resources.push_back(std::move(resource));
    }
    return resources;
}

tl::expected<ProduceOrder, QString> readOrder(const CommandOptions& options)
{
    ProduceOrder order;
    ProducerSettings& settings = order.settings;
    const auto token = options.token();
    if (!token) return Failure(token.error());
    settings.noAuth = options.has(u"no-auth"_s);
    if (settings.noAuth && (options.has(u"token"_s) || options.has(u"token-file"_s)))
        return Failure(u"give a token or --no-auth, not both"_s);
    if (!settings.noAuth && token->empty())
        return Failure(
            u"the service has no token; give --token, --token-file or PUSHBENCH_TOKEN, or --no-auth to "
            "take requests without one"_s);
    settings.token = settings.noAuth ? std::string() : *token;
    const auto port = options.integer(u"port"_s, 0, 65535);
    if (!port) return Failure(port.error());
    settings.port = static_cast<std::uint16_t>(*port);
    settings.bind = options.text(u"bind"_s).toStdString();
    settings.forbidden403 = options.has(u"forbidden-403"_s);
    settings.allowHttp = options.has(u"allow-http"_s);
    auto connection = connectionChoice(options);
    if (!connection) return Failure(connection.error());
    settings.http2 = connection->http2;
    settings.caFile = std::move(connection->caFile);
    settings.trustedFingerprint = std::move(connection->trustedFingerprint);
    settings.hideSuperseded = options.has(u"hide-superseded"_s);
    settings.requireIfMatch = options.has(u"require-if-match"_s);
    settings.credentialsAlias = options.has(u"credentials-alias"_s);
    settings.retry = options.text(u"retry"_s).toStdString();
    if (const auto policy = readRetryPolicy(settings.retry); !policy)
        return Failure(u"--retry: %1"_s.arg(QString::fromStdString(policy.error())));
    order.import = options.text(u"import"_s);
    auto resources = resourcesOf(options.texts(u"resource"_s));
    if (!resources) return Failure(resources.error());
    order.resources = std::move(*resources);
    return order;
}

/// What the run came to.
struct Totals
{
    std::int64_t attempts = 0;
    std::int64_t delivered = 0;
    std::int64_t deadLettered = 0;
};

void warnOfOpenness(const ProducerState& state)
{
    if (state.noAuth) std::fputs("pushbench: warning: requests are taken without a token\n", stderr);
    if (state.beyondLoopback)
        std::fputs("pushbench: warning: the service can be reached from other machines\n", stderr);
}

/// Serves until it is asked to stop; the exit code.
int serve(Workbench& workbench, Producer& producer, const ProducerSettings& settings,
          const LineOutput& output, bool json, StopSignal& stopSignal, bool stopped)
{
    QObject here;
    Totals totals;
    int exitCode = 0;
    bool ready = false;
    PushClient& push = workbench.pushClient();
    QObject::connect(&producer, &Producer::stateChanged, &here, [&](const ProducerState& state) {
        if (state.listening) {
            ready = true;
            warnOfOpenness(state);
            output.announce(JsonLine("ready").add("url", state.url));
            if (stopped) producer.stop();
        } else if (!ready) {
            exitCode = failure(QString::fromStdString(state.error));
            QCoreApplication::exit();
        }
    });
    QObject::connect(&push, &PushClient::attemptFinished, &here,
                     [&](const DeliveryAttempt& attempt, const PushFeed& feed) {
                         ++totals.attempts;
                         if (attempt.outcome == AttemptOutcome::Delivered) totals.delivered += attempt.events;
                         if (attempt.outcome == AttemptOutcome::DeadLettered) ++totals.deadLettered;
                         if (output.reports())
                             output.report(attemptLine(attempt, feed.subscription),
                                           json ? std::string() : attemptText(attempt));
                     });
    QObject::connect(&push, &PushClient::failed, &here, [](const QString& message) { failure(message); });
    QObject::connect(&workbench.store(), &SessionStore::writeFailed, &here, [](const QString& message) {
        failure(message + u"; writes are answered 503 until it works again"_s);
    });
    QObject::connect(&producer, &Producer::stopped, &here, [] { QCoreApplication::exit(); });
    QObject::connect(&stopSignal, &StopSignal::requested, &here, [&producer] { producer.stop(); });
    producer.start(settings);
    QCoreApplication::exec();
    if (exitCode == 0)
        output.announce(JsonLine("summary")
                            .add("attempts", totals.attempts)
                            .add("delivered", totals.delivered)
                            .add("deadLettered", totals.deadLettered));
    return exitCode;
}

} // namespace

int runProduce(const QStringList& arguments)
{
    CommandOptions options(u"produce"_s,
                           u"The producer: the EntityEvent service, subscriptions, records, and their push. "
                           "Prints one line an attempt and a summary at the end (Ctrl+C)."_s);
    declareOptions(options);
    if (const auto code = options.read(arguments)) return *code;
    const auto order = readOrder(options);
    if (!order) return usageError(order.error());
    const auto most = options.maxSession();
    if (!most) return usageError(most.error());
    auto workbench = Workbench::open(options.sessionFile(), *most);
    if (!workbench) return failure(QString::fromStdString(workbench.error().message));
    StopSignal stopSignal;
    bool stopped = false;
    QObject::connect(&stopSignal, &StopSignal::requested, [&stopped] { stopped = true; });
    if (!order->import.isEmpty()) {
        const auto isStopped = [&stopped] {
            QCoreApplication::processEvents();
            return stopped;
        };
        const auto merged = LogMerge((*workbench)->store(), isStopped).file(order->import);
        if (!merged) return failure(merged.error());
    }
    for (const RecordResource& resource : order->resources)
        (*workbench)->store().addRecordResource(resource, [](const std::optional<SessionError>& error) {
            if (error) failure(QString::fromStdString(error->message));
        });
    (*workbench)->store().flush(); // the service reads what resources there are when it starts
    (*workbench)->setSeed(std::random_device()());
    (*workbench)->setSecretsFile(options.text(u"secrets"_s).toStdString());
    const auto producer = (*workbench)->producer();
    if (!producer) return failure(QString::fromStdString(producer.error()));
    return serve(**workbench, **producer, order->settings, LineOutput(options.json(), options.quiet()),
                 options.json(), stopSignal, stopped);
}

} // namespace pb
