// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/lexer.h"

#include <algorithm>

#include "models/domain/textsafety.h"

namespace pb {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t nameLength(std::string_view text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isNamePart);
    return static_cast<std::size_t>(end - text.begin());
}

/// The length of 'text' with its quotes, '' inside taken as one; 0 where it does not end.
std::size_t stringLength(std::string_view text)
{
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != '\'') continue;
        if (at + 1 == text.size() || text[at + 1] != '\'') return at + 1;
        ++at;
    }
    return 0;
}

/// Whether the text begins with the shape, in which 0 stands for a digit.
bool hasShape(std::string_view text, std::string_view shape)
{
    return text.size() >= shape.size() &&
           std::equal(shape.begin(), shape.end(), text.begin(),
                      [](char form, char c) { return form == '0' ? isDigit(c) : form == c; });
}

/// What a client of other languages writes, and what is written here instead.
std::string_view adviceFor(std::string_view rest)
{
    static constexpr std::pair<std::string_view, std::string_view> advice[] = {
        {"==", "== is no operator of this language: write eq"},
        {"=", "= is no operator of this language: write eq"},
        {"!=", "!= is no operator of this language: write ne"},
        {"<>", "<> is no operator of this language: write ne"},
        {"!", "! is no operator of this language: write not"},
        {"&&", "&& is no operator of this language: write and"},
        {"||", "|| is no operator of this language: write or"},
        {">=", ">= is no operator of this language: write ge"},
        {"<=", "<= is no operator of this language: write le"},
        {">", "> is no operator of this language: write gt"},
        {"<", "< is no operator of this language: write lt"},
        {"+", "+ is no operator of this language: write add"},
        {"*", "* is no operator of this language: write mul"},
        {"\"", "a string stands in single quotes, like 'Property', not in double quotes"},
        {"%", "the expression is percent-encoded: write it plainly, with blanks and quotes as they are"},
        {"@", "parameter aliases are not taken: write the value itself"},
        {"[", "a list stands in parentheses, like ResourceName in ('Property','Media')"},
        {";", "unexpected ;: the expression goes on with and or or, or ends before it"},
        {".", "names have no dots: members of an object stand behind a slash, like Data/City"},
        {"&", "& is no operator of this language: write and"},
        {"|", "| is no operator of this language: write or"},
    };
    for (const auto& [sign, sentence] : advice)
        if (rest.starts_with(sign)) return sentence;
    return {};
}

std::size_t characterLength(std::string_view rest)
{
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

} // namespace

Token Lexer::taken(TokenKind kind, std::size_t length)
{
    const Token token{kind, m_at, m_text.substr(m_at, length), {}};
    m_at += token.text.size();
    return token;
}

Token Lexer::bad(std::size_t length, std::string trouble)
{
    Token token = taken(TokenKind::Bad, length);
    token.trouble = std::move(trouble);
    return token;
}

Token Lexer::next()
{
    while (m_at < m_text.size() && isBlank(m_text[m_at]))
        ++m_at;
    if (m_at == m_text.size()) return {TokenKind::End, m_at, {}, {}};
    const char first = m_text[m_at];
    if (isNameStart(first)) return word();
    if (isDigit(first)) return numeric();
    if (first == '\'') return string();
    if (first == '$') {
        const std::size_t length = nameLength(m_text.substr(m_at + 1));
        return length > 0 ? taken(TokenKind::Dollar, length + 1) : bad(1, "$ stands before it or count only");
    }
    return sign();
}

Token Lexer::sign()
{
    static constexpr std::pair<char, TokenKind> signs[] = {{'(', TokenKind::Open},  {')', TokenKind::Close},
                                                           {',', TokenKind::Comma}, {':', TokenKind::Colon},
                                                           {'/', TokenKind::Slash}, {'-', TokenKind::Minus}};
    for (const auto& [sign, kind] : signs)
        if (m_text[m_at] == sign) return taken(kind, 1);
    const std::string_view rest = m_text.substr(m_at);
    static constexpr std::string_view doubles[] = {"==", "!=", "<>", "&&", "||", ">=", "<="};
    const bool isDouble = std::any_of(std::begin(doubles), std::end(doubles),
                                      [rest](std::string_view each) { return rest.starts_with(each); });
    const std::string_view advice = adviceFor(rest);
    if (!advice.empty()) return bad(isDouble ? 2 : 1, std::string(advice));
    const std::size_t length = characterLength(rest);
    return bad(length, "the character " + visibleControls(rest.substr(0, length)) + " has no meaning here");
}

Token Lexer::word()
{
    const std::size_t length = nameLength(m_text.substr(m_at));
    if (m_at + length < m_text.size() && m_text[m_at + length] == '\'') return quotedWord(length);
    return taken(TokenKind::Name, length);
}

/// A name directly before a quote: duration'P1D', or a literal of an older version.
Token Lexer::quotedWord(std::size_t length)
{
    const std::string_view name = m_text.substr(m_at, length);
    const std::size_t quotedLength = stringLength(m_text.substr(m_at + length));
    if (sameText(name, "duration")) {
        if (quotedLength == 0) return bad(m_text.size() - m_at, "the duration does not end: add a quote '");
        return taken(TokenKind::Duration, length + quotedLength);
    }
    const bool older = sameText(name, "datetimeoffset") || sameText(name, "datetime") ||
                       sameText(name, "date") || sameText(name, "time") || sameText(name, "timeofday");
    const std::size_t whole = quotedLength == 0 ? length : length + quotedLength;
    if (older)
        return bad(whole, std::string(name) +
                              "'..' is of an older version: write the value without quotes, like "
                              "2024-01-15T00:00:00Z");
    if (sameText(name, "guid") || sameText(name, "binary"))
        return bad(whole, "there are no " + std::string(name) + " literals: nothing here has that type");
    return taken(TokenKind::Name, length);
}

Token Lexer::string()
{
    const std::size_t length = stringLength(m_text.substr(m_at));
    if (length == 0) return bad(m_text.size() - m_at, "the string does not end: add a quote '");
    return taken(TokenKind::String, length);
}

Token Lexer::numeric()
{
    const std::string_view rest = m_text.substr(m_at);
    // A date, time or timestamp goes as far as its signs do; whether it is a valid one, its reader tells.
    if (hasShape(rest, "0000-00-00")) {
        const bool stamp = rest.size() > 10 && (rest[10] == 'T' || rest[10] == 't');
        std::size_t length = 10;
        while (stamp && length < rest.size() &&
               (isNamePart(rest[length]) || rest[length] == ':' || rest[length] == '.' ||
                ((rest[length] == '+' || rest[length] == '-') && isDigit(rest[length - 1]))))
            ++length;
        while (!stamp && length < rest.size() && isNamePart(rest[length]))
            ++length;
        return taken(stamp ? TokenKind::Stamp : TokenKind::Date, length);
    }
    if (hasShape(rest, "00:00")) {
        std::size_t length = 5;
        while (length < rest.size() &&
               (isNamePart(rest[length]) || rest[length] == ':' || rest[length] == '.'))
            ++length;
        return taken(TokenKind::Time, length);
    }
    std::size_t length = 0;
    while (length < rest.size()) {
        const bool ofExponent = length > 0 && (rest[length - 1] == 'e' || rest[length - 1] == 'E') &&
                                (rest[length] == '+' || rest[length] == '-');
        const bool point = rest[length] == '.' && length + 1 < rest.size() && isDigit(rest[length + 1]);
        if (!isNamePart(rest[length]) && !point && !ofExponent) break;
        ++length;
    }
    return taken(TokenKind::Number, length);
}

std::string unquoted(std::string_view literal)
{
    std::string text;
    for (std::size_t at = 1; at + 1 < literal.size(); ++at) {
        text += literal[at];
        if (literal[at] == '\'') ++at;
    }
    return text;
}

} // namespace pb
