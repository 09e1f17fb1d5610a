// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pb {

/// What an expression is made of. Operators are names where an operator can stand; the parser tells.
enum class TokenKind : std::uint8_t {
    End,
    Name,     ///< a property, a function, an operator, true, null
    Dollar,   ///< $it, $count
    String,   ///< 'text'
    Number,   ///< 12, 1.5, 1e2
    Date,     ///< 2024-01-15
    Time,     ///< 07:59:59
    Stamp,    ///< 2024-01-15T07:59:59Z
    Duration, ///< duration'P1D'
    Open,
    Close,
    Comma,
    Colon,
    Slash,
    Minus,
    Bad ///< what the language does not know: `trouble` says why
};

struct Token
{
    TokenKind kind = TokenKind::End;
    std::size_t at = 0;    ///< bytes from the start
    std::string_view text; ///< as it stands
    std::string trouble;   ///< of a Bad token: a sentence that says what to write
};

/// Cuts an expression into tokens. White space between them is taken as it comes; a token that is none is
/// given as Bad when it is reached, so that the first mistake of a text is the one that is told.
class Lexer
{
public:
    /// `text` is valid UTF-8.
    explicit Lexer(std::string_view text) : m_text(text) {}
    Token next();

private:
    Token taken(TokenKind kind, std::size_t length);
    Token bad(std::size_t length, std::string trouble);
    Token word();
    Token quotedWord(std::size_t nameLength);
    Token numeric();
    Token string();
    Token sign();

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// The text of a string literal without its quotes, '' as one.
std::string unquoted(std::string_view literal);

} // namespace pb
