// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/streammodel.h"

#include <algorithm>
#include <string>

#include "models/tables/findingtext.h"

namespace pb {

namespace {

PagedTableModel::RowTone toneOf(Standing standing)
{
    switch (standing) {
    case Standing::Conflict:
    case Standing::Refused:
        return PagedTableModel::RowTone::Violation;
    case Standing::Duplicate:
        return PagedTableModel::RowTone::Quiet;
    case Standing::New:
        break;
    }
    return PagedTableModel::RowTone::Plain;
}

PagedTableModel::CellKind kindOf(StreamColumn column)
{
    switch (column) {
    case StreamColumn::Time:
    case StreamColumn::Request:
        return PagedTableModel::CellKind::Quiet;
    case StreamColumn::Sequence:
        return PagedTableModel::CellKind::Strong;
    case StreamColumn::Findings:
        return PagedTableModel::CellKind::Findings;
    case StreamColumn::Answer:
        return PagedTableModel::CellKind::Answer;
    default:
        return PagedTableModel::CellKind::Text;
    }
}

QVariant alignment(StreamColumn column)
{
    const bool number = column == StreamColumn::Sequence || column == StreamColumn::Request;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
}

} // namespace

StreamModel::StreamModel(QObject* parent) : PagedTableModel(parent)
{
}

int StreamModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : streamColumns;
}

void StreamModel::noteStored(qint64 lastRow)
{
    if (lastRow <= m_stored) return;
    m_stored = lastRow;
    if (showsAll()) setAvailable(m_stored);
    Q_EMIT storedRowsChanged(m_stored);
}

qint64 StreamModel::number(const QModelIndex& index) const
{
    return showsAll() ? place(index) : m_rows[static_cast<std::size_t>(index.row())];
}

qint64 StreamModel::placeOf(qint64 number) const
{
    if (showsAll()) return PagedTableModel::placeOf(number);
    const auto found = m_ascending ? std::lower_bound(m_rows.begin(), m_rows.end(), number)
                                   : std::find(m_rows.begin(), m_rows.end(), number);
    return found != m_rows.end() && *found == number ? found - m_rows.begin() + 1 : 0;
}

void StreamModel::showAll()
{
    if (showsAll()) return;
    restart([this] {
        m_set = 0;
        m_rows = {};
        m_cache.clear();
        return m_stored;
    });
}

void StreamModel::showSet()
{
    beginSet({}, true);
}

void StreamModel::showSorted(std::vector<std::int64_t> rows)
{
    beginSet(std::move(rows), false);
}

void StreamModel::beginSet(std::vector<std::int64_t> rows, bool ascending)
{
    restart([&] {
        m_set = ++m_lastSet;
        m_rows = std::move(rows);
        m_ascending = ascending;
        m_cache.clear();
        return static_cast<qint64>(m_rows.size());
    });
}

void StreamModel::addRows(const std::vector<std::int64_t>& rows)
{
    if (showsAll() || !m_ascending) return;
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    setAvailable(static_cast<qint64>(m_rows.size()));
}

void StreamModel::markSorted(int column, bool descending)
{
    m_sortedColumn = column;
    m_descending = descending;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, streamColumns - 1);
}

void StreamModel::ask(qint64 first, int limit) const
{
    if (showsAll()) {
        Q_EMIT rowsWanted(first, limit);
        return;
    }
    const auto from = m_rows.begin() + (first - 1);
    const auto room = static_cast<int>(m_rows.end() - from);
    Q_EMIT rowsOfSetWanted(m_set, first, {from, from + std::min(limit, room)});
}

void StreamModel::takeRowsOfSet(quint64 set, qint64 first, const std::vector<StreamRow>& rows)
{
    if (set != m_set) return; // of a set that is no longer shown
    m_cache.add(first, rows);
    measure(rows);
    takePage(first, static_cast<qint64>(rows.size()));
}

void StreamModel::takeRows(qint64 first, const std::vector<StreamRow>& rows)
{
    if (!showsAll()) return;
    m_cache.add(first, rows);
    measure(rows);
    takePage(first, static_cast<qint64>(rows.size()));
}

void StreamModel::measure(const std::vector<StreamRow>& rows)
{
    std::int64_t highest = 0;
    for (const StreamRow& row : rows)
        highest = std::max(highest, row.EntityEventSequence.value);
    const int digits = static_cast<int>(std::to_string(highest).size());
    if (digits <= m_sequenceDigits) return;
    m_sequenceDigits = digits;
    Q_EMIT sequenceDigitsChanged(digits);
}

QVariant StreamModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const auto column = static_cast<StreamColumn>(index.column());
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == kindRole) return static_cast<int>(kindOf(column));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role < Qt::UserRole) return {};
    const StreamRow* row = m_cache.find(place(index));
    if (row == nullptr) {
        want(place(index));
        if (role == loadedRole) return false;
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("\u2026")) : QVariant();
    }
    return role == loadedRole ? QVariant(true) : cell(*row, column, role);
}

QVariant StreamModel::cell(const StreamRow& row, StreamColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return streamText(row, column);
    case Qt::ToolTipRole:
        return column == StreamColumn::Time ? momentText(row.receivedAt) : streamText(row, column);
    case findingsRole:
        return static_cast<int>(row.findings.bits);
    case standingRole:
        return static_cast<int>(row.standing);
    case statusRole:
        return row.fault.empty() || row.fault == "drip" ? row.status : 0;
    case toneRole:
        return static_cast<int>(toneOf(row.standing));
    default:
        return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) {
        const QString heading = streamHeading(static_cast<StreamColumn>(section));
        if (section != m_sortedColumn) return heading;
        return heading + (m_descending ? QStringLiteral(" \u2193") : QStringLiteral(" \u2191"));
    }
    if (role == Qt::AccessibleTextRole) return streamHeading(static_cast<StreamColumn>(section));
    if (role == Qt::TextAlignmentRole) return alignment(static_cast<StreamColumn>(section));
    if (role == kindRole) return static_cast<int>(kindOf(static_cast<StreamColumn>(section)));
    return {};
}

} // namespace pb
