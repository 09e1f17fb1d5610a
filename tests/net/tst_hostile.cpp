// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "models/store/sessionreader.h"
#include "net/receiver/webhookreceiver.h"
#include "tests/support/hostile.h"
#include "tests/support/rawhttp.h"
#include "tests/support/rawhttp2.h"

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto token = "a-test-token";
constexpr int firstOfNeighbour = 1000;

QByteArray entityEvent(int sequence)
{
    return "{\"EntityEventSequence\":" + QByteArray::number(sequence) +
           ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"K\"}";
}

/// Resident memory of this process, which the receiver lives in, in bytes; 0 where nobody says.
qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

} // namespace

/// The hostile inputs against a receiver on a socket, while another client goes on beside them.
class HostileTest : public QObject
{
    Q_OBJECT

private:
    static ReceiverLimits receiverLimits()
    {
        const WireLimits wire = hostileLimits();
        ReceiverLimits limits;
        limits.requestLine = wire.requestLine;
        limits.headers = wire.headers;
        limits.headerFields = wire.fields;
        limits.body = wire.body;
        limits.resetsPerSecond = wire.resetsPerSecond;
        limits.controlFramesPerSecond = wire.controlFramesPerSecond;
        return limits;
    }

    void listen(const ReceiverLimits& limits)
    {
        m_receiver = std::make_unique<WebhookReceiver>(*m_store);
        ReceiverSettings settings;
        settings.port = 0;
        settings.limits = limits;
        settings.endpoints.front().token = token;
        std::optional<ListenerState> reached;
        QObject here;
        connect(m_receiver.get(), &WebhookReceiver::listenerChanged, &here,
                [&reached](const ListenerState& state) { reached = state; });
        m_receiver->start(settings);
        QTRY_VERIFY(reached);
        m_port = static_cast<quint16>(QUrl(QString::fromStdString(reached->url)).port());
        m_neighbour = std::make_unique<RawClient>(m_port);
    }

    /// The other client sends an event, and is answered at once.
    void neighbourGoesOn()
    {
        QElapsedTimer clock;
        clock.start();
        m_neighbour->send(post(token, entityEvent(firstOfNeighbour + m_sentByNeighbour++)));
        QCOMPARE(m_neighbour->receive().status, 200);
        QVERIFY(clock.elapsed() < 5000);
    }

    QByteArray answers(const QByteArray& bytes, const QByteArray& expected)
    {
        RawClient client(m_port);
        client.send(bytes);
        QList<QByteArray> told;
        const qsizetype wanted = expected.split(' ').size();
        bool ends = false;
        while (told.size() < wanted) {
            const Answer answer = client.receive();
            if (answer.status == 0) break;
            told.append(QByteArray::number(answer.status));
            ends = answer.closed;
        }
        // After a refusal by the wire itself nothing more is read as a request.
        if (ends && !client.waitClosed()) told.append("open");
        return told.join(' ');
    }

    QByteArray answersOverHttp2(const QByteArray& bytes, const QByteArray& expected)
    {
        RawHttp2Client client(m_port);
        client.send(bytes);
        if (expected.contains("goaway")) {
            if (!client.readToEnd()) return client.told() + " open";
        } else {
            client.readAnswers(static_cast<std::size_t>(expected.split(' ').size()));
        }
        return client.told();
    }

    static void addRows(const char* version)
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        for (const HostileInput& input : hostileInputs(version))
            QTest::newRow(input.name.c_str())
                << QByteArray::fromStdString(input.bytes) << QByteArray::fromStdString(input.expected);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<WebhookReceiver> m_receiver;
    std::unique_ptr<RawClient> m_neighbour;
    quint16 m_port = 0;
    int m_sentByNeighbour = 0;

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto store = SessionStore::open(m_folder->filePath(u"s.pushbench"_s).toStdString(), {});
        QVERIFY(store);
        m_store = std::move(*store);
        listen(receiverLimits());
    }

    void cleanupTestCase()
    {
        // Nothing of what was refused is an event: there are the neighbour's, and the two of the fine ones.
        m_store->flush();
        auto reader = SessionReader::open(m_store->file());
        QVERIFY(reader);
        QCOMPARE((*reader)->receivedEvents(), m_sentByNeighbour + 2);
        m_neighbour.reset();
        m_receiver.reset();
        m_store.reset();
    }

    void http1GetsItsAnswer_data() { addRows("http1"); }

    void http1GetsItsAnswer()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(answers(bytes, expected), expected);
        neighbourGoesOn();
    }

    void http2GetsItsAnswer_data() { addRows("http2"); }

    void http2GetsItsAnswer()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        const QByteArray told = answersOverHttp2(bytes, expected);
        // Of what stands before a flood some may be answered, as the pieces come.
        const bool flood = expected == "goaway 11" && told.endsWith(expected);
        QVERIFY2(told == expected || flood, told.constData());
        neighbourGoesOn();
    }

    void tenThousandLevelsAreRefused()
    {
        m_receiver.reset();
        listen({});
        for (const QByteArray& open : {QByteArray("["), QByteArray("{\"a\":")}) {
            const Answer answer = exchange(m_port, post(token, open.repeated(10'000)));
            QCOMPARE(answer.status, 400);
            neighbourGoesOn();
        }
    }

    void aHundredMegabytesAreRefusedInBoundedMemory()
    {
        m_receiver.reset();
        listen({});
        neighbourGoesOn();
        const qint64 before = residentBytes();
        const QByteArray piece = QByteArray("{\"EntityEventSequence\":1},").repeated(40'000);
        RawClient client(m_port);
        client.send(
            "POST /webhooks HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer a-test-token\r\nContent-Type: "
            "application/json\r\nContent-Length: 100000000\r\n\r\n");
        for (int pieces = 0; pieces < 100 && client.connected(); ++pieces) {
            client.send(piece);
            if (pieces % 10 == 0) neighbourGoesOn();
        }
        QCOMPARE(client.receive().status, 413);
        QVERIFY(client.waitClosed());
        neighbourGoesOn();
        if (before > 0) QVERIFY(residentBytes() - before < 40'000'000);
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "tst_hostile.moc"
