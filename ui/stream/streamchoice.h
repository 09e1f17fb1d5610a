// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "models/tables/rowset.h"

namespace pb {

/// Which rows of the Stream were asked for, and in what order. A value.
struct StreamChoice
{
    struct Record
    {
        QString ResourceName;
        QString ResourceRecordKey;
        friend bool operator==(const Record&, const Record&) = default;
    };

    std::optional<Record> record;      ///< only the events of this one
    QString search;                    ///< only rows that have this; empty: any
    std::optional<Filter> filter = {}; ///< only events that it lets through
    std::optional<StreamColumn> order;
    bool descending = false;

    RowSet rowSet() const;
    /// "Following Property P-1", "Sorted by Key"; empty where all rows are shown as they arrived.
    QString sentence() const;
};

} // namespace pb
