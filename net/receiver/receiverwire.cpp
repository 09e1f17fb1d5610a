// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/receiver/receiverwire.h"

#include <QHostInfo>
#include <QStandardPaths>

#include "models/domain/httpdate.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

WireLimits wireLimits(const ReceiverLimits& limits)
{
    WireLimits wire;
    wire.requestLine = limits.requestLine;
    wire.headers = limits.headers;
    wire.fields = limits.headerFields;
    wire.body = limits.body;
    wire.bodiesInFlight = limits.bodiesInFlight;
    wire.connections = limits.connections;
    wire.streams = limits.streams;
    wire.resetsPerSecond = limits.resetsPerSecond;
    wire.controlFramesPerSecond = limits.controlFramesPerSecond;
    wire.handshakeTime = limits.handshakeTime;
    wire.headTime = limits.headTime;
    wire.bodyTime = limits.bodyTime;
    wire.idleTime = limits.idleTime;
    wire.writeTime = limits.writeTime;
    return wire;
}

/// Where this program's own certificate is kept when nothing else is said.
std::string usualCertificateFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString() + "/tls";
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
    auto shown = identity();
    if (!shown) {
        state.error = "TLS: " + shown.error();
        Q_EMIT m_receiver.listenerChanged(state);
        return;
    }
    if (*shown) state.fingerprint = (*shown)->fingerprint;
    m_allowance = std::max(settings.limits.requestsPerSecond, 1.0);
    m_allowedAt = std::chrono::steady_clock::now();
    m_listener = std::make_unique<Listener>(wireLimits(settings.limits), std::move(*shown), this);
    connect(m_listener.get(), &Listener::requestArrived, this, &Wire::onRequest);
    connect(m_listener.get(), &Listener::continueWanted, this, &Wire::onContinue);
    connect(m_listener.get(), &Listener::requestRefused, this, &Wire::onRefused);
    if (auto failure = m_listener->start(settings.bind, settings.port)) {
        state.error = std::move(*failure);
        state.fingerprint.clear();
        dropListener();
    } else {
        state.listening = true;
        state.origin = m_listener->origin();
        state.url = state.origin + settings.endpoints.front().path;
        state.beyondLoopback = !m_listener->serverAddress().isLoopback();
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
    m_listener->drain(5s, ended);
}

void WebhookReceiver::Wire::shutDown()
{
    m_pending.clear();
    dropListener();
}

/// Ends the listener and its connections; requests that wait for their commit are stored all the same.
void WebhookReceiver::Wire::dropListener()
{
    m_listener.reset();
}

/// What is shown to clients over TLS; nothing in clear.
tl::expected<std::optional<ServerIdentity>, std::string> WebhookReceiver::Wire::identity() const
{
    using Mode = TlsSettings::Mode;
    const TlsSettings& tls = m_settings.tls;
    if (tls.mode == Mode::Off) return std::nullopt;
    if (tls.mode == Mode::Files) return loadIdentity(tls.certificateFile, tls.keyFile);
    const QHostAddress address(QString::fromStdString(m_settings.bind));
    const bool everywhere = address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
    std::vector<std::string> names;
    if (everywhere)
        names.push_back(QHostInfo::localHostName().toStdString());
    else if (!address.isNull())
        names.push_back(address.toString().toStdString());
    return selfSignedIdentity(tls.folder.empty() ? usualCertificateFolder() : tls.folder, names);
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

void WebhookReceiver::Wire::onRequest(const ExchangePointer& exchange, HttpRequest& request)
{
    Endpoint* endpoint = endpointAt(pathOf(request.target));
    if (endpoint != nullptr) ++endpoint->figures.requests;
    if (auto refused = judgeHead(request, endpoint ? &endpoint->settings : nullptr)) {
        if (endpoint != nullptr) count(*endpoint, &EndpointFigures::refused);
        submit(exchange, request, endpoint, std::move(*refused), {});
        return;
    }
    if (const auto reason = whyTooMany(*endpoint)) { // RCV-7
        Judgement busy = judgeRefusal(429, *reason);
        busy.answer.fields.push_back({"Retry-After", "1"});
        count(*endpoint, &EndpointFigures::tooMany);
        submit(exchange, request, endpoint, std::move(busy), {});
        return;
    }
    using Kind = BehaviourAction::Kind;
    const BehaviourAction action = endpoint->cursor.next();
    const bool judged = action.kind == Kind::Accept || action.storedThen;
    Judgement judgement = judged ? judgeBody(request, endpoint->settings) : Judgement{};
    if (!judged) {
        judgement.answer = jsonAnswer(200, "{}");
        judgement.label = feedLabel(request, endpoint->settings);
    }
    const bool scripted = action.kind == Kind::Status || action.kind == Kind::Redirect;
    if (action.kind == Kind::Accept)
        count(*endpoint, judgement.refused ? &EndpointFigures::refused : &EndpointFigures::accepted);
    else
        count(*endpoint, scripted ? &EndpointFigures::scripted : &EndpointFigures::faults);
    submit(exchange, request, endpoint, std::move(judgement), action);
}

void WebhookReceiver::Wire::onContinue(const ExchangePointer& exchange, HttpRequest& head)
{
    const Endpoint* endpoint = endpointAt(pathOf(head.target));
    if (auto refused = judgeHead(head, endpoint ? &endpoint->settings : nullptr)) {
        head.keepAlive = false; // the body was not read: no more on this one
        submit(exchange, head, endpoint, std::move(*refused), {});
    } else {
        exchange->sendContinue();
    }
}

void WebhookReceiver::Wire::onRefused(const ExchangePointer& exchange, HttpRefusal& refusal)
{
    Endpoint* endpoint = endpointAt(pathOf(refusal.request.target));
    if (endpoint != nullptr) {
        ++endpoint->figures.requests;
        count(*endpoint, &EndpointFigures::refused);
    }
    refusal.request.keepAlive = false;
    submit(exchange, refusal.request, endpoint, judgeRefusal(refusal.status, refusal.message), {});
}

/// Why a request has to come back later: by hand, by the rate, or by the store's queue; nothing where it may
/// come in (RCV-7).
std::optional<std::string> WebhookReceiver::Wire::whyTooMany(const Endpoint& endpoint)
{
    if (endpoint.figures.busyByHand) return "the receiver was told to be busy; come back later";
    if (rateExceeded()) return "there are more requests a second than the receiver takes; come back later";
    const std::int64_t most = m_settings.limits.queuedEvents;
    if (most > 0 && m_store.queue().events >= most) return "the receiver's queue is full; come back later";
    return std::nullopt;
}

/// Takes one request off what the rate allows; a second's worth may come at once.
bool WebhookReceiver::Wire::rateExceeded()
{
    const double rate = m_settings.limits.requestsPerSecond;
    if (rate <= 0) return false;
    const auto now = std::chrono::steady_clock::now();
    const double passed = std::chrono::duration<double>(now - std::exchange(m_allowedAt, now)).count();
    m_allowance = std::min(m_allowance + passed * rate, std::max(rate, 1.0));
    if (m_allowance < 1) return true;
    m_allowance -= 1;
    return false;
}

void WebhookReceiver::Wire::count(Endpoint& endpoint, std::int64_t EndpointFigures::*figure)
{
    ++(endpoint.figures.*figure);
    showFigures(endpoint);
}

CapturedRequest WebhookReceiver::Wire::capture(const ConnectionFacts& facts, HttpRequest& request,
                                               const Endpoint* endpoint, Judgement& judgement) const
{
    CapturedRequest captured;
    captured.arrivedAt = std::chrono::floor<std::chrono::milliseconds>(request.arrivedAt);
    captured.headAfter = request.headAfter;
    captured.bodyAfter = request.bodyAfter;
    captured.connection = facts.number;
    captured.peer = facts.peer;
    captured.tls = facts.tls;
    captured.httpVersion = request.majorVersion == 2 ? "2" : request.minorVersion == 0 ? "1.0" : "1.1";
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

void WebhookReceiver::Wire::submit(const ExchangePointer& exchange, HttpRequest& request,
                                   const Endpoint* endpoint, Judgement judgement,
                                   const BehaviourAction& action)
{
    Pending pending;
    pending.exchange = exchange;
    pending.action = action;
    pending.refused = judgement.refused;
    pending.arrived = std::chrono::steady_clock::now();
    ScriptedAnswer scripted = scriptedAnswer(action, std::move(judgement.answer), currentMoment());
    const bool close = !request.keepAlive || scripted.after == AfterAnswer::Close;
    pending.after = close ? AfterAnswer::Close : scripted.after;
    if (!scripted.silent) {
        scripted.answer.fields.insert(scripted.answer.fields.begin(), {"Date", dateNow()});
        pending.answer = exchange->write(scripted.answer, request.method == "HEAD", close);
    }
    ReceivedRequest received;
    received.request = capture(exchange->facts(), request, endpoint, judgement);
    received.request.fault = scripted.fault;
    received.request.status = scripted.status;
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

} // namespace pb
