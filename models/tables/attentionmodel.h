// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "models/tables/attentionitem.h"

namespace pb {

/// What needs attention, one row each. Rows move and change where they are, so that the one chosen stays so.
/// GUI thread.
class AttentionModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole, ///< QString
        TimeRole,                  ///< QString: "14:03:20", or empty: it is so now
        IconRole,                  ///< QString: a name in resources/icons
        SeverityRole,              ///< int of Severity
        PlaceRole                  ///< Place
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const AttentionItem& item(int row) const { return m_items[static_cast<std::size_t>(row)]; }
    /// In this order.
    void show(const std::vector<AttentionItem>& items);

private:
    static QString spoken(const AttentionItem& item);
    void place(int row, const AttentionItem& item);

    std::vector<AttentionItem> m_items;
};

} // namespace pb
