// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "models/domain/receiversettings.h"

namespace pb {

/// One limit of the receiver as people set it: by `--limit NAME=VALUE`, in the window, and in the README's
/// table, which are all made of this (RCV-8, RCV-13).
struct LimitDescription
{
    enum class Unit : std::uint8_t { Bytes, Count, Time, PerSecond };
    std::string_view name;    ///< "head-time"
    Unit unit;                ///< Time counts milliseconds
    std::string_view meaning; ///< what is limited
    std::string_view answer;  ///< what a client gets beyond it
    std::int64_t least;
    std::int64_t most;
    std::int64_t (*value)(const ReceiverLimits& limits);
    void (*set)(ReceiverLimits& limits, std::int64_t value);
};

/// Every limit, in the order of the table.
std::span<const LimitDescription> limitDescriptions();

/// A value as people write it: "10MiB", "4096", "20s", "0".
std::string limitText(const LimitDescription& limit, std::int64_t value);

/// Reads a value written so; the error is a sentence. Pure.
tl::expected<std::int64_t, std::string> readLimit(const LimitDescription& limit, std::string_view text);

/// Sets a limit by "NAME=VALUE"; what is wrong with it as a sentence, or nothing.
std::optional<std::string> setLimit(ReceiverLimits& limits, std::string_view setting);

} // namespace pb
