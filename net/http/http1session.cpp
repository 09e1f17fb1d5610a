// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/http1session.h"

#include <algorithm>

namespace pb {

namespace {
constexpr std::size_t usualFields = 12;
constexpr std::size_t longestMethod = 32; ///< that is shown of a head that never became whole
} // namespace

Http1Session::Http1Session(WireLimits limits) : m_limits(limits)
{
}

Http1Session::~Http1Session() = default;

Http1Session::Phase Http1Session::phase() const
{
    return m_phase == Phase::Idle && !m_in.empty() ? Phase::Head : m_phase;
}

std::size_t Http1Session::held() const
{
    return m_in.size() + (m_body ? m_body->body().size() : 0);
}

void Http1Session::feed(std::string_view bytes, std::chrono::system_clock::time_point at)
{
    m_lastFed = at;
    if (m_phase == Phase::Ended) return;
    m_in.append(bytes);
}

std::chrono::microseconds Http1Session::sinceFirstByte() const
{
    return std::max(std::chrono::duration_cast<std::chrono::microseconds>(m_lastFed - m_request.arrivedAt),
                    std::chrono::microseconds(0));
}

Http1Session::Event Http1Session::next()
{
    switch (m_phase) {
    case Phase::Ended:
        return NeedMore{};
    case Phase::Idle:
    case Phase::Head:
        return readHead();
    case Phase::Body:
        return readBody();
    }
    return NeedMore{};
}

/// Looks at the bytes of a head that have not been looked at: bare line ends and limits are refused at once,
/// so that nobody waits for a head that can't become good. An event where the head is not whole or not good.
std::optional<Http1Session::Event> Http1Session::checkHeadBytes()
{
    for (; m_scanned < m_in.size(); ++m_scanned) {
        const char c = m_in[m_scanned];
        const bool afterReturn = m_scanned > 0 && m_in[m_scanned - 1] == '\r';
        if (c == '\n' && !afterReturn) return refuse(400, "a line ends with a bare LF; lines end with CRLF");
        if (c != '\n' && afterReturn) return refuse(400, "a bare CR stands in the head");
        if (c == '\0') return refuse(400, "a NUL stands in the head");
        if (c == '\n' && m_lineEnd == 0) m_lineEnd = m_scanned + 1;
        const bool emptyLine = c == '\n' && m_scanned >= 3 && m_in[m_scanned - 2] == '\n';
        if (m_lineEnd == 0 && m_scanned >= m_limits.requestLine + 2) // CRLF itself is not counted
            return refuse(414, "the request line is longer than " + std::to_string(m_limits.requestLine) +
                                   " bytes");
        if (m_lineEnd != 0 && m_scanned > m_lineEnd + m_limits.headers + 2)
            return refuse(431, "the headers are larger than " + std::to_string(m_limits.headers) + " bytes");
        if (!emptyLine) continue;
        ++m_scanned;
        if (m_lineEnd - 2 > m_limits.requestLine)
            return refuse(414, "the request line is longer than " + std::to_string(m_limits.requestLine) +
                                   " bytes");
        return std::nullopt;
    }
    return NeedMore{};
}

Http1Session::Event Http1Session::readHead()
{
    if (m_phase == Phase::Idle) {
        // Empty lines before a request are skipped (RFC 9112 section 2.2).
        while (m_in.starts_with("\r\n"))
            m_in.erase(0, 2);
        if (m_in.empty() || m_in == "\r") return NeedMore{};
        m_phase = Phase::Head;
        m_request = HttpRequest{};
        m_request.fields.reserve(usualFields);
        m_framing = BodyFraming{};
        m_request.arrivedAt = m_lastFed;
    }
    if (auto event = checkHeadBytes()) return std::move(*event);
    m_request.head = m_in.substr(0, m_scanned);
    m_in.erase(0, m_scanned);
    m_scanned = 0;
    m_lineEnd = 0;
    m_request.headAfter = sinceFirstByte();
    auto framing = parseHead(m_request.head, m_limits, m_request);
    if (!framing) return refuse(framing.error().status, framing.error().message);
    m_framing = *framing;
    m_phase = Phase::Body;
    m_oversized = m_framing.length.value_or(0) > m_limits.body;
    if (m_oversized) {
        m_request.bodyBytes = static_cast<std::int64_t>(std::min<std::uint64_t>(
            *m_framing.length, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
        if (m_framing.awaitsContinue) return finishOversized();
        return readBody();
    }
    if (m_framing.chunked) {
        m_body = std::make_unique<ChunkedBody>(m_limits.body, m_limits.headers);
    }
    if (m_framing.awaitsContinue && m_in.empty()) {
        return ContinueWanted{m_request};
    }
    return readBody();
}

Http1Session::Event Http1Session::readBody()
{
    if (m_oversized) {
        if (m_in.size() < std::min<std::uint64_t>(*m_framing.length, m_limits.keptOfRefused))
            return NeedMore{};
        return finishOversized();
    }
    if (m_framing.chunked) return readChunks();
    const auto length = static_cast<std::size_t>(m_framing.length.value_or(0));
    if (m_in.size() < length) return NeedMore{};
    m_request.body = m_in.substr(0, length);
    m_in.erase(0, length);
    return takeRequest();
}

Http1Session::Event Http1Session::readChunks()
{
    m_in.erase(0, m_body->feed(m_in));
    switch (m_body->state()) {
    case ChunkedBody::State::Reading:
        return NeedMore{};
    case ChunkedBody::State::Malformed:
        return refuse(400, m_body->complaint());
    case ChunkedBody::State::TooLarge:
        m_in = std::move(m_body->body());
        m_request.bodyBytes = static_cast<std::int64_t>(m_in.size()) + 1; // how much more, nobody knows
        return finishOversized();
    case ChunkedBody::State::Done:
        m_request.body = std::move(m_body->body());
        return takeRequest();
    }
    return NeedMore{};
}

Http1Session::Event Http1Session::finishOversized()
{
    m_request.body = m_in.substr(0, m_limits.keptOfRefused);
    return refuse(413, "the body is larger than " + std::to_string(m_limits.body) + " bytes");
}

HttpRequest Http1Session::takeRequest()
{
    m_request.bodyBytes = static_cast<std::int64_t>(m_request.body.size());
    m_request.bodyAfter = sinceFirstByte();
    m_body.reset();
    m_phase = Phase::Idle;
    return std::move(m_request);
}

Http1Session::Event Http1Session::refuse(int status, std::string message)
{
    HttpRefusal refusal;
    refusal.status = status;
    refusal.message = std::move(message);
    if (m_request.head.empty()) { // it never became whole: what there is of it is kept
        m_request.head = m_in.substr(0, m_limits.requestLine + m_limits.headers);
        const std::size_t space = m_request.head.find(' ');
        if (space <= longestMethod) {
            const std::size_t end =
                std::min(m_request.head.find_first_of(" \r\n", space + 1), m_request.head.size());
            m_request.method = m_request.head.substr(0, space);
            m_request.target = m_request.head.substr(space + 1, end - space - 1);
        }
    }
    if (m_body && m_request.body.empty())
        m_request.body = std::move(m_body->body());
    else if (m_phase == Phase::Body && !m_body && m_request.body.empty()) // what came of it
        m_request.body = m_in.substr(0, m_limits.keptOfRefused);
    if (m_request.bodyBytes == 0 && m_framing.length)
        m_request.bodyBytes = static_cast<std::int64_t>(*m_framing.length);
    if (m_request.bodyBytes == 0) m_request.bodyBytes = static_cast<std::int64_t>(m_request.body.size());
    m_request.bodyAfter = sinceFirstByte();
    m_request.keepAlive = false;
    refusal.request = std::move(m_request);
    m_body.reset();
    m_in.clear();
    m_in.shrink_to_fit();
    m_phase = Phase::Ended;
    return refusal;
}

std::optional<HttpRefusal> Http1Session::abandon(int status, std::string message)
{
    if (phase() == Phase::Idle || phase() == Phase::Ended) return std::nullopt;
    return std::get<HttpRefusal>(refuse(status, std::move(message)));
}

} // namespace pb
