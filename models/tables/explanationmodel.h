// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include <QAbstractItemModel>

#include "models/filter/explanation.h"

namespace pb {

/// Why a filter has its value over an event: the nodes of its expression as a tree, each with its value
/// (FLT-2). GUI thread.
class ExplanationModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { ExpressionColumn, ValueColumn };
    static constexpr int refusedRole = Qt::UserRole + 1; ///< the node could not be evaluated
    static constexpr int truthRole = Qt::UserRole + 2;   ///< 1: true, 0: false, -1: another value

    using QAbstractItemModel::QAbstractItemModel;

    void setExplanation(std::optional<Explanation> explanation);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Place
    {
        const Explanation* parent = nullptr;
        int row = 0;
    };
    void note(const Explanation& node);

    std::optional<Explanation> m_root;
    std::unordered_map<const Explanation*, Place> m_places;
};

} // namespace pb
