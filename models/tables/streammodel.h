// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/domain/capturedrequest.h"
#include "models/tables/pagedtablemodel.h"
#include "models/tables/rowcache.h"
#include "models/tables/streamtext.h"

namespace pb {

/// The Stream: rows 1..N of the session. Asks by rowsWanted(); takeRows() brings them. GUI thread.
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

    /// Digits of the longest sequence number seen so far, for the width of its column.
    int sequenceDigits() const { return m_sequenceDigits; }

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

protected:
    void ask(qint64 first, int limit) const override;

private:
    void measure(const std::vector<StreamRow>& rows);
    QVariant cell(const StreamRow& row, StreamColumn column, int role) const;

    qint64 m_stored = 0;
    int m_sequenceDigits = 1;
    mutable RowCache<StreamRow> m_cache;
};

} // namespace pb
