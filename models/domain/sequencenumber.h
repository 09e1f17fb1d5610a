// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace pb {

/// An EntityEventSequence: positive, 64 bits, unique and increasing per producer (EVT-1, EVT-5).
/// Zero stands for "before the first event" where a cursor is meant.
struct SequenceNumber
{
    std::int64_t value = 0;
    friend auto operator<=>(const SequenceNumber&, const SequenceNumber&) = default;
};

inline constexpr SequenceNumber lastSequenceNumber{std::numeric_limits<std::int64_t>::max()};

} // namespace pb
