// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pushcommand.h"

#include <chrono>
#include <random>

#include <QCoreApplication>

#include "app/commandoptions.h"
#include "app/connectionoptions.h"
#include "app/lineoutput.h"
#include "app/logmerge.h"
#include "app/pushlines.h"
#include "app/stopsignal.h"
#include "app/workbench.h"
#include "models/domain/pushfeed.h"
#include "models/store/sessionreader.h"
#include "net/push/pushclient.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr int undelivered = 3;

void declareOptions(CommandOptions& options)
{
    options.addArgument(u"FILE.jsonl"_s,
                        u"One event a line; - or nothing: stdin. With --session it may be left out: "
                        "then what the session's log still holds is pushed."_s);
    options.addValue(u"to"_s, u"URL"_s, u"The consumer's endpoint."_s);
    options.addToken();
    options.addValue(u"label"_s, u"L"_s, u"EntityEventSource, the feed's name for the consumer."_s);
    options.addValue(u"batch"_s, u"N"_s, u"Most events in one request."_s, u"100"_s);
    options.addValue(u"deadline"_s, u"DURATION"_s, u"Time for one attempt, from first to last byte."_s,
                     u"10s"_s);
    options.addValue(
        u"retry"_s, u"PRESET|JSON"_s,
        u"workshop, standard, none, or {\"delays\":[\"200ms\",\"1s\"],\"maxAttempts\":8,\"jitter\":0.2,"
        "\"retryAfterCap\":\"24h\"}."_s,
        u"workshop"_s);
    options.addValue(u"max-attempts"_s, u"N"_s,
                     u"Failed attempts of a delivery after which the feed is suspended."_s);
    options.addValue(u"profile"_s, u"NAME"_s, u"rcp28, vendor or 2020."_s, u"rcp28"_s);
    options.addValue(u"on-reject"_s, u"CHOICE"_s,
                     u"What becomes of an event that the consumer refuses: suspend or dead-letter."_s,
                     u"suspend"_s);
    options.addFlag(u"allow-http"_s, u"Allow plain http to other machines (insecure)."_s);
    addConnectionOptions(options);
}

/// What the command line of a later version takes; said plainly rather than as an unknown option.
std::optional<QString> optionOfLater(const QStringList& arguments)
{
    static const QStringList later{u"oauth-token-url"_s, u"client-id"_s, u"client-secret-file"_s,
                                   u"oauth-scope"_s};
    for (const QString& argument : arguments) {
        if (argument == u"--"_s) break;
        if (!argument.startsWith(u"--"_s)) continue;
        const QString name = argument.mid(2).section(u'=', 0, 0);
        if (later.contains(name))
            return u"--%1 is not in this version; leave it out and give a fixed bearer token by --token"_s
                .arg(name);
    }
    return std::nullopt;
}

using Failure = tl::unexpected<QString>;

tl::expected<RetryPolicy, QString> retryPolicy(const CommandOptions& options)
{
    auto policy = readRetryPolicy(options.text(u"retry"_s).toStdString());
    if (!policy) return Failure(u"--retry: %1"_s.arg(QString::fromStdString(policy.error())));
    if (options.has(u"max-attempts"_s)) {
        const auto attempts = options.integer(u"max-attempts"_s, 1, 1'000'000);
        if (!attempts) return Failure(attempts.error());
        if (*attempts > 1 && policy->delays.empty())
            return Failure(
                u"--max-attempts above 1 needs waits between them: choose --retry workshop or standard"_s);
        policy->maxAttempts = static_cast<int>(*attempts);
    }
    return *policy;
}

/// The choices among words: profile and on-reject.
std::optional<QString> readChoices(const CommandOptions& options, PushSettings& settings)
{
    const QString profileWord = options.text(u"profile"_s);
    const auto profile = profileFromName(profileWord.toStdString());
    if (!profile) return u"--profile takes rcp28, vendor or 2020, not '%1'"_s.arg(profileWord);
    settings.profile = *profile;
    const QString reject = options.text(u"on-reject"_s);
    if (reject == u"dead-letter"_s)
        settings.onReject = OnReject::DeadLetter;
    else if (reject != u"suspend"_s)
        return u"--on-reject takes suspend or dead-letter, not '%1'"_s.arg(reject);
    return std::nullopt;
}

tl::expected<PushSettings, QString> pushSettings(const CommandOptions& options)
{
    PushSettings settings;
    if (!options.has(u"to"_s)) return Failure(u"push needs --to URL, the consumer's endpoint"_s);
    settings.url = options.text(u"to"_s).toStdString();
    auto token = options.token();
    if (!token) return Failure(token.error());
    settings.token = *token;
    settings.label = options.text(u"label"_s).toStdString();
    const auto batch = options.integer(u"batch"_s, 1, 10'000);
    if (!batch) return Failure(batch.error());
    settings.batchSize = static_cast<int>(*batch);
    const auto deadline = readDuration(options.text(u"deadline"_s).toStdString());
    if (!deadline || deadline->count() < 1 || *deadline > std::chrono::hours(24))
        return Failure(u"--deadline takes a duration from 1ms to 24h, like 10s, not '%1'"_s.arg(
            options.text(u"deadline"_s)));
    settings.deadline = *deadline;
    auto policy = retryPolicy(options);
    if (!policy) return Failure(policy.error());
    settings.retry = *policy;
    if (auto wrong = readChoices(options, settings)) return Failure(*wrong);
    settings.allowHttp = options.has(u"allow-http"_s);
    auto connection = connectionChoice(options);
    if (!connection) return Failure(connection.error());
    settings.http2 = connection->http2;
    settings.caFile = std::move(connection->caFile);
    settings.trustedFingerprint = std::move(connection->trustedFingerprint);
    if (const auto refused = PushClient::refusal(settings)) {
        PushSettings allowed = settings;
        allowed.allowHttp = true;
        const bool plain = !PushClient::refusal(allowed);
        return Failure(u"--to or --label: %1%2"_s.arg(QString::fromStdString(*refused),
                                                      plain ? u" by --allow-http"_s : QString()));
    }
    return settings;
}

JsonLine summaryLine(const PushSummary& summary, double seconds)
{
    JsonLine line("summary");
    line.add("delivered", summary.delivered).add("attempts", summary.attempts);
    line.add("duplicates", summary.duplicates)
        .add("deadLettered", summary.deadLettered)
        .add("seconds", seconds);
    line.add("remaining", summary.remaining);
    if (summary.suspended) line.add("suspended", true).add("reason", summary.reason);
    return line;
}

int exitCodeOf(const PushSummary& summary)
{
    const bool all = !summary.suspended && summary.deadLettered == 0 && summary.remaining == 0;
    return all ? 0 : undelivered;
}

/// Starts the feed and reports until it ends; gives its summary, or nothing where it could not start or was
/// left.
std::optional<PushSummary> pushAll(PushClient& client, const PushSettings& settings, const LineOutput& output,
                                   bool json, StopSignal& stopSignal, bool stopped)
{
    std::optional<PushSummary> end;
    QObject here;
    if (output.reports())
        QObject::connect(&client, &PushClient::attemptFinished, &here,
                         [&](const DeliveryAttempt& attempt, const PushFeed&) {
                             output.report(attemptLine(attempt), json ? std::string() : attemptText(attempt));
                         });
    QObject::connect(&client, &PushClient::failed, &here, [](const QString& message) { failure(message); });
    QObject::connect(&client, &PushClient::feedFinished, &here, [&](const PushSummary& summary) {
        if (summary.feed != 0) end = summary;
        QCoreApplication::exit();
    });
    bool asked = stopped;
    QObject::connect(&stopSignal, &StopSignal::requested, &here, [&] {
        if (std::exchange(asked, true))
            QCoreApplication::exit(); // asked twice: the attempt in hand is left
        else
            client.stop();
    });
    client.start(settings, true);
    if (stopped) client.stop();
    QCoreApplication::exec();
    return end;
}

/// A feed that is known goes on after its last acknowledged event: what the file adds before that is not
/// sent.
void warnOfPassedEvents(const LogMerge::Outcome& merged, const PushSettings& settings, SessionStore& store)
{
    auto reader = SessionReader::open(store.file());
    if (!reader || merged.firstAdded.value == 0) return;
    for (const PushFeed& feed : (*reader)->feeds())
        if (feed.url == settings.url && feed.label == settings.label &&
            feed.acknowledged >= merged.firstAdded)
            failure(u"this feed has passed sequence %1 already: what was added before it is not sent"_s.arg(
                feed.acknowledged.value));
}

} // namespace

int runPush(const QStringList& arguments)
{
    if (const auto later = optionOfLater(arguments)) return usageError(*later);
    CommandOptions options(u"push"_s,
                           u"Pushes the events of a file (and of the session's log) to a consumer, once and "
                           "in order, with retries that obey Retry-After. Prints one line an attempt."_s);
    declareOptions(options);
    if (const auto code = options.read(arguments)) return *code;
    const auto settings = pushSettings(options);
    if (!settings) return usageError(settings.error());
    const auto most = options.maxSession();
    if (!most) return usageError(most.error());
    auto workbench = Workbench::open(options.sessionFile(), *most);
    if (!workbench) return failure(QString::fromStdString(workbench.error().message));

    StopSignal stopSignal;
    bool stopped = false;
    QObject::connect(&stopSignal, &StopSignal::requested, [&stopped] { stopped = true; });
    const QStringList files = options.arguments();
    if (!files.isEmpty() || options.sessionFile().empty()) {
        const auto isStopped = [&stopped] {
            QCoreApplication::processEvents();
            return stopped;
        };
        const QString file = files.isEmpty() ? u"-"_s : files.front();
        const auto merged = LogMerge((*workbench)->store(), isStopped).file(file);
        if (!merged) return failure(merged.error());
        warnOfPassedEvents(*merged, *settings, (*workbench)->store());
    }
    (*workbench)->setSeed(std::random_device()());
    const LineOutput output(options.json(), options.quiet());
    const auto startedAt = std::chrono::steady_clock::now();
    const auto end =
        pushAll((*workbench)->pushClient(), *settings, output, options.json(), stopSignal, stopped);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - startedAt;
    if (!end) return stopped ? undelivered : 1;
    output.announce(summaryLine(*end, seconds.count()));
    if (end->suspended) std::fputs(("pushbench: suspended: " + end->reason + "\n").c_str(), stderr);
    return exitCodeOf(*end);
}

} // namespace pb
