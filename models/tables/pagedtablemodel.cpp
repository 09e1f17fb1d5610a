// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/pagedtablemodel.h"

#include <algorithm>
#include <limits>

namespace pb {

namespace {

constexpr int tickMs = 33;
/// Pages asked for at a time; scrolling past more makes the oldest wish fall away.
constexpr std::size_t pagesUnderWay = 2;
constexpr std::size_t pagesWanted = 4;
constexpr qint64 mostRows = std::numeric_limits<int>::max() - 1;

} // namespace

PagedTableModel::PagedTableModel(QObject* parent) : QAbstractTableModel(parent)
{
    m_tick.setSingleShot(true);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &PagedTableModel::grow);
}

int PagedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown);
}

void PagedTableModel::setFrozen(bool frozen)
{
    m_frozen = frozen;
    if (!frozen) grow();
}

void PagedTableModel::setAvailable(qint64 rows)
{
    rows = std::min(rows, mostRows);
    if (rows <= m_available) return;
    m_available = rows;
    if (!m_tick.isActive()) m_tick.start();
    Q_EMIT availableRowsChanged(m_available);
}

void PagedTableModel::grow()
{
    if (m_frozen || m_tailAsked != 0 || m_available <= m_shown) return;
    m_tailAsked = std::max(m_shown + 1, m_available - pageRows + 1);
    ask(m_tailAsked, static_cast<int>(pageRows));
}

void PagedTableModel::takePage(qint64 first, qint64 rows)
{
    const qint64 last = first + rows - 1;
    if (first == m_tailAsked) {
        m_tailAsked = 0;
        if (last > m_shown && !m_frozen) {
            beginInsertRows({}, static_cast<int>(m_shown), static_cast<int>(last - 1));
            m_shown = last;
            endInsertRows();
        }
        if (m_available > m_shown && rows > 0 && !m_tick.isActive()) m_tick.start();
    }
    m_asked.erase(first);
    const qint64 lastShown = std::min(last, m_shown);
    if (lastShown >= first)
        Q_EMIT dataChanged(index(static_cast<int>(first - 1), 0),
                           index(static_cast<int>(lastShown - 1), columnCount() - 1));
    askNext();
}

void PagedTableModel::want(qint64 place) const
{
    const std::int64_t pageStart = (place - 1) / pageRows * pageRows + 1;
    if (m_asked.count(pageStart) != 0) return;
    const auto known = std::find(m_wanted.begin(), m_wanted.end(), pageStart);
    if (known != m_wanted.end()) m_wanted.erase(known);
    m_wanted.push_front(pageStart);
    if (m_wanted.size() > pagesWanted) m_wanted.pop_back();
    askNext();
}

void PagedTableModel::askNext() const
{
    while (!m_wanted.empty() && m_asked.size() < pagesUnderWay) {
        const std::int64_t page = m_wanted.front();
        m_wanted.pop_front();
        m_asked.insert(page);
        ask(page, static_cast<int>(pageRows));
    }
}

} // namespace pb
