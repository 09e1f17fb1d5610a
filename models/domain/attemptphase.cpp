// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/attemptphase.h"

#include <algorithm>

namespace pb {

using std::chrono::microseconds;

std::vector<PhaseStretch> phaseStretches(const AttemptPhases& phases, bool secure)
{
    const std::pair<AttemptPhase, microseconds> ends[] = {
        {AttemptPhase::NameLookup, phases.nameLookup},
        {AttemptPhase::Connect, phases.connect},
        {AttemptPhase::Tls, phases.tls},
        {AttemptPhase::Send, phases.sent},
        {AttemptPhase::FirstByte, phases.firstByte},
    };
    const microseconds whole = attemptLength(phases);
    std::vector<PhaseStretch> stretches;
    microseconds reached{0};
    bool open = false;
    for (const auto& [phase, end] : ends) {
        if (phase == AttemptPhase::Tls && !secure && end.count() < 0) continue;
        if (end.count() < 0) {
            // What comes after a phase that was not reached may still have a time: an answer can come before
            // the request is sent to its end. Then this phase took no time of its own that is known.
            const bool later =
                std::any_of(std::begin(ends), std::end(ends), [phase = phase](const auto& other) {
                    return other.first > phase && other.second.count() >= 0;
                });
            if (later) continue;
            if (!open && whole > reached) stretches.push_back({phase, reached, whole, false});
            open = true;
            continue;
        }
        const microseconds to = std::max(reached, end);
        stretches.push_back({phase, reached, to, true});
        reached = to;
    }
    if (!open && phases.total.count() >= 0)
        stretches.push_back({AttemptPhase::Receive, reached, std::max(reached, phases.total), true});
    return stretches;
}

microseconds attemptLength(const AttemptPhases& phases)
{
    return std::max({microseconds(0), phases.nameLookup, phases.connect, phases.tls, phases.sent,
                     phases.firstByte, phases.total});
}

} // namespace pb
