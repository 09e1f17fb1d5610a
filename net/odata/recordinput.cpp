// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/recordinput.h"

#include <algorithm>

#include "models/domain/textsafety.h"
#include "net/odata/inputcheck.h"

namespace pb {

namespace {

constexpr std::string_view modified = "ModificationTimestamp";
constexpr std::size_t mostChildren = 1000;
constexpr std::size_t longestKey = 255;

/// Reads one object's members by its type's metadata, with the errors of all of them.
class Reader
{
public:
    Reader(RecordInput& input, bool whole, bool numbersAsText, std::string prefix,
           std::vector<EnvelopeError>& errors)
        : m_input(input), m_whole(whole), m_numbersAsText(numbersAsText), m_prefix(std::move(prefix)),
          m_errors(errors)
    {
    }

    void read(const JsonView& object)
    {
        object.eachMember([this](std::string_view name, const JsonView& value, std::string_view) {
            take(name, value);
            return true;
        });
    }

private:
    void refuse(std::string_view name, const std::string& message)
    {
        const std::string shown = visibleControls(name.substr(0, longestKey));
        addError(m_errors, m_prefix + shown, shown + ' ' + message);
    }

    void take(std::string_view name, const JsonView& value)
    {
        if (name.empty()) return refuse(name, "is no name of a member");
        if (name.find('@') != std::string_view::npos || name == modified) return; // @odata.*, ours (SUB-1)
        if (name == m_input.type->key) return takeKey(value);
        if (const RecordRelation* relation = relationOf(name)) return takeChildren(*relation, value);
        const PropertyDefinition* property = m_input.type->property(name);
        if (property != nullptr && property->readOnly) return;
        std::string source(value.source());
        if (property != nullptr) {
            if (const std::string refused = valueRefusal(*property, value, m_numbersAsText); !refused.empty())
                return refuse(name, refused);
            const bool number = property->type == EdmType::Int64 || property->type == EdmType::Decimal;
            if (number && value.kind() == JsonView::Kind::String) source = value.string().value_or("");
        }
        m_input.members.push_back({std::string(name), std::move(source)});
    }

    void takeKey(const JsonView& value)
    {
        // A number is how clients of numeric keys write theirs.
        const auto text = value.kind() == JsonView::Kind::Number && value.int64()
                              ? std::optional(std::string(value.source()))
                              : value.string();
        if (!text || text->empty() || codePoints(*text) > longestKey)
            return refuse(m_input.type->key, "must be a string of 1 to 255 characters");
        m_input.key = *text;
    }

    const RecordRelation* relationOf(std::string_view name) const
    {
        for (const RecordRelation& relation : recordRelations())
            if (relation.parent == m_input.type->name && relation.child == name) return &relation;
        return nullptr;
    }

    void takeChildren(const RecordRelation& relation, const JsonView& value)
    {
        if (!m_whole) return refuse(relation.child, "can't be changed by its parent; write each by itself");
        if (value.kind() != JsonView::Kind::Array)
            return refuse(relation.child, "must be an array of records");
        RecordInput::Child child{&relation, {}};
        value.eachElement([&](const JsonView& element) {
            const std::string place =
                m_prefix + std::string(relation.child) + '[' + std::to_string(child.records.size()) + ']';
            if (element.kind() != JsonView::Kind::Object || child.records.size() == mostChildren) {
                addError(m_errors, place, "must be an object, and one of 1000 at most");
                return false;
            }
            RecordInput& record = child.records.emplace_back();
            record.type = dataDictionaryType(relation.child);
            Reader(record, true, m_numbersAsText, place + '.', m_errors).read(element);
            return true;
        });
        m_input.children.push_back(std::move(child));
    }

    RecordInput& m_input;
    bool m_whole;
    bool m_numbersAsText;
    std::string m_prefix;
    std::vector<EnvelopeError>& m_errors;
};

std::string_view valueIn(const std::vector<RecordMember>& members, std::string_view name)
{
    for (const RecordMember& member : members)
        if (member.name == name) return member.source;
    return {};
}

} // namespace

std::string_view RecordInput::valueOf(std::string_view name) const
{
    return valueIn(members, name);
}

RecordInput readRecordInput(const JsonView& object, const EntityType& type, bool whole, bool numbersAsText)
{
    RecordInput input;
    input.type = &type;
    std::vector<EnvelopeError> errors;
    Reader(input, whole, numbersAsText, {}, errors).read(object);
    input.errors = std::move(errors);
    return input;
}

std::string writeRecord(const EntityType& type, std::string_view key,
                        const std::vector<RecordMember>& members, Moment at)
{
    std::string json = '{' + quoteJson(type.key) + ':' + quoteJson(key);
    for (const RecordMember& member : members)
        json += ',' + quoteJson(member.name) + ':' + member.source;
    return json + ",\"ModificationTimestamp\":\"" + toIsoUtc(at) + "\"}";
}

std::vector<RecordMember> mergedMembers(std::string_view stored, const RecordInput& patch)
{
    std::vector<RecordMember> members;
    JsonView(stored).eachMember([&](std::string_view name, const JsonView& value, std::string_view) {
        if (name == patch.type->key || name == modified) return true;
        const std::string_view changed = patch.valueOf(name);
        members.push_back({std::string(name), std::string(changed.empty() ? value.source() : changed)});
        return true;
    });
    for (const RecordMember& member : patch.members)
        if (valueIn(members, member.name).empty()) members.push_back(member);
    return members;
}

std::vector<std::string> changeEventTypes(const EntityType& type, std::string_view before,
                                          const std::vector<RecordMember>& after)
{
    std::vector<std::string> types{"Update"};
    bool changed = false;
    bool cancelled = false;
    const JsonView stored(before);
    for (const RecordMember& member : after) {
        if (!isStatusProperty(type.name, member.name)) continue;
        const auto old = stored.member(member.name);
        const auto text = JsonView(member.source).string();
        if (old ? old->source() == member.source || (text && old->string() == text) : member.source == "null")
            continue;
        changed = true;
        cancelled = cancelled || (text && isCancelled(type.name, member.name, *text));
    }
    if (changed) types.emplace_back("StatusChanged");
    if (cancelled) types.emplace_back("Canceled");
    return types;
}

} // namespace pb
