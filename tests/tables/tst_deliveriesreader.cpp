// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/tables/deliveriesreader.h"
#include "tests/support/attempts.h"

using namespace pb;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Moment begin{1'700'000'000'000ms};

DeliveriesWindow lastWindow(const QSignalSpy& spy)
{
    return spy.last()[0].value<DeliveriesWindow>();
}

std::size_t marksOf(const DeliveriesWindow& window)
{
    std::size_t marks = 0;
    for (const auto& lane : window.lanes)
        marks += lane->marks().size();
    return marks;
}

/// Where the wait after an attempt ends, as the requirement says it: with the delivery's next attempt, else
/// when that was due, and never later than the feed's next attempt.
Moment waitEnd(const std::vector<DeliveryAttempt>& own, std::size_t i)
{
    if (i + 1 < own.size() && own[i + 1].delivery == own[i].delivery) return own[i + 1].startedAt;
    Moment end = own[i].nextAt.value_or(Moment{});
    if (i + 1 < own.size()) end = std::min(end, own[i + 1].startedAt);
    return end;
}

} // namespace

class DeliveriesReaderTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionStore> m_store;
    std::vector<PushFeed> m_feeds;
    std::vector<MadeAttempts> m_made;
    std::map<std::int64_t, std::vector<DeliveryAttempt>> m_attempts; ///< by feed, in the order of time

    /// Stores the next attempt of a feed.
    std::int64_t store(std::size_t feed)
    {
        DeliveryAttempt attempt = m_made[feed].next();
        attempt.id = recordAttempt(*m_store, m_feeds[feed], attempt);
        m_attempts[m_feeds[feed].id].push_back(attempt);
        return attempt.id;
    }

    /// The next attempts of the first feeds, so many of each.
    void fill(std::size_t feeds, int each)
    {
        for (std::size_t feed = 0; feed < feeds; ++feed) {
            std::vector<DeliveryAttempt> attempts;
            for (int i = 0; i < each; ++i)
                attempts.push_back(m_made[feed].next());
            recordAttempts(*m_store, m_feeds[feed], attempts);
            auto& own = m_attempts[m_feeds[feed].id];
            own.insert(own.end(), attempts.begin(), attempts.end());
        }
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = SessionStore::open(m_folder->filePath(u"session.pushbench"_s).toStdString(), {});
        QVERIFY(opened);
        m_store = std::move(*opened);
        m_feeds.clear();
        m_made.clear();
        m_attempts.clear();
        for (std::uint32_t i = 0; i < 4; ++i) {
            m_feeds.push_back(openFeed(*m_store, pushFeed("feed " + std::to_string(i))));
            m_made.emplace_back(m_feeds[i].id, begin + std::chrono::seconds(i), i + 11);
        }
    }

    void cleanup() { m_store.reset(); }

    /// The lanes are compared with the attempts in the session one by one: starts, ends, waits, outcomes.
    void lanesSayWhatTheSessionSays_data()
    {
        QTest::addColumn<int>("fromSeconds");
        QTest::addColumn<int>("toSeconds");
        QTest::newRow("all") << -10 << 10'000;
        QTest::newRow("a part") << 30 << 60;
        QTest::newRow("within a wait") << 41 << 42;
        QTest::newRow("before everything") << -100 << -50;
        QTest::newRow("after everything") << 9000 << 9100;
    }

    void lanesSayWhatTheSessionSays()
    {
        QFETCH(int, fromSeconds);
        QFETCH(int, toSeconds);
        fill(3, 130); // the fourth feed stays empty
        const Moment from = begin + std::chrono::seconds(fromSeconds);
        const Moment to = begin + std::chrono::seconds(toSeconds);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        QSignalSpy read(&reader, &DeliveriesReader::windowRead);
        reader.readWindow({from, to, false});
        QTRY_COMPARE(read.count(), 1);
        const DeliveriesWindow window = lastWindow(read);
        QVERIFY(window.isComplete());
        QCOMPARE(window.lanes.size(), m_feeds.size());
        for (const auto& lane : window.lanes) {
            const std::vector<DeliveryAttempt>& all = m_attempts[lane->feed().id];
            std::vector<std::size_t> wanted; // those in the window and the last one before it
            for (std::size_t i = 0; i < all.size(); ++i) {
                const bool lastBefore =
                    all[i].startedAt < from && (i + 1 == all.size() || all[i + 1].startedAt >= from);
                if (lastBefore || (all[i].startedAt >= from && all[i].startedAt < to)) wanted.push_back(i);
            }
            QCOMPARE(lane->marks().size(), wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                const DeliveryAttempt& attempt = all[wanted[i]];
                const LaneMark& mark = lane->marks()[i];
                QCOMPARE(mark.attempt.id, attempt.id);
                QVERIFY(mark.start == FineMoment(attempt.startedAt));
                QVERIFY(mark.end == mark.start + attempt.phases.total);
                QCOMPARE(mark.attempt.outcome, attempt.outcome);
                QCOMPARE(mark.attempt.status, attempt.status);
                // What follows the window is not known to it.
                const bool last = i + 1 == wanted.size();
                const FineMoment end = last ? attempt.nextAt.value_or(Moment{}) : waitEnd(all, wanted[i]);
                QVERIFY(mark.waitEnd == std::max(end, mark.end));
                const auto demand = std::chrono::microseconds(
                    static_cast<std::int64_t>(attempt.retryAfterSeconds.value_or(0) * 1e6));
                QVERIFY(mark.demandEnd == mark.end + demand);
            }
        }
    }

    void onlyTheLastWindowAskedForIsAnswered()
    {
        fill(1, 60);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        QSignalSpy read(&reader, &DeliveriesReader::windowRead);
        QSignalSpy begun(&reader, &DeliveriesReader::beginRead);
        for (int i = 1; i <= 20; ++i)
            reader.readWindow({begin, begin + std::chrono::seconds(i), false});
        reader.readBegin();
        QTRY_COMPARE(begun.count(), 1);
        QTRY_COMPARE(read.count(), 1);
        QVERIFY(lastWindow(read).stretch.to == begin + 20s);
    }

    void anOpenWindowGrowsAtMostTenTimesASecond()
    {
        store(0);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        QSignalSpy read(&reader, &DeliveriesReader::windowRead);
        reader.readWindow({begin, begin + 60s, true});
        QTRY_COMPARE(read.count(), 1);
        const auto untouched = lastWindow(read).lanes[1];
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 40; ++i) {
            reader.noteStored(store(0));
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(marksOf(lastWindow(read)), std::size_t{41});
        const auto allowed = clock.elapsed() / 100 + 2;
        QVERIFY2(read.count() - 1 <= allowed, qPrintable(QString::number(read.count())));
        QCOMPARE(lastWindow(read).lanes[1], untouched); // what did not change is the same value
        const auto& marks = lastWindow(read).lanes[0]->marks();
        for (std::size_t i = 0; i < marks.size(); ++i)
            QCOMPARE(marks[i].attempt.id, m_attempts[m_feeds[0].id][i].id);
    }

    void whatIsStoredWhileAWindowIsReadIsInItOnce()
    {
        fill(2, 150);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        QSignalSpy read(&reader, &DeliveriesReader::windowRead);
        reader.readWindow({begin, begin + 1s, true});
        for (int i = 0; i < 20; ++i)
            reader.noteStored(store(static_cast<std::size_t>(i % 2)));
        QTRY_VERIFY(!read.isEmpty() && marksOf(lastWindow(read)) == 320);
        for (const auto& lane : lastWindow(read).lanes) {
            const auto& own = m_attempts[lane->feed().id];
            QCOMPARE(lane->marks().size(), own.size());
            for (std::size_t i = 0; i < own.size(); ++i)
                QCOMPARE(lane->marks()[i].attempt.id, own[i].id);
        }
    }

    void aClosedWindowStandsStill()
    {
        store(0);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        QSignalSpy read(&reader, &DeliveriesReader::windowRead);
        QSignalSpy begun(&reader, &DeliveriesReader::beginRead);
        reader.readWindow({begin, begin + 60s, false});
        QTRY_COMPARE(read.count(), 1);
        reader.noteStored(store(0));
        reader.readBegin();
        QTRY_COMPARE(begun.count(), 1);
        QCOMPARE(read.count(), 1);
    }

    void restingReadsNothing()
    {
        store(0);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        QSignalSpy read(&reader, &DeliveriesReader::windowRead);
        QSignalSpy begun(&reader, &DeliveriesReader::beginRead);
        reader.readWindow({begin, begin + 60s, true});
        reader.rest();
        reader.noteStored(store(0));
        reader.readBegin();
        QTRY_COMPARE(begun.count(), 1);
        QCOMPARE(read.count(), 0);
    }

    void tooManyAttemptsLeaveTheOldestAwayAndSaySo()
    {
        fill(3, 30);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread, 50);
        QSignalSpy read(&reader, &DeliveriesReader::windowRead);
        reader.readWindow({begin - 1s, begin + 10'000s, true});
        QTRY_COMPARE(read.count(), 1);
        DeliveriesWindow window = lastWindow(read);
        QVERIFY(!window.isComplete());
        const auto verify = [&] {
            for (const auto& lane : window.lanes) {
                std::vector<std::int64_t> wanted;
                for (const DeliveryAttempt& attempt : m_attempts[lane->feed().id])
                    if (attempt.startedAt >= window.completeFrom) wanted.push_back(attempt.id);
                std::vector<std::int64_t> found;
                for (const LaneMark& mark : lane->marks())
                    if (mark.start >= FineMoment(window.completeFrom)) found.push_back(mark.attempt.id);
                QCOMPARE(found, wanted);
            }
        };
        verify();
        const Moment before = window.completeFrom;
        fill(3, 20);
        reader.noteStored(m_attempts[m_feeds[2].id].back().id);
        QTRY_VERIFY(lastWindow(read).completeFrom > before);
        QTRY_VERIFY(lastWindow(read).lanes[0]->marks().back().attempt.id ==
                    m_attempts[m_feeds[0].id].back().id);
        window = lastWindow(read);
        QVERIFY(marksOf(window) <= 50 + 50 / 4 + 4);
        verify();
    }

    void anAttemptIsReadWhole()
    {
        const std::int64_t number = store(0);
        store(0);
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        QSignalSpy read(&reader, &DeliveriesReader::attemptRead);
        reader.readAttempt(number + 1);
        reader.readAttempt(number);
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(read[0][0].value<DeliveryAttempt>().id, number);
        QCOMPARE(read[0][0].value<DeliveryAttempt>().requestBody, m_attempts[m_feeds[0].id][0].requestBody);
    }

    void neighboursAndEdgesAreFound()
    {
        fill(1, 10);
        const auto& own = m_attempts[m_feeds[0].id];
        ReadThread thread(m_store->file());
        DeliveriesReader reader(thread);
        std::vector<std::int64_t> found;
        connect(&reader, &DeliveriesReader::placeRead, this,
                [&](const std::optional<AttemptMark>& mark) { found.push_back(mark ? mark->id : 0); });
        reader.readEdge(m_feeds[0].id, false);
        reader.readEdge(m_feeds[0].id, true);
        reader.readNeighbour({m_feeds[0].id, own[4].delivery, own[4].id}, true);
        reader.readNeighbour({m_feeds[0].id, own[9].delivery, own[9].id}, true);
        reader.readPlace(own[7].id);
        QTRY_COMPARE(found, (std::vector<std::int64_t>{own[0].id, own[9].id, own[5].id, 0, own[7].id}));
    }
};

QTEST_GUILESS_MAIN(DeliveriesReaderTest)
#include "tst_deliveriesreader.moc"
