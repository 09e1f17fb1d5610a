// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/httpdate.h"
#include "models/store/sessionreader.h"
#include "net/receiver/webhookreceiver.h"
#include "tests/support/rawhttp.h"

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto token = "a-test-token";

QByteArray entityEvent(int sequence)
{
    return R"({"EntityEventSequence":)" + QByteArray::number(sequence) +
           R"(,"ResourceName":"Property","ResourceRecordKey":"K"})";
}

} // namespace

class WebhookReceiverTest : public QObject
{
    Q_OBJECT

private:
    void openSession(std::int64_t hardLimitBytes = 0)
    {
        SessionStore::Options options;
        options.hardLimitBytes = hardLimitBytes;
        auto store = SessionStore::open(m_folder->filePath(u"s.pushbench"_s).toStdString(), options);
        QVERIFY(store);
        m_store = std::move(*store);
    }

    /// Starts a receiver and gives the state it comes to; its signal comes from the wire thread.
    ListenerState startReceiver(WebhookReceiver& receiver, const ReceiverSettings& settings)
    {
        std::optional<ListenerState> reached;
        QObject here;
        connect(&receiver, &WebhookReceiver::listenerChanged, &here,
                [&reached](const ListenerState& state) { reached = state; });
        receiver.start(settings);
        [&] { QTRY_VERIFY(reached); }();
        return reached.value_or(ListenerState{});
    }

    quint16 listen(const std::string& behaviour = {}, const ReceiverLimits& limits = {})
    {
        m_receiver = std::make_unique<WebhookReceiver>(*m_store);
        ReceiverSettings settings;
        settings.port = 0;
        settings.limits = limits;
        settings.endpoints.front().token = token;
        settings.endpoints.front().behaviour = behaviour;
        const ListenerState state = startReceiver(*m_receiver, settings);
        return static_cast<quint16>(QUrl(QString::fromStdString(state.url)).port());
    }

    CapturedRequest stored(std::int64_t id)
    {
        m_store->flush();
        auto reader = SessionReader::open(m_store->file());
        return reader ? (*reader)->request(id).value_or(CapturedRequest{}) : CapturedRequest{};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<WebhookReceiver> m_receiver;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        openSession();
    }

    void cleanup()
    {
        m_receiver.reset();
        m_store.reset();
    }

    void whatCanNotBeStoredIsNotAcknowledged()
    {
        m_store.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        openSession(400 * 1024);
        const quint16 port = listen();
        int taken = 0;
        Answer answer;
        for (int i = 1; i <= 60; ++i) {
            const QByteArray big = R"({"EntityEventSequence":)" + QByteArray::number(i) +
                                   ",\"ResourceName\":\"P\",\"ResourceRecordKey\":\"k\",\"x\":\"" +
                                   QByteArray(20000, 'x') + "\"}";
            answer = exchange(port, post(token, big));
            if (answer.status != 200) break;
            ++taken;
        }
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.field("Retry-After"), QByteArray("1"));
        QVERIFY(taken > 1);
        m_receiver.reset();
        m_store.reset();
        auto reader = SessionReader::open(m_folder->filePath(u"s.pushbench"_s).toStdString());
        QCOMPARE((*reader)->receivedEvents(), taken);
    }

    void nothingIsAnsweredWhileTheCommitWaits()
    {
        const quint16 port = listen();
        const QString connection = u"lock"_s;
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
            other.setDatabaseName(QString::fromStdString(m_store->file()));
            QVERIFY(other.open());
            QSqlQuery lock(other);
            QVERIFY(lock.exec(u"BEGIN IMMEDIATE"_s)); // now nobody else can commit
            RawClient client(port);
            client.send(post(token, entityEvent(1)));
            QCOMPARE(client.receive(false, 500).status, 0);
            QVERIFY(client.connected());
            QVERIFY(lock.exec(u"ROLLBACK"_s));
            QCOMPARE(client.receive().status, 200);
        }
        QSqlDatabase::removeDatabase(connection);
        QCOMPARE(stored(1).newEvents, 1);
    }

    void scriptActsRequestByRequest()
    {
        const quint16 port = listen("1x status=429 retry-after=3, 1x status=503 body=later, accept");
        RawClient client(port);
        client.send(post(token, entityEvent(1)));
        const Answer busy = client.receive();
        QCOMPARE(busy.status, 429);
        QCOMPARE(busy.field("Retry-After"), QByteArray("3"));
        client.send(post("wrong", entityEvent(1)));
        QCOMPARE(client.receive().status, 401); // takes no step
        client.send(post(token, entityEvent(1)));
        const Answer failed = client.receive();
        QCOMPARE(failed.status, 503);
        QCOMPARE(failed.body, QByteArray("later"));
        client.send(post(token, entityEvent(1)));
        QCOMPARE(client.receive().status, 200);
        m_store->flush();
        auto reader = SessionReader::open(m_store->file());
        QCOMPARE((*reader)->receivedEvents(), 1);
        QCOMPARE((*reader)->requestsAfter(0, 10).size(), std::size_t{4});
    }

    void retryAfterDateLiesAtLeastAsFarAhead()
    {
        const quint16 port = listen("status=429 retry-after=+3s-date");
        const Moment before = currentMoment();
        const Answer answer = exchange(port, post(token, entityEvent(1)));
        const auto date = parseHttpDate(answer.field("Retry-After").toStdString(), before);
        QVERIFY(date);
        QVERIFY(*date >= before + 3s);
        QVERIFY(*date <= currentMoment() + 4s);
    }

    void lostAnswerLeavesTheEventsStored_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("reset") << QByteArray("1x stored-then reset, accept") << QByteArray("reset");
        QTest::newRow("close") << QByteArray("1x stored-then close, accept") << QByteArray("close");
    }

    void lostAnswerLeavesTheEventsStored()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, fault);
        const quint16 port = listen(script.toStdString());
        RawClient client(port);
        client.send(post(token, entityEvent(1)));
        const Answer answer = client.receive();
        QCOMPARE(answer.status, 0);
        QVERIFY(client.waitClosed());
        QCOMPARE(exchange(port, post(token, entityEvent(1))).status, 200);
        QCOMPARE(QByteArray::fromStdString(stored(1).fault), fault);
        QCOMPARE(stored(1).newEvents, 1);
        QCOMPARE(stored(2).duplicates, 1);
    }

    void faultWithoutStoringKeepsTheRequestOnly()
    {
        const quint16 port = listen("1x close, accept");
        RawClient client(port);
        client.send(post(token, entityEvent(1)));
        QCOMPARE(client.receive().status, 0);
        QCOMPARE(stored(1).newEvents, 0);
        QCOMPARE(stored(1).status, 0);
        QCOMPARE(QByteArray::fromStdString(stored(1).body), entityEvent(1));
    }

    void delayHoldsTheAnswerBack()
    {
        const quint16 port = listen("delay=300ms accept");
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(exchange(port, post(token, entityEvent(1))).status, 200);
        QVERIFY(clock.elapsed() >= 300);
    }

    void slowHeadsAndBodiesGet408()
    {
        ReceiverLimits limits;
        limits.headTime = 300ms;
        limits.bodyTime = 300ms;
        const quint16 port = listen({}, limits);
        RawClient slowHead(port);
        slowHead.send("POST /webhooks HT");
        RawClient slowBody(port);
        slowBody.send(post(token, entityEvent(1)).chopped(5));
        QCOMPARE(slowHead.receive().status, 408);
        QCOMPARE(slowBody.receive().status, 408);
        QVERIFY(slowBody.waitClosed());
        QVERIFY(!stored(2).head.empty());
    }

    void clientThatAnnouncesTooMuchAndWaitsIsToldSoon()
    {
        ReceiverLimits limits;
        limits.body = 1000;
        const quint16 port = listen({}, limits);
        RawClient client(port);
        client.send(
            "POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer " +
            QByteArray(token) + "\r\nContent-Length: 100000\r\n\r\nabc");
        QCOMPARE(client.receive(false, 5000).status, 413);
        QCOMPARE(stored(1).body, std::string("abc"));
        QCOMPARE(stored(1).bodyBytes, 100000);
    }

    void idleConnectionsAreClosedWithoutAWord()
    {
        ReceiverLimits limits;
        limits.idleTime = 300ms;
        const quint16 port = listen({}, limits);
        RawClient client(port);
        client.send(post(token, entityEvent(1)));
        QCOMPARE(client.receive().status, 200);
        QVERIFY(client.waitClosed());
        QCOMPARE(client.receive().status, 0);
    }

    void connectionsBeyondTheLimitGet503()
    {
        ReceiverLimits limits;
        limits.connections = 2;
        const quint16 port = listen({}, limits);
        RawClient first(port);
        RawClient second(port);
        for (RawClient* client : {&first, &second}) {
            client->send(post(token, entityEvent(1)));
            QCOMPARE(client->receive().status, 200);
        }
        RawClient third(port);
        const Answer answer = third.receive();
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.field("Retry-After"), QByteArray("1"));
    }

    void oneBodyAlwaysGoesOnWhenTheBudgetIsSpent()
    {
        ReceiverLimits limits;
        limits.body = 400 * 1024;
        limits.bodiesInFlight = 300 * 1024;
        const quint16 port = listen({}, limits);
        const QByteArray big =
            "{\"EntityEventSequence\":1,\"ResourceName\":\"P\",\"ResourceRecordKey\":\"k\",\"x\":\"" +
            QByteArray(250 * 1024, 'x') + "\"}";
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<RawClient>(port));
            clients.back()->send(post(token, big));
        }
        for (const auto& client : clients)
            QCOMPARE(client->receive().status, 200);
    }

    void answersGoToTheRightRequestOfAPipeline()
    {
        const quint16 port = listen("1x delay=200ms status=500, 1x status=429, accept");
        RawClient client(port);
        client.send(post(token, entityEvent(1)) + post(token, entityEvent(2)) + post(token, entityEvent(3)));
        QCOMPARE(client.receive().status, 500);
        QCOMPARE(client.receive().status, 429);
        QCOMPARE(client.receive().status, 200);
    }

    void portInUseIsSaid()
    {
        const quint16 port = listen();
        WebhookReceiver second(*m_store);
        ReceiverSettings settings;
        settings.port = port;
        settings.endpoints.front().noAuth = true;
        const ListenerState state = startReceiver(second, settings);
        QVERIFY(!state.listening);
        QVERIFY(QString::fromStdString(state.error).contains(u"in use"));
    }

    void stopLetsTheRequestInHandBeAnswered()
    {
        const quint16 port = listen("delay=300ms accept");
        RawClient client(port);
        client.send(post(token, entityEvent(1)));
        QTRY_COMPARE(stored(1).id, 1); // so it is in hand, and its answer is being held back
        bool stopped = false;
        QObject here;
        connect(m_receiver.get(), &WebhookReceiver::stopped, &here, [&stopped] { stopped = true; });
        m_receiver->stop();
        QCOMPARE(client.receive().status, 200);
        QVERIFY(client.waitClosed());
        QTRY_VERIFY(stopped);
    }
};

QTEST_GUILESS_MAIN(WebhookReceiverTest)
#include "tst_webhookreceiver.moc"
