// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <QFile>
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>

#include "models/domain/csvreader.h"
#include "models/domain/entityevent.h"
#include "models/domain/logorder.h"
#include "models/domain/resourcerecord.h"

namespace pb {

/// A file of events that are to go into the log: JSON lines, or CSV with a column for each member (LOG-5).
/// Read line by line; a line that is wrong is told apart and the others go on. Blocks: not for the GUI
/// thread but for the first lines.
class ImportFile
{
public:
    /// One line: an event with its sequence, or one that gets a sequence from the log, or what is wrong.
    struct Line
    {
        std::int64_t number = 0;
        std::variant<EntityEvent, NewEvent, QString> content;
        QStringList cells; ///< of CSV: the fields as they stand
    };

    /// Guesses from the name and the first line what a file is, and which column is what.
    static tl::expected<ImportSettings, QString> guess(const QString& file);
    /// The error says what can't be read.
    static tl::expected<std::unique_ptr<ImportFile>, QString> open(const ImportSettings& settings);

    /// The columns' headings; none for JSON lines.
    const QStringList& columns() const { return m_columns; }
    /// The next line; nothing at the end.
    std::optional<Line> next();
    qint64 bytesRead() const { return m_read; }
    qint64 size() const { return m_file.size(); }

private:
    explicit ImportFile(const ImportSettings& settings);
    bool readMore(std::string& text);
    std::optional<Line> nextJson();
    std::optional<Line> nextRecord();
    std::variant<EntityEvent, NewEvent, QString> eventOf(const std::vector<std::string>& fields) const;

    ImportSettings m_settings;
    QFile m_file;
    qint64 m_read = 0;
    std::int64_t m_line = 0;
    CsvReader m_csv;
    QStringList m_columns;
};

} // namespace pb
