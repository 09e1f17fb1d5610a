// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <vector>

#include <QAbstractTableModel>
#include <QTimer>

#include "models/domain/capturedrequest.h"
#include "models/tables/rowcache.h"
#include "models/tables/streamtext.h"

namespace pb {

/// The Stream: rows 1..N of the session, of which only the pages in view are held. It never reads by itself:
/// it asks by rowsWanted() and shows placeholders until takeRows() brings them. It grows by one insertion a
/// tick at most (33 ms), with the newest rows already there, so that a following view never flickers. GUI
/// thread.
class StreamModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int findingsRole = Qt::UserRole + 1; ///< FindingSet::bits, as int
    static constexpr int standingRole = Qt::UserRole + 2; ///< Standing, as int
    static constexpr int statusRole = Qt::UserRole + 3;   ///< answer's status, 0: none
    static constexpr int loadedRole = Qt::UserRole + 4;   ///< false: a placeholder

    explicit StreamModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Rows in the session, whether shown yet or not.
    qint64 storedRows() const { return m_stored; }
    /// The number of a row of the view: 1, 2, ...
    static qint64 rowNumber(const QModelIndex& index) { return static_cast<qint64>(index.row()) + 1; }

    /// Digits of the longest sequence number seen so far, for the width of its column.
    int sequenceDigits() const { return m_sequenceDigits; }

    /// While frozen the model does not grow; what is captured meanwhile comes in when it thaws.
    void setFrozen(bool frozen);
    bool isFrozen() const { return m_frozen; }

public Q_SLOTS:
    /// The session has rows up to this number.
    void noteStored(qint64 lastRow);
    /// Rows that were asked for.
    void takeRows(qint64 first, const std::vector<pb::StreamRow>& rows);

Q_SIGNALS:
    /// Asks for rows first..first+limit-1.
    void rowsWanted(qint64 first, int limit) const;
    /// sequenceDigits() has grown.
    void sequenceDigitsChanged(int digits);
    /// storedRows() has changed.
    void storedRowsChanged(qint64 rows);

private:
    void grow();
    void measure(const std::vector<StreamRow>& rows);
    void want(std::int64_t pageStart) const;
    void askNext() const;
    QVariant cell(const StreamRow& row, StreamColumn column, int role) const;

    qint64 m_stored = 0;
    qint64 m_shown = 0;
    qint64 m_tailAsked = 0; ///< first row of the tail under way; 0: none
    bool m_frozen = false;
    int m_sequenceDigits = 1;
    QTimer m_tick;
    mutable RowCache m_cache;
    mutable std::deque<std::int64_t> m_wanted; ///< pages to ask for, last wanted first
    mutable std::set<std::int64_t> m_asked;    ///< pages under way
};

} // namespace pb
