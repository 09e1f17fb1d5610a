// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QTest>

#include "tests/support/program.h"
#include "tests/support/rawhttp.h"

using namespace Qt::StringLiterals;
using pb::test::Answer;
using pb::test::exchange;
using pb::test::post;
using pb::test::Program;
using pb::test::RawClient;

namespace {

const QByteArray token = "T";

QByteArray eventText(int sequence)
{
    return R"({"EntityEventSequence":)" + QByteArray::number(sequence) +
           R"(,"ResourceName":"Property","ResourceRecordKey":"k"})";
}

const QByteArray start = "POST /webhooks HTTP/1.1\r\n";
const QByteArray host = "Host: 127.0.0.1\r\n";
const QByteArray fields = "Authorization: Bearer T\r\nContent-Type: application/json\r\n";
const QByteArray body = eventText(1);
const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";

QByteArray chunked(const QByteArray& bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n0\r\n\r\n";
}

} // namespace

/// What `pushbench receive` does with HTTP itself: framing, limits, and forms that smuggle requests.
class WireProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void ambiguousRequestsAreRefused_data();
    void ambiguousRequestsAreRefused();
    void refusedConnectionTakesNoSecondRequest();
    void oversizedBodyIsRefused_data();
    void oversizedBodyIsRefused();
    void oversizedHeadIsRefused();
    void oversizedRequestLineIsRefused();
    void wholeHeadersUpToTheLimitAreTaken();
    void connectionServesManyRequests();
    void pipelinedRequestsAreAnsweredInOrder();
    void chunkedBodyIsTaken();
    void bodyMayComeByteByByte();
    void clientThatWaitsFor100ContinueIsTold();
    void clientThatWouldSendTooMuchIsNotTold();
    void oldClientsAreServedAndClosed();
    void closeIsObeyed();
    void unknownMethodIsRefused();
    void halfARequestDoesNotHoldUpTheEnd();
    void scriptClosesAndResets();

private:
    std::unique_ptr<Program> m_program;
};

void WireProgram::initTestCase()
{
    m_program = std::make_unique<Program>(
        QStringLiteral(PB_PROGRAM),
        QStringList{u"receive"_s, u"--port"_s, u"0"_s, u"--quiet"_s, u"--json"_s, u"--token"_s, u"T"_s});
    QVERIFY2(m_program->waitReady(), m_program->err().constData());
}

void WireProgram::cleanupTestCase()
{
    const auto summary = m_program->stop();
    QVERIFY(summary);
    QCOMPARE(m_program->exitCode(), 0);
}

void WireProgram::ambiguousRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const QByteArray& request, int status = 400) {
        QTest::newRow(name) << request << status;
    };
    row("length and chunks",
        start + host + fields + length + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body));
    row("chunks and length",
        start + host + fields + "Transfer-Encoding: chunked\r\n" + length + "\r\n" + chunked(body));
    row("two lengths", start + host + fields + length + "Content-Length: 1\r\n\r\n" + body);
    row("two equal lengths", start + host + fields + length + length + "\r\n" + body);
    row("list of lengths", start + host + fields + "Content-Length: " + QByteArray::number(body.size()) +
                               ", " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    row("length with a plus", start + host + fields + "Content-Length: +5\r\n\r\n{   }");
    row("negative length", start + host + fields + "Content-Length: -5\r\n\r\n{   }");
    row("length in hexadecimal", start + host + fields + "Content-Length: 0x5\r\n\r\n{   }");
    row("length beyond 64 bits", start + host + fields + "Content-Length: 18446744073709551621\r\n\r\n{   }",
        413);
    row("empty length", start + host + fields + "Content-Length:\r\n\r\n");
    row("space before the colon",
        start + host + fields + "Content-Length : " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    row("space before the colon of another field",
        start + host + fields + "X-A : b\r\n" + length + "\r\n" + body);
    row("no Host", start + fields + length + "\r\n" + body);
    row("two Hosts", start + host + "Host: other\r\n" + fields + length + "\r\n" + body);
    row("two equal Hosts", start + host + host + fields + length + "\r\n" + body);
    row("folded line", start + host + fields + "X-A: b\r\n c\r\n" + length + "\r\n" + body);
    row("chunked twice",
        start + host + fields + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" +
            chunked(body),
        501);
    row("chunked not last",
        start + host + fields + "Transfer-Encoding: chunked, identity\r\n\r\n" + chunked(body), 501);
    row("chunk size with a sign",
        start + host + fields + "Transfer-Encoding: chunked\r\n\r\n+5\r\n{   }\r\n0\r\n\r\n");
    row("chunk size that is none", start + host + fields + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
    row("NUL in a field", start + host + fields + QByteArray("X-A: b\0c\r\n", 10) + length + "\r\n" + body);
    row("bare CR in a field", start + host + fields + "X-A: b\rc\r\n" + length + "\r\n" + body);
    row("no method", QByteArray(" /webhooks HTTP/1.1\r\n") + host + "\r\n");
    row("no version", "POST /webhooks\r\n" + host + "\r\n");
    row("not HTTP at all", "\x16\x03\x01\x02\r\n\r\n");
}

void WireProgram::ambiguousRequestsAreRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    RawClient client(m_program->port());
    client.send(request);
    QCOMPARE(client.receive().status, status);
    QVERIFY(client.waitClosed());
}

void WireProgram::refusedConnectionTakesNoSecondRequest()
{
    // The classic: what follows the ambiguous request must not be read as a request of its own.
    RawClient client(m_program->port());
    client.send(start + host + fields + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                post(token, eventText(7)));
    QCOMPARE(client.receive().status, 400);
    QCOMPARE(client.receive().status, 0);
    QVERIFY(client.waitClosed());
}

void WireProgram::oversizedBodyIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    // As much as is kept of a refused body; the rest is not waited for.
    const QByteArray firstPart(65536, ' ');
    QTest::newRow("by its length") << QByteArray(start + host + fields + "Content-Length: 10485761\r\n\r\n" +
                                                 firstPart);
    QTest::newRow("by a chunk's length")
        << QByteArray(start + host + fields + "Transfer-Encoding: chunked\r\n\r\nA00001\r\n{");
}

void WireProgram::oversizedBodyIsRefused()
{
    QFETCH(QByteArray, request);
    RawClient client(m_program->port());
    client.send(request);
    QCOMPARE(client.receive().status, 413);
    QVERIFY(client.waitClosed());
}

void WireProgram::oversizedHeadIsRefused()
{
    const QByteArray answer =
        exchange(m_program->port(),
                 start + host + fields + "X-A: " + QByteArray(70000, 'a') + "\r\n" + length + "\r\n" + body)
            .head;
    QVERIFY2(answer.startsWith("HTTP/1.1 431 "), answer.constData());
    QByteArray many;
    for (int i = 0; i < 8000; ++i)
        many += "X-" + QByteArray::number(i) + ": a\r\n";
    QCOMPARE(exchange(m_program->port(), start + host + fields + many + length + "\r\n" + body).status, 431);
}

void WireProgram::oversizedRequestLineIsRefused()
{
    const QByteArray line = "POST /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n";
    QCOMPARE(exchange(m_program->port(), line + host + fields + length + "\r\n" + body).status, 414);
}

void WireProgram::wholeHeadersUpToTheLimitAreTaken()
{
    const QByteArray big = "X-A: " + QByteArray(60000, 'a') + "\r\n";
    QCOMPARE(exchange(m_program->port(), post(token, eventText(900), big)).status, 200);
}

void WireProgram::connectionServesManyRequests()
{
    RawClient client(m_program->port());
    for (int i = 0; i < 50; ++i) {
        client.send(post(token, eventText(1000 + i)));
        QCOMPARE(client.receive().status, 200);
    }
    QVERIFY(client.connected());
}

void WireProgram::pipelinedRequestsAreAnsweredInOrder()
{
    RawClient client(m_program->port());
    client.send(post(token, eventText(2000)) + post(token, "{") + post("wrong", eventText(2001)) +
                post(token, eventText(2002)));
    QCOMPARE(client.receive().status, 200);
    QCOMPARE(client.receive().status, 400);
    QCOMPARE(client.receive().status, 401);
    QCOMPARE(client.receive().status, 200);
}

void WireProgram::chunkedBodyIsTaken()
{
    RawClient client(m_program->port());
    const QByteArray head = start + host + fields + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray text = eventText(3000);
    client.send(head + "5;name=value\r\n" + text.left(5) + "\r\n" + chunked(text.mid(5)));
    QCOMPARE(client.receive().status, 200);
    client.send(head + chunked(eventText(3001)));
    QCOMPARE(client.receive().status, 200);
}

void WireProgram::bodyMayComeByteByByte()
{
    RawClient client(m_program->port());
    for (const char byte : post(token, eventText(4000)))
        client.send(QByteArray(1, byte));
    QCOMPARE(client.receive().status, 200);
}

void WireProgram::clientThatWaitsFor100ContinueIsTold()
{
    RawClient client(m_program->port());
    client.send(start + host + fields + "Expect: 100-continue\r\n" + length + "\r\n");
    QCOMPARE(client.receive().status, 100);
    client.send(body);
    QCOMPARE(client.receive().status, 200);
}

void WireProgram::clientThatWouldSendTooMuchIsNotTold()
{
    RawClient client(m_program->port());
    client.send(start + host + fields + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
    QCOMPARE(client.receive().status, 413);
}

void WireProgram::oldClientsAreServedAndClosed()
{
    RawClient client(m_program->port());
    client.send("POST /webhooks HTTP/1.0\r\n" + fields + length + "\r\n" + body);
    QCOMPARE(client.receive().status, 200);
    QVERIFY(client.waitClosed());
}

void WireProgram::closeIsObeyed()
{
    RawClient client(m_program->port());
    client.send(post(token, eventText(5000), "Connection: close\r\n"));
    const Answer answer = client.receive();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.closed);
    QVERIFY(client.waitClosed());
}

void WireProgram::unknownMethodIsRefused()
{
    const int status =
        exchange(m_program->port(), "BREW /webhooks HTTP/1.1\r\n" + host + fields + "\r\n").status;
    QVERIFY2(status == 405 || status == 501, qPrintable(QString::number(status)));
}

void WireProgram::halfARequestDoesNotHoldUpTheEnd()
{
    Program other(QStringLiteral(PB_PROGRAM),
                  {u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--json"_s});
    QVERIFY(other.waitReady());
    RawClient client(other.port());
    client.send(start + host + "Content-Length: 100\r\n\r\n{");
    QVERIFY(other.stop());
    QCOMPARE(other.exitCode(), 0);
}

void WireProgram::scriptClosesAndResets()
{
    Program other(QStringLiteral(PB_PROGRAM),
                  {u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--json"_s, u"--behaviour"_s,
                   u"close, reset, stored-then close, accept"_s});
    QVERIFY(other.waitReady());
    for (int i = 0; i < 3; ++i) {
        RawClient client(other.port());
        client.send(post(token, eventText(1)));
        QCOMPARE(client.receive().status, 0);
        QVERIFY(client.waitClosed());
    }
    QCOMPARE(exchange(other.port(), post(token, eventText(1))).status, 200);
    const auto summary = other.stop();
    QVERIFY(summary);
    // Only the third was stored before its answer was lost, so the fourth is its duplicate.
    QCOMPARE(summary->value("requests"_L1).toInt(), 4);
    QCOMPARE(summary->value("new"_L1).toInt(), 1);
    QCOMPARE(summary->value("duplicates"_L1).toInt(), 1);
}

QTEST_GUILESS_MAIN(WireProgram)
#include "tst_wireprogram.moc"
