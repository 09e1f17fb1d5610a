// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <functional>

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include "tests/net/receiving.h"
#include "tests/support/http2client.h"
#include "tests/support/rawhttp.h"

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint32 internalError = 2; // RFC 9113 section 7

QByteArray text(const std::string& bytes)
{
    return QByteArray::fromStdString(bytes);
}

/// What a plain socket sees of one request: all bytes, and how the connection ended.
struct Seen
{
    QByteArray bytes;
    bool closed = false; ///< by a FIN
    bool reset = false;
};

/// Sends the request and reads until the connection ends or `patience` is over.
Seen watch(quint16 port, const QByteArray& request, std::chrono::milliseconds patience = 1500ms)
{
    namespace asio = boost::asio;
    asio::io_context context;
    asio::ip::tcp::socket socket(context);
    socket.connect({asio::ip::make_address("127.0.0.1"), port});
    asio::write(socket, asio::buffer(request.constData(), static_cast<std::size_t>(request.size())));
    Seen seen;
    std::array<char, 4096> piece{};
    std::function<void()> read = [&] {
        socket.async_read_some(asio::buffer(piece),
                               [&](const boost::system::error_code& error, std::size_t bytes) {
                                   seen.bytes.append(piece.data(), static_cast<qsizetype>(bytes));
                                   seen.closed = error == asio::error::eof;
                                   seen.reset = error == asio::error::connection_reset;
                                   if (!error) read();
                               });
    };
    read();
    context.run_for(patience);
    return seen;
}

} // namespace

/// What each fault of the script language puts on the wire (RCV-10), over both versions of HTTP, and what is
/// kept of it.
class ReceiverFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesOfHttp1_data();
    void bytesOfHttp1();
    void stallWaitsForTheClient_data();
    void stallWaitsForTheClient();
    void dripComesInPieces();
    void dripThatIsCutKeepsWhatWasSent();
    void resetOfHttp1IsARst();
    void storedThenStores_data();
    void storedThenStores();
    void faultsOfHttp2_data();
    void faultsOfHttp2();
    void clientThatDoesNotWaitFor100IsOneRequest_data();
    void clientThatDoesNotWaitFor100IsOneRequest();
    void resetOfOneStreamLeavesTheOthers();
    void goAwayTellsWhatWasProcessed_data();
    void goAwayTellsWhatWasProcessed();
    void stallOfOneStreamLeavesTheOthers();
    void contentTypeOfAnyAnswer_data();
    void contentTypeOfAnyAnswer();
    void sameSeedSameFaults();
    void clientThatLeavesIsKeptAsGone();
    void anotherScriptWhileItRuns();
    void busyByHand();
    void rateIsLimited();
    void endpointsCountTheirOwn();
};

void ReceiverFaults::bytesOfHttp1_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status");
    const QByteArray length = "Content-Length: 2\r\n";
    QTest::newRow("close") << u"close"_s << QByteArray() << QByteArray() << u"close"_s << 0;
    QTest::newRow("truncate") << u"truncate"_s << QByteArray("HTTP/1.1 200 OK\r\n")
                              << QByteArray(length + "Connection: close\r\n\r\n{") << u"truncate"_s << 200;
    QTest::newRow("malformed") << u"malformed"_s << QByteArray("HTTP/1.1 2OO OK\r\n")
                               << QByteArray(length + "Connection: close\r\n\r\n{}") << u"malformed"_s << 0;
}

void ReceiverFaults::bytesOfHttp1()
{
    QFETCH(QString, script);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, end);
    QFETCH(QString, fault);
    QFETCH(int, status);
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings(script.toStdString()));
    const Seen seen = watch(port, post(Receiving::token, entityEvent(1)));
    QVERIFY2(seen.bytes.startsWith(start), seen.bytes.constData());
    QVERIFY2(seen.bytes.endsWith(end), seen.bytes.constData());
    if (start.isEmpty()) QCOMPARE(seen.bytes, QByteArray());
    QVERIFY(seen.closed);
    const CapturedRequest stored = receiving.stored(1);
    QCOMPARE(text(stored.answer), seen.bytes); // exactly what was sent
    QCOMPARE(text(stored.fault), fault.toUtf8());
    QCOMPARE(stored.status, status);
    QCOMPARE(receiving.storedEvents(), 0);
}

void ReceiverFaults::stallWaitsForTheClient_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("before") << u"stall"_s << QByteArray();
    QTest::newRow("before, in full") << u"stall=before"_s << QByteArray();
    QTest::newRow("during") << u"stall=during"_s << QByteArray("Content-Length: 2\r\n\r\n{");
}

void ReceiverFaults::stallWaitsForTheClient()
{
    QFETCH(QString, script);
    QFETCH(QByteArray, end);
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings(script.toStdString()));
    const Seen seen = watch(port, post(Receiving::token, entityEvent(1)), 600ms);
    QVERIFY2(seen.bytes.endsWith(end), seen.bytes.constData());
    QVERIFY(!seen.closed && !seen.reset);
    const CapturedRequest stored = receiving.stored(1);
    QCOMPARE(text(stored.answer), seen.bytes);
    QCOMPARE(text(stored.fault), QByteArray("stall"));
    QCOMPARE(stored.status, end.isEmpty() ? 0 : 200);
}

void ReceiverFaults::dripComesInPieces()
{
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings("drip=40/60ms"));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(socket.waitForConnected());
    socket.write(post(Receiving::token, entityEvent(1)));
    QByteArray all;
    int pieces = 0;
    while (!all.endsWith("{}") && socket.waitForReadyRead(5000)) {
        const QByteArray piece = socket.readAll();
        QVERIFY(piece.size() <= 40);
        all += piece;
        ++pieces;
    }
    QVERIFY2(all.startsWith("HTTP/1.1 200 OK\r\n") && all.endsWith("\r\n\r\n{}"), all.constData());
    QVERIFY(pieces >= 3);
    // The connection goes on after it.
    socket.write(post(Receiving::token, entityEvent(2)));
    QVERIFY(socket.waitForReadyRead(5000));
    QTRY_COMPARE(receiving.storedEvents(), 2); // a slow answer is an answer
    QTRY_COMPARE(text(receiving.stored(1).answer), all);
    QCOMPARE(text(receiving.stored(1).fault), QByteArray("drip"));
}

void ReceiverFaults::dripThatIsCutKeepsWhatWasSent()
{
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings("drip=10/200ms"));
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        QVERIFY(socket.waitForConnected());
        socket.write(post(Receiving::token, entityEvent(1)));
        QVERIFY(socket.waitForReadyRead(5000));
    }
    QTRY_VERIFY(receiving.stored(1).acknowledgedAfter.count() >= 0);
    const std::string sent = receiving.stored(1).answer;
    QVERIFY2(sent.size() >= 10 && sent.size() <= 40, sent.c_str());
    QVERIFY(sent.starts_with("HTTP/1.1 2"));
}

void ReceiverFaults::resetOfHttp1IsARst()
{
    for (const char* script : {"reset", "reset=stream", "reset=connection"}) {
        Receiving receiving;
        const quint16 port = receiving.listen(Receiving::settings(script));
        const Seen seen = watch(port, post(Receiving::token, entityEvent(1)));
        QVERIFY2(seen.reset, script);
        QCOMPARE(seen.bytes, QByteArray());
        QCOMPARE(text(receiving.stored(1).fault), QByteArray("reset"));
    }
}

void ReceiverFaults::storedThenStores_data()
{
    QTest::addColumn<QString>("script");
    for (const char* fault : {"reset", "close", "truncate", "malformed", "status=503", "stall=during"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
    QTest::newRow("redirect") << u"redirect=/elsewhere"_s;
}

void ReceiverFaults::storedThenStores()
{
    QFETCH(QString, script);
    for (const bool keeps : {false, true}) {
        Receiving receiving;
        const QString whole = keeps ? u"stored-then "_s + script : script;
        const quint16 port = receiving.listen(Receiving::settings(whole.toStdString()));
        watch(port, post(Receiving::token, entityEvent(1)), 300ms);
        QTRY_COMPARE(receiving.stored(1).id, 1);
        QCOMPARE(receiving.storedEvents(), keeps ? 1 : 0);
    }
}

void ReceiverFaults::faultsOfHttp2_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("status"); // of :status
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("ended");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<QString>("fault");
    const QByteArray none;
    QTest::newRow("accept") << u"accept"_s << QByteArray("200") << QByteArray("{}") << true << false << u""_s;
    QTest::newRow("reset") << u"reset"_s << none << none << false << false << u"reset"_s;
    QTest::newRow("stream") << u"reset=stream"_s << none << none << false << false << u"reset"_s;
    QTest::newRow("connection") << u"reset=connection"_s << none << none << false << true << u"reset"_s;
    QTest::newRow("close") << u"close"_s << none << none << false << true << u"close"_s;
    QTest::newRow("truncate") << u"truncate"_s << QByteArray("200") << QByteArray("{") << true << false
                              << u"truncate"_s;
    QTest::newRow("malformed") << u"malformed"_s << QByteArray("2OO") << QByteArray("{}") << true << false
                               << u"malformed"_s;
    QTest::newRow("drip") << u"drip=1/20ms"_s << QByteArray("200") << QByteArray("{}") << true << false
                          << u"drip"_s;
    QTest::newRow("stall before") << u"stall"_s << none << none << false << false << u"stall"_s;
    QTest::newRow("stall during") << u"stall=during"_s << QByteArray("200") << QByteArray("{") << false
                                  << false << u"stall"_s;
    QTest::newRow("redirect") << u"redirect=https://example.org/"_s << QByteArray("307") << none << true
                              << false << u""_s;
}

void ReceiverFaults::faultsOfHttp2()
{
    QFETCH(QString, script);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, ended);
    QFETCH(bool, closed);
    QFETCH(QString, fault);
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings(script.toStdString()));
    Http2Client client(port);
    const qint32 stream = client.post(Receiving::token, entityEvent(1));
    const bool stalls = fault == u"stall"_s;
    const Http2Answer answer = client.receive(stream, stalls ? 500 : 5000);
    QCOMPARE(answer.field(":status"), status);
    if (!body.isEmpty()) QCOMPARE(answer.body, body);
    QCOMPARE(answer.ended, ended);
    const bool resets = fault == u"reset"_s && !closed;
    QCOMPARE(answer.reset.has_value(), resets);
    if (resets) QCOMPARE(*answer.reset, internalError);
    if (fault == u"truncate"_s) QCOMPARE(answer.field("content-length"), QByteArray("2"));
    QCOMPARE(client.waitClosed(closed ? 5000 : 200), closed);
    if (fault == u"close"_s) QVERIFY(!client.goAway());
    const CapturedRequest stored = receiving.stored(1);
    QCOMPARE(text(stored.fault), fault.toUtf8());
    QCOMPARE(text(stored.httpVersion), QByteArray("2"));
    QVERIFY(text(stored.head).startsWith(":method: POST\r\n:scheme: http\r\n"));
    QVERIFY(!text(stored.head).contains(Receiving::token));
    const QByteArray kept = answer.head.isEmpty() ? QByteArray() : answer.head + "\r\n" + answer.body;
    QTRY_COMPARE(text(receiving.stored(1).answer), kept); // exactly what was sent
}

void ReceiverFaults::clientThatDoesNotWaitFor100IsOneRequest_data()
{
    QTest::addColumn<QByteArray>("bearer");
    QTest::addColumn<bool>("waits");
    QTest::addColumn<int>("status");
    QTest::newRow("taken") << QByteArray(Receiving::token) << false << 200;
    QTest::newRow("refused") << QByteArray("wrong") << false << 401;
    QTest::newRow("refused while it waits") << QByteArray("wrong") << true << 401;
}

void ReceiverFaults::clientThatDoesNotWaitFor100IsOneRequest()
{
    QFETCH(QByteArray, bearer);
    QFETCH(bool, waits);
    QFETCH(int, status);
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings());
    Http2Client client(port);
    const qint32 stream = client.send({{":method", "POST"},
                                       {":scheme", "http"},
                                       {":authority", "h"},
                                       {":path", "/webhooks"},
                                       {"authorization", "Bearer " + bearer},
                                       {"content-type", "application/json"},
                                       {"expect", "100-continue"}},
                                      waits ? QByteArray() : entityEvent(1), !waits);
    const Http2Answer answer = client.receive(stream);
    QVERIFY2(answer.head.contains(":status: " + QByteArray::number(status)), answer.head.constData());
    QCOMPARE(receiving.stored(1).status, status);
    QCOMPARE(receiving.stored(2).id, 0); // there is no other
}

void ReceiverFaults::resetOfOneStreamLeavesTheOthers()
{
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings("reset, accept"));
    Http2Client client(port);
    const qint32 first = client.post(Receiving::token, entityEvent(1));
    const qint32 second = client.post(Receiving::token, entityEvent(2));
    QVERIFY(client.receive(first).reset);
    QCOMPARE(client.receive(second).status, 200);
    QVERIFY(client.connected());
}

void ReceiverFaults::goAwayTellsWhatWasProcessed_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("processed");
    QTest::newRow("nothing was done") << u"accept, reset=connection"_s << 1;
    QTest::newRow("it was stored") << u"accept, stored-then reset=connection"_s << 3;
}

void ReceiverFaults::goAwayTellsWhatWasProcessed()
{
    QFETCH(QString, script);
    QFETCH(int, processed);
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings(script.toStdString()));
    Http2Client client(port);
    QCOMPARE(client.receive(client.post(Receiving::token, entityEvent(1))).status, 200);
    client.receive(client.post(Receiving::token, entityEvent(2)));
    QVERIFY(client.waitClosed());
    QVERIFY(client.goAway());
    QCOMPARE(client.goAway()->first, processed);
    QCOMPARE(client.goAway()->second, internalError);
}

void ReceiverFaults::stallOfOneStreamLeavesTheOthers()
{
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings("stall=during, accept"));
    Http2Client client(port);
    const qint32 first = client.post(Receiving::token, entityEvent(1));
    const qint32 second = client.post(Receiving::token, entityEvent(2));
    QCOMPARE(client.receive(second).status, 200);
    QCOMPARE(client.receivePart(first, 1).body, QByteArray("{"));
    QVERIFY(!client.receive(first, 200).ended);
}

void ReceiverFaults::contentTypeOfAnyAnswer_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("status");
    QTest::newRow("alone") << u"content-type=text/html"_s << 200;
    QTest::newRow("before") << u"content-type=text/html status=503"_s << 503;
    QTest::newRow("after") << u"status=200 content-type=\"text/html; charset=x\""_s << 200;
}

void ReceiverFaults::contentTypeOfAnyAnswer()
{
    QFETCH(QString, script);
    QFETCH(int, status);
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings(script.toStdString()));
    const Answer answer = exchange(port, post(Receiving::token, entityEvent(1)));
    QCOMPARE(answer.status, status);
    QVERIFY(answer.field("Content-Type").startsWith("text/html"));
}

void ReceiverFaults::sameSeedSameFaults()
{
    const auto faults = [] {
        Receiving receiving;
        const quint16 port = receiving.listen(
            Receiving::settings("random(seed=11): 20% status=503, 20% close, 20% truncate, 10% malformed"));
        QByteArrayList list;
        for (int i = 1; i <= 30; ++i) {
            exchange(port, post(Receiving::token, entityEvent(i)));
            const CapturedRequest stored = receiving.stored(i);
            list += text(stored.fault) + ' ' + QByteArray::number(stored.status);
        }
        return list;
    };
    const QByteArrayList first = faults();
    QCOMPARE(faults(), first);
    QVERIFY(QSet<QByteArray>(first.begin(), first.end()).size() >= 4);
}

void ReceiverFaults::clientThatLeavesIsKeptAsGone()
{
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings("delay=400ms accept"));
    {
        RawClient client(port);
        client.send(post(Receiving::token, entityEvent(1)));
        QTRY_COMPARE(receiving.storedEvents(), 1); // stored, though nobody waits for the answer
    }
    QTRY_COMPARE(text(receiving.stored(1).fault), QByteArray("gone"));
    const CapturedRequest stored = receiving.stored(1);
    QCOMPARE(stored.status, 0);
    QVERIFY(stored.answer.empty());
}

void ReceiverFaults::anotherScriptWhileItRuns()
{
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings("status=503"));
    RawClient client(port);
    client.send(post(Receiving::token, entityEvent(1)));
    QCOMPARE(client.receive().status, 503);
    receiving.receiver().setBehaviour("/webhooks", "1x status=418, accept");
    receiving.receiver().setBehaviour("/webhooks", "no script at all"); // changes nothing
    receiving.receiver().setBehaviour("/nowhere", "close");
    client.send(post(Receiving::token, entityEvent(1)));
    QCOMPARE(client.receive().status, 418);
    QCOMPARE(receiving.receiver().figures().endpoints.front().behaviour, (BehaviourPosition{1, 0, 1}));
    client.send(post(Receiving::token, entityEvent(1)));
    QCOMPARE(client.receive().status, 200);
}

void ReceiverFaults::busyByHand()
{
    Receiving receiving;
    const quint16 port = receiving.listen(Receiving::settings("1x status=418, accept"));
    receiving.receiver().setBusy("/webhooks", true);
    const Answer answer = exchange(port, post(Receiving::token, entityEvent(1)));
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.field("Retry-After"), QByteArray("1"));
    QVERIFY(receiving.receiver().figures().endpoints.front().busyByHand);
    receiving.receiver().setBusy("/webhooks", false);
    // The script has not moved meanwhile.
    QCOMPARE(exchange(port, post(Receiving::token, entityEvent(1))).status, 418);
}

void ReceiverFaults::rateIsLimited()
{
    Receiving receiving;
    ReceiverSettings settings = Receiving::settings();
    settings.limits.requestsPerSecond = 2;
    const quint16 port = receiving.listen(settings);
    RawClient client(port);
    QList<int> statuses;
    QElapsedTimer clock;
    clock.start();
    for (int i = 1; i <= 6; ++i) {
        client.send(post(Receiving::token, entityEvent(i)));
        const Answer answer = client.receive();
        statuses += answer.status;
        if (answer.status == 429) QCOMPARE(answer.field("Retry-After"), QByteArray("1"));
    }
    QCOMPARE(statuses.count(200), 2 + clock.elapsed() / 500);
    QVERIFY(statuses.contains(429));
}

void ReceiverFaults::endpointsCountTheirOwn()
{
    Receiving receiving;
    ReceiverSettings settings = Receiving::settings("1x status=503, 1x close, accept");
    EndpointSettings other = settings.endpoints.front();
    other.path = "/other";
    other.behaviour.clear();
    other.token = "another";
    settings.endpoints.push_back(other);
    const quint16 port = receiving.listen(settings);
    for (int i = 0; i < 3; ++i)
        exchange(port, post(Receiving::token, entityEvent(1)));
    exchange(port, post("wrong", entityEvent(1)));
    exchange(port, post("another", entityEvent(1)).replace("/webhooks", "/other"));
    QTRY_COMPARE(receiving.receiver().figures().requests, 5);
    const std::vector<EndpointFigures> figures = receiving.receiver().figures().endpoints;
    QCOMPARE(figures.size(), std::size_t(2));
    QCOMPARE(figures[0], (EndpointFigures{"/webhooks", {2, 1, 3}, false, 4, 1, 1, 0, 1, 1}));
    QCOMPARE(figures[1], (EndpointFigures{"/other", {0, 1, 1}, false, 1, 1, 0, 0, 0, 0}));
}

QTEST_GUILESS_MAIN(ReceiverFaults)
#include "tst_receiverfaults.moc"
