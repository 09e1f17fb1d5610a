// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include <QDateTime>
#include <QTest>

#include "models/tables/streamtext.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

namespace {

StreamRow sample()
{
    StreamRow row;
    row.id = 1;
    row.receivedAt = Moment(
        std::chrono::milliseconds(QDateTime(QDate(2026, 11, 21), QTime(14, 3, 20, 7)).toMSecsSinceEpoch()));
    row.requestId = 12;
    row.endpoint = "/webhooks";
    row.EntityEventSequence = lastSequenceNumber;
    row.ResourceName = "Property";
    row.ResourceRecordKey = "K\t1\n2";
    row.EventTypes = {"Insert", "StatusChanged"};
    row.status = 200;
    return row;
}

} // namespace

class StreamTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsSayWhatTheRowHolds()
    {
        const StreamRow row = sample();
        QCOMPARE(streamText(row, StreamColumn::Time), u"14:03:20.007"_s);
        QCOMPARE(streamText(row, StreamColumn::Feed), u"/webhooks"_s);
        QCOMPARE(streamText(row, StreamColumn::Sequence), u"9223372036854775807"_s);
        QCOMPARE(streamText(row, StreamColumn::EventTypes), u"Insert, StatusChanged"_s);
        QCOMPARE(streamText(row, StreamColumn::Request), u"12"_s);
        QCOMPARE(streamText(row, StreamColumn::Answer), u"200"_s);
    }

    void theLabelNamesTheFeedWhereThereIsOne()
    {
        StreamRow row = sample();
        row.label = "IDX Feed 123";
        QCOMPARE(streamText(row, StreamColumn::Feed), u"IDX Feed 123"_s);
    }

    void noAnswerIsAWord()
    {
        StreamRow row = sample();
        row.status = 0;
        QCOMPARE(streamText(row, StreamColumn::Answer), u"none"_s);
    }

    void aCopyHasHeadingsAndOneLineARow()
    {
        const QStringList lines = streamTsv({sample(), sample()}).split(u'\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[3].isEmpty());
        QCOMPARE(lines[0].count(u'\t'), streamColumns - 1);
        QCOMPARE(lines[1].count(u'\t'), streamColumns - 1);
        QVERIFY(lines[0].startsWith(u"Time\tFeed\tSequence"_s));
        QVERIFY(lines[1].startsWith(u"2026-11-21 14:03:20.007\t/webhooks\t9223372036854775807"_s));
        QVERIFY(lines[1].contains(u"K 1 2"_s));
    }
};

QTEST_APPLESS_MAIN(StreamTextTest)
#include "tst_streamtext.moc"
