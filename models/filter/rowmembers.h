// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/jsonview.h"
#include "models/filter/filterrow.h"
#include "models/filter/value.h"

namespace pb {

/// The members of a row as values, each read once (FLT-2). What can't be read as its declared type is a
/// refusal that says so; absent is null.
class FilterRow::Members
{
public:
    Members(std::string_view source, const EntityType& type);
    explicit Members(const EntityEvent& event);
    Members(SequenceNumber sequence, std::string_view source);

    /// A declared property, by its place in the type.
    const Value& property(std::size_t index)
    {
        Slot& slot = m_slots[index];
        if (!slot.isRead) read(index);
        return slot.value;
    }

    /// A dynamic member: names with slashes between, from the root.
    const Value& member(const std::string& path);
    /// The same below a value.
    Value below(const Value& base, std::string_view path);

private:
    struct Slot
    {
        bool isRead = false;
        Value value;
    };
    struct Named
    {
        std::string_view name;
        JsonView json;
    };

    void read(std::size_t index);
    void scan();
    const JsonView* find(std::string_view name);
    Value readProperty(const PropertyDefinition& property);
    Value readAlias(std::string_view name);
    Value typed(const PropertyDefinition& property, const JsonView& json);
    Value typedElements(const PropertyDefinition& property, const JsonView& json);
    Value walk(const JsonView& json, std::string_view path, std::size_t at);

    const EntityType& m_type;
    std::string_view m_source;
    bool m_isEvent;
    bool m_isScanned = false;
    std::vector<Slot> m_slots;
    std::vector<Named> m_named;
    std::map<std::string, Value, std::less<>> m_dynamic;
    Values m_values;
};

} // namespace pb
