// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/subscriptions.h"

#include <map>

#include "models/store/credentialstore.h"
#include "models/store/sessionreader.h"
#include "net/odata/entitytags.h"
#include "net/odata/inputcheck.h"
#include "net/odata/producerservice.h"

namespace pb {

namespace {

constexpr std::string_view resource = "EntityEventSubscription";
constexpr std::string_view unreadable = "the session could not be read; try again later";
constexpr std::string_view unstored = "the subscription could not be stored; try again later";

HttpAnswer notFound(const Call& call)
{
    return errorAnswer(404, "there is no EntityEventSubscription(" + quotedKey(call->path.key) + ')');
}

HttpAnswer notStored()
{
    HttpAnswer answer = errorAnswer(503, unstored);
    answer.fields.push_back({"Retry-After", "1"});
    return answer;
}

HttpAnswer invalid(const std::vector<EnvelopeError>& errors)
{
    return errorAnswer(
        400, errors.size() == 1 ? errors.front().message : "the subscription has errors; nothing was changed",
        errors);
}

std::string tagOf(const PlacedSubscription& placed)
{
    return weakTag(std::to_string(placed.subscription.revision));
}

std::string urlOf(const AnswerForm& form, const PlacedSubscription& placed)
{
    return form.root + '/' + std::string(resource) + "('" + std::to_string(placed.subscription.key) + "')";
}

/// The key as a number; 0: no subscription has it.
std::int64_t keyOf(const Call& call)
{
    const bool named = call->path.keyName.empty() || call->path.keyName == entityEventSubscriptionType().key;
    return named && !call->path.key.starts_with('0') ? plainCount(call->path.key).value_or(0) : 0;
}

std::string representation(const ODataCall& call, const PlacedSubscription& placed, std::string_view source)
{
    const RowShape shape{&entityEventSubscriptionType(), call.options.selected, call.form.numbersAsText,
                         true};
    std::string annotations;
    if (call.form.withContext) {
        const std::string url = urlOf(call.form, placed);
        annotations =
            textMember("@odata.context", call.form.root + "/$metadata#EntityEventSubscription/$entity") +
            ',' + textMember("@odata.id", url) + ',' + textMember("@odata.editLink", url) + ',' +
            textMember("@odata.etag", tagOf(placed));
    }
    return shapedRow(source, shape, annotations);
}

} // namespace

std::string Subscriptions::stateOf(const PlacedSubscription& placed) const
{
    if (placed.feed.suspended) return "Suspended";
    if (!placed.subscription.ActiveYN) return "Paused";
    const auto live = m_board->of(placed.subscription.key);
    if (!live) return "Active";
    switch (live->activity) {
    case FeedActivity::UpToDate:
        return "UpToDate";
    case FeedActivity::Sending:
        return "Sending";
    case FeedActivity::Waiting:
        return "Waiting";
    case FeedActivity::Halted:
        return "Halted";
    default: // what is stored says that it goes on
        return "Active";
    }
}

CollectionRow Subscriptions::rowOf(const PlacedSubscription& placed, std::int64_t lag) const
{
    return {placed.subscription.key, writeSubscription(placed, stateOf(placed), lag),
            textMember("@odata.etag", tagOf(placed))};
}

Collection Subscriptions::collection() const
{
    Collection all;
    all.type = &entityEventSubscriptionType();
    all.read = [this](SessionReader& reader, RowRange range) {
        RowChunk chunk;
        std::map<SequenceNumber, std::int64_t> lags; // many stand at the same place
        for (const PlacedSubscription& placed : reader.subscriptions(range.from - 1, range.limit)) {
            const auto [lag, isNew] = lags.try_emplace(placed.feed.acknowledged);
            if (isNew) lag->second = reader.logEventsAfter(placed.feed.acknowledged);
            chunk.rows.push_back(rowOf(placed, lag->second));
        }
        chunk.end = static_cast<int>(chunk.rows.size()) < range.limit;
        chunk.reached = chunk.rows.empty() ? range.from - 1 : chunk.rows.back().position;
        return chunk;
    };
    all.fetch = [this](SessionReader& reader, std::int64_t position) -> std::optional<CollectionRow> {
        const auto placed = reader.subscription(position);
        if (!placed) return std::nullopt;
        return rowOf(*placed, reader.logEventsAfter(placed->feed.acknowledged));
    };
    return all;
}

void Subscriptions::answer(const Call& call)
{
    switch (call->path.kind) {
    case ODataPath::Kind::Collection:
        if (call->reads()) return m_answers.answerPage(call, collection(), true);
        if (call->request.method == "POST") return create(call);
        return call->answer(
            notAllowed("GET, HEAD, POST", "subscriptions are listed by GET and made by POST"));
    case ODataPath::Kind::Count:
        if (call->reads()) return m_answers.answerCount(call, collection());
        return call->answer(notAllowed("GET, HEAD", "a count can only be read"));
    case ODataPath::Kind::Entity:
        return answerEntity(call);
    default:
        break;
    }
    if (call->path.action != "Resume" && call->path.action != "org.reso.metadata.Resume")
        return call->answer(errorAnswer(404, "EntityEventSubscription has the action Resume only"));
    if (call->request.method != "POST")
        return call->answer(notAllowed("POST", "an action is called by POST"));
    resume(call);
}

void Subscriptions::answerEntity(const Call& call)
{
    if (call->reads()) return answerOne(call);
    if (call->request.method == "PATCH") return change(call);
    if (call->request.method == "DELETE") return remove(call);
    call->answer(notAllowed("GET, HEAD, PATCH, DELETE",
                            "a subscription is read, changed by PATCH or removed by DELETE"));
}

void Subscriptions::answerOne(const Call& call)
{
    auto refused = refuseOthers(call->options, {"$select", "$format"});
    if (!refused) refused = checkNames(call->options, entityEventSubscriptionType());
    if (refused) return call->answer(errorAnswer(*refused));
    m_read.post([this, call](SessionReader& reader) {
        const auto placed = reader.subscription(keyOf(call));
        if (!reader.lastError().message.empty()) return call->answer(errorAnswer(503, unreadable));
        if (!placed) return call->answer(notFound(call));
        const CollectionRow row = rowOf(*placed, reader.logEventsAfter(placed->feed.acknowledged));
        HttpAnswer answer = jsonAnswer(200, representation(*call, *placed, row.source), call->form);
        answer.fields.push_back({"ETag", tagOf(*placed)});
        call->answer(std::move(answer));
    });
}

/// Answers what is wrong with an input, the credential included; then gives true. In the Read thread, for the
/// credentials' sake.
bool Subscriptions::refuseInput(const Call& call, SubscriptionInput& input)
{
    const std::string& id = input.subscription.CallbackCredentialId;
    if (!id.empty()) {
        if (!m_credentials.find(id))
            addError(input.errors, "CallbackCredentialId",
                     "there is no such CallbackCredential; make one by POST to CallbackCredential");
        else if (input.errors.empty()) // bound by the first use that is right (PSH-2)
            if (const auto bound = m_credentials.bind(id, input.origin); !bound)
                addError(input.errors, "CallbackCredentialId", bound.error());
    }
    if (input.errors.empty()) return false;
    call->answer(invalid(input.errors));
    return true;
}

/// After the commit: tells who pushes, and answers as RCP-10 has it. In the wire thread.
void Subscriptions::tellAndAnswer(const Call& call, const PlacedSubscription& placed, int status)
{
    Q_EMIT m_service.subscriptionChanged(placed);
    m_read.post([this, call, placed, status](SessionReader& reader) {
        const bool minimal = call->form.wanted == AnswerForm::Return::Minimal;
        HttpAnswer answer = emptyAnswer(204);
        if (!minimal) {
            const CollectionRow row = rowOf(placed, reader.logEventsAfter(placed.feed.acknowledged));
            answer = jsonAnswer(status, representation(*call, placed, row.source), call->form);
        }
        const std::string url = urlOf(call->form, placed);
        answer.fields.push_back({"Location", url});
        answer.fields.push_back({"EntityId", '"' + std::to_string(placed.subscription.key) + '"'});
        answer.fields.push_back({"OData-EntityId", url});
        answer.fields.push_back({"ETag", tagOf(placed)});
        addPreferences(answer, call->form, false);
        call->answer(std::move(answer));
    });
}

void Subscriptions::create(const Call& call)
{
    if (const auto refused = refuseOthers(call->options, {"$select", "$format"}))
        return call->answer(errorAnswer(*refused));
    const auto body = readBodyObject(call->request);
    if (!body) return call->answer(body.error());
    Subscription fresh;
    fresh.retry = m_settings.retry;
    auto input = std::make_shared<SubscriptionInput>(
        readSubscriptionInput(*body, fresh, m_settings, writesNumbersAsText(call->request)));
    m_read.post([this, call, input](SessionReader&) {
        if (refuseInput(call, *input)) return;
        m_store.createSubscription(
            input->subscription, input->origin,
            [this, call](const tl::expected<PlacedSubscription, SessionError>& made) {
                if (!made) return call->answer(notStored());
                m_inWire([this, call, placed = *made] { tellAndAnswer(call, placed, 201); });
            });
    });
}

void Subscriptions::change(const Call& call)
{
    const auto body = readBodyObject(call->request);
    if (!body) return call->answer(body.error());
    apply(std::make_shared<Change>(Change{call, [this, call = call.get()](const PlacedSubscription& placed) {
                                              const JsonView view(call->request.body);
                                              return std::optional(
                                                  readSubscriptionInput(view, placed.subscription, m_settings,
                                                                        writesNumbersAsText(call->request)));
                                          }}));
}

void Subscriptions::resume(const Call& call)
{
    const bool empty = call->request.body.empty();
    if (!empty) {
        const auto body = readBodyObject(call->request);
        if (!body) return call->answer(body.error());
        std::vector<EnvelopeError> errors;
        body->eachMember([&errors](std::string_view name, const JsonView& value, std::string_view) {
            const auto number = value.int64();
            if (name != "EntityEventSequence")
                addError(errors, std::string(name), "Resume takes EntityEventSequence only");
            else if (value.kind() != JsonView::Kind::Null && (!number || *number < 0))
                addError(errors, "EntityEventSequence",
                         "EntityEventSequence is a number from 0 to 9223372036854775807");
            return true;
        });
        if (!errors.empty()) return call->answer(invalid(errors));
    }
    apply(std::make_shared<Change>(
        Change{call,
               [this, empty, call = call.get()](const PlacedSubscription& placed) {
                   const JsonView view(empty ? std::string_view("{}") : std::string_view(call->request.body));
                   const auto number = view.member("EntityEventSequence");
                   const bool moves = number && number->int64();
                   SubscriptionInput input = readSubscriptionInput(moves ? view : JsonView("{}"),
                                                                   placed.subscription, m_settings, false);
                   input.subscription.ActiveYN = true;
                   input.namesActive = true;
                   return std::optional(std::move(input));
               },
               true}));
}

/// Reads the subscription as it stands, works out the change and stores it; again where another change came
/// between (SUB-3).
void Subscriptions::apply(const std::shared_ptr<Change>& change)
{
    m_read.post([this, change](SessionReader& reader) {
        const Call& call = change->call;
        const auto placed = reader.subscription(keyOf(call));
        if (!reader.lastError().message.empty()) return call->answer(errorAnswer(503, unreadable));
        if (!placed) return call->answer(notFound(call));
        const bool required = m_settings.requireIfMatch && !change->resumes;
        if (auto refused = refuseTag(call->request, tagOf(*placed), required))
            return call->answer(std::move(*refused));
        auto input = change->edit(*placed);
        if (!input || refuseInput(call, *input)) return;
        SubscriptionChange wanted;
        wanted.basedOn = placed->subscription.revision;
        wanted.subscription = std::move(input->subscription);
        if (input->namesSequence) wanted.goOnAt = wanted.subscription.EntityEventSequence; // SUB-4
        // PSH-7: a new place or ActiveYN takes up again what the producer gave up.
        const bool stood = placed->feed.suspended || !placed->subscription.ActiveYN;
        if (placed->feed.suspended && input->namesSequence && !input->namesActive)
            wanted.subscription.ActiveYN = true;
        wanted.resumes = wanted.subscription.ActiveYN && stood;
        m_store.changeSubscription(
            std::move(wanted), input->origin,
            [this, change](const tl::expected<SubscriptionOutcome, SessionError>& outcome) {
                if (!outcome) return change->call->answer(notStored());
                m_inWire([this, change, outcome = *outcome] {
                    if (outcome.result == SubscriptionOutcome::Result::Done)
                        return tellAndAnswer(change->call, outcome.placed, 200);
                    if (outcome.result == SubscriptionOutcome::Result::NotFound)
                        return change->call->answer(notFound(change->call));
                    if (--change->triesLeft > 0) return apply(change);
                    change->call->answer(
                        errorAnswer(409, "it is being changed by others all the time; try again"));
                });
            });
    });
}

void Subscriptions::remove(const Call& call)
{
    m_read.post([this, call](SessionReader& reader) {
        const std::int64_t key = keyOf(call);
        const auto placed = reader.subscription(key);
        if (!reader.lastError().message.empty()) return call->answer(errorAnswer(503, unreadable));
        if (!placed) return call->answer(notFound(call));
        if (auto refused = refuseTag(call->request, tagOf(*placed), m_settings.requireIfMatch))
            return call->answer(std::move(*refused));
        const bool checked = matchTags(call->request, {}) != Match::Unsaid;
        m_store.removeSubscription(
            key, checked ? placed->subscription.revision : 0,
            [this, call, key](const tl::expected<SubscriptionOutcome, SessionError>& outcome) {
                if (!outcome) return call->answer(notStored());
                if (outcome->result == SubscriptionOutcome::Result::NotFound)
                    return call->answer(notFound(call));
                if (outcome->result == SubscriptionOutcome::Result::Stale)
                    return call->answer(errorAnswer(412, "it was changed meanwhile; read it again"));
                m_inWire([this, call, key] {
                    Q_EMIT m_service.subscriptionRemoved(key);
                    call->answer(emptyAnswer(204));
                });
            });
    });
}

} // namespace pb
