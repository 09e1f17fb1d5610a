// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/matchpreview.h"

#include <QElapsedTimer>
#include <QMetaObject>

namespace pb {

namespace {

constexpr int pageRows = 200;
constexpr qint64 sliceMs = 8;
constexpr qint64 frameMs = 33;
constexpr int againMs = 1500;

} // namespace

struct MatchPreview::Work
{
    std::optional<Filter> filter;
    SequenceNumber upTo = lastSequenceNumber;
    MatchCount count;
    Moment now{};
    bool done = false;
    QElapsedTimer sinceReport;

    void look(const StoredEvent& stored)
    {
        ++count.events;
        bool matches = true;
        if (filter) {
            FilterRow row(stored.event);
            const auto value = filter->matches(row, now);
            if (!value && count.refused++ == 0) count.firstRefusal = value.error().message;
            matches = value && *value;
        }
        if (matches) ++count.matching;
        std::vector<LogRow>& rows = matches ? count.matches : count.others;
        if (rows.size() < mostRows) rows.push_back(logRow(stored));
    }

    void lookAtPage(SessionReader& session)
    {
        const auto page = session.logWhere({}, LogStretch{SequenceNumber{1}, upTo, true}, pageRows);
        for (const StoredEvent& stored : page) {
            if (count.events == count.of) break;
            look(stored);
        }
        done = page.size() < pageRows || count.events >= count.of ||
               page.back().event.EntityEventSequence.value < 2;
        if (!done) upTo = SequenceNumber{page.back().event.EntityEventSequence.value - 1};
    }
};

MatchPreview::MatchPreview(ReadThread& thread, QObject* parent)
    : QObject(parent), m_thread(thread), m_relay(new QObject, [](QObject* relay) { relay->deleteLater(); }),
      m_current(std::make_shared<std::atomic<quint64>>(0)), m_wanted(std::make_shared<std::atomic<qint64>>(0))
{
    qRegisterMetaType<pb::MatchCount>();
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &MatchPreview::look);
}

MatchPreview::~MatchPreview()
{
    stop(); // what is on its way is no longer wanted, and does not look at this
}

void MatchPreview::start(std::optional<Filter> filter)
{
    m_filter = std::move(filter);
    m_active = true;
    look();
}

void MatchPreview::stop()
{
    ++*m_current;
    *m_wanted = 0;
    m_active = false;
    m_again.stop();
}

void MatchPreview::noteGrowth()
{
    if (m_active && !m_again.isActive()) m_again.start();
}

void MatchPreview::look()
{
    if (!m_active) return;
    const quint64 number = ++*m_current;
    auto work = std::make_shared<Work>();
    work->filter = m_filter;
    work->now = currentMoment();
    work->sinceReport.start();
    m_thread.scan([this, relay = m_relay, work, current = m_current, number](SessionReader& session) {
        if (*current != number) return false;
        if (work->count.of == 0) work->count.of = session.logEventsAfter(SequenceNumber{}, mostEvents);
        QElapsedTimer clock;
        clock.start();
        while (!work->done && clock.elapsed() < sliceMs)
            work->lookAtPage(session);
        if (!work->done && work->sinceReport.elapsed() < frameMs) return true;
        work->sinceReport.start();
        if (work->done) work->count.of = work->count.events;
        QMetaObject::invokeMethod(
            relay.get(),
            [this, current, number, count = work->count] {
                if (*current == number) Q_EMIT counted(count);
            },
            Qt::QueuedConnection);
        return !work->done;
    });
}

void MatchPreview::explain(qint64 sequence)
{
    *m_wanted = sequence;
    m_thread.post(
        [this, relay = m_relay, sequence, wanted = m_wanted, filter = m_filter](SessionReader& session) {
            if (*wanted != sequence) return;
            const auto stored = session.logEvent(SequenceNumber{sequence});
            std::optional<Explanation> explanation;
            if (stored && filter) {
                FilterRow row(stored->event);
                explanation = filter->explain(row, currentMoment());
            }
            QMetaObject::invokeMethod(
                relay.get(),
                [this, wanted, sequence, explanation, stored] {
                    if (*wanted == sequence) Q_EMIT explained(sequence, explanation, stored);
                },
                Qt::QueuedConnection);
        });
}

} // namespace pb
