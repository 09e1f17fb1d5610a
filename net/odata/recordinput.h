// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/datadictionary.h"
#include "models/domain/entitytype.h"
#include "models/domain/eventenvelope.h"
#include "models/domain/jsonview.h"
#include "models/domain/resourcerecord.h"

namespace pb {

/// A member of a record: its name and its value's own bytes.
struct RecordMember
{
    std::string name;
    std::string source;
};

/// A record as a client sent it (RCP-10): what is read-only and @odata.* left out, the rest as its bytes
/// stand.
struct RecordInput
{
    const EntityType* type = nullptr;
    std::string key;                   ///< empty: it names none
    std::vector<RecordMember> members; ///< without the key
    struct Child
    {
        const RecordRelation* relation = nullptr;
        std::vector<RecordInput> records;
    };
    std::vector<Child> children;       ///< of a deep insert
    std::vector<EnvelopeError> errors; ///< with targets like ListPrice, Media[0].Order

    /// The member's value; empty: there is none.
    std::string_view valueOf(std::string_view name) const;
};

/// Reads a record's object. `whole`: it is to be created, and may bring children.
RecordInput readRecordInput(const JsonView& object, const EntityType& type, bool whole, bool numbersAsText);

/// The JSON of a record.
std::string writeRecord(const EntityType& type, std::string_view key,
                        const std::vector<RecordMember>& members, Moment modified);
/// Members of a stored record with those of a PATCH in their places, new ones behind (merge). The key and
/// ModificationTimestamp are left out.
std::vector<RecordMember> mergedMembers(std::string_view stored, const RecordInput& patch);

/// EventTypes of a change: what was there before, and what is there now (LOG-3).
std::vector<std::string> changeEventTypes(const EntityType& type, std::string_view before,
                                          const std::vector<RecordMember>& after);

} // namespace pb
