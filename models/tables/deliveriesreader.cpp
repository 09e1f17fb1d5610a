// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/deliveriesreader.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <vector>

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr int page = 2000;            ///< rows of one query: some milliseconds
constexpr auto addingEvery = 100ms;   ///< a window that grows is read at most this often
constexpr qint64 addingBudgetMs = 50; ///< of one turn of the Read thread

constexpr Moment endOfTime{std::chrono::milliseconds(std::numeric_limits<std::int64_t>::max() / 4)};

} // namespace

/// A window on its way. Touched by the Read thread only, but for what never changes.
struct DeliveriesReader::Reading
{
    quint64 number = 0;
    DeliveriesStretch stretch;

    bool begun = false;
    bool complete = false;
    Moment before = endOfTime; ///< where the next page goes on
    std::int64_t beforeId = 0;
    int total = 0;
    Moment completeFrom = Moment::min();
    std::int64_t lastRead = 0; ///< attempts up to this number are in, or not of this stretch
    std::map<std::int64_t, std::vector<AttemptMark>> marks; ///< by feed, in the order of time once complete
    std::map<std::int64_t, std::shared_ptr<const Lane>> lanes;
    std::shared_ptr<const QuietTimes> quiet;
    std::set<std::int64_t> changed; ///< feeds whose lane is older than their marks

    void add(AttemptMark&& mark)
    {
        changed.insert(mark.feed);
        marks[mark.feed].push_back(std::move(mark));
        ++total;
    }
    void finish(SessionReader& session);
    void trim(int limit);
    DeliveriesWindow window(SessionReader& session);
};

/// All pages are in: brings them into order, and adds the attempts before that may reach into the stretch.
void DeliveriesReader::Reading::finish(SessionReader& session)
{
    const Moment from = std::max(stretch.from, completeFrom);
    for (const PushFeed& feed : session.feeds()) {
        std::vector<AttemptMark>& own = marks[feed.id];
        std::reverse(own.begin(), own.end());
        if (auto earlier = session.lastAttemptBefore(feed.id, from)) own.insert(own.begin(), *earlier);
        changed.insert(feed.id);
    }
    complete = true;
}

/// Leaves the oldest away where a window that grows has become too large.
void DeliveriesReader::Reading::trim(int limit)
{
    if (total <= limit + limit / 4) return;
    std::vector<Moment> starts;
    starts.reserve(static_cast<std::size_t>(total));
    for (const auto& [feed, own] : marks)
        for (const AttemptMark& mark : own)
            starts.push_back(mark.startedAt);
    const auto cut = starts.end() - limit;
    std::nth_element(starts.begin(), cut, starts.end());
    completeFrom = *cut;
    total = 0;
    for (auto& [feed, own] : marks) {
        const auto kept = std::find_if(own.begin(), own.end(), [this](const AttemptMark& mark) {
            return mark.startedAt >= completeFrom;
        });
        if (kept - own.begin() > 1) {
            own.erase(own.begin(), kept - 1); // the one before may still wait
            changed.insert(feed);
        }
        total += static_cast<int>(own.size());
    }
}

DeliveriesWindow DeliveriesReader::Reading::window(SessionReader& session)
{
    DeliveriesWindow window;
    window.stretch = stretch;
    window.completeFrom = completeFrom;
    for (const PushFeed& feed : session.feeds()) {
        auto& lane = lanes[feed.id];
        if (lane == nullptr || changed.contains(feed.id))
            lane = std::make_shared<const Lane>(feed, marks[feed.id]);
        window.lanes.push_back(lane);
    }
    if (quiet == nullptr || !changed.empty())
        quiet = std::make_shared<const QuietTimes>(quietTimes(window.lanes));
    window.quiet = quiet;
    changed.clear();
    return window;
}

DeliveriesReader::DeliveriesReader(ReadThread& thread, int limit, QObject* parent)
    : QObject(parent), m_thread(thread), m_limit(limit)
{
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &DeliveriesReader::readAdded);
}

DeliveriesReader::~DeliveriesReader() = default;

bool DeliveriesReader::isWanted(const Reading& reading) const
{
    return m_wanted == reading.number;
}

void DeliveriesReader::readWindow(const DeliveriesStretch& stretch)
{
    auto reading = std::make_shared<Reading>();
    reading->number = ++m_wanted;
    reading->stretch = stretch;
    if (!stretch.open) reading->before = stretch.to;
    m_current = reading;
    m_reading = true;
    m_thread.scan([this, reading](SessionReader& session) {
        if (!isWanted(*reading)) return false;
        if (readPage(session, *reading)) return true;
        reading->finish(session);
        const DeliveriesWindow window = reading->window(session);
        QMetaObject::invokeMethod(
            this, [this, reading, window, last = reading->lastRead] { take(reading, window, last); },
            Qt::QueuedConnection);
        return false;
    });
}

void DeliveriesReader::rest()
{
    ++m_wanted;
    m_current.reset();
    m_reading = false;
    m_tick.stop();
}

/// One keyset chunk, newest first; false: that was the last.
bool DeliveriesReader::readPage(SessionReader& session, Reading& reading) const
{
    if (!reading.begun) reading.lastRead = session.lastAttempt();
    reading.begun = true;
    const int wanted = std::min(page, m_limit - reading.total);
    auto marks = session.attemptMarks(reading.stretch.from, reading.before, reading.beforeId, wanted);
    const auto found = static_cast<int>(marks.size());
    if (found > 0) {
        reading.before = marks.back().startedAt;
        reading.beforeId = marks.back().id;
    }
    for (AttemptMark& mark : marks)
        reading.add(std::move(mark));
    if (found < wanted) return false;
    if (reading.total < m_limit) return true;
    const bool more =
        !session.attemptMarks(reading.stretch.from, reading.before, reading.beforeId, 1).empty();
    if (more) reading.completeFrom = reading.before;
    return false;
}

void DeliveriesReader::noteStored(qint64 lastAttempt)
{
    m_stored = std::max(m_stored, lastAttempt);
    const bool grows = m_current != nullptr && m_current->stretch.open;
    if (!grows || m_reading || m_tick.isActive()) return;
    const auto since =
        m_sinceAdded.isValid() ? std::chrono::milliseconds(m_sinceAdded.elapsed()) : addingEvery;
    m_tick.start(std::max(addingEvery - since, 0ms));
}

/// Reads what was stored since and adds it to the window.
void DeliveriesReader::readAdded()
{
    m_reading = true;
    m_sinceAdded.start();
    m_thread.post([this, reading = m_current](SessionReader& session) {
        if (!isWanted(*reading)) return;
        QElapsedTimer clock;
        clock.start();
        bool more = true;
        while (more && clock.elapsed() < addingBudgetMs) {
            auto marks = session.attemptMarksAfter(reading->lastRead, page);
            more = static_cast<int>(marks.size()) == page;
            for (AttemptMark& mark : marks) {
                reading->lastRead = mark.id;
                // It may have been read already, by the page that was read while it was stored.
                const auto& own = reading->marks[mark.feed];
                if (own.empty() || own.back().id < mark.id) reading->add(std::move(mark));
            }
        }
        reading->trim(m_limit);
        const DeliveriesWindow window = reading->window(session);
        QMetaObject::invokeMethod(
            this, [this, reading, window, last = reading->lastRead] { take(reading, window, last); },
            Qt::QueuedConnection);
    });
}

void DeliveriesReader::take(const std::shared_ptr<Reading>& reading, const DeliveriesWindow& window,
                            qint64 lastRead)
{
    if (reading != m_current) return;
    m_reading = false;
    Q_EMIT windowRead(window);
    if (m_stored > lastRead) noteStored(m_stored);
}

void DeliveriesReader::readAttempt(qint64 attempt)
{
    m_wantedAttempt = attempt;
    m_thread.post([this, attempt](SessionReader& session) {
        if (m_wantedAttempt != attempt) return; // another was selected meanwhile
        auto found = session.attempt(attempt);
        if (!found) return;
        QMetaObject::invokeMethod(
            this,
            [this, found = std::move(*found)] {
                if (m_wantedAttempt == found.id) Q_EMIT attemptRead(found);
            },
            Qt::QueuedConnection);
    });
}

void DeliveriesReader::tell(std::optional<AttemptMark> mark)
{
    QMetaObject::invokeMethod(
        this, [this, mark = std::move(mark)] { Q_EMIT placeRead(mark); }, Qt::QueuedConnection);
}

void DeliveriesReader::readNeighbour(const AttemptPlace& place, bool next)
{
    m_thread.post(
        [this, place, next](SessionReader& session) { tell(session.attemptNeighbour(place, next)); });
}

void DeliveriesReader::readEdge(qint64 feed, bool last)
{
    m_thread.post([this, feed, last](SessionReader& session) {
        tell(last ? session.lastAttempt(feed) : session.firstAttempt(feed));
    });
}

void DeliveriesReader::readPlace(qint64 attempt)
{
    m_thread.post([this, attempt](SessionReader& session) { tell(session.attemptMark(attempt)); });
}

void DeliveriesReader::readBegin()
{
    m_thread.post([this](SessionReader& session) {
        QMetaObject::invokeMethod(
            this, [this, moment = session.firstAttemptAt()] { Q_EMIT beginRead(moment); },
            Qt::QueuedConnection);
    });
}

} // namespace pb
