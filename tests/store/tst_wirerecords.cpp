// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"

using namespace pb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

ReceivedRequest captured(std::string head = "POST /webhooks HTTP/1.1\r\nHost: x\r\n\r\n")
{
    ReceivedRequest received;
    CapturedRequest& request = received.request;
    request.arrivedAt = Moment(1700000000123ms);
    request.endpoint = "/webhooks";
    request.head = std::move(head);
    request.body = "{\"value\":[]}";
    request.bodyBytes = 12;
    request.status = 200;
    request.answer = answer;
    request.tls = "TLS 1.3";
    return received;
}

} // namespace

/// What a session keeps of the wire: the protocols, and how much of an answer was sent.
class WireRecordsTest : public QObject
{
    Q_OBJECT

private:
    void openStore()
    {
        auto opened = SessionStore::open(m_file, {});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        m_store = std::move(*opened);
    }

    std::unique_ptr<SessionReader> closedAndRead()
    {
        m_store.reset();
        auto opened = SessionReader::open(m_file);
        if (!opened) qFatal("%s", opened.error().message.c_str());
        return std::move(*opened);
    }

    void alter(const QStringList& statements) const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"alter"_s);
            database.setDatabaseName(QString::fromStdString(m_file));
            if (!database.open()) qFatal("the session can't be altered");
            for (const QString& statement : statements) {
                QSqlQuery query(database);
                if (!query.exec(statement)) qFatal("%s", qPrintable(query.lastError().text()));
            }
        }
        QSqlDatabase::removeDatabase(u"alter"_s);
    }

    void record(const DeliveryAttempt& attempt)
    {
        std::promise<bool> done;
        PushProgress progress;
        progress.feed.id = 1;
        progress.attempt = attempt;
        m_store->recordAttempt(progress, [&](const auto& id) { done.set_value(id.has_value()); });
        QVERIFY(done.get_future().get());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    std::unique_ptr<SessionStore> m_store;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"session.pushbench"_s).toStdString();
        openStore();
    }

    void cleanup() { m_store.reset(); }

    void protocolsAreReadBack()
    {
        m_store->append(
            captured(":method: POST\r\n:scheme: https\r\n:path: /webhooks?a=b\r\n:authority: h\r\n"
                     "content-type: application/json\r\n\r\n"));
        m_store->append(captured());
        DeliveryAttempt attempt;
        attempt.feed = 1;
        attempt.protocol = "HTTP/2";
        attempt.tls = "TLS 1.3, certificate SHA-256 AB:CD";
        attempt.localAddress = "127.0.0.1:40112";
        attempt.phases.tls = 12us;
        record(attempt);
        const auto reader = closedAndRead();
        const auto request = reader->request(1);
        QVERIFY(request);
        QCOMPARE(request->httpVersion, std::string("2"));
        QCOMPARE(request->method, std::string("POST"));
        QCOMPARE(request->target, std::string("/webhooks?a=b"));
        QCOMPARE(request->tls, std::string("TLS 1.3"));
        const auto rows = reader->requestPage(1, 10);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].httpVersion, std::string("2"));
        QCOMPARE(rows[0].target, std::string("/webhooks?a=b"));
        QCOMPARE(rows[0].tls, std::string("TLS 1.3"));
        QCOMPARE(rows[1].httpVersion, std::string("1.1"));
        const auto attempts = reader->attemptsAfter(0, 10);
        QCOMPARE(attempts.size(), std::size_t{1});
        QCOMPARE(attempts[0].protocol, attempt.protocol);
        QCOMPARE(attempts[0].tls, attempt.tls);
        QCOMPARE(attempts[0].localAddress, attempt.localAddress);
        QCOMPARE(attempts[0].phases.tls, 12us);
    }

    void aRowSaysWhyItWasRefused()
    {
        ReceivedRequest refused = captured();
        refused.request.status = 400;
        addNote(refused.request.notes, Finding::Refused, "value", "the body is no JSON");
        m_store->append(std::move(refused));
        m_store->append(captured());
        const auto rows = closedAndRead()->requestPage(1, 10);
        QCOMPARE(rows.at(0).refusal, std::string("the body is no JSON"));
        QCOMPARE(rows.at(1).refusal, std::string());
    }

    void anAnswerIsWhatWasSentOfIt_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<qlonglong>("after");
        QTest::addColumn<qlonglong>("sent"); // -1: the whole answer
        QTest::addColumn<int>("readStatus");
        QTest::addColumn<QByteArray>("readFault");
        QTest::addColumn<int>("readBytes");
        const int whole = static_cast<int>(std::char_traits<char>::length(answer));
        QTest::newRow("whole") << QByteArray() << 5LL << -1LL << 200 << QByteArray() << whole;
        QTest::newRow("half") << QByteArray("stall") << 5LL << 20LL << 200 << QByteArray("stall") << 20;
        QTest::newRow("one byte") << QByteArray() << 5LL << 1LL << 200 << QByteArray() << 1;
        QTest::newRow("the client had gone") << QByteArray() << -1LL << 0LL << 0 << QByteArray("gone") << 0;
        QTest::newRow("gone before a drip began")
            << QByteArray("drip") << -1LL << 0LL << 0 << QByteArray("drip") << 0;
    }

    void anAnswerIsWhatWasSentOfIt()
    {
        QFETCH(QByteArray, fault);
        QFETCH(qlonglong, after);
        QFETCH(qlonglong, sent);
        QFETCH(int, readStatus);
        QFETCH(QByteArray, readFault);
        QFETCH(int, readBytes);
        ReceivedRequest received = captured();
        received.request.fault = fault.toStdString();
        received.events = {EntityEvent{SequenceNumber{1}, "Property", "K", "{}"}};
        m_store->append(std::move(received));
        m_store->acknowledge(1, std::chrono::microseconds(after),
                             sent < 0 ? std::nullopt : std::optional<std::int64_t>(sent));
        const auto reader = closedAndRead();
        const auto request = reader->request(1);
        QVERIFY(request);
        QCOMPARE(request->status, readStatus);
        QCOMPARE(request->fault, readFault.toStdString());
        QCOMPARE(request->answer, std::string(answer).substr(0, static_cast<std::size_t>(readBytes)));
        QCOMPARE(request->acknowledgedAfter.count(), after);
        const auto rows = reader->requestPage(1, 1);
        QCOMPARE(rows.at(0).status, readStatus);
        QCOMPARE(rows.at(0).fault, readFault.toStdString());
        QCOMPARE(rows.at(0).acknowledgedAfter.count(), after);
        QCOMPARE(reader->streamPage(1, 1).at(0).status, readStatus);
        QCOMPARE(reader->streamPage(1, 1).at(0).fault, readFault.toStdString());
        QCOMPARE(reader->requestRemark(1, Finding::Gap)->status, readStatus);
        const auto marks = reader->receiptMarks(0, Moment{}, 10);
        QCOMPARE(marks.at(0).status, readStatus);
        QCOMPARE(marks.at(0).fault, readFault.toStdString());
        // Where there was no answer, there is no time of one to count.
        QCOMPARE(reader->acknowledgementTimes(10).size(), std::size_t{after < 0 ? 0U : 1U});
    }

    void aSessionOfVersion3KeepsEverything()
    {
        ReceivedRequest received = captured();
        received.events = {EntityEvent{SequenceNumber{1}, "Property", "K", "{\"a\":1}"}};
        m_store->append(std::move(received));
        m_store->acknowledge(1, 1234us);
        DeliveryAttempt attempt;
        attempt.feed = 1;
        attempt.status = 429;
        attempt.reason = "halted";
        attempt.answerBody = "busy";
        record(attempt);
        m_store.reset();
        alter({u"ALTER TABLE request DROP COLUMN tls"_s, u"ALTER TABLE acknowledgement DROP COLUMN sent"_s,
               u"ALTER TABLE attempt DROP COLUMN protocol"_s, u"ALTER TABLE attempt DROP COLUMN tlsSession"_s,
               u"ALTER TABLE attempt DROP COLUMN localAddress"_s, u"PRAGMA user_version = 3"_s});
        openStore();
        m_store->append(captured());
        const auto reader = closedAndRead();
        const auto before = reader->request(1);
        QVERIFY(before);
        QCOMPARE(before->tls, std::string());
        QCOMPARE(before->answer, std::string(answer));
        QCOMPARE(before->status, 200);
        QCOMPARE(before->acknowledgedAfter, 1234us);
        QCOMPARE(before->body, std::string("{\"value\":[]}"));
        QCOMPARE(reader->request(2)->tls, std::string("TLS 1.3"));
        QCOMPARE(reader->eventsAfter(0, 10).size(), std::size_t{1});
        const auto attempts = reader->attemptsAfter(0, 10);
        QCOMPARE(attempts.size(), std::size_t{1});
        QCOMPARE(attempts[0].status, 429);
        QCOMPARE(attempts[0].answerBody, std::string("busy"));
        QCOMPARE(attempts[0].protocol, std::string());
    }
};

QTEST_GUILESS_MAIN(WireRecordsTest)
#include "tst_wirerecords.moc"
