// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/credentials.h"

#include "models/domain/textsafety.h"
#include "models/store/credentialstore.h"
#include "models/store/sessionreader.h"
#include "net/odata/inputcheck.h"

namespace pb {

namespace {

constexpr std::size_t longestToken = 8192;

struct CredentialInput
{
    CallbackCredential credential;
    std::vector<EnvelopeError> errors;
};

bool isPlainToken(std::string_view token)
{
    return !token.empty() && token.size() <= longestToken &&
           std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

CredentialInput readCredential(const JsonView& body)
{
    CredentialInput input;
    body.eachMember([&input](std::string_view name, const JsonView& value, std::string_view) {
        const auto text = value.string();
        if (name == "Type" && text)
            input.credential.type = *text;
        else if (name == "Token" && text)
            input.credential.token = *text;
        else if (name.find('@') == std::string_view::npos)
            addError(input.errors, visibleControls(name.substr(0, 255)),
                     "a credential has Type and Token here, both strings");
        return true;
    });
    const std::string& type = input.credential.type;
    const std::string& token = input.credential.token;
    if (type == "ClientCredentials" || type == "Basic")
        input.errors = {{"Type", "this version takes the types Bearer and None"}};
    else if (type != "Bearer" && type != "None")
        addError(input.errors, "Type", "Type is Bearer or None");
    else if (type == "Bearer" && !isPlainToken(token))
        addError(input.errors, "Token", "Token is missing, too long, or holds what no header field may hold");
    else if (type == "None" && !token.empty())
        addError(input.errors, "Token", "a credential of the type None has no Token");
    return input;
}

/// The first subscription that uses a credential; 0: none does.
std::int64_t userOf(SessionReader& reader, const std::string& id)
{
    constexpr int atOnce = 512;
    std::int64_t after = 0;
    while (true) {
        const auto some = reader.subscriptions(after, atOnce);
        for (const PlacedSubscription& placed : some)
            if (placed.subscription.CallbackCredentialId == id) return placed.subscription.key;
        if (static_cast<int>(some.size()) < atOnce) return 0;
        after = some.back().subscription.key;
    }
}

} // namespace

void Credentials::answer(const Call& call)
{
    const std::string& method = call->request.method;
    if (call->path.kind == ODataPath::Kind::Collection) {
        if (method == "POST") return create(call);
        return call->answer(notAllowed("POST", "credentials are made by POST and can't be read"));
    }
    if (call->path.kind != ODataPath::Kind::Entity)
        return call->answer(errorAnswer(404, "there is nothing at this path"));
    if (method == "DELETE") return remove(call);
    call->answer(notAllowed("DELETE", "a credential can be removed, not read or changed"));
}

void Credentials::create(const Call& call)
{
    const auto body = readBodyObject(call->request);
    if (!body) return call->answer(body.error());
    CredentialInput input = readCredential(*body);
    if (!input.errors.empty())
        return call->answer(errorAnswer(400, input.errors.front().message, input.errors));
    m_read.post([this, call, credential = std::move(input.credential)](SessionReader&) {
        const auto id = m_store.add(credential);
        if (!id) return call->answer(errorAnswer(503, id.error()));
        HttpAnswer answer = jsonAnswer(201, '{' + textMember("CallbackCredentialId", *id) + '}', call->form);
        const std::string url = call->form.root + '/' + std::string(resource) + '(' + quotedKey(*id) + ')';
        answer.fields.push_back({"Location", url});
        answer.fields.push_back({"EntityId", '"' + percentEncoded(*id) + '"'});
        answer.fields.push_back({"Cache-Control", "no-store"});
        call->answer(std::move(answer));
    });
}

void Credentials::remove(const Call& call)
{
    m_read.post([this, call](SessionReader& reader) {
        const std::string& id = call->path.key;
        if (const std::int64_t user = userOf(reader, id); user != 0)
            return call->answer(errorAnswer(409, "the subscription " + std::to_string(user) +
                                                     " uses this credential; give it another first"));
        const auto removed = m_store.remove(id);
        if (!removed) return call->answer(errorAnswer(503, removed.error()));
        call->answer(*removed ? emptyAnswer(204)
                              : errorAnswer(404, "there is no CallbackCredential(" + quotedKey(id) + ')'));
    });
}

} // namespace pb
