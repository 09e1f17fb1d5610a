// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "logsession.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

/// The log's table over a real session: places, gaps, growth, what comes in before the end, and filters.
class LogModelTest : public QObject
{
    Q_OBJECT
private:
    static QString cell(const LogModel& model, int row, LogColumn column)
    {
        return model.index(row, static_cast<int>(column)).data().toString();
    }

    static QStringList sequences(const LogModel& model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(cell(model, row, LogColumn::Sequence));
        return all;
    }

private Q_SLOTS:
    void showsTheLogBySequenceAndGrowsAtItsEnd()
    {
        LogSession session;
        LogModel& model = session.tables->log();
        const QAbstractItemModelTester tester(&model);
        session.append({3, 10, 11});
        QTRY_COMPARE(sequences(model), (QStringList{u"3"_s, u"10"_s, u"11"_s}));
        QCOMPARE(cell(model, 1, LogColumn::Resource), u"Property"_s);
        QCOMPARE(cell(model, 1, LogColumn::Key), u"K-10"_s);
        QCOMPARE(cell(model, 1, LogColumn::EventTypes), u"Update"_s);
        QCOMPARE(model.number(model.index(2, 0)), 11);
        QCOMPARE(model.placeOf(10), 2);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        session.append({20});
        QTRY_COMPARE(model.rowCount(), 4);
        QTRY_COMPARE(cell(model, 3, LogColumn::Sequence), u"20"_s);
        QCOMPARE(reset.count(), 0);
    }

    void theHighestSequenceIsExact()
    {
        LogSession session;
        LogModel& model = session.tables->log();
        session.append({9007199254740993, 9223372036854775807});
        QTRY_COMPARE(sequences(model), (QStringList{u"9007199254740993"_s, u"9223372036854775807"_s}));
    }

    void whatComesInBeforeTheEndTakesItsPlace()
    {
        LogSession session;
        LogModel& model = session.tables->log();
        const QAbstractItemModelTester tester(&model);
        session.append({10, 20});
        QTRY_COMPARE(model.rowCount(), 2);
        session.append({5, 15, 30});
        QTRY_COMPARE(sequences(model), (QStringList{u"5"_s, u"10"_s, u"15"_s, u"20"_s, u"30"_s}));
    }

    void everyPlaceOfALongLogWithGapsIsFound()
    {
        LogSession session;
        std::vector<std::int64_t> numbers;
        for (std::int64_t i = 1; i <= 1200; ++i)
            numbers.push_back(i * 3 + i / 7);
        session.append(numbers);
        LogModel& model = session.tables->log();
        QTRY_COMPARE(model.rowCount(), 1200);
        for (const int row : {0, 1, 255, 256, 257, 511, 512, 700, 1023, 1024, 1199})
            QTRY_COMPARE(cell(model, row, LogColumn::Sequence),
                         QString::number(numbers[static_cast<std::size_t>(row)]));
    }

    void aFilterShowsWhatMatchesAndWhatComesAfterIt()
    {
        LogSession session;
        session.append({1, 2, 3}, "Property");
        session.append({4, 5}, "Media");
        LogModel& model = session.tables->log();
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 5);
        const auto filter = Filter::parse("ResourceName eq 'Media'", entityEventType());
        QVERIFY(filter.has_value());
        QSignalSpy finished(&session.tables->logReader(), &LogReader::findFinished);
        model.showSet();
        session.tables->logReader().find(*filter);
        connect(&session.tables->logReader(), &LogReader::found, &model,
                [&](const std::vector<std::int64_t>& found) { model.addRows(found); });
        QTRY_COMPARE(finished.count(), 1);
        QTRY_COMPARE(sequences(model), (QStringList{u"4"_s, u"5"_s}));
        session.append({6}, "Property");
        session.append({7}, "Media");
        QTRY_COMPARE(sequences(model), (QStringList{u"4"_s, u"5"_s, u"7"_s}));
        session.tables->logReader().stopFinding();
        model.showAll();
        QTRY_COMPARE(model.rowCount(), 7);
    }

    void readsOneEventWhole()
    {
        LogSession session;
        session.append({8});
        LogReader& reader = session.tables->logReader();
        std::optional<StoredEvent> read;
        connect(&reader, &LogReader::eventRead, this,
                [&](qint64, const std::optional<StoredEvent>& event) { read = event; });
        reader.readEvent(8);
        QTRY_VERIFY(read.has_value());
        QCOMPARE(read->event.source, LogSession::event(8).source);
        disconnect(&reader, nullptr, this, nullptr);
    }

    void copiesRowsAsText()
    {
        LogSession session;
        session.append({8, 9});
        QTRY_COMPARE(session.tables->log().rowCount(), 2);
        QString copied;
        connect(&session.tables->logReader(), &LogReader::copyRead, this,
                [&](const QString& text, qint64) { copied = text; });
        session.tables->logReader().readCopy({{1, 2}});
        QTRY_COMPARE(copied.count(u'\n'), 3);
        QVERIFY(copied.contains(u"\tProperty\tK-9\tUpdate\t"_s));
        disconnect(&session.tables->logReader(), nullptr, this, nullptr);
    }
};

QTEST_GUILESS_MAIN(LogModelTest)
#include "tst_logmodel.moc"
