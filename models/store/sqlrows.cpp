// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlrows.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t blockSizes[] = {64, 8, 1}; // rows of a statement, largest first
} // namespace

SqlRows::SqlRows(const QSqlDatabase& database, const char* table,
                 std::initializer_list<ColumnDefinition> columns)
    : m_database(database), m_columns(columns.size())
{
    QStringList names;
    for (const ColumnDefinition& column : columns) {
        names << QString::fromLatin1(column.name);
        m_kinds.push_back(column.kind);
    }
    m_head = u"INSERT INTO %1(%2) VALUES "_s.arg(QString::fromLatin1(table), names.join(u", "));
    for (const std::size_t rows : blockSizes)
        m_blocks.push_back({rows, nullptr});
    // Qt Sql finds a named placeholder faster than it makes the name of a numbered one.
    for (std::size_t i = 0; i < blockSizes[0] * m_columns; ++i)
        m_placeholders << u":v%1"_s.arg(i);
}

QString SqlRows::statement(std::size_t rows) const
{
    QStringList all;
    for (std::size_t row = 0; row < rows; ++row) {
        QStringList places;
        for (std::size_t column = 0; column < m_columns; ++column) {
            const QString& place = m_placeholders[static_cast<qsizetype>(row * m_columns + column)];
            // Text travels as bytes, which Qt hands on as they are, and not through UTF-16.
            places << (m_kinds[column] == Column::Text ? u"CAST(%1 AS TEXT)"_s.arg(place) : place);
        }
        all << u"(%1)"_s.arg(places.join(u", "));
    }
    return m_head + all.join(u", ");
}

bool SqlRows::insert()
{
    const std::size_t rows = m_values.size() / m_columns;
    std::size_t done = 0;
    for (Block& block : m_blocks)
        for (; rows - done >= block.rows; done += block.rows)
            if (!insertBlock(block, done * m_columns)) {
                clear();
                return false;
            }
    clear();
    return true;
}

bool SqlRows::insertBlock(Block& block, std::size_t firstValue)
{
    if (!block.query) {
        auto query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(statement(block.rows))) {
            m_lastError = query->lastError();
            return false;
        }
        block.query = std::move(query);
    }
    for (std::size_t i = 0; i < block.rows * m_columns; ++i)
        block.query->bindValue(m_placeholders[static_cast<qsizetype>(i)], m_values[firstValue + i]);
    const bool done = block.query->exec();
    if (!done) m_lastError = block.query->lastError();
    block.query->finish();
    return done;
}

} // namespace pb
