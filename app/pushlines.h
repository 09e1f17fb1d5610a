// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/lineoutput.h"
#include "models/domain/deliveryattempt.h"

namespace pb {

/// The line of a finished attempt, as scripts read it.
JsonLine attemptLine(const DeliveryAttempt& attempt);
/// The same, named by the subscription whose feed it is.
JsonLine attemptLine(const DeliveryAttempt& attempt, std::int64_t subscription);
/// The same for people.
std::string attemptText(const DeliveryAttempt& attempt);

} // namespace pb
