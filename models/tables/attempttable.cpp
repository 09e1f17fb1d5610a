// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attempttable.h"

#include <algorithm>

namespace pb {

int AttemptTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown());
}

int AttemptTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : attemptColumns;
}

const LaneMark& AttemptTable::markAt(int row) const
{
    return m_lane->marks()[m_first + static_cast<std::size_t>(row)];
}

const LaneMark* AttemptTable::mark(const QModelIndex& index) const
{
    const bool known = index.isValid() && index.model() == this && index.row() < rowCount();
    return known ? &markAt(index.row()) : nullptr;
}

QVariant AttemptTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const LaneMark& shownMark = markAt(index.row());
    const auto column = static_cast<AttemptColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return attemptText(shownMark, column);
    case Qt::TextAlignmentRole: {
        const bool isNumber = column == AttemptColumn::Delivery || column == AttemptColumn::Attempt ||
                              column == AttemptColumn::Wait;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case Qt::ToolTipRole:
        return attemptSentence(shownMark);
    case outcomeRole:
        return static_cast<int>(shownMark.attempt.outcome);
    case statusRole:
        return shownMark.attempt.status;
    default:
        return {};
    }
}

QVariant AttemptTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= attemptColumns) return {};
    const auto column = static_cast<AttemptColumn>(section);
    if (role == Qt::DisplayRole) return attemptHeading(column);
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == AttemptColumn::Delivery || column == AttemptColumn::Attempt ||
                              column == AttemptColumn::Wait;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

void AttemptTable::replace(std::shared_ptr<const Lane> lane)
{
    beginResetModel();
    m_lane = std::move(lane);
    m_first = 0;
    m_last = m_lane ? m_lane->marks().size() : 0;
    endResetModel();
}

void AttemptTable::setLane(std::shared_ptr<const Lane> lane)
{
    if (lane == m_lane) return;
    if (!lane || !m_lane || lane->feed().id != m_lane->feed().id || shown() == 0 || lane->marks().empty()) {
        replace(std::move(lane));
        return;
    }
    // Both are stretches of one sequence of attempts: old and new overlap, or have nothing in common.
    const auto& old = m_lane->marks();
    const auto& now = lane->marks();
    const auto sameAsFirstNew = m_lane->indexOf(now.front().attempt.id);
    const auto sameAsLastOld = lane->indexOf(old[m_last - 1].attempt.id);
    if (!sameAsFirstNew || !sameAsLastOld || *sameAsFirstNew < m_first) {
        replace(std::move(lane));
        return;
    }
    if (*sameAsFirstNew > m_first) {
        beginRemoveRows({}, 0, static_cast<int>(*sameAsFirstNew - m_first) - 1);
        m_first = *sameAsFirstNew;
        endRemoveRows();
    }
    const std::size_t kept = shown();
    if (kept != *sameAsLastOld + 1) {
        replace(std::move(lane));
        return;
    }
    const std::size_t added = now.size() - kept;
    if (added > 0) beginInsertRows({}, static_cast<int>(kept), static_cast<int>(now.size()) - 1);
    m_lane = std::move(lane);
    m_first = 0;
    m_last = m_lane->marks().size();
    if (added > 0) endInsertRows();
    // The wait of what was the last row ends with what follows it.
    const int last = static_cast<int>(kept) - 1;
    Q_EMIT dataChanged(index(last, 0), index(last, attemptColumns - 1));
}

QModelIndex AttemptTable::indexOf(std::int64_t attempt) const
{
    if (!m_lane) return {};
    const auto found = m_lane->indexOf(attempt);
    return found && *found >= m_first && *found < m_last ? index(static_cast<int>(*found - m_first), 0)
                                                         : QModelIndex();
}

} // namespace pb
