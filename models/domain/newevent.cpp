// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/newevent.h"

#include <algorithm>
#include <iterator>

#include "models/domain/jsonview.h"

namespace pb {

namespace {

/// Members that the log writes itself, or that stand in a NewEvent by themselves.
constexpr std::string_view ownMembers[] = {"EntityEventSequence",
                                           "EntityEventSequenceNumeric",
                                           "ResourceName",
                                           "ResourceRecordKey",
                                           "ResourceRecordKeyNumeric",
                                           "ResourceRecordUrl",
                                           "ResourceRecordURL",
                                           "EventTypes",
                                           "ModificationTimestamp",
                                           "@reso.context"};

} // namespace

NewEvent newEventOf(const EntityEvent& event)
{
    NewEvent made;
    made.ResourceName = event.ResourceName;
    made.ResourceRecordKey = event.ResourceRecordKey;
    made.ResourceRecordUrl = readDetails(event.source).ResourceRecordUrl;
    JsonView(event.source)
        .eachMember([&](std::string_view name, const JsonView& value, std::string_view member) {
            if (name == "EventTypes" && value.kind() == JsonView::Kind::Array)
                value.eachElement([&](const JsonView& type) {
                    if (auto word = type.string()) made.EventTypes.push_back(std::move(*word));
                    return true;
                });
            if (std::find(std::begin(ownMembers), std::end(ownMembers), name) == std::end(ownMembers))
                made.members += (made.members.empty() ? "" : ",") + std::string(member);
            return true;
        });
    return made;
}

} // namespace pb
