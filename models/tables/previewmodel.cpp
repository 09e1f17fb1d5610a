// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/previewmodel.h"

#include <algorithm>
#include <iterator>

namespace pb {

namespace {

constexpr LogColumn columns[] = {LogColumn::Sequence, LogColumn::Resource, LogColumn::Key,
                                 LogColumn::EventTypes};

} // namespace

int PreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::size(columns));
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const LogColumn column = columns[index.column()];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return logText(m_rows[static_cast<std::size_t>(index.row())], column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (column == LogColumn::Sequence ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return logHeading(columns[section]);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (columns[section] == LogColumn::Sequence ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

void PreviewModel::setRows(std::vector<LogRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int PreviewModel::rowOf(qint64 sequence) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [sequence](const LogRow& row) { return row.id == sequence; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

} // namespace pb
