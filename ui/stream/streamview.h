// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/followingtable.h"

namespace pb {

class StreamModel;

/// The Stream's table.
class StreamView : public FollowingTable
{
    Q_OBJECT
public:
    StreamView(Theme& theme, StreamModel& model, QWidget* parent = nullptr);
};

} // namespace pb
