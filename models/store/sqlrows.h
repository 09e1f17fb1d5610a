// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <tl/expected.hpp>

#include "models/store/sessionerror.h"

namespace pb {

/// Many rows for one table, inserted by one statement. Qt Sql's cost is per bound value, so the rows travel
/// as two values: a JSON array of numbers, and one blob that holds every text, cut out by SQLite. That is
/// within a few per cent of binding through SQLite's own interface, and needs nothing but Qt Sql.
class SqlRows
{
public:
    enum class Column { Number, Text, Blob };
    struct ColumnDefinition
    {
        const char* name;
        Column kind;
    };

    SqlRows(QSqlDatabase database, const char* table, std::initializer_list<ColumnDefinition> columns);

    /// One row: begin(), then a value for each column in order, then end().
    void begin();
    void number(std::int64_t value);
    void real(double value);
    void null();
    void bytes(std::string_view value);
    void end();

    bool empty() const { return m_count == 0; }
    /// Inserts the rows and forgets them; also forgets them where it fails.
    bool insert();
    void clear();
    QSqlError lastError() const { return m_query.lastError(); }

private:
    void separate();

    QSqlDatabase m_database;
    QString m_statement;
    QSqlQuery m_query;
    bool m_prepared = false;
    std::int64_t m_count = 0;
    bool m_firstValue = true;
    QByteArray m_json;
    QByteArray m_blob;
};

} // namespace pb
