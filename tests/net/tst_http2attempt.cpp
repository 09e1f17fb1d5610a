// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/net/transfers.h"
#include "tests/support/h2consumer.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using Kind = H2Answer::Kind;

namespace {

const TestCertificate& ownCertificate()
{
    static const TestCertificate made = makeCertificate({});
    return made;
}

H2Wish overTls()
{
    H2Wish wish;
    wish.certificate = ownCertificate();
    return wish;
}

H2Answer doing(Kind kind, std::uint32_t code = 2)
{
    H2Answer answer;
    answer.kind = kind;
    answer.code = code;
    answer.body = "{\"some\":\"answer\"}";
    return answer;
}

HttpAttemptRequest post(const H2Consumer& consumer, const std::string& body = "{\"a\":1}")
{
    HttpAttemptRequest request;
    request.url = consumer.url();
    request.headers = {"Content-Type: application/json", "Authorization: Bearer secret"};
    request.body = std::make_shared<const std::string>(body);
    request.deadline = 5s;
    request.http2 = true;
    request.trust.fingerprint = ownCertificate().fingerprint;
    return request;
}

} // namespace

class TestHttp2Attempt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsOneWholeRequest_data();
    void sendsOneWholeRequest();
    void eachFaultIsOneRequestAndItsWords_data();
    void eachFaultIsOneRequestAndItsWords();
    void everyStreamOfAConnectionLearnsWhyItEnded();
    void theAnswerBeforeTheEndCounts();
    void provisionalAnswersAndTrailersAreNoAnswer();
    void aPassedDeadlineLeavesTheConnectionToOthers_data();
    void aPassedDeadlineLeavesTheConnectionToOthers();
    void fallsBackToHttp1();
    void withoutHttp2NoneIsOffered();
    void http2IsNotHeldBackByAKeptHttp1Connection();
};

void TestHttp2Attempt::sendsOneWholeRequest_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("over TLS") << true;
    QTest::newRow("in clear, by prior knowledge") << false;
}

void TestHttp2Attempt::sendsOneWholeRequest()
{
    QFETCH(bool, tls);
    H2Consumer consumer(tls ? overTls() : H2Wish{}, std::vector<H2Answer>{{}});
    Transfers transfers;
    const std::string body(200'000, 'x'); // beyond the first window
    for (int i = 1; i <= 3; ++i) {
        const HttpAttemptResult result = transfers.make(post(consumer, body));
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.status, 200);
        QCOMPARE(result.protocol, std::string("HTTP/2"));
        QVERIFY2(result.requestHead.starts_with("POST /webhooks HTTP/2\r\n"), result.requestHead.c_str());
        QVERIFY2(result.answerHead.starts_with("HTTP/2 200"), result.answerHead.c_str());
        QVERIFY(result.localAddress.starts_with("127.0.0.1:"));
        QCOMPARE(result.tls.empty(), !tls);
        if (tls) QVERIFY2(result.tls.starts_with("TLS 1.3, certificate SHA-256 "), result.tls.c_str());
        QVERIFY(result.phases.sent.count() > 0);
        QVERIFY(result.phases.firstByte >= result.phases.sent);
        QCOMPARE(consumer.headerCount(), i);
        QCOMPARE(consumer.requests().back().body, body);
    }
    QCOMPARE(consumer.connectionCount(), tls ? 1 : 3);
}

void TestHttp2Attempt::eachFaultIsOneRequestAndItsWords_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<H2Answer>("answer");
    QTest::addColumn<QString>("says");
    const std::pair<const char*, std::pair<H2Answer, const char*>> faults[] = {
        {"refused", {doing(Kind::ResetStream, 7), "the stream was reset by the consumer (REFUSED_STREAM)"}},
        {"reset", {doing(Kind::ResetStream, 2), "the stream was reset by the consumer (INTERNAL_ERROR)"}},
        {"reset with CANCEL", {doing(Kind::ResetStream, 8), "the stream was reset by the consumer (CANCEL)"}},
        {"reset with PROTOCOL_ERROR",
         {doing(Kind::ResetStream, 1), "the stream ended in PROTOCOL_ERROR: the answer is malformed or cut "
                                       "off, or the consumer reset it"}},
        {"reset without an error", {doing(Kind::ResetStream, 0), "the stream was closed without an answer"}},
        {"reset within",
         {doing(Kind::ResetInside, 2), "the stream was reset by the consumer (INTERNAL_ERROR)"}},
        {"GOAWAY below",
         {doing(Kind::GoawayBelow, 2),
          "the consumer ended the connection (GOAWAY INTERNAL_ERROR, last stream "}},
        {"closed", {doing(Kind::Close), "the connection was closed without an answer"}},
        {"closed within", {doing(Kind::CloseInside), "the answer's body was cut off"}},
        {"RST", {doing(Kind::Rst), "the connection was reset"}},
        {"cut",
         {doing(Kind::CutBody), "the stream ended in PROTOCOL_ERROR: the answer is malformed or cut off"}},
        {"malformed",
         {doing(Kind::Malformed), "the stream ended in PROTOCOL_ERROR: the answer is malformed"}},
        {"stalled before", {doing(Kind::StallBefore), "no complete answer within 300 ms"}},
        {"stalled within", {doing(Kind::StallDuring), "no complete answer within 300 ms"}},
    };
    for (const bool tls : {true, false})
        for (const bool kept : {false, true}) {
            if (kept && !tls) continue; // in clear each has its own
            for (const auto& [name, fault] : faults)
                QTest::addRow("%s %s%s", name, tls ? "over TLS" : "in clear", kept ? ", connection kept" : "")
                    << tls << kept << fault.first << QString::fromLatin1(fault.second);
            if (!tls) continue;
            H2Answer cut = doing(Kind::CutBody);
            cut.parted = true;
            QTest::addRow("cut after its head%s", kept ? ", connection kept" : "")
                << tls << kept << cut << QString::fromLatin1("the answer's body was cut off");
        }
}

void TestHttp2Attempt::eachFaultIsOneRequestAndItsWords()
{
    QFETCH(bool, tls);
    QFETCH(bool, kept);
    QFETCH(H2Answer, answer);
    QFETCH(QString, says);
    std::vector<H2Answer> script{answer, {}};
    if (kept) script.insert(script.begin(), H2Answer{});
    H2Consumer consumer(tls ? overTls() : H2Wish{}, script);
    Transfers transfers;
    if (kept) QCOMPARE(transfers.make(post(consumer)).status, 200);
    HttpAttemptRequest request = post(consumer);
    const bool stalls = answer.kind == Kind::StallBefore || answer.kind == Kind::StallDuring;
    if (stalls) request.deadline = 300ms;
    const HttpAttemptResult result = transfers.make(std::move(request));
    QCOMPARE(consumer.headerCount(), kept ? 2 : 1);
    QCOMPARE(result.status, 0);
    QVERIFY2(result.error.starts_with(says.toStdString()), result.error.c_str());
    QVERIFY(result.requestSent);
    QCOMPARE(result.deadlinePassed, stalls);
    QCOMPARE(result.protocol, std::string("HTTP/2"));
    // What comes next is not harmed.
    QCOMPARE(transfers.make(post(consumer)).status, 200);
    QCOMPARE(consumer.headerCount(), kept ? 3 : 2);
}

void TestHttp2Attempt::everyStreamOfAConnectionLearnsWhyItEnded()
{
    H2Consumer consumer(overTls(), [](const H2Request&, int number) {
        return number == 0 ? H2Answer{} : doing(number < 8 ? Kind::StallBefore : Kind::GoawayBelow);
    });
    Transfers transfers;
    QCOMPARE(transfers.make(post(consumer)).status, 200);
    std::vector<HttpAttemptRequest> requests(8, post(consumer));
    const auto results = transfers.makeAll(requests);
    for (const HttpAttemptResult& result : results) {
        QCOMPARE(result.status, 0);
        QVERIFY2(result.error.starts_with("the consumer ended the connection (GOAWAY INTERNAL_ERROR") ||
                     result.error == "the connection was closed without an answer",
                 result.error.c_str());
    }
    QCOMPARE(consumer.headerCount(), 9);
    QCOMPARE(consumer.connectionCount(), 1); // none is made to send again
}

void TestHttp2Attempt::theAnswerBeforeTheEndCounts()
{
    H2Consumer consumer(overTls(), std::vector<H2Answer>{doing(Kind::GoawayAbove, 0), {}});
    Transfers transfers;
    const HttpAttemptResult result = transfers.make(post(consumer));
    QCOMPARE(result.error, std::string());
    QCOMPARE(result.status, 200);
    QCOMPARE(consumer.headerCount(), 1);
    QCOMPARE(transfers.make(post(consumer)).status, 200);
    QCOMPARE(consumer.connectionCount(), 2);
}

void TestHttp2Attempt::provisionalAnswersAndTrailersAreNoAnswer()
{
    H2Answer answer;
    answer.earlyHints = true;
    answer.status = 202;
    answer.trailers = {{"x-checksum", "1"}};
    H2Consumer consumer(overTls(), std::vector<H2Answer>{answer});
    const HttpAttemptResult result = Transfers().make(post(consumer));
    QCOMPARE(result.error, std::string());
    QCOMPARE(result.status, 202);
    QVERIFY2(result.answerHead.starts_with("HTTP/2 202"), result.answerHead.c_str());
    QVERIFY(result.answerHead.find("checksum") == std::string::npos);
    QVERIFY(result.answerHead.find("link") == std::string::npos);
    QCOMPARE(result.answerBody, std::string("{}"));
}

void TestHttp2Attempt::aPassedDeadlineLeavesTheConnectionToOthers_data()
{
    QTest::addColumn<bool>("whileSending");
    QTest::newRow("waiting for the answer") << false;
    QTest::newRow("in the middle of the body") << true;
}

/// The stream stays open at the consumer, which answers it late; meanwhile others use the connection.
void TestHttp2Attempt::aPassedDeadlineLeavesTheConnectionToOthers()
{
    QFETCH(bool, whileSending);
    H2Wish wish = overTls();
    if (whileSending) wish.window = 10; // no more of a body is let in than that, until it is read
    H2Consumer consumer(wish, [](const H2Request& request, int) {
        return request.path() == "/slow" ? doing(Kind::StallBefore) : H2Answer{};
    });
    Transfers transfers;
    QCOMPARE(transfers.make(post(consumer)).status, 200);
    HttpAttemptRequest slow = post(consumer, std::string(whileSending ? 3'000'000 : 10, 'x'));
    slow.url = consumer.url("/slow");
    slow.deadline = 200ms;
    QVERIFY(transfers.make(slow).deadlinePassed);
    consumer.answerLate(1, 3);
    for (int i = 0; i < 3; ++i) {
        const HttpAttemptResult result = transfers.make(post(consumer));
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.status, 200);
    }
    QCOMPARE(consumer.headerCount(), 5);
}

void TestHttp2Attempt::fallsBackToHttp1()
{
    H2Wish wish = overTls();
    wish.protocols = {"http/1.1"};
    H2Consumer consumer(wish, std::vector<H2Answer>{{}});
    Transfers transfers;
    for (int i = 0; i < 2; ++i) {
        const HttpAttemptResult result = transfers.make(post(consumer));
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.status, 200);
        QCOMPARE(result.protocol, std::string("HTTP/1.1"));
    }
    QCOMPARE(consumer.connectionCount(), 1);
    QCOMPARE(consumer.headerCount(), 2);
}

void TestHttp2Attempt::withoutHttp2NoneIsOffered()
{
    H2Consumer consumer(overTls(), std::vector<H2Answer>{{}});
    HttpAttemptRequest request = post(consumer);
    request.http2 = false;
    const HttpAttemptResult result = Transfers().make(request);
    QCOMPARE(result.error, std::string());
    QCOMPARE(result.protocol, std::string("HTTP/1.1"));
    QVERIFY(result.tls.starts_with("TLS 1.3, certificate"));
    QCOMPARE(consumer.requests().front().stream, 0);
}

void TestHttp2Attempt::http2IsNotHeldBackByAKeptHttp1Connection()
{
    H2Consumer consumer(overTls(), std::vector<H2Answer>{{}});
    Transfers transfers;
    HttpAttemptRequest request = post(consumer);
    request.http2 = false;
    QCOMPARE(transfers.make(request).protocol, std::string("HTTP/1.1"));
    request.http2 = true;
    QCOMPARE(transfers.make(request).protocol, std::string("HTTP/2"));
    request.http2 = false;
    QCOMPARE(transfers.make(request).protocol, std::string("HTTP/1.1"));
    QCOMPARE(consumer.connectionCount(), 2);
}

QTEST_GUILESS_MAIN(TestHttp2Attempt)
#include "tst_http2attempt.moc"
