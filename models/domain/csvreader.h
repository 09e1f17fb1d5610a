// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pb {

/// Reads comma-separated text (RFC 4180), record by record, from any source: quoted fields with separators,
/// line ends and doubled quotes in them; CR, LF or CRLF; a byte order mark before the first. Blank lines are
/// passed over. Not thread-safe.
class CsvReader
{
public:
    /// The longest record, in bytes.
    static constexpr std::size_t longestRecord = 1024 * 1024;

    struct Record
    {
        std::int64_t line = 0; ///< where it begins: 1, 2, ...
        std::vector<std::string> fields;
        std::string error; ///< why it can't be read; empty: it can. Reading goes on with the next line.
    };

    /// `more` appends the next bytes to the text and gives false at the end.
    CsvReader(std::function<bool(std::string& text)> more, char separator);

    /// The next record; false at the end.
    bool next(Record& record);

private:
    bool take(char& byte);
    char peek();
    bool atEnd();
    void skipLine();
    bool readField(Record& record, std::string& field);
    bool readQuoted(Record& record, std::string& field);
    void endLine(char byte);

    std::function<bool(std::string&)> m_more;
    char m_separator;
    std::string m_text;
    std::size_t m_at = 0;
    std::size_t m_size = 0; ///< of the record so far
    bool m_ended = false;
    std::int64_t m_line = 1;
    bool m_begun = false;
};

} // namespace pb
