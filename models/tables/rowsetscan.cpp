// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowsetscan.h"

#include <algorithm>

#include <QElapsedTimer>
#include <QMetaObject>

#include "models/tables/findingtext.h"
#include "models/tables/sortedruns.h"

namespace pb {

namespace {

constexpr int tickMs = 33;

/// How many rows a chunk takes, so that it lasts about as long as its budget.
class ChunkSize
{
public:
    /// Rows whose events are read and looked at go in smaller chunks, for the memory they take.
    void keepBelow(std::int64_t most)
    {
        m_most = most;
        m_rows = std::min(m_rows, most);
    }
    std::int64_t rows() const { return m_rows; }
    void tookMs(qint64 time)
    {
        if (time < 5) m_rows = std::min<std::int64_t>(m_rows * 2, m_most);
        if (time > 15) m_rows = std::max<std::int64_t>(m_rows / 2, 256);
    }

private:
    std::int64_t m_most = 65'536;
    std::int64_t m_rows = 2048;
};

constexpr std::int64_t mostEvents = 4096; ///< of a chunk that are evaluated

/// Findings sort by how grave they are, then by which they are.
std::int64_t findingRank(std::int64_t bits)
{
    const FindingSet findings{static_cast<std::uint16_t>(bits)};
    int worst = 0;
    for (const Finding finding : allFindings)
        if (findings.has(finding)) worst = std::max(worst, 1 + static_cast<int>(severity(finding)));
    return worst * 65'536LL + bits;
}

/// Leaves the values of these rows; both are ascending.
void keepRows(std::vector<StreamSortValue>& values, const std::vector<std::int64_t>& rows)
{
    std::erase_if(values, [&](const StreamSortValue& value) {
        return !std::binary_search(rows.begin(), rows.end(), value.row);
    });
}

} // namespace

std::optional<StreamSortKey> sortKey(StreamColumn column)
{
    switch (column) {
    case StreamColumn::Time:
    case StreamColumn::Request:
        return StreamSortKey::Row; // requests and their rows are numbered as they came
    case StreamColumn::Feed:
        return StreamSortKey::Feed;
    case StreamColumn::Sequence:
        return StreamSortKey::Sequence;
    case StreamColumn::Resource:
        return StreamSortKey::Resource;
    case StreamColumn::Key:
        return StreamSortKey::Key;
    case StreamColumn::Findings:
        return StreamSortKey::Findings;
    case StreamColumn::Answer:
        return StreamSortKey::Answer;
    case StreamColumn::EventTypes:
        break;
    }
    return std::nullopt;
}

/// One stretch of rows under way, in the Read thread.
struct RowSetScan::Work
{
    Work(RowSet wanted, qint64 first, qint64 lastRow) : set(std::move(wanted)), next(first), last(lastRow)
    {
        if (set.filter) {
            set.condition = both(ofNarrowing(set.filter->narrowing()), set.condition);
            chunk.keepBelow(mostEvents);
        }
        sinceReport.start();
    }

    /// The rows up to `to` that belong to the set.
    std::vector<std::int64_t> matching(SessionReader& session, std::int64_t to)
    {
        if (!set.filter) return session.streamRowsWhere(set.condition, next, to);
        std::vector<std::int64_t> rows;
        const Moment now = currentMoment();
        for (const StoredEvent& stored : session.streamEventsWhere(set.condition, next, to)) {
            FilterRow row(stored.event);
            const auto matches = set.filter->matches(row, now);
            if (matches && *matches) rows.push_back(stored.streamRow);
            if (!matches && refused++ == 0) reason = QString::fromStdString(matches.error().message);
        }
        return rows;
    }

    RowSet set;
    std::int64_t next = 1;
    std::int64_t last = 0;
    std::vector<std::int64_t> found;
    SortedRuns runs;
    ChunkSize chunk;
    QElapsedTimer sinceReport;
    qint64 refused = 0; ///< rows since the last report
    QString reason;     ///< of the first of them
};

RowSetScan::RowSetScan(ReadThread& thread, QObject* parent)
    : QObject(parent), m_thread(thread), m_current(std::make_shared<std::atomic<quint64>>(0))
{
    m_tick.setSingleShot(true);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &RowSetScan::goOn);
}

void RowSetScan::start(RowSet set, qint64 lastRow)
{
    stop();
    m_set = std::move(set);
    m_active = true;
    m_running = true;
    m_stored = lastRow;
    m_scannedTo = 0;
    m_newer = 0;
    m_refused = 0;
    if (m_set.order)
        sortRows(lastRow);
    else
        findRows(1, lastRow);
}

void RowSetScan::stop()
{
    ++*m_current;
    m_active = false;
    m_running = false;
    m_busy = false;
    m_tick.stop();
}

void RowSetScan::noteStored(qint64 lastRow)
{
    m_stored = std::max(m_stored, lastRow);
    if (m_active && !m_busy && m_stored > m_scannedTo && !m_tick.isActive()) m_tick.start();
}

void RowSetScan::goOn()
{
    if (!m_active || m_busy || m_stored <= m_scannedTo) return;
    if (m_set.isWhole()) { // a sorted set of all rows: each that comes is one more
        m_newer += m_stored - m_scannedTo;
        m_scannedTo = m_stored;
        Q_EMIT newerFound(m_newer);
    } else {
        findRows(m_scannedTo + 1, m_stored);
    }
}

void RowSetScan::report(RowSetScan* scan, quint64 number, std::function<void()> tell)
{
    QMetaObject::invokeMethod(
        scan,
        [scan, number, tell = std::move(tell)] {
            if (*scan->m_current == number) tell();
        },
        Qt::QueuedConnection);
}

void RowSetScan::noteRefused(qint64 rows, const QString& reason)
{
    if (rows == 0) return;
    if (m_refused == 0) m_firstReason = reason;
    m_refused += rows;
    Q_EMIT rowsRefused(m_refused, m_firstReason);
}

void RowSetScan::findRows(qint64 first, qint64 lastRow)
{
    m_busy = true;
    m_scannedTo = lastRow;
    auto work = std::make_shared<Work>(m_set, first, lastRow);
    m_thread.scan([this, work, current = m_current, number = m_current->load()](SessionReader& session) {
        if (*current != number) return false;
        QElapsedTimer clock;
        clock.start();
        const std::int64_t to = std::min(work->next + work->chunk.rows() - 1, work->last);
        const auto rows = work->matching(session, to);
        work->found.insert(work->found.end(), rows.begin(), rows.end());
        work->next = to + 1;
        work->chunk.tookMs(clock.elapsed());
        const bool done = work->next > work->last;
        if (!done && work->sinceReport.elapsed() < tickMs) return true;
        work->sinceReport.start();
        report(this, number,
               [this, found = std::exchange(work->found, {}), to, last = work->last, done,
                refused = std::exchange(work->refused, 0), reason = work->reason] {
                   noteRefused(refused, reason);
                   if (m_set.order) {
                       m_newer += static_cast<qint64>(found.size());
                       if (!found.empty()) Q_EMIT newerFound(m_newer);
                   } else if (!found.empty()) {
                       Q_EMIT rowsFound(found);
                   }
                   if (m_running) Q_EMIT progressed(to, last);
                   if (!done) return;
                   m_busy = false;
                   if (std::exchange(m_running, false)) Q_EMIT finished();
                   noteStored(m_stored);
               });
        return !done;
    });
}

void RowSetScan::sortRows(qint64 lastRow)
{
    m_busy = true;
    m_scannedTo = lastRow;
    auto work = std::make_shared<Work>(m_set, 1, lastRow);
    work->runs = SortedRuns(m_set.descending);
    m_thread.scan([this, work, current = m_current, number = m_current->load()](SessionReader& session) {
        if (*current != number) return false;
        QElapsedTimer clock;
        clock.start();
        const StreamSortKey key = work->set.order.value_or(StreamSortKey::Row);
        if (work->next <= work->last) {
            const std::int64_t to = std::min(work->next + work->chunk.rows() - 1, work->last);
            auto values = session.streamSortValues(key, work->set.condition, work->next, to);
            if (work->set.filter) keepRows(values, work->matching(session, to));
            if (key == StreamSortKey::Findings)
                for (StreamSortValue& value : values)
                    value.number = findingRank(value.number);
            work->runs.add(std::move(values));
            work->next = to + 1;
            work->chunk.tookMs(clock.elapsed());
        } else {
            while (!work->runs.isMerged() && clock.elapsed() < 10)
                work->runs.merge(2000);
        }
        const bool done = work->next > work->last && work->runs.isMerged();
        if (!done && work->sinceReport.elapsed() < tickMs) return true;
        work->sinceReport.start();
        // Reading takes the most part of the time, merging the rest.
        const std::int64_t through = (work->next - 1) / 5 * 4 + work->runs.merged() / 5;
        report(this, number,
               [this, through, last = work->last, done,
                rows = done ? work->runs.takeRows() : std::vector<std::int64_t>(),
                refused = std::exchange(work->refused, 0), reason = work->reason] {
                   noteRefused(refused, reason);
                   Q_EMIT progressed(done ? last : through, last);
                   if (!done) return;
                   m_busy = false;
                   m_running = false;
                   Q_EMIT sorted(rows);
                   Q_EMIT finished();
                   noteStored(m_stored);
               });
        return !done;
    });
}

} // namespace pb
