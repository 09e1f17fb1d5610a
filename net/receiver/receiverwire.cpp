// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/receiver/receiverwire.h"

#include <QMetaMethod>
#include <QTimer>

#include "models/domain/httpdate.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

WireLimits wireLimits(const ReceiverLimits& limits)
{
    WireLimits wire;
    wire.requestLine = limits.requestLine;
    wire.headers = limits.headers;
    wire.body = limits.body;
    wire.bodiesInFlight = limits.bodiesInFlight;
    wire.connections = limits.connections;
    wire.headTime = limits.headTime;
    wire.bodyTime = limits.bodyTime;
    wire.idleTime = limits.idleTime;
    return wire;
}

std::string faultName(const BehaviourAction& action)
{
    switch (action.kind) {
    case BehaviourAction::Kind::Close:
        return "close";
    case BehaviourAction::Kind::Reset:
        return "reset";
    default:
        return {};
    }
}

std::string urlOf(const QHostAddress& address, std::uint16_t port, const std::string& path)
{
    const std::string host = address.toString().toStdString();
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return "http://" + (v6 ? '[' + host + ']' : host) + ':' + std::to_string(port) + path;
}

} // namespace

WebhookReceiver::Wire::Wire(SessionStore& store, WebhookReceiver& receiver)
    : m_store(store), m_receiver(receiver)
{
    thread.setObjectName(QStringLiteral("wire"));
    moveToThread(&thread);
}

void WebhookReceiver::Wire::start(const ReceiverSettings& settings)
{
    ListenerState state;
    dropListener();
    m_settings = settings;
    m_endpointOf.clear();
    m_endpoints.clear();
    m_tokens.clear();
    m_stopping = false;
    for (const EndpointSettings& endpoint : settings.endpoints) {
        auto script = parseBehaviour(endpoint.behaviour);
        if (!script) {
            state.error = "behaviour, position " + std::to_string(script.error().position) + ": " +
                          script.error().message;
            Q_EMIT m_receiver.listenerChanged(state);
            return;
        }
        m_endpoints.push_back(
            std::make_unique<Endpoint>(Endpoint{endpoint, BehaviourCursor(std::move(*script)), {}}));
        m_endpoints.back()->figures.path = endpoint.path;
        m_endpointOf.try_emplace(m_endpoints.back()->settings.path, m_endpoints.back().get());
        if (!endpoint.token.empty()) m_tokens.push_back(endpoint.token);
        state.noAuth = state.noAuth || endpoint.noAuth;
    }
    const QHostAddress address(
        QString::fromStdString(settings.bind == "localhost" ? "127.0.0.1" : settings.bind));
    m_listener = std::make_unique<Listener>(wireLimits(settings.limits), this);
    connect(m_listener.get(), &Listener::requestArrived, this, &Wire::onRequest);
    connect(m_listener.get(), &Listener::continueWanted, this, &Wire::onContinue);
    connect(m_listener.get(), &Listener::requestRefused, this, &Wire::onRefused);
    connect(m_listener.get(), &Listener::connectionEnded, this, [this](Connection* connection) {
        for (auto& [ticket, pending] : m_pending)
            if (pending.connection == connection) pending.connection = nullptr;
    });
    const auto port =
        address.isNull() ? tl::expected<std::uint16_t, std::string>(tl::make_unexpected(
                               settings.bind + " is no IP address of an interface; use 127.0.0.1 or 0.0.0.0"))
                         : m_listener->start(address, settings.port);
    if (port) {
        state.listening = true;
        state.url = urlOf(address, *port, settings.endpoints.front().path);
        state.beyondLoopback = !address.isLoopback();
    } else {
        state.error = port.error();
        dropListener();
    }
    {
        const std::lock_guard guard(m_figuresMutex);
        m_figures.endpoints.clear();
        for (const auto& endpoint : m_endpoints)
            m_figures.endpoints.push_back(endpoint->figures);
    }
    Q_EMIT m_receiver.listenerChanged(state);
}

void WebhookReceiver::Wire::stop()
{
    const auto ended = [this] {
        if (!m_stopping) return;
        m_stopping = false;
        dropListener();
        Q_EMIT m_receiver.listenerChanged({});
        Q_EMIT m_receiver.stopped();
    };
    m_stopping = true;
    if (!m_listener) {
        ended();
        return;
    }
    connect(m_listener.get(), &Listener::drained, this, ended, Qt::QueuedConnection);
    QTimer::singleShot(5s, this, ended);
    m_listener->finish();
}

void WebhookReceiver::Wire::shutDown()
{
    m_pending.clear();
    dropListener();
}

/// Ends the listener and its connections; requests that wait for their commit are stored all the same.
void WebhookReceiver::Wire::dropListener()
{
    for (auto& [ticket, pending] : m_pending)
        pending.connection = nullptr;
    m_listener.reset();
}

WebhookReceiver::Wire::Endpoint* WebhookReceiver::Wire::endpointAt(std::string_view path)
{
    const auto place = m_endpointOf.find(path);
    return place == m_endpointOf.end() ? nullptr : place->second;
}

void WebhookReceiver::Wire::setBehaviour(const std::string& path, const std::string& behaviour)
{
    Endpoint* endpoint = endpointAt(path);
    auto script = parseBehaviour(behaviour);
    if (endpoint == nullptr || !script) return;
    endpoint->settings.behaviour = behaviour;
    endpoint->cursor = BehaviourCursor(std::move(*script));
    showFigures(*endpoint);
}

void WebhookReceiver::Wire::setBusy(const std::string& path, bool busy)
{
    Endpoint* endpoint = endpointAt(path);
    if (endpoint == nullptr) return;
    endpoint->figures.busyByHand = busy;
    showFigures(*endpoint);
}

/// Puts an endpoint's figures where other threads read them.
void WebhookReceiver::Wire::showFigures(const Endpoint& endpoint)
{
    const std::lock_guard guard(m_figuresMutex);
    for (std::size_t i = 0; i < m_endpoints.size() && i < m_figures.endpoints.size(); ++i) {
        if (m_endpoints[i].get() != &endpoint) continue;
        m_figures.endpoints[i] = endpoint.figures;
        const BehaviourCursor& cursor = endpoint.cursor;
        m_figures.endpoints[i].behaviour = {cursor.step(), cursor.takenInStep(), cursor.taken()};
    }
}

void WebhookReceiver::Wire::onRequest(Connection* connection, HttpRequest& request)
{
    Endpoint* endpoint = endpointAt(pathOf(request.target));
    const bool close = !request.keepAlive;
    if (auto refused = judgeHead(request, endpoint ? &endpoint->settings : nullptr)) {
        submit(connection, request, endpoint, std::move(*refused), {}, close);
        return;
    }
    if (queueIsFull()) { // RCV-7
        Judgement busy = judgeRefusal(429, "the receiver's queue is full; come back later");
        busy.answer.fields.push_back({"Retry-After", "1"});
        submit(connection, request, endpoint, std::move(busy), {}, close);
        return;
    }
    const BehaviourAction action = endpoint->cursor.next();
    showFigures(*endpoint);
    const bool judged = action.kind == BehaviourAction::Kind::Accept || action.storedThen;
    Judgement judgement = judged ? judgeBody(request, endpoint->settings) : Judgement{};
    if (!judged) judgement.label = feedLabel(request, endpoint->settings);
    if (action.kind == BehaviourAction::Kind::Status) judgement.answer = scriptedAnswer(action);
    submit(connection, request, endpoint, std::move(judgement), action, close);
}

void WebhookReceiver::Wire::onContinue(Connection* connection, HttpRequest& head)
{
    const Endpoint* endpoint = endpointAt(pathOf(head.target));
    if (auto refused = judgeHead(head, endpoint ? &endpoint->settings : nullptr))
        submit(connection, head, endpoint, std::move(*refused), {},
               true); // the body was not read: no more on this one
    else
        connection->sendContinue();
}

void WebhookReceiver::Wire::onRefused(Connection* connection, HttpRefusal& refusal)
{
    const Endpoint* endpoint = endpointAt(pathOf(refusal.request.target));
    submit(connection, refusal.request, endpoint, judgeRefusal(refusal.status, refusal.message), {}, true);
}

HttpAnswer WebhookReceiver::Wire::scriptedAnswer(const BehaviourAction& action) const
{
    HttpAnswer answer = jsonAnswer(action.status, action.body);
    if (action.body.empty())
        answer.body = action.status < 300
                          ? "{}"
                          : writeODataError(std::to_string(action.status),
                                            "the receiver's script answers " + std::to_string(action.status));
    if (action.retryAfter) answer.fields.push_back({"Retry-After", *action.retryAfter});
    if (action.retryAfterDate) // rounded up, so that the wait is never shorter than the script says
        answer.fields.push_back(
            {"Retry-After",
             toHttpDate(std::chrono::ceil<std::chrono::seconds>(currentMoment()) + *action.retryAfterDate)});
    return answer;
}

bool WebhookReceiver::Wire::queueIsFull() const
{
    return m_settings.limits.queuedEvents > 0 && m_store.queue().events >= m_settings.limits.queuedEvents;
}

CapturedRequest WebhookReceiver::Wire::capture(const Connection& connection, HttpRequest& request,
                                               const Endpoint* endpoint, Judgement& judgement) const
{
    CapturedRequest captured;
    captured.arrivedAt = std::chrono::floor<std::chrono::milliseconds>(request.arrivedAt);
    captured.headAfter = request.headAfter;
    captured.bodyAfter = request.bodyAfter;
    captured.connection = connection.number();
    captured.peer = connection.peer();
    captured.httpVersion = request.minorVersion == 0 ? "1.0" : "1.1";
    if (endpoint != nullptr) captured.endpoint = endpoint->settings.path;
    captured.label = judgement.label;
    captured.method = std::move(request.method);
    captured.target = m_mask.maskKnown(m_mask.maskTarget(request.target), m_tokens);
    captured.bodyBytes = request.bodyBytes;
    captured.events = judgement.eventsHeld;
    captured.findings = findingsOf(judgement.notes);
    captured.notes = std::move(judgement.notes);
    return captured;
}

void WebhookReceiver::Wire::submit(Connection* connection, HttpRequest& request, const Endpoint* endpoint,
                                   Judgement judgement, const BehaviourAction& action, bool close)
{
    Pending pending;
    pending.connection = connection;
    pending.action = action;
    pending.close = close;
    pending.refused = judgement.refused;
    pending.arrived = std::chrono::steady_clock::now();
    ReceivedRequest received;
    if (faultName(action).empty()) {
        judgement.answer.fields.insert(judgement.answer.fields.begin(), {"Date", dateNow()});
        pending.answer = serialise(judgement.answer, request.method == "HEAD", close);
    }
    received.request = capture(*connection, request, endpoint, judgement);
    received.request.fault = faultName(action);
    received.request.status = pending.answer.empty() ? 0 : judgement.answer.status;
    if (somebodyListens()) // while it is still without its bytes
        pending.captured = std::make_unique<CapturedRequest>(received.request);
    received.request.head = m_mask.maskKnown(m_mask.maskHead(request.head), m_tokens);
    received.request.body = std::move(request.body);
    received.request.answer = pending.answer;
    received.events = std::move(judgement.events);
    received.ticket = ++m_lastTicket;
    m_pending.emplace(received.ticket, std::move(pending));
    m_store.append(std::move(received));
}

std::string WebhookReceiver::Wire::dateNow()
{
    const auto second = std::chrono::floor<std::chrono::seconds>(currentMoment().time_since_epoch());
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = toHttpDate(Moment(second));
    }
    return m_date;
}

void WebhookReceiver::Wire::onStored(const std::vector<AppendOutcome>& outcomes)
{
    for (const AppendOutcome& outcome : outcomes) {
        const auto found = m_pending.find(outcome.ticket);
        if (found == m_pending.end()) continue;
        if (found->second.action.delay > 0ms)
            QTimer::singleShot(found->second.action.delay, Qt::PreciseTimer, this,
                               [this, outcome] { carryOut(outcome.ticket, outcome); });
        else
            carryOut(outcome.ticket, outcome);
    }
}

void WebhookReceiver::Wire::carryOut(std::uint64_t ticket, const AppendOutcome& outcome)
{
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end()) return;
    Pending pending = std::move(found->second);
    m_pending.erase(found);
    perform(pending, outcome);
    report(pending, outcome);
}

/// Answers, or does to the connection what the script says. Only here, after the commit, is anything
/// acknowledged.
void WebhookReceiver::Wire::perform(Pending& pending, const AppendOutcome& outcome)
{
    if (!outcome.stored) { // RCV-3: what is not stored is not taken
        HttpAnswer answer =
            jsonAnswer(503, writeODataError("503", "the request could not be stored; try again later"));
        answer.fields.insert(answer.fields.begin(), {"Date", dateNow()});
        answer.fields.push_back({"Retry-After", "1"});
        if (pending.captured) pending.captured->status = 503;
        pending.refused = true;
        if (pending.connection != nullptr)
            pending.connection->answer(serialise(answer, false, pending.close), pending.close);
        return;
    }
    if (pending.connection == nullptr) return; // the client has gone
    switch (pending.action.kind) {
    case BehaviourAction::Kind::Close:
        pending.connection->closeSilently();
        return;
    case BehaviourAction::Kind::Reset:
        pending.connection->reset();
        return;
    default:
        break;
    }
    pending.connection->answer(pending.answer, pending.close);
    const auto after = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - pending.arrived);
    if (pending.captured) pending.captured->acknowledgedAfter = after;
    m_store.acknowledge(outcome.requestId, after);
}

void WebhookReceiver::Wire::report(Pending& pending, const AppendOutcome& outcome)
{
    countFinished(pending, outcome);
    if (!pending.captured) return;
    CapturedRequest& captured = *pending.captured;
    captured.id = outcome.requestId;
    captured.newEvents = outcome.newEvents;
    captured.duplicates = outcome.duplicates;
    captured.conflicts = outcome.conflicts;
    captured.findings.add(outcome.findings);
    Q_EMIT m_receiver.requestFinished(captured);
}

bool WebhookReceiver::Wire::somebodyListens() const
{
    static const QMetaMethod requestFinished = QMetaMethod::fromSignal(&WebhookReceiver::requestFinished);
    return m_receiver.isSignalConnected(requestFinished);
}

void WebhookReceiver::Wire::countFinished(const Pending& pending, const AppendOutcome& outcome)
{
    const std::lock_guard guard(m_figuresMutex);
    ++m_figures.requests;
    if (outcome.stored) m_figures.events += outcome.newEvents + outcome.duplicates + outcome.conflicts;
    m_figures.newEvents += outcome.newEvents;
    m_figures.duplicates += outcome.duplicates;
    m_figures.conflicts += outcome.conflicts;
    if (pending.refused) ++m_figures.rejected;
    m_figures.connections = m_listener ? static_cast<std::int64_t>(m_listener->connections()) : 0;
}

ReceiverFigures WebhookReceiver::Wire::figures() const
{
    const SessionStore::QueueFigures queue = m_store.queue();
    const std::lock_guard guard(m_figuresMutex);
    ReceiverFigures figures = m_figures;
    figures.queuedRequests = queue.requests;
    figures.oldestQueuedMs = queue.oldest.count();
    return figures;
}

} // namespace pb
