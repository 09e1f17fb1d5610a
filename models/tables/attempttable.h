// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QAbstractTableModel>

#include "models/tables/attempttext.h"

namespace pb {

/// The attempts of one lane as a list, oldest first: the time line for those who would rather read it. GUI
/// thread.
class AttemptTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int outcomeRole = Qt::UserRole + 1; ///< AttemptOutcome, as int
    static constexpr int statusRole = Qt::UserRole + 2;  ///< answer's status, 0: none

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Shows this lane from now on. Where it is the same feed's, only what differs is taken away and added,
    /// so that selection and scrolling stay.
    void setLane(std::shared_ptr<const Lane> lane);
    /// The row of an attempt; an invalid index where it is not shown.
    QModelIndex indexOf(std::int64_t attempt) const;
    const LaneMark* mark(const QModelIndex& index) const;

private:
    std::size_t shown() const { return m_last - m_first; }
    const LaneMark& markAt(int row) const;
    void replace(std::shared_ptr<const Lane> lane);

    std::shared_ptr<const Lane> m_lane;
    std::size_t m_first = 0; ///< marks of the lane that are rows: m_first up to, not including, m_last
    std::size_t m_last = 0;
};

} // namespace pb
