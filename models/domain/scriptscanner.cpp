// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/scriptscanner.h"

#include <algorithm>

namespace pb {

bool ScriptScanner::isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_';
}

bool ScriptScanner::allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool ScriptScanner::fail(std::size_t position, std::string message)
{
    m_error = {position, std::move(message)};
    return false;
}

void ScriptScanner::skipSpace()
{
    while (!atEnd() && isSpace(m_text[m_at]))
        ++m_at;
}

bool ScriptScanner::take(char c)
{
    if (!at(c)) return false;
    ++m_at;
    return true;
}

std::string_view ScriptScanner::takeWhile(bool (*belongs)(char))
{
    const std::size_t from = m_at;
    while (!atEnd() && belongs(m_text[m_at]))
        ++m_at;
    return m_text.substr(from, m_at - from);
}

std::string_view ScriptScanner::peekWord() const
{
    std::size_t end = m_at;
    while (end < m_text.size() && isWordCharacter(m_text[end]))
        ++end;
    return m_text.substr(m_at, end - m_at);
}

std::string ScriptScanner::here() const
{
    if (atEnd()) return "the end";
    const std::string_view word = peekWord();
    return '"' + std::string(word.empty() ? m_text.substr(m_at, 1) : word.substr(0, 40)) + '"';
}

bool ScriptScanner::readValue(std::string_view name, Value& value)
{
    if (!take('=')) return fail(m_at, "expected = and a value after " + std::string(name));
    value.at = m_at;
    if (at('"')) return readQuoted(value);
    value.text = takeWhile([](char c) { return !isSpace(c) && c != ',' && c != '"'; });
    if (value.text.empty()) return fail(m_at, "expected a value after " + std::string(name) + '=');
    return true;
}

bool ScriptScanner::readQuoted(Value& value)
{
    value.quoted = true;
    ++m_at;
    while (!atEnd() && !at('"')) {
        char c = m_text[m_at++];
        if (c == '\\') {
            if (atEnd()) break;
            c = m_text[m_at++];
            if (c == 'n')
                c = '\n';
            else if (c != '"' && c != '\\')
                return fail(m_at - 2, "inside quotes a backslash stands before \", \\ or n");
        }
        value.text += c;
    }
    if (!take('"')) return fail(value.at, "the closing quote is missing");
    return true;
}

} // namespace pb
