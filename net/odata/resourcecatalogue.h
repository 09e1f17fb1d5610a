// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/entitytype.h"
#include "models/domain/resourcerecord.h"

namespace pb {

/// The record resources that a service has: those of the Data Dictionary and those that the user added
/// (LOG-3). Does not change once it is made; any thread.
class ResourceCatalogue
{
public:
    explicit ResourceCatalogue(const std::vector<RecordResource>& added = {});
    ResourceCatalogue(const ResourceCatalogue&) = delete;
    ResourceCatalogue& operator=(const ResourceCatalogue&) = delete;

    /// The type of a record resource; null where there is none of that name.
    const EntityType* record(std::string_view name) const;
    /// EntityEvent, EntityEventSubscription and the record resources, as the metadata lists them.
    const std::vector<const EntityType*>& all() const { return m_all; }

private:
    std::deque<RecordResource> m_names; ///< what the added types' names point into
    std::deque<EntityType> m_added;
    std::vector<const EntityType*> m_all;
};

/// The CSDL 4.01 document (LOG-1), with one Schema.
std::string writeMetadata(const ResourceCatalogue& catalogue);
/// The service document's JSON; `root` is absolute.
std::string writeServiceDocument(const ResourceCatalogue& catalogue, const std::string& root,
                                 bool withContext);

} // namespace pb
