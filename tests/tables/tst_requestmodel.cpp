// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/tables/requestmodel.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

namespace {

std::vector<RequestRow> rowsOf(std::int64_t first, std::int64_t last)
{
    std::vector<RequestRow> rows;
    for (std::int64_t id = first; id <= last; ++id) {
        RequestRow row;
        row.id = id;
        row.method = "POST";
        row.target = "/webhooks?n=" + std::to_string(id);
        row.status = 200;
        row.acknowledgedAfter = std::chrono::microseconds(id);
        rows.push_back(row);
    }
    return rows;
}

} // namespace

class RequestModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsAndPagesAsTheStreamDoes()
    {
        RequestModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy wanted(&model, &RequestModel::rowsWanted);
        model.noteStored(10'000);
        QTRY_COMPARE(wanted.count(), 1);
        model.takeRows(9'745, rowsOf(9'745, 10'000));
        QCOMPARE(model.rowCount(), 10'000);
        const QModelIndex early = model.index(9, static_cast<int>(RequestColumn::Target));
        QCOMPARE(early.data().toString(), u"\u2026"_s);
        const QModelIndex last = model.index(9'999, static_cast<int>(RequestColumn::Target));
        QCOMPARE(last.data().toString(), u"/webhooks?n=10000"_s);
        QTRY_VERIFY(wanted.last()[0].toLongLong() == 1);
        model.takeRows(1, rowsOf(1, 256));
        QCOMPARE(early.data().toString(), u"/webhooks?n=10"_s);
    }

    void readsNewRowsAgainUntilTheyAreAcknowledged()
    {
        RequestModel model;
        QSignalSpy wanted(&model, &RequestModel::rowsWanted);
        model.noteStored(4);
        QTRY_COMPARE(wanted.count(), 1);
        std::vector<RequestRow> rows = rowsOf(1, 4);
        rows[2].acknowledgedAfter = std::chrono::microseconds(-1);
        model.takeRows(1, rows);
        QTRY_COMPARE(wanted.count(), 2);
        QCOMPARE(wanted[1][0].toLongLong(), 3);
        QCOMPARE(wanted[1][1].toInt(), 2);
        model.takeRows(3, rowsOf(3, 4));
        QCOMPARE(model.index(2, static_cast<int>(RequestColumn::Acknowledged)).data().toString(),
                 QLocale().toString(0.0, 'f', 2));
    }

    void saysHowARequestStands_data()
    {
        QTest::addColumn<int>("finding");
        QTest::addColumn<int>("newEvents");
        QTest::addColumn<int>("tone");
        const auto tone = [](PagedTableModel::RowTone wanted) { return static_cast<int>(wanted); };
        QTest::newRow("new") << 0 << 2 << tone(PagedTableModel::RowTone::Plain);
        QTest::newRow("nothing new") << static_cast<int>(Finding::Duplicate) << 0
                                     << tone(PagedTableModel::RowTone::Quiet);
        QTest::newRow("conflict") << static_cast<int>(Finding::Conflict) << 1
                                  << tone(PagedTableModel::RowTone::Violation);
        QTest::newRow("gap") << static_cast<int>(Finding::Gap) << 2 << tone(PagedTableModel::RowTone::Plain);
    }

    void saysHowARequestStands()
    {
        QFETCH(int, finding);
        QFETCH(int, newEvents);
        QFETCH(int, tone);
        RequestModel model;
        QSignalSpy wanted(&model, &RequestModel::rowsWanted);
        model.noteStored(1);
        QTRY_COMPARE(wanted.count(), 1);
        RequestRow row = rowsOf(1, 1).front();
        row.events = 2;
        row.newEvents = newEvents;
        row.findings.bits = static_cast<std::uint16_t>(finding);
        model.takeRows(1, {row});
        QCOMPARE(model.index(0, 0).data(PagedTableModel::toneRole).toInt(), tone);
    }

    void anAnswerThatWasCutSaysSo()
    {
        QCOMPARE(answerText(200, ""), u"200"_s);
        QCOMPARE(answerText(0, "close"), u"closed"_s);
        QCOMPARE(answerText(0, "reset"), u"reset"_s);
        QCOMPARE(answerText(0, ""), u"none"_s);
    }

    void sizesAndTimesAreShort()
    {
        QCOMPARE(bytesText(812), u"812 B"_s);
        QCOMPARE(bytesText(1234), u"%1 kB"_s.arg(QLocale().toString(1.2, 'f', 1)));
        QCOMPARE(bytesText(10'485'760), u"%1 MB"_s.arg(QLocale().toString(10.5, 'f', 1)));
        QCOMPARE(millisecondsText(std::chrono::microseconds(420)), QLocale().toString(0.42, 'f', 2));
        QCOMPARE(millisecondsText(std::chrono::microseconds(17'400)), u"17"_s);
    }
};

QTEST_MAIN(RequestModelTest)
#include "tst_requestmodel.moc"
