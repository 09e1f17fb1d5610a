// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QObject>

#include "models/filter/filter.h"
#include "models/store/readthread.h"
#include "models/tables/logmodel.h"

namespace pb {

/// Reads the producer's log in the Read thread. Sequences have gaps, so a sparse index says which one stands
/// at every 256th place; it is made chunk by chunk, goes on where the log grows at its end, and begins anew
/// where events came in before that. Functions return at once; signals bring what was read. The thread has
/// ended, or is idle, before this goes. GUI thread.
class LogReader : public QObject
{
    Q_OBJECT
public:
    explicit LogReader(ReadThread& thread, QObject* parent = nullptr);

    /// The log may have grown; `inserted`: before its end, too. Counts: counted().
    void readGrowth(bool inserted);
    /// Asks for the rows at first..first+limit-1: rowsRead().
    void readRows(qint64 first, int limit);
    void readRowsOfSet(quint64 set, qint64 first, const std::vector<std::int64_t>& sequences);
    /// Asks for an event whole: eventRead(). Only the last of several requests is answered.
    void readEvent(qint64 sequence);
    /// Asks for the rows at stretches of places as tab-separated text: copyRead().
    void readCopy(std::vector<std::pair<std::int64_t, std::int64_t>> stretches);
    void readCopyOf(std::vector<std::int64_t> sequences);

    /// Looks for the events that a filter lets through, from the first on, and then for those that come.
    /// Another filter takes the place of the one before.
    void find(const Filter& filter);
    void stopFinding();

Q_SIGNALS:
    /// The log has so many events, the last of that sequence. `anew`: places have changed.
    void counted(qint64 events, qint64 lastSequence, bool anew);
    void rowsRead(qint64 first, const std::vector<pb::LogRow>& rows);
    void rowsOfSetRead(quint64 set, qint64 first, const std::vector<pb::LogRow>& rows);
    /// Nothing where there is no such event.
    void eventRead(qint64 sequence, const std::optional<pb::StoredEvent>& event);
    void copyRead(const QString& text, qint64 rows);
    /// More events of the filter, in order; `through` of `last` sequences are looked through.
    void found(const std::vector<std::int64_t>& sequences, qint64 refused, const QString& firstRefusal);
    void findProgressed(qint64 through, qint64 last);
    /// The first time through has ended.
    void findFinished();

private:
    struct Index;
    struct Search;
    void goOnFinding();

    ReadThread& m_thread;
    std::shared_ptr<Index> m_index; ///< touched in the Read thread only
    std::atomic<qint64> m_wanted{0};
    std::shared_ptr<std::atomic<quint64>> m_search; ///< number of the search that counts
    std::optional<Filter> m_filter;
    qint64 m_lastSequence = 0;
    qint64 m_foundTo = 0; ///< looked through up to this sequence
    bool m_counting = false;
    bool m_countAgain = false;
    bool m_insertedMeanwhile = false;
    bool m_finding = false;
    bool m_firstTime = false;
};

} // namespace pb
