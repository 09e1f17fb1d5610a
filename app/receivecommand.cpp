// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/receivecommand.h"

#include <QCoreApplication>

#include "app/commandoptions.h"
#include "app/lineoutput.h"
#include "app/receiveroptions.h"
#include "app/stopsignal.h"
#include "app/workbench.h"
#include "net/receiver/webhookreceiver.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

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
    if (!request.tls.empty()) line.add("tls", request.tls);
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

JsonLine readyLine(const ListenerState& state)
{
    JsonLine line("ready");
    line.add("url", state.url);
    if (!state.fingerprint.empty()) line.add("fingerprint", state.fingerprint);
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
    declareReceiverOptions(options);
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
            output.announce(readyLine(state));
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
