// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace pb {

/// The faults of a receiver's script as the session numbers them: stored, so never renumber, only add.
inline constexpr std::array<std::string_view, 8> storedFaults = {"",     "close",    "reset",     "stall",
                                                                 "drip", "truncate", "malformed", "gone"};

/// The number a fault is stored under; 0 for none.
constexpr int faultCode(std::string_view fault)
{
    for (std::size_t code = 0; code < storedFaults.size(); ++code)
        if (storedFaults[code] == fault) return static_cast<int>(code);
    return 0;
}

/// The fault stored under a number; "unknown" for one of a newer program.
constexpr std::string_view faultName(int code)
{
    return code >= 0 && static_cast<std::size_t>(code) < storedFaults.size()
               ? storedFaults[static_cast<std::size_t>(code)]
               : "unknown";
}

} // namespace pb
