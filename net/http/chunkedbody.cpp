// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/chunkedbody.h"

#include <algorithm>
#include <charconv>

#include "net/http/headparser.h"

namespace pb {

namespace {
constexpr std::size_t longestSize = 17; ///< of a size's digits and the CR
} // namespace

std::size_t ChunkedBody::feed(std::string_view bytes)
{
    std::size_t taken = 0;
    while (m_state == State::Reading && taken < bytes.size()) {
        if (m_part == Part::Data)
            taken += takeData(bytes.substr(taken));
        else
            takeLineByte(bytes[taken++]);
    }
    return taken;
}

std::size_t ChunkedBody::takeData(std::string_view bytes)
{
    const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(m_remaining, bytes.size()));
    m_body.append(bytes.substr(0, piece));
    m_remaining -= piece;
    if (m_remaining == 0) m_part = Part::DataEnd;
    return piece;
}

/// Lines are checked byte by byte, so that nobody waits for one that can't become good.
void ChunkedBody::takeLineByte(char c)
{
    const bool afterReturn = !m_line.empty() && m_line.back() == '\r';
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' && afterReturn) {
        m_line.pop_back();
        endLine();
        return;
    }
    if (afterReturn || c == '\n') return malformed("a line of the chunked body ends without CRLF");
    if (c != '\r' && c != '\t' && (byte < 0x20 || byte == 0x7F))
        return malformed("a line of the chunked body holds a control character");
    if (m_part == Part::DataEnd && c != '\r') return malformed("a chunk is longer than its size says");
    m_line += c;
    if (m_line.size() > m_mostLines) return malformed("a line of the chunked body is too long");
    // Extensions and trailers carry nothing for us: all together they get no more room than a head.
    const bool extra = m_part == Part::Trailer || m_line.size() > longestSize;
    if (extra && ++m_extraBytes > m_mostLines)
        return malformed("the extensions and trailers of the chunked body are too long");
}

void ChunkedBody::endLine()
{
    const std::string line = std::exchange(m_line, {});
    switch (m_part) {
    case Part::Size:
        return endSizeLine(line);
    case Part::DataEnd:
        m_part = Part::Size;
        return;
    case Part::Trailer:
        return endTrailerLine(line);
    case Part::Data:
        return;
    }
}

void ChunkedBody::endSizeLine(std::string_view line)
{
    const std::string_view digits = line.substr(0, line.find(';'));
    const std::string_view extension = line.substr(digits.size());
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), m_remaining, 16);
    const bool whole = !digits.empty() && digits.front() != '-' && end == digits.data() + digits.size();
    if (!whole) return malformed("the size of a chunk must be hexadecimal digits alone");
    if (extension.find('"') != std::string_view::npos)
        return malformed("quotes in a chunk extension are not taken");
    if (error != std::errc{} || m_remaining > m_mostBody - std::min(m_mostBody, m_body.size())) {
        m_state = State::TooLarge;
        return;
    }
    m_part = m_remaining == 0 ? Part::Trailer : Part::Data;
}

void ChunkedBody::endTrailerLine(std::string_view line)
{
    if (line.empty())
        m_state = State::Done;
    else if (!isToken(line.substr(0, line.find(':'))) || line.find(':') == std::string_view::npos)
        malformed("a trailer field is malformed");
}

void ChunkedBody::malformed(std::string complaint)
{
    m_state = State::Malformed;
    m_complaint = std::move(complaint);
}

} // namespace pb
