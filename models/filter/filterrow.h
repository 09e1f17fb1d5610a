// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "models/domain/entityevent.h"
#include "models/domain/entitytype.h"

namespace pb {

/// One row for filters to look at: a JSON object of an entity type, whose members are read when they are
/// first asked for and kept, so that a thousand filters over one event read it once. Belongs to one thread;
/// what it was made of outlives it.
class FilterRow
{
public:
    /// A checked JSON object. Aliases of other profiles (EVT-3, EVT-4) count under the standard's names.
    FilterRow(std::string_view source, const EntityType& type);
    explicit FilterRow(const EntityEvent& event);
    /// An event whose sequence is known: where no more is asked for, its source is not looked at.
    FilterRow(SequenceNumber sequence, std::string_view source);
    ~FilterRow();
    FilterRow(FilterRow&&) noexcept;
    FilterRow& operator=(FilterRow&&) noexcept;

    class Members;
    /// For the evaluator.
    Members& members() { return *m_members; }

private:
    std::unique_ptr<Members> m_members;
};

} // namespace pb
