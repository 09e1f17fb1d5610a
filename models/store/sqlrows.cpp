// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlrows.h"

#include <QVariant>

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr int numberWidth = 20; // the longest int64, sign included
constexpr int smallWidth = 9;
constexpr int sliceWidth = 10; // of an offset and of a length

using Column = SqlRows::Column;

int widthOf(Column kind)
{
    switch (kind) {
    case Column::Number:
    case Column::Reference:
    case Column::Optional:
        return numberWidth;
    case Column::Small:
        return smallWidth;
    case Column::Text:
    case Column::Blob:
        return 2 * sliceWidth;
    }
    return 0;
}

/// The number that stands `offset` bytes into a row of the table of numbers.
QString numberAt(int offset, int width)
{
    return u"CAST(substr(:numbers, at + %1, %2) AS INTEGER)"_s.arg(offset).arg(width);
}

QString expression(Column kind, int offset)
{
    switch (kind) {
    case Column::Number:
        return numberAt(offset, numberWidth);
    case Column::Small:
        return numberAt(offset, smallWidth);
    case Column::Reference:
        return u"nullif(%1, 0)"_s.arg(numberAt(offset, numberWidth));
    case Column::Optional:
        return u"nullif(%1, -1)"_s.arg(numberAt(offset, numberWidth));
    default:
        break;
    }
    const QString slice = u"substr(:bytes, %1, %2)"_s.arg(numberAt(offset, sliceWidth),
                                                          numberAt(offset + sliceWidth, sliceWidth));
    return kind == Column::Text ? u"CAST(%1 AS TEXT)"_s.arg(slice) : slice;
}

} // namespace

SqlRows::SqlRows(const QSqlDatabase& database, const char* table,
                 std::initializer_list<ColumnDefinition> columns)
    : m_database(database)
{
    QStringList names;
    QStringList expressions;
    for (const ColumnDefinition& column : columns) {
        names << QString::fromLatin1(column.name);
        expressions << expression(column.kind, m_rowWidth);
        m_kinds.push_back(column.kind);
        m_rowWidth += widthOf(column.kind);
    }
    m_statement = u"WITH RECURSIVE numbered(at) AS (SELECT 1 UNION ALL SELECT at + %1 FROM numbered WHERE at "
                  u"+ %1 < :end)"
                  " INSERT INTO %2(%3) SELECT %4 FROM numbered WHERE :bytes IS NOT NULL"_s.arg(m_rowWidth)
                      .arg(QString::fromLatin1(table), names.join(u", "), expressions.join(u", "));
}

void SqlRows::digits(std::int64_t value, int width)
{
    const qsizetype start = m_numbers.size();
    m_numbers.resize(start + width);
    char* const first = m_numbers.data() + start;
    auto rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    for (char* place = first + width; place-- > first; rest /= 10)
        *place = static_cast<char>('0' + rest % 10);
    if (value < 0) *first = '-';
}

void SqlRows::number(std::int64_t value)
{
    digits(value, widthOf(m_kinds[m_column]));
    m_column = (m_column + 1) % m_kinds.size();
}

void SqlRows::bytes(std::string_view value)
{
    digits(m_bytes.size() + 1, sliceWidth); // SQLite counts from 1
    digits(static_cast<std::int64_t>(value.size()), sliceWidth);
    m_bytes.append(value.data(), static_cast<qsizetype>(value.size()));
    m_column = (m_column + 1) % m_kinds.size();
}

bool SqlRows::prepare()
{
    if (m_query) return true;
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(m_statement)) {
        m_lastError = query->lastError();
        return false;
    }
    m_query = std::move(query);
    return true;
}

bool SqlRows::insert()
{
    if (m_numbers.isEmpty()) return true;
    bool done = prepare();
    if (done) {
        // Shared, not copied. Never empty: SQLite makes NULL of a slice of nothing.
        m_query->bindValue(u":numbers"_s, m_numbers);
        m_query->bindValue(u":bytes"_s, m_bytes.isEmpty() ? QByteArray(1, ' ') : m_bytes);
        m_query->bindValue(u":end"_s, m_numbers.size());
        done = m_query->exec();
        if (!done) m_lastError = m_query->lastError();
        m_query->finish();
        // Given back, so that the buffers are used again instead of copied.
        m_query->bindValue(u":numbers"_s, QVariant());
        m_query->bindValue(u":bytes"_s, QVariant());
    }
    clear();
    return done;
}

void SqlRows::clear()
{
    m_numbers.resize(0);
    m_bytes.resize(0);
    m_column = 0;
}

} // namespace pb
