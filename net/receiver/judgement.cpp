// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/receiver/judgement.h"

#include "models/domain/secret.h"
#include "models/domain/textsafety.h"

namespace pb {

namespace {

constexpr std::string_view labelField = "EntityEventSource";
constexpr std::string_view oldLabelField = "ConsumerLabel"; // EVT-4
constexpr std::size_t longestLabel = 255;

Judgement refusal(int status, std::string_view message, std::vector<EnvelopeError> details = {},
                  std::vector<HttpField> fields = {})
{
    Judgement judgement;
    judgement.refused = true;
    judgement.answer = jsonAnswer(status, writeODataError(std::to_string(status), message, details));
    judgement.answer.fields.insert(judgement.answer.fields.end(), fields.begin(), fields.end());
    const std::string& reason = details.empty() ? std::string(message) : details.front().message;
    const std::string target = details.empty() ? std::string() : details.front().target;
    judgement.notes.push_back({Finding::Refused, 1, target, reason});
    return judgement;
}

/// The token of an Authorization field (RFC 6750 section 2.1); nothing where it is no bearer token.
std::optional<std::string_view> bearerToken(const HttpRequest& request)
{
    if (request.count("Authorization") != 1) return std::nullopt;
    const std::string_view value = *request.field("Authorization");
    const std::size_t space = value.find(' ');
    if (space == std::string_view::npos || !sameWord(value.substr(0, space), "Bearer")) return std::nullopt;
    const std::size_t token = value.find_first_not_of(' ', space);
    return value.substr(std::min(token, value.size()));
}

std::optional<Judgement> judgeToken(const HttpRequest& request, const EndpointSettings& endpoint)
{
    if (endpoint.noAuth) return std::nullopt;
    const auto token = bearerToken(request);
    if (token && !endpoint.token.empty() && sameSecret(*token, endpoint.token)) return std::nullopt;
    if (endpoint.forbidden403)
        return refusal(403, token ? "the bearer token is wrong" : "a bearer token is needed");
    const char* challenge =
        token ? "Bearer realm=\"pushbench\", error=\"invalid_token\"" : "Bearer realm=\"pushbench\"";
    return refusal(401, token ? "the bearer token is wrong" : "a bearer token is needed", {},
                   {{"WWW-Authenticate", challenge}});
}

std::optional<Judgement> judgeContentType(const HttpRequest& request)
{
    const std::string* coding = request.field("Content-Encoding");
    if (coding != nullptr && !sameWord(*coding, "identity"))
        return refusal(415, "a Content-Encoding is not taken here; send the JSON as it is", {},
                       {{"Accept-Encoding", "identity"}});
    const std::string* type = request.field("Content-Type");
    const std::string_view media =
        type == nullptr ? std::string_view() : std::string_view(*type).substr(0, type->find(';'));
    const std::size_t end = media.find_last_not_of(" \t");
    if (sameWord(media.substr(0, end == std::string_view::npos ? 0 : end + 1), "application/json"))
        return std::nullopt;
    return refusal(415,
                   type == nullptr ? "Content-Type is missing; it must be application/json"
                                   : "Content-Type must be application/json",
                   {}, {{"Accept", "application/json"}});
}

std::optional<Judgement> judgeLabel(const HttpRequest& request)
{
    for (const std::string_view name : {labelField, oldLabelField}) {
        const int count = request.count(name);
        if (count == 0) continue;
        const std::string target(name);
        if (count > 1)
            return refusal(400, "the label is given twice", {{target, target + " must be given once"}});
        const std::string& value = *request.field(name);
        if (!validUtf8(value))
            return refusal(400, "the label is no UTF-8", {{target, target + " must be UTF-8"}});
        const std::size_t length = codePoints(value);
        if (length < 1 || length > longestLabel)
            return refusal(
                400, "the label is too long or empty",
                {{target, target + " must have 1 to 255 characters; it has " + std::to_string(length)}});
    }
    return std::nullopt;
}

void noteLabel(const HttpRequest& request, const EndpointSettings& endpoint, std::vector<FindingNote>& notes)
{
    if (request.field(labelField) == nullptr && request.field(oldLabelField) != nullptr)
        addNote(notes, Finding::Alias, oldLabelField, "the 2020 text's name for EntityEventSource");
    if (endpoint.label.empty()) return;
    const bool given = request.field(labelField) != nullptr || request.field(oldLabelField) != nullptr;
    if (!given)
        addNote(notes, Finding::LabelMissing, labelField,
                "this endpoint expects the label '" + endpoint.label + "'");
    else if (const std::string label = feedLabel(request, endpoint); label != endpoint.label)
        addNote(notes, Finding::LabelMissing, labelField,
                "this endpoint expects the label '" + endpoint.label + "', not '" + visibleControls(label) +
                    "'");
}

} // namespace

HttpAnswer jsonAnswer(int status, std::string body)
{
    return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

std::string_view pathOf(std::string_view target)
{
    const std::size_t scheme = target.find("://");
    if (scheme != std::string_view::npos && !target.starts_with('/')) {
        const std::size_t slash = target.find('/', scheme + 3);
        target = slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    return target.substr(0, target.find_first_of("?#"));
}

std::string feedLabel(const HttpRequest& request, const EndpointSettings& endpoint)
{
    for (const std::string_view name : {labelField, oldLabelField})
        if (const std::string* value = request.field(name)) return *value;
    return endpoint.label;
}

std::optional<Judgement> judgeHead(const HttpRequest& request, const EndpointSettings* endpoint)
{
    if (endpoint == nullptr) return refusal(404, "there is no endpoint at this path");
    if (request.method != "POST")
        return refusal(405, "EntityEvents are pushed by POST", {}, {{"Allow", "POST"}});
    if (auto refused = judgeToken(request, *endpoint)) return refused;
    // An HTTP/2 body ends with its stream.
    const bool framed = request.majorVersion == 2 || request.field("Content-Length") != nullptr ||
                        request.field("Transfer-Encoding") != nullptr;
    if (!framed) return refusal(411, "a POST needs a Content-Length or a chunked body");
    if (auto refused = judgeContentType(request)) return refused;
    return judgeLabel(request);
}

Judgement judgeBody(const HttpRequest& request, const EndpointSettings& endpoint)
{
    EventEnvelope envelope = readEnvelope(request.body);
    const bool taken = envelope.errors.empty() || (endpoint.lenient && !envelope.fatal);
    Judgement judgement;
    if (taken) {
        judgement.answer = jsonAnswer(200, "{}");
        judgement.events = std::move(envelope.events);
        judgement.eventsHeld = static_cast<std::int64_t>(judgement.events.size());
    } else {
        const std::string message = envelope.fatal
                                        ? envelope.errors.front().message
                                        : "the payload has " + std::to_string(envelope.errorCount) +
                                              (envelope.errorCount == 1 ? " error" : " errors") +
                                              "; nothing of it was taken";
        judgement = refusal(400, message, envelope.errors);
        judgement.eventsHeld = static_cast<std::int64_t>(envelope.events.size());
    }
    if (taken && !envelope.errors.empty())
        judgement.notes.push_back({Finding::Refused, static_cast<int>(envelope.errorCount),
                                   envelope.errors.front().target, envelope.errors.front().message});
    judgement.notes.insert(judgement.notes.end(), envelope.notes.begin(), envelope.notes.end());
    judgement.label = feedLabel(request, endpoint);
    noteLabel(request, endpoint, judgement.notes);
    return judgement;
}

Judgement judgeRefusal(int status, std::string_view message)
{
    return refusal(status, message);
}

} // namespace pb
