// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace pb {

/// Many rows for one table, inserted by few statements: prepared ones for a block of rows and for a single
/// row. Qt Sql's cost is per statement far more than per bound value, so blocks come near to SQLite's own
/// interface.
class SqlRows
{
public:
    enum class Column { Number, Text, Blob };
    struct ColumnDefinition
    {
        const char* name;
        Column kind;
    };

    SqlRows(const QSqlDatabase& database, const char* table, std::initializer_list<ColumnDefinition> columns);

    /// Adds the next value; values come row after row, in the order of the columns.
    void number(std::int64_t value) { m_values.push_back(QVariant(qlonglong(value))); }
    void null() { m_values.push_back(QVariant()); }
    /// Text (UTF-8) or a blob. The bytes are not copied: they must live until insert().
    void bytes(std::string_view value)
    {
        // A null array would be stored as NULL.
        m_values.push_back(QVariant(
            value.empty() ? QByteArray("")
                          : QByteArray::fromRawData(value.data(), static_cast<qsizetype>(value.size()))));
    }

    /// Inserts the rows and forgets them; also forgets them where it fails.
    bool insert();
    void clear() { m_values.clear(); }
    const QSqlError& lastError() const { return m_lastError; }

private:
    struct Block
    {
        std::size_t rows = 0;
        std::unique_ptr<QSqlQuery> query; ///< prepared on first use
    };

    QString statement(std::size_t rows) const;
    bool insertBlock(Block& block, std::size_t firstValue);

    QSqlDatabase m_database;
    QString m_head; ///< INSERT INTO table(columns) VALUES
    std::vector<Column> m_kinds;
    QStringList m_placeholders; ///< of the largest block
    std::size_t m_columns;
    std::vector<Block> m_blocks; ///< largest first
    std::vector<QVariant> m_values;
    QSqlError m_lastError;
};

} // namespace pb
