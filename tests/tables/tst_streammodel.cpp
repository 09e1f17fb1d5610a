// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "models/domain/sequenceaudit.h"
#include "models/tables/streammodel.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

namespace {

StreamRow rowOf(std::int64_t id)
{
    StreamRow row;
    row.id = id;
    row.requestId = id * 10;
    row.label = "Feed";
    row.EntityEventSequence = SequenceNumber{id + 1000};
    row.ResourceName = "Property";
    row.ResourceRecordKey = "P-" + std::to_string(id);
    row.status = 200;
    return row;
}

std::vector<StreamRow> rowsOf(std::int64_t first, std::int64_t last)
{
    std::vector<StreamRow> rows;
    for (std::int64_t id = first; id <= last; ++id)
        rows.push_back(rowOf(id));
    return rows;
}

std::vector<StreamRow> rowsAt(const std::vector<std::int64_t>& numbers)
{
    std::vector<StreamRow> rows;
    rows.reserve(numbers.size());
    for (const std::int64_t number : numbers)
        rows.push_back(rowOf(number));
    return rows;
}

} // namespace

class StreamModelTest : public QObject
{
    Q_OBJECT
private:
    /// Answers the model's wishes as a reader would, with what is stored at that time.
    static void serve(StreamModel& model)
    {
        connect(
            &model, &StreamModel::rowsWanted, &model,
            [&model](qint64 first, int limit) {
                model.takeRows(first, rowsOf(first, std::min(first + limit - 1, model.storedRows())));
            },
            Qt::QueuedConnection);
    }

    static void serveSets(StreamModel& model)
    {
        connect(
            &model, &StreamModel::rowsOfSetWanted, &model,
            [&model](quint64 set, qint64 first, const std::vector<std::int64_t>& rows) {
                model.takeRowsOfSet(set, first, rowsAt(rows));
            },
            Qt::QueuedConnection);
    }

private Q_SLOTS:
    void growsByWhatIsStored()
    {
        StreamModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        serve(model);
        model.noteStored(3);
        QTRY_COMPARE(model.rowCount(), 3);
        model.noteStored(40);
        QTRY_COMPARE(model.rowCount(), 40);
        QCOMPARE(model.index(39, static_cast<int>(StreamColumn::Key)).data().toString(), u"P-40"_s);
        QCOMPARE(model.index(0, static_cast<int>(StreamColumn::Sequence)).data().toString(), u"1001"_s);
    }

    void insertsOnceATickHoweverOftenItIsTold()
    {
        StreamModel model;
        serve(model);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int row = 1; row <= 30; ++row)
            model.noteStored(row);
        QTRY_COMPARE(model.rowCount(), 30);
        QCOMPARE(inserted.count(), 1);
    }

    void newestRowsAreThereWhenTheyAreInserted()
    {
        StreamModel model;
        serve(model);
        bool loaded = false;
        connect(&model, &QAbstractItemModel::rowsInserted, this, [&](const QModelIndex&, int, int last) {
            loaded = model.index(last, 0).data(StreamModel::loadedRole).toBool();
        });
        model.noteStored(20);
        QTRY_COMPARE(model.rowCount(), 20);
        QVERIFY(loaded);
    }

    void aMillionRowsAskForOnePage()
    {
        StreamModel model;
        QSignalSpy wanted(&model, &StreamModel::rowsWanted);
        model.noteStored(1'000'000);
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toLongLong(), 1'000'000 - 255);
        model.takeRows(wanted[0][0].toLongLong(), rowsOf(wanted[0][0].toLongLong(), 1'000'000));
        QCOMPARE(model.rowCount(), 1'000'000);
        QCOMPARE(wanted.count(), 1);
    }

    void showsPlaceholdersUntilThePageComes()
    {
        StreamModel model;
        QSignalSpy wanted(&model, &StreamModel::rowsWanted);
        model.noteStored(5000);
        QTRY_COMPARE(wanted.count(), 1);
        model.takeRows(4745, rowsOf(4745, 5000));
        const QModelIndex early = model.index(99, static_cast<int>(StreamColumn::Key));
        QVERIFY(!early.data(StreamModel::loadedRole).toBool());
        QCOMPARE(early.data().toString(), u"\u2026"_s);
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(wanted[1][0].toLongLong(), 1);
        QCOMPARE(early.data().toString(), u"\u2026"_s); // asking again does not ask the reader again
        QCOMPARE(wanted.count(), 2);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.takeRows(1, rowsOf(1, 256));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(early.data().toString(), u"P-100"_s);
    }

    void scrollingFarAsksForFewPagesAndTheLastFirst()
    {
        StreamModel model;
        QSignalSpy wanted(&model, &StreamModel::rowsWanted);
        model.noteStored(100'000);
        QTRY_COMPARE(wanted.count(), 1);
        model.takeRows(99'745, rowsOf(99'745, 100'000));
        for (int row = 0; row < 50'000; row += 256)
            model.index(row, 0).data();
        QCOMPARE(wanted.count(), 3); // two under way, the rest wait
        model.takeRows(wanted[1][0].toLongLong(), rowsOf(1, 256));
        QCOMPARE(wanted[3][0].toLongLong(), RowCache<StreamRow>::pageStart(49'921));
        int asked = 3;
        while (asked < wanted.count()) {
            const qint64 first = wanted[asked++][0].toLongLong();
            model.takeRows(first, rowsOf(first, first + 255));
        }
        QVERIFY(wanted.count() <= 8);
    }

    void standsStillWhileFrozen()
    {
        StreamModel model;
        serve(model);
        model.noteStored(5);
        QTRY_COMPARE(model.rowCount(), 5);
        model.setFrozen(true);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy wanted(&model, &StreamModel::rowsWanted);
        model.noteStored(25);
        QCOMPARE(model.storedRows(), 25);
        QTimer later; // two ticks and more
        later.start(80);
        QVERIFY(QSignalSpy(&later, &QTimer::timeout).wait());
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(wanted.count(), 0);
        QCOMPARE(model.rowCount(), 5);
        model.setFrozen(false);
        QTRY_COMPARE(model.rowCount(), 25);
    }

    void showsTheRowsOfASetAsTheyAreFound()
    {
        StreamModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        serve(model);
        serveSets(model);
        model.noteStored(1000);
        QTRY_COMPARE(model.rowCount(), 1000);
        model.showSet();
        QCOMPARE(model.rowCount(), 0);
        model.addRows({7, 300});
        QTRY_COMPARE(model.rowCount(), 2);
        model.addRows({999});
        QTRY_COMPARE(model.rowCount(), 3);
        const int key = static_cast<int>(StreamColumn::Key);
        QCOMPARE(model.index(0, key).data().toString(), u"P-7"_s);
        QCOMPARE(model.index(2, key).data().toString(), u"P-999"_s);
        QCOMPARE(model.number(model.index(1, 0)), 300);
        QCOMPARE(model.placeOf(999), 3);
        QCOMPARE(model.placeOf(998), 0);
        model.noteStored(1001); // belongs to all rows, not to the set
        QCOMPARE(model.storedRows(), 1001);
        QCOMPARE(model.availableRows(), 3);
        model.showAll();
        QTRY_COMPARE(model.rowCount(), 1001);
        QTRY_COMPARE(model.index(6, key).data().toString(), u"P-7"_s);
    }

    void pagesOfASortedSetAreAskedForByTheirRows()
    {
        StreamModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy wanted(&model, &StreamModel::rowsOfSetWanted);
        model.noteStored(5000);
        std::vector<std::int64_t> backwards;
        for (std::int64_t row = 5000; row > 0; --row)
            backwards.push_back(row);
        model.showSorted(backwards);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][2].value<std::vector<std::int64_t>>().size(), std::size_t{256});
        QCOMPARE(wanted[0][2].value<std::vector<std::int64_t>>().back(), std::int64_t{1});
        serveSets(model);
        model.takeRowsOfSet(wanted[0][0].toULongLong(), wanted[0][1].toLongLong(),
                            rowsAt(wanted[0][2].value<std::vector<std::int64_t>>()));
        QCOMPARE(model.rowCount(), 5000);
        QTRY_COMPARE(model.index(0, static_cast<int>(StreamColumn::Key)).data().toString(), u"P-5000"_s);
        QCOMPARE(model.placeOf(4999), 2);
    }

    void rowsOfASetThatIsGoneAreLeftOut()
    {
        StreamModel model;
        QSignalSpy wanted(&model, &StreamModel::rowsOfSetWanted);
        model.noteStored(10);
        model.showSorted({3, 2, 1});
        const quint64 before = wanted[0][0].toULongLong();
        model.showSorted({9, 8});
        model.takeRowsOfSet(before, 1, rowsAt({3, 2, 1}));
        QCOMPARE(model.rowCount(), 0);
        model.takeRowsOfSet(wanted[1][0].toULongLong(), 1, rowsAt({9, 8}));
        QCOMPARE(model.rowCount(), 2);
        model.takeRows(1, rowsOf(1, 10)); // and so are those of all rows
        QCOMPARE(model.index(0, static_cast<int>(StreamColumn::Key)).data().toString(), u"P-9"_s);
    }

    void aSetIsShownEvenWhileFrozen()
    {
        StreamModel model;
        serveSets(model);
        model.noteStored(10);
        model.setFrozen(true);
        model.showSorted({2, 1});
        QVERIFY(!model.isFrozen());
        QTRY_COMPARE(model.rowCount(), 2);
    }

    void theSortedHeadingHasAnArrow()
    {
        StreamModel model;
        const auto heading = [&model] {
            return model.headerData(static_cast<int>(StreamColumn::Key), Qt::Horizontal, Qt::DisplayRole)
                .toString();
        };
        const QString plain = heading();
        model.markSorted(static_cast<int>(StreamColumn::Key), false);
        QCOMPARE(heading(), plain + u" \u2191"_s);
        model.markSorted(static_cast<int>(StreamColumn::Key), true);
        QCOMPARE(heading(), plain + u" \u2193"_s);
        model.markSorted(-1, false);
        QCOMPARE(heading(), plain);
    }

    void tellsHowLongSequencesAre()
    {
        StreamModel model;
        QSignalSpy changed(&model, &StreamModel::sequenceDigitsChanged);
        StreamRow longest = rowOf(2);
        longest.EntityEventSequence = lastSequenceNumber;
        model.takeRows(1, {rowOf(1), longest});
        QCOMPARE(model.sequenceDigits(), 19);
        model.takeRows(1, {rowOf(1)});
        QCOMPARE(changed.count(), 1);
    }

    void saysHowARowStands()
    {
        StreamModel model;
        StreamRow refused = rowOf(1);
        refused.EntityEventSequence = {};
        refused.standing = Standing::Refused;
        refused.findings.add(Finding::Refused);
        refused.status = 400;
        model.noteStored(1);
        QSignalSpy wanted(&model, &StreamModel::rowsWanted);
        QTRY_COMPARE(wanted.count(), 1);
        model.takeRows(1, {refused});
        const QModelIndex index = model.index(0, static_cast<int>(StreamColumn::Findings));
        QCOMPARE(index.data().toString(), u"refused"_s);
        QCOMPARE(index.data(StreamModel::standingRole).toInt(), static_cast<int>(Standing::Refused));
        QCOMPARE(index.data(StreamModel::statusRole).toInt(), 400);
        QCOMPARE(model.index(0, static_cast<int>(StreamColumn::Sequence)).data().toString(), QString());
    }
};

QTEST_MAIN(StreamModelTest)
#include "tst_streammodel.moc"
