// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/logreader.h"

#include <algorithm>

#include <QElapsedTimer>
#include <QMetaObject>

#include "models/tables/stretches.h"

namespace pb {

namespace {

constexpr int pageRows = 256;
constexpr qint64 sliceMs = 8;
constexpr int searchRows = 512; ///< looked at between two looks at the clock

} // namespace

/// Which sequence stands at the end of every full page.
struct LogReader::Index
{
    std::vector<SequenceNumber> pageEnds;
    std::int64_t rest = 0; ///< events after the last full page
    SequenceNumber last{};

    SequenceNumber before(std::int64_t page) const
    {
        return page == 0 ? SequenceNumber{} : pageEnds[static_cast<std::size_t>(page - 1)];
    }
    std::int64_t events() const { return static_cast<std::int64_t>(pageEnds.size()) * pageRows + rest; }

    /// Goes on for a while; true when the end is reached.
    bool extend(SessionReader& session)
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < sliceMs) {
            const SequenceNumber from = before(static_cast<std::int64_t>(pageEnds.size()));
            if (const auto end = session.logPlaceAfter(from, pageRows)) {
                pageEnds.push_back(*end);
                continue;
            }
            rest = session.logEventsAfter(from, pageRows);
            last = session.lastLogSequence();
            return true;
        }
        return false;
    }

    /// The rows at first..first+limit-1.
    std::vector<LogRow> rows(SessionReader& session, std::int64_t first, int limit) const
    {
        const std::int64_t page =
            std::min<std::int64_t>((first - 1) / pageRows, static_cast<std::int64_t>(pageEnds.size()));
        const std::int64_t skip = first - 1 - page * pageRows;
        SequenceNumber after = before(page);
        if (skip > 0) {
            const auto place = session.logPlaceAfter(after, static_cast<int>(skip));
            if (!place) return {};
            after = *place;
        }
        std::vector<LogRow> rows;
        for (const StoredEvent& event : session.logAfter(after, limit))
            rows.push_back(logRow(event));
        return rows;
    }
};

/// A search under way, in the Read thread.
struct LogReader::Search
{
    Filter filter;
    Narrowing narrowing;
    SequenceNumber next{1};
    SequenceNumber last{};
    bool done = false;
    std::vector<std::int64_t> found;
    std::int64_t refused = 0;
    std::string firstRefusal;
    QElapsedTimer sinceReport;

    /// One stretch of events: the narrowing spares what it can; the filter decides (FLT-2).
    void look(SessionReader& session)
    {
        const LogStretch stretch{next, std::min(last, SequenceNumber{stretchEnd(session)}), false};
        for (const StoredEvent& stored : session.logWhere(narrowing, stretch, searchRows)) {
            FilterRow row(stored.event);
            const auto matches = filter.matches(row, currentMoment());
            if (!matches && refused++ == 0) firstRefusal = matches.error().message;
            if (matches && *matches) found.push_back(stored.event.EntityEventSequence.value);
        }
        done = stretch.most >= last;
        if (!done) next = SequenceNumber{stretch.most.value + 1};
    }

    /// Where so many events end: what one query looks at is bounded, whatever the narrowing lets through.
    std::int64_t stretchEnd(SessionReader& session) const
    {
        const auto end = session.logPlaceAfter(SequenceNumber{next.value - 1}, searchRows);
        return end ? end->value : last.value;
    }
};

LogReader::LogReader(ReadThread& thread, QObject* parent)
    : QObject(parent), m_thread(thread), m_index(std::make_shared<Index>()),
      m_search(std::make_shared<std::atomic<quint64>>(0))
{
    qRegisterMetaType<std::vector<pb::LogRow>>();
    qRegisterMetaType<std::optional<pb::StoredEvent>>();
}

void LogReader::readGrowth(bool inserted)
{
    m_insertedMeanwhile = m_insertedMeanwhile || inserted;
    if (m_counting) {
        m_countAgain = true;
        return;
    }
    m_counting = true;
    const bool anew = std::exchange(m_insertedMeanwhile, false);
    auto index = anew ? std::make_shared<Index>() : m_index;
    m_thread.scan([this, index, anew](SessionReader& session) {
        if (!index->extend(session)) return true;
        QMetaObject::invokeMethod(this, [this, index, anew, events = index->events(), last = index->last] {
            m_index = index;
            m_counting = false;
            m_lastSequence = last.value;
            Q_EMIT counted(events, last.value, anew);
            goOnFinding();
            if (std::exchange(m_countAgain, false)) readGrowth(false);
        });
        return false;
    });
}

void LogReader::readRows(qint64 first, int limit)
{
    m_thread.post([this, index = m_index, first, limit](SessionReader& session) {
        Q_EMIT rowsRead(first, index->rows(session, first, limit));
    });
}

void LogReader::readRowsOfSet(quint64 set, qint64 first, const std::vector<std::int64_t>& sequences)
{
    m_thread.post([this, set, first, sequences](SessionReader& session) {
        std::vector<LogRow> rows;
        for (const std::int64_t sequence : sequences)
            if (const auto event = session.logEvent(SequenceNumber{sequence})) rows.push_back(logRow(*event));
        Q_EMIT rowsOfSetRead(set, first, rows);
    });
}

void LogReader::readEvent(qint64 sequence)
{
    m_wanted = sequence;
    m_thread.post([this, sequence](SessionReader& session) {
        if (m_wanted == sequence) Q_EMIT eventRead(sequence, session.logEvent(SequenceNumber{sequence}));
    });
}

void LogReader::readCopy(std::vector<std::pair<std::int64_t, std::int64_t>> stretches)
{
    m_thread.post([this, index = m_index, stretches = std::move(stretches)](SessionReader& session) {
        const auto rows = readStretches<LogRow>(
            stretches, [&](std::int64_t first, int limit) { return index->rows(session, first, limit); });
        Q_EMIT copyRead(logTsv(rows), static_cast<qint64>(rows.size()));
    });
}

void LogReader::readCopyOf(std::vector<std::int64_t> sequences)
{
    sequences.resize(std::min(sequences.size(), static_cast<std::size_t>(mostCopied)));
    m_thread.post([this, sequences = std::move(sequences)](SessionReader& session) {
        std::vector<LogRow> rows;
        for (const std::int64_t sequence : sequences)
            if (const auto event = session.logEvent(SequenceNumber{sequence})) rows.push_back(logRow(*event));
        Q_EMIT copyRead(logTsv(rows), static_cast<qint64>(rows.size()));
    });
}

void LogReader::find(const Filter& filter)
{
    stopFinding();
    m_filter = filter;
    m_foundTo = 0;
    m_firstTime = true;
    goOnFinding();
}

void LogReader::stopFinding()
{
    ++*m_search;
    m_filter.reset();
    m_finding = false;
    m_firstTime = false;
}

void LogReader::goOnFinding()
{
    if (!m_filter || m_finding) return;
    if (m_lastSequence <= m_foundTo) {
        if (std::exchange(m_firstTime, false)) Q_EMIT findFinished();
        return;
    }
    m_finding = true;
    auto search = std::make_shared<Search>(
        Search{*m_filter, m_filter->narrowing(), SequenceNumber{m_foundTo + 1}, {}, false, {}, 0, {}, {}});
    search->last = SequenceNumber{m_lastSequence};
    m_foundTo = m_lastSequence;
    search->sinceReport.start();
    m_thread.scan([this, search, current = m_search, number = m_search->load()](SessionReader& session) {
        if (*current != number) return false;
        QElapsedTimer clock;
        clock.start();
        while (!search->done && clock.elapsed() < sliceMs)
            search->look(session);
        const bool done = search->done;
        if (!done && search->sinceReport.elapsed() < 33) return true;
        search->sinceReport.start();
        QMetaObject::invokeMethod(
            this,
            [this, number, done, found = std::exchange(search->found, {}),
             refused = std::exchange(search->refused, 0), why = QString::fromStdString(search->firstRefusal),
             through = search->next.value, last = search->last.value] {
                if (*m_search != number) return;
                Q_EMIT this->found(found, refused, why);
                if (m_firstTime) Q_EMIT findProgressed(through, last);
                if (!done) return;
                m_finding = false;
                goOnFinding();
            },
            Qt::QueuedConnection);
        return !done;
    });
}

} // namespace pb
