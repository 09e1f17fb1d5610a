// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/streammodel.h"

#include <algorithm>
#include <limits>
#include <string>

#include "models/tables/findingtext.h"

namespace pb {

namespace {

constexpr int tickMs = 33;
/// Pages asked for at a time; scrolling past more makes the oldest wish fall away.
constexpr std::size_t pagesUnderWay = 2;
constexpr std::size_t pagesWanted = 4;
constexpr qint64 mostRows = std::numeric_limits<int>::max() - 1;

} // namespace

StreamModel::StreamModel(QObject* parent) : QAbstractTableModel(parent)
{
    m_tick.setSingleShot(true);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &StreamModel::grow);
}

int StreamModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown);
}

int StreamModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : streamColumns;
}

void StreamModel::setFrozen(bool frozen)
{
    m_frozen = frozen;
    if (!frozen) grow();
}

void StreamModel::noteStored(qint64 lastRow)
{
    lastRow = std::min(lastRow, mostRows);
    if (lastRow <= m_stored) return;
    m_stored = lastRow;
    if (!m_tick.isActive()) m_tick.start();
    Q_EMIT storedRowsChanged(m_stored);
}

void StreamModel::grow()
{
    if (m_frozen || m_tailAsked != 0 || m_stored <= m_shown) return;
    m_tailAsked = std::max(m_shown + 1, m_stored - RowCache::pageRows + 1);
    Q_EMIT rowsWanted(m_tailAsked, static_cast<int>(RowCache::pageRows));
}

void StreamModel::takeRows(qint64 first, const std::vector<StreamRow>& rows)
{
    const qint64 last = first + static_cast<qint64>(rows.size()) - 1;
    m_cache.add(rows);
    measure(rows);
    if (first == m_tailAsked) {
        m_tailAsked = 0;
        if (last > m_shown && !m_frozen) {
            beginInsertRows({}, static_cast<int>(m_shown), static_cast<int>(last - 1));
            m_shown = last;
            endInsertRows();
        }
        if (m_stored > m_shown && !rows.empty() && !m_tick.isActive()) m_tick.start();
    }
    m_asked.erase(first);
    const qint64 lastShown = std::min(last, m_shown);
    if (lastShown >= first)
        Q_EMIT dataChanged(index(static_cast<int>(first - 1), 0),
                           index(static_cast<int>(lastShown - 1), streamColumns - 1));
    askNext();
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

void StreamModel::want(std::int64_t pageStart) const
{
    if (m_asked.count(pageStart) != 0) return;
    const auto known = std::find(m_wanted.begin(), m_wanted.end(), pageStart);
    if (known != m_wanted.end()) m_wanted.erase(known);
    m_wanted.push_front(pageStart);
    if (m_wanted.size() > pagesWanted) m_wanted.pop_back();
    askNext();
}

void StreamModel::askNext() const
{
    while (!m_wanted.empty() && m_asked.size() < pagesUnderWay) {
        const std::int64_t page = m_wanted.front();
        m_wanted.pop_front();
        m_asked.insert(page);
        Q_EMIT rowsWanted(page, static_cast<int>(RowCache::pageRows));
    }
}

QVariant StreamModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) {
        const auto column = static_cast<StreamColumn>(index.column());
        const bool number = column == StreamColumn::Sequence || column == StreamColumn::Request;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role < Qt::UserRole) return {};
    const StreamRow* row = m_cache.find(rowNumber(index));
    if (role == loadedRole) return row != nullptr;
    if (row == nullptr) {
        want(RowCache::pageStart(rowNumber(index)));
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("\u2026")) : QVariant();
    }
    return cell(*row, static_cast<StreamColumn>(index.column()), role);
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
    default:
        return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return streamHeading(static_cast<StreamColumn>(section));
    if (role == Qt::TextAlignmentRole) {
        const auto column = static_cast<StreamColumn>(section);
        const bool number = column == StreamColumn::Sequence || column == StreamColumn::Request;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

} // namespace pb
