// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpServer>
#include <QTest>

#include "tests/net/transfers.h"
#include "tests/support/scriptedconsumer.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

namespace {

HttpAttemptRequest post(const ScriptedConsumer& consumer, const std::string& body = R"({"a":1})")
{
    HttpAttemptRequest request;
    request.url = consumer.url();
    request.headers = {"Content-Type: application/json", "Authorization: Bearer secret"};
    request.body = std::make_shared<const std::string>(body);
    request.deadline = 5s;
    return request;
}

ConsumerAnswer raw(const std::string& bytes, ConsumerAnswer::End end = ConsumerAnswer::End::Close)
{
    return {bytes, end, 0};
}

} // namespace

class TestHttpAttempt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsOneWholeRequest();
    void sendsBigBodiesWithoutAskingFirst();
    void readsTheAnswer_data();
    void readsTheAnswer();
    void successNeedsItsWholeAnswer_data();
    void successNeedsItsWholeAnswer();
    void provisionalAnswersAreSkipped();
    void deadlineEndsTheAttempt_data();
    void deadlineEndsTheAttempt();
    void neverFollowsARedirect();
    void neverSendsTwice_data();
    void neverSendsTwice();
    void faultsAreSaidInTheirWords_data();
    void faultsAreSaidInTheirWords();
    void reusesTheConnection();
    void unreachableConsumerGetsNothing();
    void boundsWhatItKeeps();
    void refusesAnEndlessHead();
    void ignoresTheProxyOfTheEnvironment();
    void phasesFollowEachOther();
    void readsFieldsOfAHead();
};

void TestHttpAttempt::sendsOneWholeRequest()
{
    ScriptedConsumer consumer({answer(200)});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    QCOMPARE(result.status, 200);
    QVERIFY(result.requestSent);
    QCOMPARE(result.error, std::string());
    QCOMPARE(consumer.requestCount(), 1);
    const SeenRequest seen = consumer.requests().front();
    QCOMPARE(seen.body, std::string(R"({"a":1})"));
    QCOMPARE(seen.head,
             "POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(consumer.port()) +
                 "\r\nAccept: */*\r\nContent-Type: application/json\r\nAuthorization: Bearer secret\r\n"
                 "Content-Length: 7\r\n\r\n");
    QCOMPARE(result.requestHead, seen.head);
    QCOMPARE(result.answerBody, std::string("{}"));
}

void TestHttpAttempt::sendsBigBodiesWithoutAskingFirst()
{
    ScriptedConsumer consumer({answer(200)});
    const std::string body(3'000'000, 'x');
    const HttpAttemptResult result = Transfers().make(post(consumer, body));
    QCOMPARE(result.status, 200);
    QCOMPARE(consumer.requests().front().body.size(), body.size());
    QVERIFY(consumer.requests().front().head.find("Expect") == std::string::npos);
    QVERIFY(result.phases.sent.count() > 0);
}

void TestHttpAttempt::readsTheAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 299, 307, 400, 413, 429, 503, 599})
        QTest::addRow("%d", status) << status;
}

void TestHttpAttempt::readsTheAnswer()
{
    QFETCH(int, status);
    ScriptedConsumer consumer({answer(status, {"Retry-After: 3", "Location: http://127.0.0.1:1/"})});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    QCOMPARE(result.status, status);
    QCOMPARE(fieldValues(result.answerHead, "retry-after"), std::vector<std::string>{" 3"});
    QVERIFY(result.headAt > Moment{});
    QCOMPARE(consumer.requestCount(), 1);
}

void TestHttpAttempt::successNeedsItsWholeAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("200 with a cut body")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}") << 0;
    QTest::newRow("200 with a cut chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n{}") << 0;
    QTest::newRow("200 with a cut head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n") << 0;
    QTest::newRow("200 with a status line alone") << QByteArray("HTTP/1.1 200 OK\r\n") << 0;
    QTest::newRow("a cut status line") << QByteArray("HTTP/1.1 20") << 0;
    QTest::newRow("no HTTP") << QByteArray("hello there, this is no HTTP\r\n\r\n") << 0;
    QTest::newRow("a malformed status") << QByteArray("HTTP/1.1 2x0 OK\r\n\r\n") << 0;
    QTest::newRow("100 alone") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << 0;
    QTest::newRow("503 with a cut body")
        << QByteArray("HTTP/1.1 503 X\r\nContent-Length: 10\r\n\r\n{}") << 503;
    QTest::newRow("503 with a cut head") << QByteArray("HTTP/1.1 503 X\r\nRetry-After: 3\r\n") << 0;
    QTest::newRow("200 up to the end of the connection") << QByteArray("HTTP/1.1 200 OK\r\n\r\n{}") << 200;
}

void TestHttpAttempt::successNeedsItsWholeAnswer()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    ScriptedConsumer consumer({raw(bytes.toStdString())});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    QCOMPARE(result.status, status);
    QCOMPARE(result.error.empty(), status == 200);
    QVERIFY(!result.deadlinePassed);
    QVERIFY(result.requestSent);
    QCOMPARE(consumer.requestCount(), 1);
}

void TestHttpAttempt::provisionalAnswersAreSkipped()
{
    ScriptedConsumer consumer(
        {raw("HTTP/1.1 100 Continue\r\nRetry-After: 9\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n"
             "\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nOK")});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    QCOMPARE(result.status, 202);
    QCOMPARE(result.answerHead, std::string("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n"));
}

void TestHttpAttempt::deadlineEndsTheAttempt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("trickleMs");
    QTest::newRow("no answer") << QByteArray() << 0;
    QTest::newRow("a slow head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") << 40;
    QTest::newRow("a body that never ends")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}") << 0;
}

void TestHttpAttempt::deadlineEndsTheAttempt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, trickleMs);
    ScriptedConsumer consumer({ConsumerAnswer{bytes.toStdString(), ConsumerAnswer::End::Keep, trickleMs}});
    HttpAttemptRequest request = post(consumer);
    request.deadline = 300ms;
    const HttpAttemptResult result = Transfers().make(std::move(request));
    QVERIFY(result.deadlinePassed);
    QCOMPARE(result.status, 0);
    QVERIFY(result.requestSent);
    QVERIFY2(result.error.find("300 ms") != std::string::npos, result.error.c_str());
    QVERIFY(result.phases.total >= 300ms);
    QVERIFY(result.phases.total < 3s);
}

void TestHttpAttempt::neverFollowsARedirect()
{
    ScriptedConsumer elsewhere({answer(200)});
    ScriptedConsumer consumer({answer(307, {"Location: " + elsewhere.url()})});
    QCOMPARE(Transfers().make(post(consumer)).status, 307);
    QCOMPARE(elsewhere.connectionCount(), 0);
    QCOMPARE(consumer.requestCount(), 1);
}

void TestHttpAttempt::neverSendsTwice_data()
{
    QTest::addColumn<bool>("kept");
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed on a fresh connection") << false << false;
    QTest::newRow("reset on a fresh connection") << false << true;
    QTest::newRow("closed on a kept connection") << true << false;
    QTest::newRow("reset on a kept connection") << true << true;
}

void TestHttpAttempt::neverSendsTwice()
{
    QFETCH(bool, kept);
    QFETCH(bool, reset);
    Transfers transfers;
    std::vector<ConsumerAnswer> script;
    if (kept) script.push_back(answer(200));
    script.push_back(reset ? resetting() : closing());
    ScriptedConsumer consumer(script);
    if (kept) QCOMPARE(transfers.make(post(consumer)).status, 200);
    const HttpAttemptResult result = transfers.make(post(consumer));
    QCOMPARE(result.status, 0);
    QVERIFY(result.requestSent);
    QVERIFY(!result.error.empty());
    QVERIFY(!result.deadlinePassed);
    QCOMPARE(consumer.requestCount(), kept ? 2 : 1);
    if (kept) QCOMPARE(consumer.requests().back().connection, 1);
}

void TestHttpAttempt::faultsAreSaidInTheirWords_data()
{
    using End = ConsumerAnswer::End;
    QTest::addColumn<ConsumerAnswer>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const std::string whole = answer(200, {}, std::string(40, 'b')).bytes;
    const std::string half = whole.substr(0, whole.size() - 20);
    const auto row = [](const char* name, const ConsumerAnswer& fault, int status, const char* says) {
        QTest::newRow(name) << fault << status << QString::fromLatin1(says);
    };
    row("close", closing(), 0, "the connection was closed without an answer");
    row("reset", resetting(), 0, "the connection was reset");
    row("stall before", silence(), 0, "no complete answer within 300 ms");
    row("stall during", {half, End::Keep, 0}, 0, "no complete answer within 300 ms");
    row("truncate", {half, End::Close, 0}, 0, "the answer's body was cut off");
    row("cut in the head", {whole.substr(0, 30), End::Close, 0}, 0, "the answer's header was cut off");
    row("malformed", raw("HTTP/1.1 2OO OK\r\nContent-Length: 0\r\n\r\n"), 0,
        "the answer is no HTTP: its status line is malformed");
    row("redirect", answer(307, {"Location: http://127.0.0.1:1/"}), 307, "");
    row("drip", {whole, End::Keep, 1}, 200, "");
}

/// What a consumer's script can do, on a new connection and on a kept one.
void TestHttpAttempt::faultsAreSaidInTheirWords()
{
    QFETCH(ConsumerAnswer, fault);
    QFETCH(int, status);
    QFETCH(QString, says);
    for (const bool kept : {false, true}) {
        std::vector<ConsumerAnswer> script{fault};
        if (kept) script.insert(script.begin(), answer(200));
        ScriptedConsumer consumer(script);
        Transfers transfers;
        if (kept) QCOMPARE(transfers.make(post(consumer)).status, 200);
        HttpAttemptRequest request = post(consumer);
        if (says.contains(QLatin1String("300 ms"))) request.deadline = 300ms;
        const HttpAttemptResult result = transfers.make(std::move(request));
        QCOMPARE(QString::fromStdString(result.error), says);
        QCOMPARE(result.status, status);
        QCOMPARE(result.protocol, std::string("HTTP/1.1"));
        QCOMPARE(result.tls, std::string());
        QVERIFY(result.localAddress.starts_with("127.0.0.1:"));
        QCOMPARE(consumer.requestCount(), kept ? 2 : 1);
    }
}

void TestHttpAttempt::reusesTheConnection()
{
    Transfers transfers;
    ScriptedConsumer consumer({answer(200)});
    for (int i = 0; i < 5; ++i) {
        const HttpAttemptResult result = transfers.make(post(consumer));
        QCOMPARE(result.status, 200);
        if (i > 0) QCOMPARE(result.phases.connect.count(), 0);
    }
    QCOMPARE(consumer.connectionCount(), 1);
}

void TestHttpAttempt::unreachableConsumerGetsNothing()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const quint16 port = taken.serverPort();
    taken.close();
    HttpAttemptRequest request;
    request.url = "http://127.0.0.1:" + std::to_string(port) + "/";
    request.body = std::make_shared<const std::string>("{}");
    const HttpAttemptResult result = Transfers().make(std::move(request));
    QVERIFY(!result.requestSent);
    QVERIFY(!result.deadlinePassed);
    QCOMPARE(result.status, 0);
    QVERIFY(!result.error.empty());
    QCOMPARE(result.requestHead, std::string());
}

void TestHttpAttempt::boundsWhatItKeeps()
{
    ScriptedConsumer consumer({answer(200, {}, std::string(1'000'000, 'b'))});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    QCOMPARE(result.status, 200);
    QCOMPARE(result.answerBody.size(), HttpAttempt::keptBody);
}

void TestHttpAttempt::refusesAnEndlessHead()
{
    std::vector<std::string> headers;
    for (int i = 0; i < 70; ++i)
        headers.push_back("X-" + std::to_string(i) + ": " + std::string(1000, 'h'));
    ScriptedConsumer consumer({answer(200, headers)});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    QCOMPARE(result.status, 0);
    QVERIFY2(result.error.find("64 KiB") != std::string::npos, result.error.c_str());
    QVERIFY(result.answerHead.size() <= HttpAttempt::mostHead);
}

void TestHttpAttempt::ignoresTheProxyOfTheEnvironment()
{
    qputenv("http_proxy", "http://127.0.0.1:1");
    qputenv("ALL_PROXY", "http://127.0.0.1:1");
    ScriptedConsumer consumer({answer(200)});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    qunsetenv("http_proxy");
    qunsetenv("ALL_PROXY");
    QCOMPARE(result.status, 200);
}

void TestHttpAttempt::phasesFollowEachOther()
{
    ScriptedConsumer consumer({answer(200)});
    const AttemptPhases phases = Transfers().make(post(consumer)).phases;
    QVERIFY(phases.connect.count() > 0);
    QVERIFY(phases.nameLookup <= phases.connect);
    QCOMPARE(phases.tls.count(), -1);
    QVERIFY(phases.sent >= phases.connect);
    QVERIFY(phases.firstByte >= phases.sent);
    QVERIFY(phases.total >= phases.firstByte);
}

void TestHttpAttempt::readsFieldsOfAHead()
{
    const std::string head =
        "HTTP/1.1 200 OK\r\nRetry-After: 1\r\nX-Retry-After: 2\r\nRETRY-AFTER:3\r\nDate:\r\n";
    QCOMPARE(fieldValues(head, "Retry-After"), (std::vector<std::string>{" 1", "3"}));
    QCOMPARE(fieldValues(head, "Date"), std::vector<std::string>{""});
    QVERIFY(fieldValues(head, "Server").empty());
    QVERIFY(fieldValues("", "Date").empty());
}

QTEST_GUILESS_MAIN(TestHttpAttempt)
#include "tst_httpattempt.moc"
