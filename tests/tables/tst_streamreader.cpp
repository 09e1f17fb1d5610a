// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/sessionstore.h"
#include "models/tables/streamreader.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class StreamReaderTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<SessionStore> m_store;

    void append(int events)
    {
        for (int i = 0; i < events; ++i) {
            const std::string number = std::to_string(m_next++);
            ReceivedRequest received;
            received.request.endpoint = "/webhooks";
            received.request.status = 200;
            received.request.head = "POST /webhooks HTTP/1.1\r\nX-Order: " + number + "\r\n\r\n";
            received.request.body = "{\"EntityEventSequence\":" + number +
                                    ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-" + number +
                                    "\"}";
            received.events.push_back(*readEvent(received.request.body));
            m_store->append(std::move(received));
        }
        m_store->flush();
    }
    int m_next = 1;

private Q_SLOTS:
    void initTestCase()
    {
        auto store = SessionStore::open(m_folder.filePath(u"session.pushbench"_s).toStdString(), {});
        QVERIFY(store);
        m_store = std::move(*store);
        append(30);
    }

    void readsCountAndRows()
    {
        ReadThread thread(m_store->file());
        StreamReader reader(thread);
        QSignalSpy counted(&reader, &StreamReader::rowCountRead);
        QSignalSpy read(&reader, &StreamReader::rowsRead);
        reader.readRowCount();
        reader.readRows(11, 5);
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(counted[0][0].toLongLong(), 30);
        const auto rows = read[0][1].value<std::vector<StreamRow>>();
        QCOMPARE(rows.size(), std::size_t{5});
        QCOMPARE(rows[0].id, std::int64_t{11});
        QCOMPARE(rows[4].ResourceRecordKey, std::string("P-15"));
    }

    void readsARowInFull()
    {
        ReadThread thread(m_store->file());
        StreamReader reader(thread);
        QSignalSpy read(&reader, &StreamReader::detailRead);
        reader.readDetail(7);
        QTRY_COMPARE(read.count(), 1);
        const auto detail = read[0][0].value<StreamDetail>();
        QCOMPARE(detail.row.id, std::int64_t{7});
        QVERIFY(detail.event && detail.request);
        QCOMPARE(detail.event->event.source, detail.request->body);
        QVERIFY(detail.request->head.find("X-Order: 7\r\n") != std::string::npos);
    }

    void onlyTheLastDetailAskedForIsAnswered()
    {
        ReadThread thread(m_store->file());
        StreamReader reader(thread);
        QSignalSpy read(&reader, &StreamReader::detailRead);
        QSignalSpy counted(&reader, &StreamReader::rowCountRead);
        for (int row = 1; row <= 20; ++row)
            reader.readDetail(row);
        reader.readRowCount();
        QTRY_COMPARE(counted.count(), 1);
        QVERIFY(read.count() >= 1 && read.count() < 20);
        QCOMPARE(read.last()[0].value<StreamDetail>().row.id, std::int64_t{20});
    }

    void aRowThatIsNotThereIsSaidSo()
    {
        ReadThread thread(m_store->file());
        StreamReader reader(thread);
        QSignalSpy read(&reader, &StreamReader::detailRead);
        reader.readDetail(5000);
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(read[0][0].value<StreamDetail>().row.id, std::int64_t{0});
    }

    void copiesStretchesOfRows()
    {
        ReadThread thread(m_store->file());
        StreamReader reader(thread);
        QSignalSpy copied(&reader, &StreamReader::copyRead);
        reader.readCopy({{2, 3}, {28, 40}});
        QTRY_COMPARE(copied.count(), 1);
        QCOMPARE(copied[0][1].toLongLong(), 5);
        const QStringList lines = copied[0][0].toString().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 6);
        QVERIFY(lines[1].contains(u"P-2"_s));
        QVERIFY(lines[5].contains(u"P-30"_s));
    }

    void readsRowsOfASetInTheOrderAskedFor()
    {
        ReadThread thread(m_store->file());
        StreamReader reader(thread);
        QSignalSpy read(&reader, &StreamReader::rowsOfSetRead);
        reader.readRowsOfSet(7, 257, {20, 3, 11, 5000});
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(read[0][0].toULongLong(), 7ULL);
        QCOMPARE(read[0][1].toLongLong(), 257);
        const auto rows = read[0][2].value<std::vector<StreamRow>>();
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].id, std::int64_t{20});
        QCOMPARE(rows[1].ResourceRecordKey, std::string("P-3"));
        QCOMPARE(rows[2].id, std::int64_t{11});
    }

    void copiesRowsOfASet()
    {
        ReadThread thread(m_store->file());
        StreamReader reader(thread);
        QSignalSpy copied(&reader, &StreamReader::copyRead);
        reader.readCopyOf({9, 4});
        QTRY_COMPARE(copied.count(), 1);
        const QStringList lines = copied[0][0].toString().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].contains(u"P-9"_s));
        QVERIFY(lines[2].contains(u"P-4"_s));
    }

    void aFileThatIsNoSessionFailsOnce()
    {
        ReadThread thread(m_folder.filePath(u"nothing"_s).toStdString());
        StreamReader reader(thread);
        QSignalSpy failed(&thread, &ReadThread::failed);
        QSignalSpy counted(&reader, &StreamReader::rowCountRead);
        reader.readRowCount();
        reader.readRows(1, 10);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!failed[0][0].toString().isEmpty());
        QCOMPARE(counted.count(), 0);
    }
};

QTEST_MAIN(StreamReaderTest)
#include "tst_streamreader.moc"
