// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/sessionstore.h"
#include "models/tables/requestreader.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class RequestReaderTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<SessionStore> m_store;
    int m_next = 1;

    void append(const std::string& head, int events, int status)
    {
        ReceivedRequest received;
        received.request.endpoint = events > 0 ? "/webhooks" : "";
        received.request.label = events > 0 ? "Feed" : "";
        received.request.head = head;
        received.request.body = "{}";
        received.request.bodyBytes = 2;
        received.request.status = status;
        received.request.events = events;
        received.request.peer = "127.0.0.1:5000";
        for (int i = 0; i < events; ++i) {
            const std::string number = std::to_string(m_next++);
            received.events.push_back(*readEvent("{\"EntityEventSequence\":" + number +
                                                 ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"" +
                                                 number + "\"}"));
        }
        m_store->append(std::move(received));
        m_store->flush();
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto store = SessionStore::open(m_folder.filePath(u"session.pushbench"_s).toStdString(), {});
        QVERIFY(store);
        m_store = std::move(*store);
        append("POST /webhooks?x=1 HTTP/1.1\r\nA: b\r\n\r\n", 3, 200);
        append("GET /nowhere HTTP/1.0\r\n\r\n", 0, 404);
        append("POST /" + std::string(6000, 'p') + " HTTP/1.1\r\n\r\n", 2, 200);
        append("PUT", 0, 408);
        append("POST /webhooks HTTP/1.1\r\n\r\n", 1, 200);
        m_store->acknowledge(1, std::chrono::microseconds(1500));
        m_store->flush();
    }

    void rowsHaveTheFirstLinesParts()
    {
        ReadThread thread(m_store->file());
        RequestReader reader(thread);
        QSignalSpy read(&reader, &RequestReader::rowsRead);
        QSignalSpy counted(&reader, &RequestReader::countRead);
        reader.readCount();
        reader.readRows(1, 256);
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(counted[0][0].toLongLong(), 5);
        const auto rows = read[0][1].value<std::vector<RequestRow>>();
        QCOMPARE(rows.size(), std::size_t{5});
        QCOMPARE(rows[0].method, std::string("POST"));
        QCOMPARE(rows[0].target, std::string("/webhooks?x=1"));
        QCOMPARE(rows[0].httpVersion, std::string("1.1"));
        QCOMPARE(rows[0].newEvents, std::int64_t{3});
        QCOMPARE(rows[0].label, std::string("Feed"));
        QCOMPARE(rows[0].peer, std::string("127.0.0.1:5000"));
        QCOMPARE(rows[1].httpVersion, std::string("1.0"));
        QCOMPARE(rows[1].status, 404);
        QCOMPARE(rows[2].target.size(), std::size_t{6001});
        QCOMPARE(rows[2].httpVersion, std::string("1.1"));
        QCOMPARE(rows[3].method, std::string("PUT"));
        QCOMPARE(rows[3].target, std::string());
    }

    void theTimeOfTheAnswerIsReadWhereThereIsOne()
    {
        ReadThread thread(m_store->file());
        RequestReader reader(thread);
        std::vector<RequestRow> rows;
        connect(&reader, &RequestReader::rowsRead, &reader,
                [&rows](qint64, const std::vector<RequestRow>& page) { rows = page; });
        // Acknowledgements are written with a later commit.
        const auto known = [&] {
            reader.readRows(1, 2);
            return !rows.empty() && rows[0].acknowledgedAfter == std::chrono::microseconds(1500);
        };
        QTRY_VERIFY(known());
        thread.stop(); // it was asked more often than it has answered
        QCOMPARE(rows[1].acknowledgedAfter.count(), std::int64_t{-1});
    }

    void findsWhereTheEventsOfARequestStand_data()
    {
        QTest::addColumn<qint64>("request");
        QTest::addColumn<qint64>("row");
        QTest::newRow("first") << qint64{1} << qint64{1};
        QTest::newRow("without events") << qint64{2} << qint64{0};
        QTest::newRow("in the middle") << qint64{3} << qint64{4};
        QTest::newRow("last") << qint64{5} << qint64{6};
        QTest::newRow("not there yet") << qint64{99} << qint64{0};
    }

    void findsWhereTheEventsOfARequestStand()
    {
        QFETCH(qint64, request);
        QFETCH(qint64, row);
        ReadThread thread(m_store->file());
        RequestReader reader(thread);
        QSignalSpy found(&reader, &RequestReader::streamRowRead);
        reader.readStreamRow(request);
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found[0][1].toLongLong(), row);
    }

    void copiesStretches()
    {
        ReadThread thread(m_store->file());
        RequestReader reader(thread);
        QSignalSpy copied(&reader, &RequestReader::copyRead);
        reader.readCopy({{1, 1}, {4, 9}});
        QTRY_COMPARE(copied.count(), 1);
        QCOMPARE(copied[0][1].toLongLong(), 3);
        const QStringList lines = copied[0][0].toString().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[1].startsWith(u"1\t"_s) && lines[2].startsWith(u"4\t"_s));
    }
};

QTEST_MAIN(RequestReaderTest)
#include "tst_requestreader.moc"
