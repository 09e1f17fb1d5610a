// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlrows.h"

#include <charconv>

#include <QVariant>

namespace pb {

using namespace Qt::StringLiterals;

namespace {

/// What the column reads from the row's JSON array; `at` is where its values begin there, and moves on.
QString expression(SqlRows::Column kind, int& at)
{
    if (kind == SqlRows::Column::Number) return u"json_extract(value, '$[%1]')"_s.arg(at++);
    const QString slice =
        u"substr(:blob, json_extract(value, '$[%1]'), json_extract(value, '$[%2]'))"_s.arg(at).arg(at + 1);
    at += 2;
    return kind == SqlRows::Column::Text ? u"CAST(%1 AS TEXT)"_s.arg(slice) : slice;
}

} // namespace

SqlRows::SqlRows(QSqlDatabase database, const char* table, std::initializer_list<ColumnDefinition> columns)
    : m_database(database), m_query(database)
{
    QStringList names;
    QStringList expressions;
    int at = 0;
    for (const ColumnDefinition& column : columns) {
        names << QString::fromLatin1(column.name);
        expressions << expression(column.kind, at);
    }
    m_statement = u"INSERT INTO %1(%2) SELECT %3 FROM json_each(CAST(:rows AS TEXT)) WHERE :blob IS NOT NULL"_s.arg(
        QString::fromLatin1(table), names.join(u", "), expressions.join(u", "));
}

void SqlRows::separate()
{
    if (!m_firstValue) m_json += ',';
    m_firstValue = false;
}

void SqlRows::begin()
{
    m_json += m_count == 0 ? "[[" : ",[";
    m_firstValue = true;
}

void SqlRows::number(std::int64_t value)
{
    separate();
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    m_json.append(digits, end - digits);
}

void SqlRows::real(double value)
{
    separate();
    m_json += QByteArray::number(value, 'g', 17);
}

void SqlRows::null()
{
    separate();
    m_json += "null";
}

void SqlRows::bytes(std::string_view value)
{
    number(m_blob.size() + 1); // SQLite counts from 1
    number(static_cast<std::int64_t>(value.size()));
    m_blob.append(value.data(), static_cast<qsizetype>(value.size()));
}

void SqlRows::end()
{
    m_json += ']';
    ++m_count;
}

bool SqlRows::insert()
{
    if (m_count == 0) return true;
    if (!m_prepared) m_prepared = m_query.prepare(m_statement);
    m_json += ']';
    if (m_blob.isEmpty()) m_blob = "";
    m_query.bindValue(u":rows"_s, m_json);
    m_query.bindValue(u":blob"_s, m_blob);
    const bool done = m_prepared && m_query.exec();
    m_query.finish();
    // Let go of the shared copies, so that the buffers are reused instead of copied.
    m_query.bindValue(u":rows"_s, QVariant());
    m_query.bindValue(u":blob"_s, QVariant());
    clear();
    return done;
}

void SqlRows::clear()
{
    m_count = 0;
    m_json.resize(0);
    m_blob.resize(0);
}

} // namespace pb
