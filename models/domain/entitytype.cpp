// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/entitytype.h"

#include <algorithm>

namespace pb {

std::string_view edmTypeName(EdmType type)
{
    switch (type) {
    case EdmType::Dynamic:
        return "Edm.Untyped";
    case EdmType::Boolean:
        return "Edm.Boolean";
    case EdmType::Int32:
        return "Edm.Int32";
    case EdmType::Int64:
        return "Edm.Int64";
    case EdmType::Decimal:
        return "Edm.Decimal";
    case EdmType::Double:
        return "Edm.Double";
    case EdmType::String:
        return "Edm.String";
    case EdmType::Date:
        return "Edm.Date";
    case EdmType::TimeOfDay:
        return "Edm.TimeOfDay";
    case EdmType::DateTimeOffset:
        return "Edm.DateTimeOffset";
    case EdmType::Duration:
        return "Edm.Duration";
    }
    return "Edm.Untyped";
}

const PropertyDefinition* EntityType::property(std::string_view wanted) const
{
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [wanted](const PropertyDefinition& each) { return each.name == wanted; });
    return found == properties.end() ? nullptr : &*found;
}

const EntityType& entityEventType()
{
    static const EntityType type{
        "EntityEvent",
        "EntityEventSequence",
        {
            {.name = "EntityEventSequence", .type = EdmType::Int64, .nullable = false},
            {.name = "ResourceName", .nullable = false, .maxLength = 255},
            {.name = "ResourceRecordKey", .nullable = false, .maxLength = 255},
            {.name = "ResourceRecordUrl", .maxLength = 8000},
            {.name = "EventTypes", .collection = true},
            {.name = "FeedTypes", .collection = true},
            {.name = "EntityEventType", .maxLength = 255},
            {.name = "ModificationTimestamp", .type = EdmType::DateTimeOffset},
            {.name = "OriginatingSystemName", .maxLength = 255},
            {.name = "Data", .type = EdmType::Dynamic, .dynamicMembers = true},
        }};
    return type;
}

const EntityType& entityEventSubscriptionType()
{
    static const EntityType type{
        "EntityEventSubscription",
        "EntityEventSubscriptionKey",
        {
            {.name = "EntityEventSubscriptionKey", .nullable = false, .readOnly = true, .maxLength = 255},
            {.name = "EntityEventFilter", .maxLength = 8192},
            {.name = "EntityEventSequence", .type = EdmType::Int64, .least = 0},
            {.name = "CallbackUrl", .nullable = false, .maxLength = 8000},
            {.name = "CallbackCredentialId", .maxLength = 255},
            {.name = "ActiveYN", .type = EdmType::Boolean, .nullable = false},
            {.name = "ModificationTimestamp",
             .type = EdmType::DateTimeOffset,
             .nullable = false,
             .readOnly = true},
            {.name = "EntityEventSource", .maxLength = 255},
            {.name = "PayloadProfile", .nullable = false, .maxLength = 255},
            {.name = "BatchSize", .type = EdmType::Int32, .nullable = false, .least = 1},
            {.name = "BatchWaitMilliseconds", .type = EdmType::Int64, .nullable = false, .least = 0},
            {.name = "DeadlineMilliseconds", .type = EdmType::Int64, .nullable = false, .least = 1},
            {.name = "RetryPolicy", .nullable = false, .maxLength = 4096},
            {.name = "OnReject", .nullable = false, .maxLength = 255},
            {.name = "RequestsPerSecond", .type = EdmType::Decimal, .scale = 3, .least = 0},
            {.name = "State", .nullable = false, .readOnly = true, .maxLength = 255},
            {.name = "StateReason", .readOnly = true},
            {.name = "LastDeliveredSequence", .type = EdmType::Int64, .readOnly = true},
            {.name = "Lag", .type = EdmType::Int64, .readOnly = true},
        }};
    return type;
}

} // namespace pb
