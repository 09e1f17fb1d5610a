// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/entityevent.h"
#include "models/domain/resourcerecord.h"

namespace pb {

/// What an event says, to be appended once more under a sequence of its own (LOG-5): its record, types and
/// every further member as it stands; not its sequence, its context and its time. Pure.
NewEvent newEventOf(const EntityEvent& event);

} // namespace pb
