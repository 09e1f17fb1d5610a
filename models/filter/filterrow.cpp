// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterrow.h"

namespace pb {

class FilterRow::Members
{
};

FilterRow::FilterRow(std::string_view /*source*/, const EntityType& /*type*/)
    : m_members(std::make_unique<Members>())
{
}

FilterRow::FilterRow(const EntityEvent& event) : FilterRow(event.source, entityEventType())
{
}

FilterRow::~FilterRow() = default;
FilterRow::FilterRow(FilterRow&&) noexcept = default;
FilterRow& FilterRow::operator=(FilterRow&&) noexcept = default;

} // namespace pb
