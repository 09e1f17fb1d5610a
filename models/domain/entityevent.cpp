// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/entityevent.h"

#include "models/domain/jsonview.h"

namespace pb {

namespace {

std::vector<std::string> strings(const JsonView& array)
{
    std::vector<std::string> texts;
    array.eachElement([&](const JsonView& element) {
        if (auto text = element.string()) texts.push_back(std::move(*text));
        return true;
    });
    return texts;
}

} // namespace

EntityEventDetails readDetails(std::string_view source)
{
    EntityEventDetails details;
    std::string vendorType;
    JsonView(source).eachMember([&](std::string_view name, const JsonView& value, std::string_view) {
        if (name == "EventTypes")
            details.EventTypes = strings(value);
        else if (name == "FeedTypes")
            details.FeedTypes = strings(value);
        else if (name == "EntityEventType")
            vendorType = value.string().value_or("");
        else if (name == "ResourceRecordUrl" || name == "ResourceRecordURL")
            details.ResourceRecordUrl = value.string().value_or("");
        else if (name == "ModificationTimestamp")
            details.ModificationTimestamp = value.string().value_or("");
        else if (name == "OriginatingSystemName")
            details.OriginatingSystemName = value.string().value_or("");
        else if (name == "Data")
            details.hasData = value.kind() == JsonView::Kind::Object;
        return true;
    });
    if (details.EventTypes.empty() && !vendorType.empty()) details.EventTypes.push_back(vendorType);
    return details;
}

bool sameTuple(const EntityEvent& a, const EntityEvent& b)
{
    return a.EntityEventSequence == b.EntityEventSequence && a.ResourceName == b.ResourceName &&
           a.ResourceRecordKey == b.ResourceRecordKey;
}

} // namespace pb
