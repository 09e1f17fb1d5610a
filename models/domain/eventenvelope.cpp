// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/eventenvelope.h"

#include <algorithm>
#include <cctype>

#include "models/domain/textsafety.h"

namespace pb {

namespace {

constexpr std::string_view contextMember = "@reso.context";
constexpr std::size_t maxJsonDepth = 64;

/// A value as it may be quoted in a message: short, and harmless.
std::string shown(const JsonView& value)
{
    std::string_view source = value.source();
    constexpr std::size_t most = 40;
    if (source.size() <= most) return visibleControls(source);
    return visibleControls(source.substr(0, most)) + "...";
}

/// Reads one event object by the rules of all profiles, noting errors and findings under a path.
class EventObject
{
public:
    EventObject(EventEnvelope& envelope, std::string prefix)
        : m_envelope(envelope), m_prefix(std::move(prefix))
    {
    }

    /// Takes the members of the object; the envelope's own members are left to the caller.
    std::optional<EntityEvent> read(const JsonView& object, bool topLevel)
    {
        object.eachMember([&](std::string_view name, const JsonView& value, std::string_view) {
            if (!(topLevel && name == contextMember)) take(name, value);
            return true;
        });
        settleAliases();
        requirePresent();
        if (m_wrong) return std::nullopt;
        return std::move(m_event);
    }

private:
    void take(std::string_view name, const JsonView& value)
    {
        if (name == "EntityEventSequence")
            m_sequence = sequence(name, value);
        else if (name == "EntityEventSequenceNumeric")
            m_sequenceAlias = sequence(name, value);
        else if (name == "ResourceName")
            m_hasName = text(name, value, 255, m_event.ResourceName);
        else if (name == "ResourceRecordKey")
            m_hasKey = text(name, value, 255, m_event.ResourceRecordKey);
        else if (name == "ResourceRecordKeyNumeric")
            takeNumericKey(name, value);
        else if (name == "ResourceRecordUrl")
            optionalText(name, value, 8000);
        else if (name == "ResourceRecordURL") {
            optionalText(name, value, 8000);
            note(Finding::Alias, name, "the 2020 text's name for ResourceRecordUrl");
        } else if (name == "EventTypes" || name == "FeedTypes")
            stringArray(name, value);
        else if (name == "EntityEventType" || name == "ModificationTimestamp" ||
                 name == "OriginatingSystemName")
            optionalText(name, value, 8000);
        else if (name == "Data")
            dataObject(name, value);
        else if (name.empty() || name.front() != '@')
            note(Finding::UnknownMember, name, "a member that no profile names; kept as it is");
    }

    std::optional<SequenceNumber> sequence(std::string_view name, const JsonView& value)
    {
        m_sequenceSeen = true;
        const auto number = value.int64();
        if (!number || *number < 1) {
            wrong(name, std::string(name) + " must be a whole number from 1 to 9223372036854775807, not " +
                            shown(value));
            return std::nullopt;
        }
        return SequenceNumber{*number};
    }

    bool text(std::string_view name, const JsonView& value, std::size_t most, std::string& into)
    {
        auto read = value.string();
        if (!read) {
            wrong(name, std::string(name) + " must be a string, not " + shown(value));
            return true;
        }
        const std::size_t length = codePoints(*read);
        if (length < 1 || length > most)
            wrong(name, std::string(name) + " must have 1 to " + std::to_string(most) +
                            " characters; it has " + std::to_string(length));
        into = std::move(*read);
        return true;
    }

    void optionalText(std::string_view name, const JsonView& value, std::size_t most)
    {
        if (value.kind() == JsonView::Kind::Null) return;
        const auto read = value.string();
        if (!read)
            wrong(name, std::string(name) + " must be a string, not " + shown(value));
        else if (codePoints(*read) > most)
            wrong(name, std::string(name) + " must have at most " + std::to_string(most) + " characters");
    }

    void stringArray(std::string_view name, const JsonView& value)
    {
        if (value.kind() == JsonView::Kind::Null) return;
        if (value.kind() != JsonView::Kind::Array) {
            wrong(name, std::string(name) + " must be an array of strings, not " + shown(value));
            return;
        }
        int index = 0;
        value.eachElement([&](const JsonView& element) {
            const std::string place = std::string(name) + '[' + std::to_string(index++) + ']';
            if (element.kind() != JsonView::Kind::String)
                wrong(place, place + " must be a string, not " + shown(element));
            return true;
        });
    }

    void dataObject(std::string_view name, const JsonView& value)
    {
        if (value.kind() != JsonView::Kind::Object && value.kind() != JsonView::Kind::Null)
            wrong(name, "Data must be the resource's object, not " + shown(value));
    }

    void takeNumericKey(std::string_view name, const JsonView& value)
    {
        note(Finding::Alias, name, "the 2020 text's numeric key");
        if (value.kind() == JsonView::Kind::Null) return;
        if (!value.int64())
            wrong(name, std::string(name) + " must be a whole number, not " + shown(value));
        else
            m_numericKey = std::string(value.source());
    }

    void settleAliases()
    {
        if (m_sequenceAlias) {
            note(Finding::Alias, "EntityEventSequenceNumeric",
                 "the 2020 text's name for EntityEventSequence");
            if (m_sequence && *m_sequence != *m_sequenceAlias)
                wrong("EntityEventSequenceNumeric",
                      "EntityEventSequenceNumeric and EntityEventSequence give different numbers");
        }
        if (!m_hasKey && !m_numericKey.empty()) {
            m_event.ResourceRecordKey = m_numericKey;
            m_hasKey = true;
        }
        if (const auto& number = m_sequence ? m_sequence : m_sequenceAlias)
            m_event.EntityEventSequence = *number;
    }

    void requirePresent()
    {
        if (!m_sequenceSeen) wrong("EntityEventSequence", "EntityEventSequence is missing");
        if (!m_hasName) wrong("ResourceName", "ResourceName is missing");
        if (!m_hasKey) wrong("ResourceRecordKey", "ResourceRecordKey is missing");
    }

    std::string place(std::string_view name) const
    {
        return m_prefix.empty() ? std::string(name) : m_prefix + '.' + std::string(name);
    }

    void wrong(std::string_view name, std::string message)
    {
        m_wrong = true;
        ++m_envelope.errorCount;
        if (m_envelope.errors.size() < listedErrors)
            m_envelope.errors.push_back({place(name), std::move(message)});
    }

    void note(Finding finding, std::string_view name, std::string_view text)
    {
        addNote(m_envelope.notes, finding, place(name), text);
    }

    EventEnvelope& m_envelope;
    std::string m_prefix;
    EntityEvent m_event;
    std::optional<SequenceNumber> m_sequence;
    std::optional<SequenceNumber> m_sequenceAlias;
    std::string m_numericKey;
    bool m_sequenceSeen = false;
    bool m_hasName = false;
    bool m_hasKey = false;
    bool m_wrong = false;
};

void fail(EventEnvelope& envelope, std::string target, std::string message)
{
    envelope.fatal = true;
    ++envelope.errorCount;
    envelope.errors.push_back({std::move(target), std::move(message)});
}

/// urn:reso:metadata:<version>:resource:entityevent, any case, version 2.0 or later (EVT-2).
bool isEntityEventContext(std::string_view context)
{
    std::string lower(context);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::string_view head = "urn:reso:metadata:";
    constexpr std::string_view tail = ":resource:entityevent";
    if (!lower.starts_with(head) || !lower.ends_with(tail) || lower.size() <= head.size() + tail.size())
        return false;
    const std::string version = lower.substr(head.size(), lower.size() - head.size() - tail.size());
    const std::size_t dot = version.find('.');
    const std::string major = version.substr(0, dot);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto inVersion = [&](char c) { return isDigit(c) || c == '.'; };
    if (major.empty() || major.size() > 6 || !std::all_of(version.begin(), version.end(), inVersion) ||
        !isDigit(version.back()))
        return false;
    return std::stoi(major) >= 2;
}

void readContext(EventEnvelope& envelope, const std::optional<JsonView>& context)
{
    if (!context) {
        addNote(envelope.notes, Finding::NoContext, contextMember, "the payload has no @reso.context");
        return;
    }
    const auto text = context->string();
    if (!text) {
        fail(envelope, std::string(contextMember), "@reso.context must be a string, not " + shown(*context));
        return;
    }
    envelope.context = *text;
    if (!isEntityEventContext(*text))
        fail(envelope, std::string(contextMember),
             "@reso.context must be " + std::string(entityEventContext) + " (version 2.0 or later), not " +
                 shown(*context));
}

/// The object's bytes without its @reso.context, which belongs to the envelope; every other byte stays.
std::string withoutContext(const JsonView& object)
{
    const std::string_view source = object.source();
    std::size_t cutFrom = std::string_view::npos;
    std::size_t cutTo = 0;
    std::size_t previousEnd = 0;
    bool open = false;
    bool between = false; // a member stands before the context
    object.eachMember([&](std::string_view name, const JsonView&, std::string_view member) {
        const auto start = static_cast<std::size_t>(member.data() - source.data());
        if (open) { // the member after the context: cut up to it
            cutTo = start;
            open = false;
        }
        if (name == contextMember) {
            open = true;
            cutFrom = start;
            cutTo = start + member.size();
            if (previousEnd != 0)
                cutFrom = previousEnd; // the comma before goes where the context is the last
        }
        previousEnd = start + member.size();
        return true;
    });
    if (cutFrom == std::string_view::npos) return std::string(source);
    std::string out(source.substr(0, cutFrom));
    const std::string_view rest = source.substr(cutTo);
    if (between && rest.starts_with('"')) out += ',';
    out += rest;
    return out;
}

void readValue(EventEnvelope& envelope, const JsonView& object, const JsonView& value)
{
    envelope.multiValued = true;
    if (value.kind() != JsonView::Kind::Array) {
        fail(envelope, "value", "value must be an array of events, not " + shown(value));
        return;
    }
    object.eachMember([&](std::string_view name, const JsonView&, std::string_view) {
        if (name != "value" && (name.empty() || name.front() != '@'))
            addNote(envelope.notes, Finding::UnknownMember, name,
                    "a member beside value that no profile names");
        return true;
    });
    std::size_t index = 0;
    value.eachElement([&](const JsonView& element) {
        const std::string prefix = "value[" + std::to_string(index++) + ']';
        if (element.kind() != JsonView::Kind::Object) {
            ++envelope.errorCount;
            if (envelope.errors.size() < listedErrors)
                envelope.errors.push_back(
                    {prefix, prefix + " must be an event object, not " + shown(element)});
            return true;
        }
        if (auto event = EventObject(envelope, prefix).read(element, false)) {
            event->source = std::string(element.source());
            envelope.events.push_back(std::move(*event));
        }
        return true;
    });
}

} // namespace

std::optional<Profile> profileFromName(std::string_view name)
{
    for (const Profile profile : {Profile::Rcp28, Profile::Vendor, Profile::Year2020})
        if (profileName(profile) == name) return profile;
    return std::nullopt;
}

std::string_view profileName(Profile profile)
{
    switch (profile) {
    case Profile::Rcp28:
        return "rcp28";
    case Profile::Vendor:
        return "vendor";
    case Profile::Year2020:
        return "2020";
    }
    return {};
}

EventEnvelope readEnvelope(std::string_view body)
{
    EventEnvelope envelope;
    const auto json = checkJson(body, maxJsonDepth);
    if (!json) {
        const JsonError& error = json.error();
        fail(envelope, error.target.empty() ? "body" : error.target,
             "not valid JSON at byte " + std::to_string(error.offset) + ": " + error.message);
        return envelope;
    }
    if (json->kind() != JsonView::Kind::Object) {
        fail(envelope, "body", "the payload must be a JSON object, not " + shown(*json));
        return envelope;
    }
    readContext(envelope, json->member(contextMember));
    if (envelope.fatal) return envelope;
    if (const auto value = json->member("value")) {
        readValue(envelope, *json, *value);
    } else if (auto event = EventObject(envelope, "").read(*json, true)) {
        event->source = withoutContext(*json);
        envelope.events.push_back(std::move(*event));
    }
    return envelope;
}

tl::expected<EntityEvent, std::vector<EnvelopeError>> readEvent(std::string_view text)
{
    const auto json = checkJson(text, maxJsonDepth);
    if (!json)
        return tl::make_unexpected(std::vector<EnvelopeError>{
            {json.error().target,
             "not valid JSON at byte " + std::to_string(json.error().offset) + ": " + json.error().message}});
    if (json->kind() != JsonView::Kind::Object)
        return tl::make_unexpected(
            std::vector<EnvelopeError>{{"", "an event must be a JSON object, not " + shown(*json)}});
    EventEnvelope envelope;
    auto event = EventObject(envelope, "").read(*json, true);
    if (!event) return tl::make_unexpected(envelope.errors);
    event->source = withoutContext(*json);
    return std::move(*event);
}

} // namespace pb
