// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <utility>
#include <vector>

#include <QObject>

#include "models/store/readthread.h"
#include "models/tables/streamdetail.h"
#include "models/tables/stretches.h"

namespace pb {

/// Reads the Stream's rows and details in the Read thread. Functions return at once; signals bring what was
/// read. The thread has ended, or is idle, before this goes.
class StreamReader : public QObject
{
    Q_OBJECT
public:
    explicit StreamReader(ReadThread& thread, QObject* parent = nullptr);

    /// Asks how many rows there are: rowCountRead().
    void readRowCount();
    /// Asks for rows first..first+limit-1: rowsRead().
    void readRows(qint64 first, int limit);
    /// Asks for these rows of a set: rowsOfSetRead().
    void readRowsOfSet(quint64 set, qint64 first, const std::vector<std::int64_t>& rows);
    /// Asks for all of one row: detailRead(). Only the last of several requests is answered.
    void readDetail(qint64 row);
    /// Asks for rows as tab-separated text: copyRead().
    void readCopy(std::vector<Stretch> stretches);
    void readCopyOf(std::vector<std::int64_t> numbers);

Q_SIGNALS:
    void rowCountRead(qint64 rows);
    void rowsRead(qint64 first, const std::vector<pb::StreamRow>& rows);
    void rowsOfSetRead(quint64 set, qint64 first, const std::vector<pb::StreamRow>& rows);
    void detailRead(const pb::StreamDetail& detail);
    /// `rows` is how many lines the text has, headings not counted.
    void copyRead(const QString& text, qint64 rows);

private:
    ReadThread& m_thread;
    std::atomic<qint64> m_wantedDetail{0};
};

} // namespace pb
