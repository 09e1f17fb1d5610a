// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/finding.h"
#include "models/domain/sequencenumber.h"

namespace pb {

/// One EntityEvent (EVT-1): its identity, and its own source bytes, which are what is stored, pushed and
/// exported (EVT-6). Every other member is read from the source when it is wanted.
struct EntityEvent
{
    SequenceNumber EntityEventSequence;
    std::string ResourceName;
    std::string ResourceRecordKey;
    std::string source; ///< the event's JSON object, exact
};

/// What the screens show beside the identity, read from an event's source.
struct EntityEventDetails
{
    std::string ResourceRecordUrl;
    std::vector<std::string> EventTypes; ///< EventTypes, or the vendor profile's EntityEventType
    std::vector<std::string> FeedTypes;
    std::string ModificationTimestamp;
    std::string OriginatingSystemName;
    bool hasData = false;
};

/// Reads the details of an event that was accepted once. Members of the wrong kind are left out.
EntityEventDetails readDetails(std::string_view source);

/// True where two events say the same of a sequence: same ResourceName and ResourceRecordKey (EVT-5).
bool sameTuple(const EntityEvent& a, const EntityEvent& b);

} // namespace pb
