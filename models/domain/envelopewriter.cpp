// SPDX-License-Identifier: GPL-3.0-or-later
// Writing payloads: values go out as their source bytes stand; only whole members are left out or renamed.
#include <algorithm>

#include "models/domain/eventenvelope.h"

namespace pb {

namespace {

bool isVendorMember(std::string_view name)
{
    return name == "Data" || name == "EntityEventType" || name == "ModificationTimestamp" ||
           name == "OriginatingSystemName";
}

/// The name a member goes out under in a profile; empty: it is left out.
std::string_view outgoingName(std::string_view name, Profile profile)
{
    const bool old = profile == Profile::Year2020;
    if (name == "EntityEventSequence" || name == "EntityEventSequenceNumeric")
        return old ? "EntityEventSequenceNumeric" : "EntityEventSequence";
    if (name == "ResourceRecordUrl" || name == "ResourceRecordURL")
        return old ? "ResourceRecordURL" : "ResourceRecordUrl";
    if (name == "ResourceRecordKeyNumeric") return old ? name : "";
    if (isVendorMember(name) && profile != Profile::Vendor) return "";
    if (name == "@reso.context") return "";
    return name;
}

struct OutgoingMembers
{
    std::string text;      ///< members with commas between, no braces
    bool unchanged = true; ///< the source's own object serves
};

OutgoingMembers outgoingMembers(const EntityEvent& event, Profile profile)
{
    OutgoingMembers out;
    std::vector<std::string> sent;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!out.text.empty()) out.text += ',';
        out.text += quoteJson(name);
        out.text += ':';
        out.text += value;
    };
    bool hasKey = false;
    JsonView(event.source)
        .eachMember([&](std::string_view name, const JsonView& value, std::string_view member) {
            const std::string_view outgoing = outgoingName(name, profile);
            hasKey = hasKey || outgoing == "ResourceRecordKey";
            const bool twice = std::find(sent.begin(), sent.end(), outgoing) != sent.end();
            if (outgoing.empty() || twice) { // both spellings of one member were sent; the first serves
                out.unchanged = false;
                return true;
            }
            sent.emplace_back(outgoing);
            if (outgoing == name) {
                if (!out.text.empty()) out.text += ',';
                out.text += member;
            } else {
                out.unchanged = false;
                add(outgoing, value.source());
            }
            return true;
        });
    if (!hasKey) { // the event came with a numeric key only
        out.unchanged = false;
        add("ResourceRecordKey", quoteJson(event.ResourceRecordKey));
    }
    return out;
}

} // namespace

std::string writeEnvelope(std::span<const EntityEvent> events, Profile profile, bool alwaysValue)
{
    std::string out = "{";
    // The text of 2020 knows no context.
    if (profile != Profile::Year2020) out += "\"@reso.context\":" + quoteJson(entityEventContext) + ',';
    const bool wrapped = alwaysValue || profile == Profile::Vendor || events.size() != 1;
    if (!wrapped) return out + outgoingMembers(events.front(), profile).text + '}';
    out += "\"value\":[";
    bool first = true;
    for (const EntityEvent& event : events) {
        if (!first) out += ',';
        first = false;
        const OutgoingMembers members = outgoingMembers(event, profile);
        if (members.unchanged)
            out += event.source;
        else
            out += '{' + members.text + '}';
    }
    return out + "]}";
}

std::string writeODataError(std::string_view code, std::string_view message,
                            std::span<const EnvelopeError> details)
{
    std::string out = "{\"error\":{\"code\":" + quoteJson(code) + ",\"message\":" + quoteJson(message);
    if (!details.empty()) {
        out += ",\"details\":[";
        bool first = true;
        for (const EnvelopeError& detail : details) {
            if (!first) out += ',';
            first = false;
            out += "{\"code\":" + quoteJson(code) + ",\"target\":" + quoteJson(detail.target) +
                   ",\"message\":" + quoteJson(detail.message) + '}';
        }
        out += ']';
    }
    return out + "}}";
}

} // namespace pb
