// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pb {

/// A point in time, UTC, in milliseconds. The screens show it in local time.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads the system clock. Only the edges of the program call this; rules take `now` as a parameter.
Moment currentMoment();

/// "2026-11-21T22:23:28.123Z".
std::string toIsoUtc(Moment moment);

/// Reads what toIsoUtc() writes; nothing for any other text.
std::optional<Moment> fromIsoUtc(std::string_view text);

} // namespace pb
