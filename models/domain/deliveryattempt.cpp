// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deliveryattempt.h"

namespace pb {

std::string_view outcomeName(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Delivered:
        return "delivered";
    case AttemptOutcome::Retry:
        return "retry";
    case AttemptOutcome::Halted:
        return "halted";
    case AttemptOutcome::Split:
        return "split";
    case AttemptOutcome::Suspended:
        return "suspended";
    case AttemptOutcome::DeadLettered:
        return "dead-lettered";
    case AttemptOutcome::Abandoned:
        return "abandoned";
    case AttemptOutcome::Interrupted:
        return "interrupted";
    }
    return "";
}

} // namespace pb
