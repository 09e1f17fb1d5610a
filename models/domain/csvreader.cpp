// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/csvreader.h"

#include <utility>

namespace pb {

CsvReader::CsvReader(std::function<bool(std::string&)> more, char separator)
    : m_more(std::move(more)), m_separator(separator)
{
}

bool CsvReader::atEnd()
{
    while (m_at >= m_text.size() && !m_ended) {
        m_text.clear();
        m_at = 0;
        m_ended = !m_more(m_text);
    }
    return m_at >= m_text.size();
}

bool CsvReader::take(char& byte)
{
    if (atEnd()) return false;
    byte = m_text[m_at++];
    ++m_size;
    return true;
}

char CsvReader::peek()
{
    return atEnd() ? '\0' : m_text[m_at];
}

/// Counts the line that a CR or LF ends; the LF of a CRLF goes with it.
void CsvReader::endLine(char byte)
{
    if (byte == '\r' && peek() == '\n') ++m_at;
    ++m_line;
}

void CsvReader::skipLine()
{
    for (char byte = 0; take(byte);)
        if (byte == '\n' || byte == '\r') {
            endLine(byte);
            return;
        }
}

/// Behind the opening quote; true where the field is closed.
bool CsvReader::readQuoted(Record& record, std::string& field)
{
    for (char byte = 0; take(byte);) {
        if (m_size > longestRecord) {
            record.error = "the record is longer than 1 MiB";
            skipLine();
            return false;
        }
        if (byte == '"') {
            if (peek() != '"') return true;
            ++m_at;
        } else if (byte == '\n' || (byte == '\r' && peek() != '\n')) {
            ++m_line;
        }
        field += byte;
    }
    record.error = "a quote that is opened is never closed";
    return false;
}

/// True where another field follows in the record.
bool CsvReader::readField(Record& record, std::string& field)
{
    bool quoted = false;
    if (peek() == '"') {
        ++m_at;
        quoted = true;
        if (!readQuoted(record, field)) return false;
    }
    for (char byte = 0; take(byte);) {
        if (byte == m_separator) return true;
        if (byte == '\n' || byte == '\r') {
            endLine(byte);
            return false;
        }
        if (quoted || byte == '"') {
            record.error = quoted ? "there is text behind a closing quote" : "a quote stands within a field";
            skipLine();
            return false;
        }
        if (m_size > longestRecord) {
            record.error = "the record is longer than 1 MiB";
            skipLine();
            return false;
        }
        field += byte;
    }
    return false;
}

bool CsvReader::next(Record& record)
{
    if (!std::exchange(m_begun, true) && !atEnd() && m_text.starts_with("\xEF\xBB\xBF")) m_at = 3;
    while (peek() == '\n' || peek() == '\r') {
        char byte = 0;
        if (!take(byte)) break;
        endLine(byte);
    }
    if (atEnd()) return false;
    record.line = m_line;
    record.fields.clear();
    record.error.clear();
    m_size = 0;
    bool more = true;
    while (more) {
        std::string field;
        more = readField(record, field);
        record.fields.push_back(std::move(field));
    }
    return true;
}

} // namespace pb
