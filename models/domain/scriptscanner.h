// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "models/domain/receiverbehaviour.h"

namespace pb {

/// Goes over a script from left to right: white space, words, values, and the first error. What reads gives
/// false after an error, which error() then holds.
class ScriptScanner
{
public:
    /// A value as it was written: where, its text, and whether it stood in quotes.
    struct Value
    {
        std::size_t at = 0;
        std::string text;
        bool quoted = false;
    };

    /// The text has to outlive the scanner.
    explicit ScriptScanner(std::string_view text) : m_text(text) {}

    std::size_t position() const { return m_at; }
    void moveTo(std::size_t position) { m_at = position; }
    bool atEnd() const { return m_at == m_text.size(); }
    bool at(char c) const { return !atEnd() && m_text[m_at] == c; }
    bool atDigit() const { return !atEnd() && isDigit(m_text[m_at]); }

    void skipSpace();
    bool take(char c);
    std::string_view takeWhile(bool (*belongs)(char));
    std::string_view takeWord() { return takeWhile(isWordCharacter); }
    std::string_view peekWord() const;
    /// Reads =VALUE after a name: in quotes, or up to white space or a comma.
    bool readValue(std::string_view name, Value& value);

    /// What stands at the reading position, for messages.
    std::string here() const;
    bool fail(std::size_t position, std::string message);
    const BehaviourError& error() const { return m_error; }

    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    static bool isDigit(char c) { return c >= '0' && c <= '9'; }
    static bool isWordCharacter(char c);
    static bool allDigits(std::string_view text);

private:
    bool readQuoted(Value& value);

    std::string_view m_text;
    std::size_t m_at = 0;
    BehaviourError m_error;
};

} // namespace pb
