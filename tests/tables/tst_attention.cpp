// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/tables/attentionmodel.h"
#include "models/tables/pairtext.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace std::chrono_literals;

namespace {

const Moment noon = Moment(24h * 365 + 12h);

using Kind = AttentionItem::Kind;

struct Scene
{
    OverviewReading session;
    LiveEnds live;
};

PushFeed feed(std::int64_t id, const char* label)
{
    PushFeed made;
    made.id = id;
    made.label = label;
    made.origin = "https://consumer.example";
    return made;
}

Remark remark(std::int64_t count, Moment at)
{
    Remark made;
    made.count = count;
    made.at = at;
    made.row = 11;
    made.request = 22;
    made.attempt = 33;
    made.status = 401;
    made.text = "the bearer token is wrong";
    return made;
}

std::vector<Kind> kinds(const Scene& scene)
{
    std::vector<Kind> found;
    for (const AttentionItem& item : attentionItems(scene.session, scene.live, noon))
        found.push_back(item.kind);
    return found;
}

AttentionItem item(Kind kind, const QString& title)
{
    AttentionItem made;
    made.kind = kind;
    made.title = title;
    return made;
}

QStringList titles(const AttentionModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row).data().toString());
    return all;
}

} // namespace

class AttentionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calmEndsNeedNothing() { QVERIFY(kinds({}).empty()); }

    void theWorstComesFirstThenTheLatest()
    {
        Scene scene;
        scene.session.remarks.refused = remark(12, noon - 5s);
        scene.session.remarks.outOfOrder = remark(1, noon - 1s);
        scene.session.remarks.conflicts = remark(2, noon - 60s);
        scene.session.remarks.deadLetters = remark(3, noon - 30s);
        scene.live.listener.error = "port 8028 is in use";
        const std::vector<Kind> expected{Kind::ReceiverFailed, Kind::DeadLetters, Kind::Conflicts,
                                         Kind::OutOfOrder, Kind::Refused};
        QVERIFY(kinds(scene) == expected);
    }

    void aRemarkSaysHowOftenWhatAndWhere()
    {
        Scene scene;
        scene.session.remarks.refused = remark(12, noon - 5s);
        const auto items = attentionItems(scene.session, scene.live, noon);
        QCOMPARE(items.size(), std::size_t{1});
        QVERIFY(items[0].title.startsWith(u"12 refused"_s));
        QCOMPARE(items[0].detail, u"401: the bearer token is wrong"_s);
        QVERIFY(items[0].at == noon - 5s);
        QVERIFY(items[0].place.page == Page::Requests);
        QCOMPARE(items[0].place.number, std::int64_t{22});
    }

    void conflictsLeadToTheStreamAndDeadLettersToTheirAttempt()
    {
        Scene scene;
        scene.session.remarks.conflicts = remark(1, noon);
        scene.session.remarks.deadLetters = remark(1, noon - 1s);
        const auto items = attentionItems(scene.session, scene.live, noon);
        QVERIFY(items[0].place.page == Page::Stream);
        QCOMPARE(items[0].place.number, std::int64_t{11});
        QVERIFY(items[1].place.page == Page::Deliveries);
        QCOMPARE(items[1].place.number, std::int64_t{33});
    }

    void theQueueIsWorthALookWhenItIsLongOrOld_data()
    {
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("oldestMs");
        QTest::addColumn<int>("severity"); // -1: none
        QTest::newRow("empty") << 0 << 0 << -1;
        QTest::newRow("usual") << 900 << 40 << -1;
        QTest::newRow("long") << 1000 << 40 << static_cast<int>(Severity::Warning);
        QTest::newRow("old") << 3 << 1000 << static_cast<int>(Severity::Warning);
        QTest::newRow("very old") << 3 << 5000 << static_cast<int>(Severity::Bad);
    }

    void theQueueIsWorthALookWhenItIsLongOrOld()
    {
        QFETCH(int, requests);
        QFETCH(int, oldestMs);
        QFETCH(int, severity);
        Scene scene;
        scene.live.receiver.queuedRequests = requests;
        scene.live.receiver.oldestQueuedMs = oldestMs;
        const auto items = attentionItems(scene.session, scene.live, noon);
        QCOMPARE(items.empty() ? -1 : static_cast<int>(items[0].severity), severity);
    }

    void feedsThatStandStillAreNamed()
    {
        Scene scene;
        PushFeed suspended = feed(1, "First");
        suspended.suspended = true;
        suspended.suspendedBecause = "404 eight times";
        scene.session.remarks.feeds = {suspended, feed(2, "Second")};
        scene.session.remarks.halts = {{"https://consumer.example", noon + 30s, 30s}};
        auto items = attentionItems(scene.session, scene.live, noon);
        QCOMPARE(items.size(), std::size_t{2});
        QCOMPARE(items[0].kind, Kind::FeedSuspended);
        QVERIFY(items[0].title.contains(u"First"_s));
        QCOMPARE(items[0].detail, u"404 eight times"_s);
        QCOMPARE(items[0].place.feed, std::int64_t{1});
        QCOMPARE(items[1].kind, Kind::ConsumerHalted);
        QCOMPARE(items[1].place.feed, std::int64_t{2});
        // A halt that is over is none.
        items = attentionItems(scene.session, scene.live, noon + 31s);
        QCOMPARE(items.size(), std::size_t{1});
        // The client knows it better than the session.
        FeedState resumed;
        resumed.feed = feed(1, "First");
        resumed.activity = FeedActivity::Sending;
        scene.live.push.feeds = {resumed};
        QVERIFY(attentionItems(scene.session, scene.live, noon + 31s).empty());
    }

    void oneHaltHoldsAllFeedsOfAConsumer()
    {
        Scene scene;
        FeedState first;
        first.feed = feed(1, "First");
        first.activity = FeedActivity::Halted;
        first.nextAt = noon + 5s;
        FeedState second = first;
        second.feed = feed(2, "Second");
        second.nextAt = noon + 9s;
        scene.live.push.feeds = {first, second};
        const auto items = attentionItems(scene.session, scene.live, noon);
        QCOMPARE(items.size(), std::size_t{1});
        QVERIFY(items[0].title.contains(u"https://consumer.example"_s));
        QVERIFY(items[0].detail.startsWith(u"2 feed"_s));
        QVERIFY(items[0].detail.endsWith(u":09"_s));
        // One that is over in a moment only flickers.
        scene.live.push.feeds[0].nextAt = scene.live.push.feeds[1].nextAt = noon + 1s;
        QVERIFY(attentionItems(scene.session, scene.live, noon).empty());
    }

    void lostAcknowledgementsAreCounted()
    {
        Scene scene;
        ReceiptPair lost{SentMark{}, ReceiptMark{}, PairStanding::AcknowledgementLost};
        lost.attempt->id = 4;
        lost.attempt->startedAt = noon - 3s;
        lost.receipt->id = 9;
        ReceiptPair answered = lost;
        answered.standing = PairStanding::Answered;
        scene.session.minute.pairs = {lost, lost, answered};
        const auto items = attentionItems(scene.session, scene.live, noon);
        QCOMPARE(items.size(), std::size_t{1});
        QVERIFY(items[0].title.startsWith(u"2 "_s));
        QVERIFY(items[0].place.page == Page::Deliveries);
        QCOMPARE(items[0].place.number, std::int64_t{4});
    }

    void whatWasSeenIsAsideUntilItHappensAgain()
    {
        SeenItems seen;
        AttentionItem refused = item(Kind::Refused, u"1 refused"_s);
        refused.at = noon;
        AttentionItem order = item(Kind::OutOfOrder, u"1 out of order"_s);
        order.at = noon;
        QVERIFY(!seen.contains(refused));
        seen.add(refused);
        QVERIFY(seen.contains(refused));
        QVERIFY(!seen.contains(order));
        refused.at += 1ms;
        QVERIFY(!seen.contains(refused));
        seen.add(refused);
        QVERIFY(seen.contains(refused));
        // What is so now is not put aside.
        const AttentionItem suspended = item(Kind::FeedSuspended, u"suspended"_s);
        seen.add(suspended);
        QVERIFY(!seen.contains(suspended));
    }

    void rowsComeChangeMoveAndGo()
    {
        AttentionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const AttentionItem refused = item(Kind::Refused, u"1 refused"_s);
        const AttentionItem order = item(Kind::OutOfOrder, u"1 out of order"_s);
        const AttentionItem conflicts = item(Kind::Conflicts, u"1 conflict"_s);
        model.show({refused, order});
        QCOMPARE(titles(model), QStringList({u"1 refused"_s, u"1 out of order"_s}));
        const QPersistentModelIndex held = model.index(1);
        model.show({conflicts, order, refused});
        QCOMPARE(titles(model), QStringList({u"1 conflict"_s, u"1 out of order"_s, u"1 refused"_s}));
        QCOMPARE(held.row(), 1);
        QCOMPARE(held.data().toString(), u"1 out of order"_s);
        QCOMPARE(changed.count(), 0);
        AttentionItem more = order;
        more.title = u"2 out of order"_s;
        model.show({more, conflicts});
        QCOMPARE(titles(model), QStringList({u"2 out of order"_s, u"1 conflict"_s}));
        QCOMPARE(held.row(), 0);
        QCOMPARE(changed.count(), 1);
        model.show({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!held.isValid());
    }

    void aPairIsToldInWords()
    {
        ReceiptPair pair{SentMark{}, ReceiptMark{}, PairStanding::AcknowledgementLost};
        pair.attempt->attempt = 2;
        pair.attempt->delivery = 7;
        pair.attempt->firstSequence = SequenceNumber{5};
        pair.attempt->lastSequence = SequenceNumber{9};
        pair.attempt->total = 20ms;
        pair.receipt->id = 31;
        pair.receipt->stored = true;
        const QStringList lines = pairText(pair).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].endsWith(u"Attempt 2 of delivery 7: events 5 to 9, no answer after 20 ms"_s),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].endsWith(u"Request 31: stored, given no answer"_s), qPrintable(lines[1]));
        QVERIFY(lines[2].startsWith(u"Acknowledgement lost"_s));
        pair.receipt.reset();
        pair.attempt->status = 200;
        pair.attempt->lastSequence = SequenceNumber{5};
        pair.standing = PairStanding::Elsewhere;
        QVERIFY(pairText(pair).endsWith(u": event 5, answered 200 after 20 ms"_s));
    }

    void durationsAreShort_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(-1) << u"\u2013"_s;
        QTest::newRow("micro") << qint64(340) << u"340 \u00b5s"_s;
        QTest::newRow("few milli") << qint64(1'240) << u"1.2 ms"_s;
        QTest::newRow("milli") << qint64(84'400) << u"84 ms"_s;
        QTest::newRow("nearly a second") << qint64(999'400) << u"999 ms"_s;
        QTest::newRow("seconds") << qint64(2'500'000) << u"2.5 s"_s;
    }

    void durationsAreShort()
    {
        QFETCH(qint64, us);
        QFETCH(QString, text);
        QCOMPARE(latencyText(us < 0 ? std::nullopt : std::optional(std::chrono::microseconds(us))), text);
    }
};

QTEST_GUILESS_MAIN(AttentionTest)
#include "tst_attention.moc"
