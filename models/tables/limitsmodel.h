// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "models/domain/receiverlimits.h"

namespace pb {

/// The receiver's limits as a table whose values can be written while it is stopped (RCV-8, RCV-13). GUI
/// thread.
class LimitsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, Default, Meaning, Answer, ColumnCount };
    static constexpr int changedRole = Qt::UserRole + 1; ///< whether it is not the default

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Refuses what the limit can't be, says why by refused(), and keeps the value.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    const ReceiverLimits& limits() const { return m_limits; }
    void setLimits(const ReceiverLimits& limits);
    void setEditable(bool editable);
    void resetToDefault(int row);
    bool isDefault(int row) const;

Q_SIGNALS:
    void changed();
    /// Why a value was not taken.
    void refused(const QString& why);

private:
    void announce(int row);

    ReceiverLimits m_limits;
    bool m_editable = true;
};

} // namespace pb
