// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <set>

#include <QAbstractTableModel>
#include <QTimer>

namespace pb {

/// A table that grows at its end and of which only the pages in view are held. It never reads by itself: it
/// asks for pages and shows placeholders until they come. It grows by one insertion a tick at most (33 ms),
/// with the newest rows already there, so that a following view never flickers. Rows stand at the places 1,
/// 2, ... GUI thread.
class PagedTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int findingsRole = Qt::UserRole + 1; ///< FindingSet::bits, as int
    static constexpr int standingRole = Qt::UserRole + 2; ///< Standing, as int
    static constexpr int statusRole = Qt::UserRole + 3;   ///< answer's status, 0: none
    static constexpr int loadedRole = Qt::UserRole + 4;   ///< false: a placeholder
    static constexpr int toneRole = Qt::UserRole + 5;     ///< RowTone, as int
    static constexpr int kindRole = Qt::UserRole + 6;     ///< CellKind, as int

    /// How a row stands out.
    enum class RowTone { Plain, Quiet, Violation };
    /// How a cell is painted.
    enum class CellKind { Text, Strong, Quiet, Findings, Answer };

    explicit PagedTableModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;

    /// Rows that there are to show, whether shown yet or not.
    qint64 availableRows() const { return m_available; }
    /// The place of a row of the view: 1, 2, ...
    static qint64 place(const QModelIndex& index) { return static_cast<qint64>(index.row()) + 1; }
    /// The number that the session knows a row by; its place, unless the rows are chosen or sorted.
    virtual qint64 number(const QModelIndex& index) const { return place(index); }
    /// The place of the row of that number; 0 where it is not among the rows there are.
    virtual qint64 placeOf(qint64 number) const { return number <= m_available ? number : 0; }

    /// While frozen the model does not grow; what comes meanwhile is shown when it thaws.
    void setFrozen(bool frozen);
    bool isFrozen() const { return m_frozen; }

Q_SIGNALS:
    /// availableRows() has changed.
    void availableRowsChanged(qint64 rows);

protected:
    /// Rows of one page, and the most that are asked for at a time.
    static constexpr std::int64_t pageRows = 256;

    /// Asks for the rows at first..first+limit-1; takePage() brings them.
    virtual void ask(qint64 first, int limit) const = 0;
    /// There are rows up to this place; fewer than before are ignored.
    void setAvailable(qint64 rows);
    /// Rows that were asked for are in the cache now.
    void takePage(qint64 first, qint64 rows);
    /// A row in view is not in the cache.
    void want(qint64 place) const;
    /// Empties and thaws the table; `change` says what the rows are from now on, and gives how many there
    /// are.
    template <typename Change>
    void restart(Change&& change)
    {
        beginResetModel();
        m_shown = 0;
        m_tailAsked = 0;
        m_frozen = false;
        m_wanted.clear();
        m_asked.clear();
        m_available = change();
        endResetModel();
        Q_EMIT availableRowsChanged(m_available);
        grow();
    }

private:
    void grow();
    void askNext() const;

    qint64 m_available = 0;
    qint64 m_shown = 0;
    qint64 m_tailAsked = 0; ///< first row of the tail under way; 0: none
    bool m_frozen = false;
    QTimer m_tick;
    mutable std::deque<std::int64_t> m_wanted; ///< pages to ask for, last wanted first
    mutable std::set<std::int64_t> m_asked;    ///< pages under way
};

} // namespace pb
