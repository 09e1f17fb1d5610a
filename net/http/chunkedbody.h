// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pb {

/// Reads a chunked body (RFC 9112 section 7.1), the same whatever pieces it comes in. Stricter than the
/// grammar where readers have been known to disagree: no white space around a size, no quotes in an
/// extension, no bare line ends. Trailer fields are read and left out.
class ChunkedBody
{
public:
    enum class State : std::uint8_t { Reading, Done, TooLarge, Malformed };

    /// `mostLines`: of a line, and of all extensions and trailers together.
    ChunkedBody(std::size_t mostBody, std::size_t mostLines) : m_mostBody(mostBody), m_mostLines(mostLines) {}

    /// Takes what belongs to the body; gives how many bytes that was.
    std::size_t feed(std::string_view bytes);

    State state() const { return m_state; }
    /// What came so far, without its framing.
    std::string& body() { return m_body; }
    /// Where it is malformed: why, as a sentence.
    const std::string& complaint() const { return m_complaint; }

private:
    enum class Part : std::uint8_t { Size, Data, DataEnd, Trailer };

    std::size_t takeData(std::string_view bytes);
    void takeLineByte(char c);
    void endLine();
    void endSizeLine(std::string_view line);
    void endTrailerLine(std::string_view line);
    void malformed(std::string complaint);

    std::size_t m_mostBody;
    std::size_t m_mostLines;
    State m_state = State::Reading;
    Part m_part = Part::Size;
    std::string m_line;            ///< the one under way, with its CR
    std::size_t m_extraBytes = 0;  ///< of extensions and trailers
    std::uint64_t m_remaining = 0; ///< bytes of the chunk
    std::string m_body;
    std::string m_complaint;
};

} // namespace pb
