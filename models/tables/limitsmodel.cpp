// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/limitsmodel.h"

#include "models/tables/limittext.h"

namespace pb {

namespace {

const LimitDescription& limitAt(int row)
{
    return limitDescriptions()[static_cast<std::size_t>(row)];
}

QString valueText(const LimitDescription& limit, const ReceiverLimits& limits)
{
    return QString::fromStdString(limitText(limit, limit.value(limits)));
}

} // namespace

int LimitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(limitDescriptions().size());
}

int LimitsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LimitsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == changedRole) return !isDefault(index.row());
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole) return {};
    const LimitDescription& limit = limitAt(index.row());
    switch (index.column()) {
    case Name:
        return QString::fromStdString(std::string(limit.name));
    case Value:
        return role == Qt::ToolTipRole ? limitRange(limit) : valueText(limit, m_limits);
    case Default:
        return valueText(limit, {});
    case Meaning:
        return limitMeaning(limit);
    case Answer:
        return limitAnswer(limit);
    default:
        return {};
    }
}

QVariant LimitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Name:
        return tr("Limit");
    case Value:
        return tr("Value");
    case Default:
        return tr("Default");
    case Meaning:
        return tr("What is limited");
    case Answer:
        return tr("Answer beyond it");
    default:
        return {};
    }
}

Qt::ItemFlags LimitsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags all = QAbstractTableModel::flags(index);
    return m_editable && index.column() == Value ? all | Qt::ItemIsEditable : all;
}

bool LimitsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const LimitDescription& limit = limitAt(index.row());
    const auto read = readLimit(limit, value.toString().trimmed().toStdString());
    Q_EMIT refused(read ? QString() : limitRange(limit));
    if (!read) return false;
    limit.set(m_limits, *read);
    announce(index.row());
    return true;
}

void LimitsModel::announce(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT changed();
}

void LimitsModel::setLimits(const ReceiverLimits& limits)
{
    if (limits == m_limits) return;
    m_limits = limits;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void LimitsModel::setEditable(bool editable)
{
    m_editable = editable;
}

void LimitsModel::resetToDefault(int row)
{
    if (!m_editable || row < 0 || row >= rowCount()) return;
    limitAt(row).set(m_limits, limitAt(row).value({}));
    announce(row);
}

bool LimitsModel::isDefault(int row) const
{
    return limitAt(row).value(m_limits) == limitAt(row).value({});
}

} // namespace pb
