// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using namespace Qt::StringLiterals;
using pb::test::Program;
using pb::test::Run;
using pb::test::runProgram;

namespace {

const QString program = QStringLiteral(PB_PROGRAM);

/// How receiver and push client of a row speak with each other.
struct Way
{
    const char* name;
    bool tls;
    bool http2;
};
constexpr Way ways[] = {{"HTTP/1.1 in clear", false, false},
                        {"HTTP/1.1 over TLS", true, false},
                        {"HTTP/2 in clear", false, true},
                        {"HTTP/2 over TLS", true, true}};

QList<QJsonObject> linesOf(const QByteArray& out, const QString& event)
{
    QList<QJsonObject> lines;
    for (const QByteArray& line : out.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object["event"_L1].toString() == event) lines += object;
    }
    return lines;
}

} // namespace

/// The program's own push client against its own receiver: each fault of the script language is named by the
/// attempt that met it, one request on the wire for each attempt, whatever is spoken (RCV-10, PSH-10,
/// PSH-11).
class FaultPipeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFaultIsNamed_data();
    void everyFaultIsNamed();
    void certificateIsTrustedOnRequestOnly();
};

void FaultPipeline::everyFaultIsNamed_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("http2");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("http1Words");
    QTest::addColumn<QString>("http2Words");
    struct Fault
    {
        const char* script;
        const char* http1;
        const char* http2;
    };
    constexpr auto closed = "the connection was closed without an answer";
    constexpr auto late = "no complete answer within 500 ms";
    constexpr auto broken = "malformed or cut off";
    constexpr Fault faults[] = {
        {"close", closed, closed},
        {"reset", "the connection was reset", "the stream was reset by the consumer (INTERNAL_ERROR)"},
        {"reset=connection", "the connection was reset", "GOAWAY INTERNAL_ERROR"},
        {"stored-then reset=connection", "the connection was reset", "GOAWAY INTERNAL_ERROR"},
        {"stall", late, late},
        {"stall=during", late, late},
        {"drip=1/2s", late, late},
        {"truncate", "the answer's body was cut off", "cut off"},
        {"malformed", "its status line is malformed", broken},
    };
    for (const Way& way : ways)
        for (const Fault& fault : faults)
            QTest::newRow(
                qPrintable(u"%1, %2"_s.arg(QLatin1StringView(fault.script), QLatin1StringView(way.name))))
                << way.tls << way.http2 << QString::fromLatin1(fault.script)
                << QString::fromLatin1(fault.http1) << QString::fromLatin1(fault.http2);
}

void FaultPipeline::everyFaultIsNamed()
{
    QFETCH(bool, tls);
    QFETCH(bool, http2);
    QFETCH(QString, script);
    QFETCH(QString, http1Words);
    QFETCH(QString, http2Words);
    QTemporaryDir dir;
    qputenv("XDG_DATA_HOME", dir.path().toUtf8());
    QStringList options{u"receive"_s,
                        u"--port"_s,
                        u"0"_s,
                        u"--no-auth"_s,
                        u"--json"_s,
                        u"--behaviour"_s,
                        u"1x "_s + script + u", accept"_s};
    if (tls) options += u"--tls-self-signed"_s;
    Program receiver(program, options);
    QVERIFY2(receiver.waitReady(), receiver.err().constData());
    const QJsonObject ready = QJsonDocument::fromJson(receiver.lastLine()).object();
    QStringList push{
        u"push"_s,       u"--to"_s,  receiver.url(), u"--json"_s,
        u"--deadline"_s, u"500ms"_s, u"--retry"_s,   u"{\"delays\":[\"10ms\"],\"maxAttempts\":3}"_s};
    if (tls) push += {u"--trust-fingerprint"_s, ready["fingerprint"_L1].toString()};
    if (http2) push += u"--http2"_s;
    const QByteArray event = R"({"EntityEventSequence":1,"ResourceName":"Property","ResourceRecordKey":"K"})";
    const Run run = runProgram(program, push, event + '\n');
    const QList<QJsonObject> attempts = linesOf(run.out, u"attempt"_s);
    QCOMPARE(attempts.size(), 2);
    const QString words = attempts[0]["error"_L1].toString();
    QVERIFY2(words.contains(http2 ? http2Words : http1Words), qPrintable(words));
    QCOMPARE(attempts[0]["protocol"_L1].toString(), http2 ? u"HTTP/2"_s : u"HTTP/1.1"_s);
    QCOMPARE(attempts[0].contains("tls"_L1), tls);
    QCOMPARE(attempts[1]["status"_L1].toInt(), 200);
    QCOMPARE(run.exitCode, 0);
    const auto summary = receiver.stop();
    QVERIFY(summary);
    QCOMPARE(summary->value("requests"_L1).toInt(), 2); // one on the wire for each attempt
}

void FaultPipeline::certificateIsTrustedOnRequestOnly()
{
    QTemporaryDir dir;
    qputenv("XDG_DATA_HOME", dir.path().toUtf8());
    Program receiver(
        program, {u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--json"_s, u"--tls-self-signed"_s});
    QVERIFY2(receiver.waitReady(), receiver.err().constData());
    const QString fingerprint =
        QJsonDocument::fromJson(receiver.lastLine()).object()["fingerprint"_L1].toString();
    const QByteArray event = R"({"EntityEventSequence":1,"ResourceName":"Property","ResourceRecordKey":"K"})";
    const auto push = [&](const QStringList& more) {
        return runProgram(
            program,
            QStringList{u"push"_s, u"--to"_s, receiver.url(), u"--json"_s, u"--retry"_s, u"none"_s} + more,
            event + '\n');
    };
    const Run unknown = push({});
    QCOMPARE(unknown.exitCode, 3);
    const QString why = linesOf(unknown.out, u"attempt"_s)[0]["error"_L1].toString();
    QVERIFY2(why.contains(u"self-signed"_s) && why.contains(fingerprint), qPrintable(why));
    const QString certificate = dir.filePath(u"pushbench/tls/receiver-certificate.pem"_s);
    QCOMPARE(push({u"--ca-file"_s, certificate}).exitCode, 0);
    QCOMPARE(push({u"--trust-fingerprint"_s, fingerprint}).exitCode, 0);
    QCOMPARE(push({u"--trust-fingerprint"_s, QString(64, u'0')}).exitCode, 3);
    QCOMPARE(receiver.stop()->value("requests"_L1).toInt(), 2);
}

QTEST_GUILESS_MAIN(FaultPipeline)
#include "tst_faultpipeline.moc"
