// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/explanationmodel.h"

namespace pb {

namespace {

const Explanation* nodeOf(const QModelIndex& index)
{
    return static_cast<const Explanation*>(index.constInternalPointer());
}

} // namespace

void ExplanationModel::setExplanation(std::optional<Explanation> explanation)
{
    beginResetModel();
    m_root = std::move(explanation);
    m_places.clear();
    if (m_root) {
        m_places[&*m_root] = {};
        note(*m_root);
    }
    endResetModel();
}

/// Depth is bounded by that of filters.
void ExplanationModel::note(const Explanation& node)
{
    int row = 0;
    for (const Explanation& part : node.parts) {
        m_places[&part] = {&node, row++};
        note(part);
    }
}

QModelIndex ExplanationModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    const Explanation* node =
        parent.isValid() ? &nodeOf(parent)->parts[static_cast<std::size_t>(row)] : &*m_root;
    return createIndex(row, column, node);
}

QModelIndex ExplanationModel::parent(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    const Explanation* above = m_places.at(nodeOf(index)).parent;
    return above == nullptr ? QModelIndex() : createIndex(m_places.at(above).row, 0, above);
}

int ExplanationModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) return m_root ? 1 : 0;
    return parent.column() == 0 ? static_cast<int>(nodeOf(parent)->parts.size()) : 0;
}

int ExplanationModel::columnCount(const QModelIndex&) const
{
    return 2;
}

QVariant ExplanationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Explanation& node = *nodeOf(index);
    const std::string& text = index.column() == ExpressionColumn ? node.text : node.value;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return QString::fromStdString(text);
    if (role == refusedRole) return node.refused;
    if (role == truthRole)
        return node.refused ? -1 : node.value == "true" ? 1 : node.value == "false" ? 0 : -1;
    return {};
}

QVariant ExplanationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == ExpressionColumn ? tr("Part of the filter") : tr("Its value here");
}

} // namespace pb
