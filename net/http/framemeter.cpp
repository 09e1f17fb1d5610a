// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/framemeter.h"

#include <algorithm>

namespace pb {

namespace {

// Frame types and flags: RFC 9113 section 6.
enum FrameType : unsigned char { Data = 0, Headers = 1, ResetStream = 3, WindowUpdate = 8, Continuation = 9 };
constexpr unsigned char endStream = 1;

} // namespace

bool FrameMeter::Rate::exceeds(int limit, Clock::time_point now)
{
    if (now - began >= std::chrono::seconds(1)) {
        began = now;
        count = 0;
    }
    return ++count > limit;
}

std::optional<std::string> FrameMeter::count(std::string_view bytes, Clock::time_point now)
{
    while (!bytes.empty()) {
        if (m_skip > 0) {
            const std::size_t skipped = std::min(m_skip, bytes.size());
            m_skip -= skipped;
            bytes.remove_prefix(skipped);
            continue;
        }
        m_header[m_filled++] = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        if (m_filled < headerBytes) continue;
        m_filled = 0;
        if (auto reason = countFrame(now)) return reason;
    }
    return std::nullopt;
}

std::optional<std::string> FrameMeter::countFrame(Clock::time_point now)
{
    const std::size_t length = static_cast<std::size_t>(m_header[0]) << 16U |
                               static_cast<std::size_t>(m_header[1]) << 8U | m_header[2];
    m_skip = length;
    switch (m_header[3]) {
    case Headers:
        m_continuations = 0;
        m_blockBytes = length;
        return std::nullopt;
    case Continuation:
        m_blockBytes += length;
        if (++m_continuations > mostContinuations || m_blockBytes > 2 * m_limits.headers)
            return "too many CONTINUATION frames";
        return std::nullopt;
    case ResetStream:
        if (m_resets.exceeds(m_limits.resetsPerSecond, now)) return "too many RST_STREAM frames";
        return std::nullopt;
    case WindowUpdate: // costs nothing but its reading
        return std::nullopt;
    case Data:
        if (length > 0 || (m_header[4] & endStream) != 0) return std::nullopt;
        break;
    default:
        break;
    }
    if (m_control.exceeds(m_limits.controlFramesPerSecond, now))
        return "too many frames that carry no request";
    return std::nullopt;
}

} // namespace pb
