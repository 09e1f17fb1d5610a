// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

namespace pb {

/// Many rows for one table, inserted by one statement. Qt Sql's cost is per bound value, so the rows travel
/// as two: a table of decimal numbers of fixed width, and the bytes of all texts one after the other. SQLite
/// cuts the values out of both, at a cost near that of binding them through its own interface, and with
/// nothing but Qt Sql.
class SqlRows
{
public:
    enum class Column {
        Number,    ///< int64
        Small,     ///< 0..999,999,999
        Reference, ///< int64 above 0; 0 is stored as NULL
        Optional,  ///< int64 from 0; -1 is stored as NULL
        Text,      ///< UTF-8
        Blob
    };
    struct ColumnDefinition
    {
        const char* name;
        Column kind;
    };

    SqlRows(const QSqlDatabase& database, const char* table, std::initializer_list<ColumnDefinition> columns);

    /// Add the next value; values come row after row, in the order of the columns, each by the call of its
    /// kind.
    void number(std::int64_t value);
    void bytes(std::string_view value);

    /// Inserts the rows and forgets them; also forgets them where it fails.
    bool insert();
    void clear();
    const QSqlError& lastError() const { return m_lastError; }

private:
    void digits(std::int64_t value, int width);
    bool prepare();

    QSqlDatabase m_database;
    QString m_statement;
    std::vector<Column> m_kinds;
    int m_rowWidth = 0;
    std::size_t m_column = 0;           ///< of the next value
    std::unique_ptr<QSqlQuery> m_query; ///< prepared on first use
    QByteArray m_numbers;
    QByteArray m_bytes;
    QSqlError m_lastError;
};

} // namespace pb
