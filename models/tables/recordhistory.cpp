// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/recordhistory.h"

#include <algorithm>

#include <QElapsedTimer>
#include <QMetaObject>

namespace pb {

namespace {

constexpr int reportMs = 33;
constexpr std::int64_t chunkRows = 8192;
constexpr std::size_t pageRows = 256;

} // namespace

/// One search under way, in the Read thread.
struct RecordHistory::Work
{
    StreamCondition condition;
    std::int64_t last = 0; ///< the next row to look at
    std::int64_t total = 0;
    std::size_t found = 0;
    std::vector<StreamRow> events; ///< not told yet
    QElapsedTimer sinceReport;
};

RecordHistory::RecordHistory(ReadThread& thread, QObject* parent)
    : QObject(parent), m_thread(thread), m_current(std::make_shared<std::atomic<quint64>>(0))
{
}

void RecordHistory::stop()
{
    ++*m_current;
}

void RecordHistory::start(const std::string& resourceName, const std::string& resourceRecordKey,
                          qint64 lastRow)
{
    stop();
    auto work = std::make_shared<Work>();
    work->condition = ofRecord(resourceName, resourceRecordKey);
    work->last = lastRow;
    work->total = lastRow;
    work->sinceReport.start();
    m_thread.scan([this, work, current = m_current, number = m_current->load()](SessionReader& session) {
        if (*current != number) return false;
        const std::int64_t first = std::max<std::int64_t>(work->last - chunkRows + 1, 1);
        std::vector<std::int64_t> rows = session.streamRowsWhere(work->condition, first, work->last);
        std::reverse(rows.begin(), rows.end());
        const bool more = rows.size() > mostEvents - work->found;
        rows.resize(std::min(rows.size(), mostEvents - work->found));
        for (std::size_t at = 0; at < rows.size(); at += pageRows) {
            const auto from = rows.begin() + static_cast<std::ptrdiff_t>(at);
            const auto page =
                session.streamRowsOf({from, from + std::min<std::ptrdiff_t>(pageRows, rows.end() - from)});
            work->events.insert(work->events.end(), page.begin(), page.end());
        }
        work->found += rows.size();
        work->last = first - 1;
        const bool done = work->last < 1 || more || work->found >= mostEvents;
        if (!done && work->sinceReport.elapsed() < reportMs) return true;
        work->sinceReport.start();
        QMetaObject::invokeMethod(
            this,
            [this, number, events = std::exchange(work->events, {}), through = work->total - work->last,
             total = work->total, done, left = more || work->last > 0] {
                if (*m_current != number) return;
                if (!events.empty()) Q_EMIT eventsFound(events);
                Q_EMIT progressed(through, total);
                if (done) Q_EMIT finished(left);
            },
            Qt::QueuedConnection);
        return !done;
    });
}

} // namespace pb
