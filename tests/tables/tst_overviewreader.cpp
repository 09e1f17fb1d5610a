// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/sessionstore.h"
#include "models/tables/overviewreader.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace std::chrono_literals;

class OverviewReaderTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<ReadThread> m_thread;
    std::unique_ptr<OverviewReader> m_reader;
    PushFeed m_feed;
    Moment m_now;

    static std::string body(int sequence, const char* key = "P-1")
    {
        return "{\"EntityEventSequence\":" + std::to_string(sequence) +
               ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"" + key + "\"}";
    }

    /// A request of one event, as the receiver stores it.
    ReceivedRequest request(const std::string& content, std::chrono::milliseconds ago, int status = 200) const
    {
        ReceivedRequest received;
        received.request.arrivedAt = m_now - ago;
        received.request.endpoint = "/webhooks";
        received.request.status = status;
        received.request.head = "POST /webhooks HTTP/1.1\r\n\r\n";
        received.request.body = content;
        received.request.bodyBytes = static_cast<std::int64_t>(content.size());
        if (status == 200 || status == 0) received.events.push_back(*readEvent(content));
        received.request.events = static_cast<std::int64_t>(received.events.size());
        return received;
    }

    void store(ReceivedRequest received) { m_store->append(std::move(received)); }

    void refuse(int status, const std::string& why, std::chrono::milliseconds ago)
    {
        ReceivedRequest refused = request("?", ago, status);
        refused.request.findings.add(Finding::Refused);
        refused.request.notes.push_back({Finding::Refused, 1, "", why});
        store(std::move(refused));
    }

    void openFeed()
    {
        PushFeed feed;
        feed.url = "http://127.0.0.1:9/webhooks";
        feed.origin = "http://127.0.0.1:9";
        feed.label = "Test";
        m_store->openFeed(feed, [this](auto opened) { m_feed = *opened; });
        m_store->flush();
    }

    void attempt(const std::string& content, std::chrono::milliseconds ago, int status,
                 AttemptOutcome outcome, std::chrono::microseconds took = 5ms)
    {
        PushProgress progress;
        progress.feed = m_feed;
        DeliveryAttempt& made = progress.attempt;
        made.feed = m_feed.id;
        made.delivery = 1;
        made.events = 1;
        made.firstSequence = made.lastSequence = SequenceNumber{1};
        made.startedAt = m_now - ago;
        made.phases.total = took;
        made.requestSent = true;
        made.status = status;
        made.outcome = outcome;
        made.reason = "because";
        made.requestBody = content;
        made.requestBodyBytes = static_cast<std::int64_t>(content.size());
        m_store->recordAttempt(progress, [](const auto&) {});
    }

    OverviewReading read()
    {
        m_store->flush();
        return readAgain();
    }

    OverviewReading readAgain()
    {
        OverviewReading reading;
        bool came = false;
        const QMetaObject::Connection taken =
            connect(m_reader.get(), &OverviewReader::read, this, [&](const OverviewReading& made) {
                reading = made;
                came = true;
            });
        m_reader->ask(m_now);
        [&] { QTRY_VERIFY(came); }();
        disconnect(taken);
        return reading;
    }

    static int count(const OverviewReading& reading, PairStanding standing)
    {
        const auto& pairs = reading.minute.pairs;
        return static_cast<int>(
            std::count_if(pairs.begin(), pairs.end(),
                          [standing](const ReceiptPair& pair) { return pair.standing == standing; }));
    }

private Q_SLOTS:
    void init()
    {
        m_now = currentMoment();
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = SessionStore::open(m_folder->filePath(u"session.pushbench"_s).toStdString(), {});
        QVERIFY(opened);
        m_store = std::move(*opened);
        openFeed();
        m_thread = std::make_unique<ReadThread>(m_store->file());
        m_reader = std::make_unique<OverviewReader>(*m_thread);
    }

    void cleanup()
    {
        m_thread->stop();
        m_reader.reset();
        m_thread.reset();
        m_store.reset();
    }

    void anEmptySessionHasNoFigures()
    {
        const OverviewReading reading = read();
        QCOMPARE(reading.in.requests, std::int64_t{0});
        QCOMPARE(reading.in.events, std::int64_t{0});
        QVERIFY(!reading.in.acknowledged.median);
        QVERIFY(!reading.out.answered.p99);
        QVERIFY(reading.minute.pairs.empty());
        QVERIFY(reading.complete);
        QCOMPARE(reading.remarks.feeds.size(), std::size_t{1});
    }

    void eventsAreCountedOnceAndOverReadings()
    {
        store(request(body(5), 3s));
        store(request(body(5), 2s));        // a duplicate
        store(request(body(5, "P-2"), 1s)); // a conflict
        refuse(401, "a bearer token is needed", 500ms);
        OverviewReading reading = read();
        QCOMPARE(reading.in.requests, std::int64_t{4});
        QCOMPARE(reading.in.events, std::int64_t{1});
        QCOMPARE(reading.in.duplicates, std::int64_t{1});
        QCOMPARE(reading.in.conflicts, std::int64_t{1});
        QCOMPARE(reading.in.refused, std::int64_t{1});
        store(request(body(6), 0s));
        store(request(body(6), 0s));
        refuse(404, "there is no endpoint at this path", 0s);
        reading = read();
        QCOMPARE(reading.in.requests, std::int64_t{7});
        QCOMPARE(reading.in.events, std::int64_t{2});
        QCOMPARE(reading.in.duplicates, std::int64_t{2});
        QCOMPARE(reading.in.conflicts, std::int64_t{1});
        QCOMPARE(reading.in.refused, std::int64_t{2});
        QCOMPARE(read().in.refused, std::int64_t{2}); // nothing is counted twice
    }

    void remarksSayTheLastOccurrence()
    {
        store(request(body(5), 5s));
        store(request(body(5, "P-2"), 4s));
        store(request(body(3), 3s)); // out of order
        refuse(401, "a bearer token is needed", 2s);
        refuse(404, "there is no endpoint at this path", 1s);
        const SessionRemarks remarks = read().remarks;
        QCOMPARE(remarks.conflicts.count, std::int64_t{1});
        QCOMPARE(remarks.conflicts.row, std::int64_t{2});
        QCOMPARE(remarks.conflicts.request, std::int64_t{2});
        QVERIFY(remarks.conflicts.text.find("sequence 5") != std::string::npos);
        QCOMPARE(remarks.outOfOrder.count, std::int64_t{1});
        QCOMPARE(remarks.outOfOrder.request, std::int64_t{3});
        QCOMPARE(remarks.refused.count, std::int64_t{2});
        QCOMPARE(remarks.refused.request, std::int64_t{5});
        QCOMPARE(remarks.refused.status, std::int64_t{404});
        QCOMPARE(remarks.refused.text, std::string("there is no endpoint at this path"));
        QVERIFY(remarks.refused.at == m_now - 1s);
        QCOMPARE(remarks.labelMissing.count, std::int64_t{0});
    }

    void latenciesAreOfWhatWasAnswered()
    {
        for (int i = 1; i <= 100; ++i) {
            store(request(body(i), 1s));
            m_store->acknowledge(i, std::chrono::milliseconds(i));
            attempt(body(i), 1s, i == 100 ? 0 : 200,
                    i == 100 ? AttemptOutcome::Abandoned : AttemptOutcome::Delivered,
                    std::chrono::milliseconds(i));
        }
        OverviewReading reading;
        m_store->flush();
        // Acknowledgements are written when the store has nothing else to do.
        QTRY_COMPARE((reading = readAgain()).in.acknowledged.p99.value_or(0us), 99ms);
        QCOMPARE(reading.in.acknowledged.median.value(), 50ms);
        QCOMPARE(reading.out.answered.median.value(), 50ms);
        QCOMPARE(reading.out.answered.p99.value(), 99ms);
    }

    void attemptsAreCountedByTheirOutcome()
    {
        attempt(body(1), 9s, 200, AttemptOutcome::Delivered);
        attempt(body(2), 8s, 503, AttemptOutcome::Retry);
        attempt(body(2), 7s, 0, AttemptOutcome::Abandoned);
        attempt(body(2), 6s, 429, AttemptOutcome::Halted);
        read();
        attempt(body(2), 5s, 422, AttemptOutcome::DeadLettered);
        attempt(body(3), 4s, 200, AttemptOutcome::Delivered);
        const OverviewReading reading = read();
        QCOMPARE(reading.out.attempts, std::int64_t{6});
        QCOMPARE(reading.out.delivered, std::int64_t{2});
        QCOMPARE(reading.out.retries, std::int64_t{2});
        QCOMPARE(reading.out.halts, std::int64_t{1});
        QCOMPARE(reading.out.deadLetters, std::int64_t{1});
        QCOMPARE(reading.remarks.deadLetters.attempt, std::int64_t{5});
        QCOMPARE(reading.remarks.deadLetters.text, std::string("because"));
    }

    void theMinutePairsAttemptsWithTheirRequests()
    {
        store(request(body(1), 70s)); // before the minute
        store(request(body(2), 30s));
        attempt(body(2), 30'001ms, 200, AttemptOutcome::Delivered);
        ReceivedRequest lost = request(body(3), 20s, 0);
        lost.request.fault = "reset";
        store(std::move(lost));
        attempt(body(3), 20'001ms, 0, AttemptOutcome::Retry);
        store(request(body(4), 10s));
        OverviewReading reading = read();
        QCOMPARE(reading.minute.pairs.size(), std::size_t{3});
        QCOMPARE(count(reading, PairStanding::Answered), 1);
        QCOMPARE(count(reading, PairStanding::AcknowledgementLost), 1);
        QCOMPARE(count(reading, PairStanding::OtherSender), 1);
        // The attempt behind the last request ends only now.
        attempt(body(4), 10'001ms, 200, AttemptOutcome::Delivered);
        reading = read();
        QCOMPARE(count(reading, PairStanding::Answered), 2);
        QCOMPARE(count(reading, PairStanding::OtherSender), 0);
        // As time goes on, what is over a minute old goes.
        m_now += 45s;
        reading = read();
        QCOMPARE(count(reading, PairStanding::AcknowledgementLost), 0);
        QCOMPARE(count(reading, PairStanding::Answered), 1);
        QCOMPARE(reading.minute.cutTo, 0);
    }

    void aBusyMinuteIsCutToItsLastMarks()
    {
        for (int i = 1; i <= OverviewReader::mostMarks + 300; ++i)
            store(request(body(i), 1s));
        const OverviewReading reading = read();
        QCOMPARE(reading.minute.pairs.size(), std::size_t{OverviewReader::mostMarks});
        QCOMPARE(reading.minute.cutTo, int{OverviewReader::mostMarks});
        QCOMPARE(reading.minute.pairs.back().receipt->id, std::int64_t{OverviewReader::mostMarks + 300});
        QCOMPARE(read().minute.cutTo, int{OverviewReader::mostMarks});
        m_now += 2min;
        QCOMPARE(read().minute.cutTo, 0);
    }

    void aLongSessionIsCountedALittleAtATime()
    {
        const int many = OverviewReader::countedAtOnce + 10;
        for (int i = 1; i <= many; ++i)
            attempt("x", 10min, 200, AttemptOutcome::Delivered);
        OverviewReading reading = read();
        QVERIFY(!reading.complete);
        QCOMPARE(reading.out.attempts, std::int64_t{OverviewReader::countedAtOnce});
        reading = read();
        QVERIFY(reading.complete);
        QCOMPARE(reading.out.attempts, std::int64_t{many});
    }

    void oneReadingAtATime()
    {
        QSignalSpy made(m_reader.get(), &OverviewReader::read);
        std::atomic<int> readings{0};
        connect(
            m_reader.get(), &OverviewReader::read, m_reader.get(), [&] { ++readings; }, Qt::DirectConnection);
        for (int i = 0; i < 10; ++i)
            m_reader->ask(m_now);
        bool after = false;
        m_thread->post([&](SessionReader&) {
            QMetaObject::invokeMethod(
                m_reader.get(), [&] { after = true; }, Qt::QueuedConnection);
        });
        QTRY_VERIFY(after);
        QCOMPARE(readings.load(), 1);
    }
};

QTEST_MAIN(OverviewReaderTest)
#include "tst_overviewreader.moc"
