// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/tables/attempttable.h"

using namespace pb;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Moment begin{1'700'000'000'000ms};

/// A lane of the attempts numbered first..last, a second apart.
std::shared_ptr<const Lane> lane(int first, int last, std::int64_t feed = 1)
{
    PushFeed own;
    own.id = feed;
    std::vector<AttemptMark> attempts;
    for (int id = first; id <= last; ++id) {
        AttemptMark mark;
        mark.id = id;
        mark.feed = feed;
        mark.delivery = id;
        mark.startedAt = begin + std::chrono::seconds(id);
        mark.phases.total = 20ms;
        mark.status = 200;
        attempts.push_back(mark);
    }
    return std::make_shared<const Lane>(own, std::move(attempts));
}

QStringList deliveries(const AttemptTable& table)
{
    QStringList shown;
    for (int row = 0; row < table.rowCount(); ++row)
        shown += table.index(row, static_cast<int>(AttemptColumn::Delivery)).data().toString();
    return shown;
}

QStringList numbers(int first, int last)
{
    QStringList wanted;
    for (int id = first; id <= last; ++id)
        wanted += QString::number(id);
    return wanted;
}

} // namespace

class AttemptTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheLanesAttemptsOldestFirst()
    {
        AttemptTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setLane(lane(3, 7));
        QCOMPARE(deliveries(table), numbers(3, 7));
        QCOMPARE(table.mark(table.indexOf(5))->attempt.id, 5);
        QVERIFY(!table.indexOf(2).isValid());
        table.setLane(nullptr);
        QCOMPARE(table.rowCount(), 0);
    }

    void cellsSayWhatTheAttemptSays()
    {
        AttemptMark mark;
        mark.id = 1;
        mark.delivery = 14;
        mark.attempt = 2;
        mark.firstSequence = SequenceNumber{101};
        mark.lastSequence = SequenceNumber{110};
        mark.startedAt = begin;
        mark.phases.total = 20ms;
        mark.status = 429;
        mark.outcome = AttemptOutcome::Halted;
        mark.nextAt = begin + 3220ms;
        AttemptTable table;
        table.setLane(std::make_shared<const Lane>(PushFeed(), std::vector{mark}));
        const auto cell = [&](AttemptColumn column) {
            return table.index(0, static_cast<int>(column)).data().toString();
        };
        QVERIFY(cell(AttemptColumn::Start).endsWith(u":20.000"_s));
        QCOMPARE(cell(AttemptColumn::Delivery), u"14"_s);
        QCOMPARE(cell(AttemptColumn::Attempt), u"2"_s);
        QCOMPARE(cell(AttemptColumn::Sequences), u"101\u2013110"_s);
        QCOMPARE(cell(AttemptColumn::Status), u"429"_s);
        QCOMPARE(cell(AttemptColumn::Outcome), u"halted"_s);
        QCOMPARE(cell(AttemptColumn::Wait), u"3.2 s"_s);
        QVERIFY(cell(AttemptColumn::Due).endsWith(u":23.220"_s));
    }

    void aGrownLaneAddsRowsAndKeepsTheRest_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("resets");
        QTest::newRow("grown") << 10 << 25 << 0;
        QTest::newRow("moved on") << 14 << 25 << 0;
        QTest::newRow("shorter at the start") << 14 << 20 << 0;
        QTest::newRow("the same") << 10 << 20 << 0;
        QTest::newRow("only the last") << 20 << 30 << 0;
        QTest::newRow("nothing in common") << 21 << 30 << 1;
        QTest::newRow("further back") << 5 << 20 << 1;
        QTest::newRow("shorter at the end") << 10 << 15 << 1;
    }

    void aGrownLaneAddsRowsAndKeepsTheRest()
    {
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(int, resets);
        AttemptTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setLane(lane(10, 20));
        const QPersistentModelIndex kept = table.indexOf(20);
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        table.setLane(lane(first, last));
        QCOMPARE(deliveries(table), numbers(first, last));
        QCOMPARE(reset.count(), resets);
        if (resets == 0) QCOMPARE(table.mark(kept)->attempt.id, 20);
    }

    void anotherFeedIsAnotherTable()
    {
        AttemptTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setLane(lane(10, 20));
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        table.setLane(lane(10, 20, 2));
        QCOMPARE(reset.count(), 1);
    }
};

QTEST_GUILESS_MAIN(AttemptTableTest)
#include "tst_attempttable.moc"
