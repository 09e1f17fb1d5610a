// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "models/domain/entitytype.h"

namespace pb {

/// The record resources with their commonly used fields, named and typed as RESO Data Dictionary 2.0 has
/// them: Property, Member, Office, Media, OpenHouse, Showing (LOG-3). All are open: other members are kept.
/// They live as long as the program.
std::span<const EntityType> dataDictionary();

/// The one of that name; null where there is none.
const EntityType* dataDictionaryType(std::string_view name);

/// How the records of one resource belong to those of another: an array of them may come with the parent
/// (deep insert), and they go with it.
struct RecordRelation
{
    std::string_view parent;      ///< Property
    std::string_view child;       ///< Media
    std::string_view foreignKey;  ///< of the child: holds the parent's key
    std::string_view foreignName; ///< of the child: holds the parent's resource name; empty: none does
};
std::span<const RecordRelation> recordRelations();

/// Whether a change of that property is a change of status (LOG-3).
bool isStatusProperty(std::string_view resource, std::string_view name);
/// Whether that value of a status property says that the OpenHouse or Showing is cancelled (LOG-3).
bool isCancelled(std::string_view resource, std::string_view name, std::string_view value);

} // namespace pb
