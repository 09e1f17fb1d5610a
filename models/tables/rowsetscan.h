// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QTimer>

#include "models/store/readthread.h"
#include "models/tables/rowset.h"

namespace pb {

/// Finds the rows of a set in the Read thread, chunk by chunk of some milliseconds, other reads in between,
/// and goes on with the rows that come later. One set at a time: another takes the place of the one before.
/// Functions return at once; signals come in the GUI thread, at most one of a kind a frame (33 ms).
class RowSetScan : public QObject
{
    Q_OBJECT
public:
    explicit RowSetScan(ReadThread& thread, QObject* parent = nullptr);

    /// Begins with rows 1..lastRow.
    void start(RowSet set, qint64 lastRow);
    void stop();
    /// Rows are still looked through for the first time.
    bool isRunning() const { return m_running; }

    /// The session has rows up to this number.
    void noteStored(qint64 lastRow);

Q_SIGNALS:
    /// More rows of a live set, in the order of their arrival.
    void rowsFound(const std::vector<std::int64_t>& rows);
    /// All rows of a sorted set.
    void sorted(const std::vector<std::int64_t>& rows);
    /// How many rows of a sorted set have come since it was sorted.
    void newerFound(qint64 rows);
    void progressed(qint64 done, qint64 total);
    /// The filter could not be evaluated over so many of the rows until now, which count as not matching; and
    /// why it could not over the first of them.
    void rowsRefused(qint64 rows, const QString& firstReason);
    /// The first time through has ended.
    void finished();

private:
    struct Work;
    /// Runs in the GUI thread what was found by this scan, unless another one has begun.
    static void report(RowSetScan* scan, quint64 number, std::function<void()> tell);
    void noteRefused(qint64 rows, const QString& reason);
    void sortRows(qint64 lastRow);
    void findRows(qint64 first, qint64 lastRow);
    void goOn();

    ReadThread& m_thread;
    RowSet m_set;
    std::shared_ptr<std::atomic<quint64>> m_current; ///< number of the scan that counts
    bool m_active = false;
    bool m_running = false;
    bool m_busy = false; ///< a stretch is being looked through
    qint64 m_stored = 0;
    qint64 m_scannedTo = 0;
    qint64 m_newer = 0;
    qint64 m_refused = 0; ///< rows over which the filter could not be evaluated
    QString m_firstReason;
    QTimer m_tick;
};

} // namespace pb
