// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "net/http/wirelimits.h"

namespace pb {

/// Counts the frames of an HTTP/2 client by kind as their bytes pass by, so that floods of frames that cost
/// their sender nothing end the connection whatever the library below makes of them: rapid resets,
/// CONTINUATION, PING, SETTINGS, empty DATA (RFC 9113 section 10.5).
class FrameMeter
{
public:
    using Clock = std::chrono::steady_clock;

    explicit FrameMeter(const WireLimits& limits) : m_limits(limits) {}

    /// Looks at the next bytes; the reason to end the connection, or nothing.
    std::optional<std::string> count(std::string_view bytes, Clock::time_point now);

private:
    static constexpr std::size_t prefaceBytes = 24;
    static constexpr std::size_t headerBytes = 9;
    static constexpr int mostContinuations = 32;

    /// How many there were in the second that began then.
    struct Rate
    {
        Clock::time_point began{};
        int count = 0;
        bool exceeds(int limit, Clock::time_point now);
    };
    std::optional<std::string> countFrame(Clock::time_point now);

    WireLimits m_limits;
    std::size_t m_skip = prefaceBytes; ///< bytes until the next frame's header
    std::array<unsigned char, headerBytes> m_header{};
    std::size_t m_filled = 0; ///< of the header
    Rate m_resets;
    Rate m_control;
    int m_continuations = 0;      ///< of the header block under way
    std::size_t m_blockBytes = 0; ///< of the header block under way
};

} // namespace pb
