// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/producerwire.h"

#include <algorithm>

#include "models/domain/httpdate.h"
#include "models/domain/textsafety.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

WireLimits wireLimits()
{
    WireLimits limits;
    limits.requestLine = 16 * 1024; // a filter of the longest kind, percent-encoded, is as long
    limits.body = 1024 * 1024;
    limits.bodiesInFlight = 16 * 1024 * 1024;
    return limits;
}

/// A Host as it may stand in our links; any other is not repeated.
bool isPlainHost(std::string_view host)
{
    return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']';
    });
}

/// Path and query of a target, which may be absolute.
std::pair<std::string_view, std::string_view> partsOf(std::string_view target)
{
    if (!target.starts_with('/')) {
        const std::size_t scheme = target.find("://");
        const std::size_t slash = scheme == std::string_view::npos ? scheme : target.find('/', scheme + 3);
        target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    target = target.substr(0, target.find('#'));
    const std::size_t question = target.find('?');
    if (question == std::string_view::npos) return {target, {}};
    return {target.substr(0, question), target.substr(question + 1)};
}

} // namespace

ProducerService::Wire::Wire(SessionStore& store, CredentialStore& credentials, ProducerService& service)
    : m_store(store), m_credentials(credentials), m_service(service), m_read(store.file())
{
    thread.setObjectName(QStringLiteral("service"));
    moveToThread(&thread);
    connect(&m_read, &ReadThread::failed, this, [this](const QString& message) {
        ProducerState state;
        state.error = message.toStdString();
        dropListener();
        Q_EMIT m_service.stateChanged(state);
    });
}

ProducerService::Wire::~Wire() = default;

void ProducerService::Wire::start(const ProducerSettings& settings)
{
    dropListener();
    m_settings = settings;
    m_guard = Guard(settings);
    m_stopping = false;
    const std::uint64_t run = ++m_run;
    m_read.post([this, run](SessionReader& reader) {
        QMetaObject::invokeMethod(this, [this, run, added = reader.recordResources()] {
            if (run == m_run) listen(added);
        });
    });
}

/// Listens, once it is known what resources there are.
void ProducerService::Wire::listen(const std::vector<RecordResource>& added)
{
    ProducerState state;
    state.noAuth = m_settings.noAuth;
    auto here = SessionReader::open(m_store.file());
    if (!here) {
        state.error = here.error().message;
        Q_EMIT m_service.stateChanged(state);
        return;
    }
    m_here = std::move(*here);
    m_listener = std::make_unique<Listener>(wireLimits(), std::nullopt, this);
    connectListener();
    if (auto failure = m_listener->start(m_settings.bind, m_settings.port)) {
        state.error = std::move(*failure);
        dropListener();
    } else {
        state.listening = true;
        state.url = m_ownRoot = m_listener->origin() + std::string(serviceRoot);
        state.beyondLoopback = !m_listener->serverAddress().isLoopback();
        const InWire inWire = [this](std::function<void()> run) {
            QMetaObject::invokeMethod(this, std::move(run), Qt::QueuedConnection);
        };
        m_services = std::make_shared<Services>(m_settings, m_ownRoot, added, m_store, m_credentials, m_read,
                                                m_board, m_service, inWire);
    }
    Q_EMIT m_service.stateChanged(state);
}

void ProducerService::Wire::connectListener()
{
    connect(m_listener.get(), &Listener::requestArrived, this, &Wire::onRequest);
    connect(m_listener.get(), &Listener::continueWanted, this, &Wire::onContinue);
    connect(m_listener.get(), &Listener::requestRefused, this, &Wire::onRefused);
}

void ProducerService::Wire::stop()
{
    ++m_run;
    m_stopping = true;
    const auto ended = [this] {
        if (!m_stopping) return;
        m_stopping = false;
        dropListener();
        Q_EMIT m_service.stateChanged({});
        Q_EMIT m_service.stopped();
    };
    if (!m_listener) {
        ended();
        return;
    }
    m_listener->drain(5s, ended);
}

void ProducerService::Wire::shutDown()
{
    ++m_run;
    dropListener();
}

void ProducerService::Wire::dropListener()
{
    m_listener.reset();
    m_here.reset();
}

std::string ProducerService::Wire::rootFor(const HttpRequest& request) const
{
    if (!isPlainHost(request.authority)) return m_ownRoot;
    return "http://" + request.authority + std::string(serviceRoot);
}

/// A call that waits for its answer from now on.
Call ProducerService::Wire::receive(const ExchangePointer& exchange, HttpRequest& request, bool close)
{
    const std::uint64_t ticket = ++m_lastTicket;
    auto call = std::make_shared<ODataCall>([this, ticket](HttpAnswer answer) {
        QMetaObject::invokeMethod(
            this, [this, ticket, answer = std::move(answer)]() mutable { send(ticket, std::move(answer)); },
            Qt::QueuedConnection);
    });
    call->request = std::move(request);
    call->services = m_services;
    call->form.root = rootFor(call->request);
    exchange->whenGone([call] { call->abandon(); });
    m_pending[ticket] = {exchange, call, close};
    return call;
}

void ProducerService::Wire::onRequest(const ExchangePointer& exchange, HttpRequest& request)
{
    const bool close = !request.keepAlive;
    serve(receive(exchange, request, close));
}

void ProducerService::Wire::onContinue(const ExchangePointer& exchange, HttpRequest& head)
{
    const bool forToken = readODataPath(partsOf(head.target).first).kind == ODataPath::Kind::Token;
    auto refused = forToken ? std::nullopt : m_guard.refuse(head, Guard::Clock::now());
    if (!refused) {
        exchange->sendContinue();
        return;
    }
    receive(exchange, head, true)->answer(std::move(*refused)); // its body was not read: no more on this one
}

void ProducerService::Wire::onRefused(const ExchangePointer& exchange, HttpRefusal& refusal)
{
    receive(exchange, refusal.request, true)->answer(errorAnswer(refusal.status, refusal.message));
}

void ProducerService::Wire::serve(const Call& call)
{
    const auto [path, query] = partsOf(call->request.target);
    call->path = readODataPath(path);
    const auto now = Guard::Clock::now();
    if (call->path.kind == ODataPath::Kind::Token)
        return call->answer(m_guard.issueToken(call->request, now));
    if (auto refused = m_guard.refuse(call->request, now)) return call->answer(std::move(*refused));
    if (call->path.kind == ODataPath::Kind::Nowhere)
        return call->answer(errorAnswer(404, call->path.message));
    auto options = readQueryOptions(query);
    // The version first, so that whatever is wrong is said in it.
    const QueryOptions none;
    const bool metadata = call->path.kind == ODataPath::Kind::Metadata;
    HttpRequest versions;
    for (const HttpField& field : call->request.fields)
        if (!metadata || !sameWord(field.name, "Accept")) versions.fields.push_back(field);
    const auto form = readAnswerForm(versions, options && !metadata ? *options : none, call->form.root);
    if (!form) return call->answer(errorAnswer(form.error()));
    call->form = *form;
    if (!options) return call->answer(errorAnswer(options.error()));
    call->options = std::move(*options);
    route(call);
}

void ProducerService::Wire::route(const Call& call)
{
    const std::string& resource = call->path.resource;
    if (call->path.kind == ODataPath::Kind::ServiceDocument || call->path.kind == ODataPath::Kind::Metadata)
        return answerDocument(call);
    if (resource == entityEventType().name) return m_services->events.answer(call, *m_here);
    if (const EntityType* type = m_services->catalogue.record(resource))
        return m_services->records.answer(call, *type);
    if (resource == entityEventSubscriptionType().name) return m_services->subscriptions.answer(call);
    if (resource == Credentials::resource) return m_services->credentials.answer(call);
    call->answer(errorAnswer(404, "there is no resource '" + visibleControls(resource) + "'; see $metadata"));
}

void ProducerService::Wire::answerDocument(const Call& call)
{
    if (!call->reads()) return call->answer(notAllowed("GET, HEAD", "this can only be read"));
    if (const auto refused = refuseOthers(call->options, {"$format"}))
        return call->answer(errorAnswer(*refused));
    const ResourceCatalogue& catalogue = m_services->catalogue;
    if (call->path.kind == ODataPath::Kind::ServiceDocument)
        return call->answer(jsonAnswer(
            200, writeServiceDocument(catalogue, call->form.root, call->form.withContext), call->form));
    const std::string format = call->options.format.value_or("xml");
    const std::string_view media = trimmed(std::string_view(format).substr(0, format.find(';')));
    if (!sameText(media, "xml") && !sameText(media, "application/xml"))
        return call->answer(
            errorAnswer(OptionError{406, "$format", "the metadata is written as application/xml only"}));
    call->answer({200,
                  {{"Content-Type", "application/xml"}, {"OData-Version", call->form.version}},
                  writeMetadata(catalogue)});
}

void ProducerService::Wire::send(std::uint64_t ticket, HttpAnswer answer)
{
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end()) return;
    const Pending pending = std::move(found->second);
    m_pending.erase(found);
    if (!pending.exchange->alive()) return;
    const bool versioned = std::any_of(answer.fields.begin(), answer.fields.end(),
                                       [](const HttpField& field) { return field.name == "OData-Version"; });
    if (!versioned) answer.fields.push_back({"OData-Version", pending.call->form.version});
    answer.fields.insert(answer.fields.begin(), {"Date", dateNow()});
    const bool toHead = pending.call->request.method == "HEAD";
    pending.exchange->answer(pending.exchange->write(answer, toHead, pending.close),
                             pending.close ? AfterAnswer::Close : AfterAnswer::KeepOpen);
}

std::string ProducerService::Wire::dateNow()
{
    const auto second = std::chrono::floor<std::chrono::seconds>(currentMoment().time_since_epoch());
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = toHttpDate(Moment(second));
    }
    return m_date;
}

} // namespace pb
