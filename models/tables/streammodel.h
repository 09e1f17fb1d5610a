// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/domain/capturedrequest.h"
#include "models/tables/pagedtablemodel.h"
#include "models/tables/rowcache.h"
#include "models/tables/streamtext.h"

namespace pb {

/// The Stream: rows 1..N of the session, or a set of them in an order of its own. Asks by rowsWanted() and
/// rowsOfSetWanted(); takeRows() and takeRowsOfSet() bring them. GUI thread.
class StreamModel : public PagedTableModel
{
    Q_OBJECT
public:
    explicit StreamModel(QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Rows in the session, whether shown yet or not.
    qint64 storedRows() const { return m_stored; }

    qint64 number(const QModelIndex& index) const override;
    qint64 placeOf(qint64 number) const override;

    /// All rows, as they arrived.
    void showAll();
    /// A set without rows yet; addRows() brings them, in the order of their numbers.
    void showSet();
    void addRows(const std::vector<std::int64_t>& rows);
    /// These rows in this order.
    void showSorted(std::vector<std::int64_t> rows);
    bool showsAll() const { return m_set == 0; }
    /// Marks the column that the rows are sorted by; -1: none.
    void markSorted(int column, bool descending);

    /// Digits of the longest sequence number seen so far, for the width of its column.
    int sequenceDigits() const { return m_sequenceDigits; }

    /// The session has rows up to this number.
    void noteStored(qint64 lastRow);
    /// Rows that were asked for.
    void takeRows(qint64 first, const std::vector<pb::StreamRow>& rows);
    void takeRowsOfSet(quint64 set, qint64 first, const std::vector<pb::StreamRow>& rows);

Q_SIGNALS:
    /// Asks for rows first..first+limit-1.
    void rowsWanted(qint64 first, int limit) const; // clazy:exclude=const-signal-or-slot
    /// Asks for these rows, which stand in a set from a place on.
    void rowsOfSetWanted(quint64 set, qint64 first,
                         const std::vector<std::int64_t>& rows) const; // clazy:exclude=const-signal-or-slot
    /// sequenceDigits() has grown.
    void sequenceDigitsChanged(int digits);
    /// storedRows() has changed.
    void storedRowsChanged(qint64 rows);

protected:
    void ask(qint64 first, int limit) const override;

private:
    void beginSet(std::vector<std::int64_t> rows, bool ascending);
    void measure(const std::vector<StreamRow>& rows);
    QVariant cell(const StreamRow& row, StreamColumn column, int role) const;

    qint64 m_stored = 0;
    quint64 m_set = 0; ///< number of the set that is shown; 0: all rows
    quint64 m_lastSet = 0;
    std::vector<std::int64_t> m_rows; ///< of the set
    bool m_ascending = true;          ///< the set's rows are in the order of their numbers
    int m_sortedColumn = -1;
    bool m_descending = false;
    int m_sequenceDigits = 1;
    mutable RowCache<StreamRow> m_cache;
};

} // namespace pb
