// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pb {

/// The primitive types of our metadata (OData CSDL 4.01). Dynamic: a member of an open type, whose type is
/// that of the value it has at the time.
enum class EdmType : std::uint8_t {
    Dynamic,
    Boolean,
    Int32,
    Int64,
    Decimal,
    Double,
    String,
    Date,
    TimeOfDay,
    DateTimeOffset,
    Duration
};

/// "Edm.Int64"; "Edm.Untyped" for Dynamic.
std::string_view edmTypeName(EdmType type);

/// One property of an entity type, as the metadata describes it and filters and writes are checked by it.
struct PropertyDefinition
{
    std::string_view name; ///< the standard's spelling
    EdmType type = EdmType::String;
    bool collection = false;
    bool nullable = true;
    bool readOnly = false;            ///< set by the service; ignored where a client sends it (SUB-1)
    int maxLength = 0;                ///< of strings, in characters; 0: no limit
    int precision = 0;                ///< of Decimal; 0: not said
    int scale = 0;                    ///< of Decimal
    std::optional<double> least = {}; ///< the least number taken; nothing: any
    bool dynamicMembers = false;      ///< an object whose members are dynamic: Data (EVT-3)
};

/// A resource's type: its name, its key, and what it has.
struct EntityType
{
    std::string_view name; ///< EntityEvent, EntityEventSubscription, Property, ...
    std::string_view key;
    std::vector<PropertyDefinition> properties; ///< in the order of the metadata
    bool open = false; ///< other members are kept; where nothing is declared they are dynamic, too

    /// The property of that exact name; null where there is none.
    const PropertyDefinition* property(std::string_view wanted) const;
};

/// EntityEvent with the members of EVT-1 and EVT-3. Lives as long as the program.
const EntityType& entityEventType();
/// EntityEventSubscription with its local fields (SUB-1, SUB-7). Lives as long as the program.
const EntityType& entityEventSubscriptionType();

} // namespace pb
