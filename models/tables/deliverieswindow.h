// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include "models/tables/deliverylanes.h"

namespace pb {

/// A stretch of time of which the attempts are wanted.
struct DeliveriesStretch
{
    Moment from{};
    Moment to{};
    bool open = false; ///< goes on after `to`: new attempts are added as they are stored

    /// Whether all of the other is in this one.
    bool covers(Moment otherFrom, Moment otherTo) const
    {
        return from <= otherFrom && (open || otherTo <= to);
    }
};

/// What was read of a stretch of time.
struct DeliveriesWindow
{
    DeliveriesStretch stretch;
    Lanes lanes;
    std::shared_ptr<const QuietTimes> quiet; ///< of these lanes
    /// The attempts before this were too many and are left out; Moment::min(): none are.
    Moment completeFrom = Moment::min();

    bool isComplete() const { return completeFrom == Moment::min(); }
};

} // namespace pb

Q_DECLARE_METATYPE(pb::DeliveriesWindow)
