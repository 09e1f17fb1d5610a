// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "models/domain/deliveryattempt.h"

namespace pb {

/// What an attempt is busy with, in the order of time (PSH-10).
enum class AttemptPhase : std::uint8_t { NameLookup, Connect, Tls, Send, FirstByte, Receive };

/// How long a phase took, both ends measured from the attempt's start.
struct PhaseStretch
{
    AttemptPhase phase = AttemptPhase::NameLookup;
    std::chrono::microseconds from{0};
    std::chrono::microseconds to{0};
    bool complete = true; ///< false: the attempt ended in the midst of it
};

/// The phases that an attempt went through, without holes, the last one perhaps incomplete. `secure`: to an
/// https URL. Phases that it never came to are left out.
std::vector<PhaseStretch> phaseStretches(const AttemptPhases& phases, bool secure);

/// How long the attempt took from its start, as far as that is known.
std::chrono::microseconds attemptLength(const AttemptPhases& phases);

} // namespace pb
