// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterrow.h"

#include <algorithm>

#include "models/filter/rowmembers.h"

namespace pb {

namespace {

/// The names that the text of 2020 has for the standard's (EVT-4).
std::string_view aliasOf(std::string_view name)
{
    if (name == "EntityEventSequence") return "EntityEventSequenceNumeric";
    if (name == "ResourceRecordKey") return "ResourceRecordKeyNumeric";
    if (name == "ResourceRecordUrl") return "ResourceRecordURL";
    return {};
}

template <typename Read>
std::optional<Value> readAs(Read&& read, std::string_view text)
{
    const auto value = read(text);
    return value ? std::optional<Value>(*value) : std::nullopt;
}

std::optional<Value> temporal(EdmType type, std::string_view text)
{
    switch (type) {
    case EdmType::Date:
        return readAs(readDate, text);
    case EdmType::TimeOfDay:
        return readAs(readTimeOfDay, text);
    case EdmType::DateTimeOffset:
        return readAs(readTimestamp, text);
    case EdmType::Duration:
        return readAs(readTimeSpan, text);
    default:
        return std::nullopt;
    }
}

bool fitsType(EdmType type, const Value& value)
{
    switch (type) {
    case EdmType::Dynamic:
        return true;
    case EdmType::Boolean:
        return is<bool>(value);
    case EdmType::Int32:
    case EdmType::Int64:
        return is<std::int64_t>(value);
    case EdmType::Decimal:
    case EdmType::Double:
        return isNumber(value);
    default:
        return is<std::string_view>(value);
    }
}

} // namespace

FilterRow::Members::Members(std::string_view source, const EntityType& type)
    : m_type(type), m_source(source), m_isEvent(type.name == "EntityEvent"), m_slots(type.properties.size())
{
}

FilterRow::Members::Members(const EntityEvent& event) : Members(event.source, entityEventType())
{
    // The identity is what was settled when the event was taken.
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const std::string_view name = m_type.properties[i].name;
        if (name == "EntityEventSequence")
            m_slots[i] = {true, event.EntityEventSequence.value};
        else if (name == "ResourceName")
            m_slots[i] = {true, std::string_view(event.ResourceName)};
        else if (name == "ResourceRecordKey")
            m_slots[i] = {true, std::string_view(event.ResourceRecordKey)};
    }
}

FilterRow::Members::Members(SequenceNumber sequence, std::string_view source)
    : Members(source, entityEventType())
{
    const auto place =
        std::find_if(m_type.properties.begin(), m_type.properties.end(),
                     [](const auto& property) { return property.name == "EntityEventSequence"; });
    m_slots[static_cast<std::size_t>(place - m_type.properties.begin())] = {true, sequence.value};
}

void FilterRow::Members::scan()
{
    m_isScanned = true;
    JsonView(m_source).eachMember(
        [this](std::string_view name, const JsonView& value, std::string_view member) {
            // The name lives in the source unless it was written with escapes.
            const bool isPlain = member.size() > name.size() && member.substr(1, name.size()) == name;
            m_named.push_back(
                {isPlain ? member.substr(1, name.size()) : m_values.keep(std::string(name)), value});
            return true;
        });
}

const JsonView* FilterRow::Members::find(std::string_view name)
{
    if (!m_isScanned) scan();
    for (const Named& each : m_named)
        if (each.name == name) return &each.json;
    return nullptr;
}

void FilterRow::Members::read(std::size_t index)
{
    const Value value = readProperty(m_type.properties[index]);
    m_slots[index] = {true, value};
}

Value FilterRow::Members::readProperty(const PropertyDefinition& property)
{
    const JsonView* json = find(property.name);
    if (m_isEvent && !json) return readAlias(property.name);
    if (!json) return Null{};
    const Value value = typed(property, *json);
    const auto* types = std::get_if<const Collection*>(&value);
    if (m_isEvent && property.name == "EventTypes" && types && (*types)->elements.empty())
        if (const Value vendor = readAlias(property.name); !is<Null>(vendor)) return vendor;
    return value;
}

/// What stands for a member that an event lacks, as in readDetails().
Value FilterRow::Members::readAlias(std::string_view name)
{
    if (name == "EventTypes") { // the vendor profile's one type (EVT-3)
        const JsonView* vendor = find("EntityEventType");
        const Value type = vendor ? dynamicValue(*vendor, m_values) : Value();
        const auto* text = std::get_if<std::string_view>(&type);
        if (!text || text->empty()) return Null{};
        return m_values.keep(Collection{{*text}, m_values.keep('[' + std::string(vendor->source()) + ']')});
    }
    const std::string_view alias = aliasOf(name);
    const JsonView* json = alias.empty() ? nullptr : find(alias);
    if (!json) return Null{};
    if (name == "ResourceRecordKey" && json->int64()) return json->source(); // a key is a string
    return typed(*m_type.property(name), *json);
}

Value FilterRow::Members::typed(const PropertyDefinition& property, const JsonView& json)
{
    if (property.collection) return typedElements(property, json);
    const Value value = dynamicValue(json, m_values);
    if (is<Null>(value) || is<Refused>(value)) return value;
    if (fitsType(property.type, value)) {
        const auto* text = std::get_if<std::string_view>(&value);
        if (!text || property.type == EdmType::String || property.type == EdmType::Dynamic) return value;
        if (const auto time = temporal(property.type, *text)) return *time;
        return m_values.refuse({}, std::string(property.name) + " is " + literalText(value) +
                                       " in this row, which is no valid " +
                                       std::string(edmTypeName(property.type).substr(4)));
    }
    return m_values.refuse({}, std::string(property.name) + " is " + std::string(kindName(value)) +
                                   " in this row, and not of its type " +
                                   std::string(edmTypeName(property.type)));
}

Value FilterRow::Members::typedElements(const PropertyDefinition& property, const JsonView& json)
{
    if (json.kind() == JsonView::Kind::Null) return Null{};
    if (json.kind() != JsonView::Kind::Array)
        return m_values.refuse({}, std::string(property.name) + " is no array in this row");
    PropertyDefinition element = property;
    element.collection = false;
    Collection collection;
    collection.source = json.source();
    json.eachElement([&](const JsonView& each) {
        collection.elements.push_back(typed(element, each));
        return true;
    });
    return m_values.keep(std::move(collection));
}

const Value& FilterRow::Members::member(const std::string& path)
{
    const auto known = m_dynamic.find(path);
    if (known != m_dynamic.end()) return known->second;
    const std::size_t slash = std::min(path.find('/'), path.size());
    const JsonView* root = find(std::string_view(path).substr(0, slash));
    const Value value = root ? walk(*root, path, slash) : Value();
    return m_dynamic.emplace(path, value).first->second;
}

/// Goes down from a value; `at` is where in the path the names below it begin, with their slash.
Value FilterRow::Members::walk(const JsonView& json, std::string_view path, std::size_t at)
{
    JsonView here = json;
    while (at < path.size()) {
        if (here.kind() == JsonView::Kind::Null) return Null{};
        const std::size_t end = std::min(path.find('/', at + 1), path.size());
        const std::string_view name = path.substr(at + 1, end - at - 1);
        if (here.kind() != JsonView::Kind::Object)
            return m_values.refuse({}, std::string(path.substr(0, at)) + " is " +
                                           std::string(kindName(dynamicValue(here, m_values))) +
                                           " in this row and has no member " + std::string(name));
        const auto next = here.member(name);
        if (!next) return Null{};
        here = *next;
        at = end;
    }
    return dynamicValue(here, m_values);
}

Value FilterRow::Members::below(const Value& base, std::string_view path)
{
    if (is<Null>(base) || is<Refused>(base)) return base;
    const auto* object = std::get_if<ObjectValue>(&base);
    if (!object)
        return m_values.refuse({}, "the element is " + std::string(kindName(base)) +
                                       " in this row and has no member " + std::string(path));
    // The path's first name stands without a slash.
    const std::size_t slash = std::min(path.find('/'), path.size());
    const auto first = object->json.member(path.substr(0, slash));
    return first ? walk(*first, path, slash) : Value();
}

FilterRow::FilterRow(std::string_view source, const EntityType& type)
    : m_members(std::make_unique<Members>(source, type))
{
}

FilterRow::FilterRow(const EntityEvent& event) : m_members(std::make_unique<Members>(event))
{
}

FilterRow::FilterRow(SequenceNumber sequence, std::string_view source)
    : m_members(std::make_unique<Members>(sequence, source))
{
}

FilterRow::~FilterRow() = default;
FilterRow::FilterRow(FilterRow&&) noexcept = default;
FilterRow& FilterRow::operator=(FilterRow&&) noexcept = default;

} // namespace pb
