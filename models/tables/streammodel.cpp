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
    setAvailable(m_stored);
    Q_EMIT storedRowsChanged(m_stored);
}

void StreamModel::ask(qint64 first, int limit) const
{
    Q_EMIT rowsWanted(first, limit);
}

void StreamModel::takeRows(qint64 first, const std::vector<StreamRow>& rows)
{
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
    if (role == loadedRole) return row != nullptr;
    if (row == nullptr) {
        want(place(index));
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("\u2026")) : QVariant();
    }
    return cell(*row, column, role);
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
        return row.status;
    case toneRole:
        return static_cast<int>(toneOf(row.standing));
    default:
        return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return streamHeading(static_cast<StreamColumn>(section));
    if (role == Qt::TextAlignmentRole) return alignment(static_cast<StreamColumn>(section));
    if (role == kindRole) return static_cast<int>(kindOf(static_cast<StreamColumn>(section)));
    return {};
}

} // namespace pb
