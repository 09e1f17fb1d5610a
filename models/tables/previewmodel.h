// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "models/tables/logmodel.h"

namespace pb {

/// Some events of the log, the newest first: those that match a filter, or those that do not. GUI thread.
class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<LogRow> rows);
    /// The sequence of a row.
    qint64 sequence(int row) const { return m_rows[static_cast<std::size_t>(row)].id; }
    /// The row of a sequence; -1: there is none.
    int rowOf(qint64 sequence) const;

private:
    std::vector<LogRow> m_rows;
};

} // namespace pb
