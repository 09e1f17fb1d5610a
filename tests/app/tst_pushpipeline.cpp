// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
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

/// How many events go through the faulty receiver; PUSHBENCH_PIPELINE_EVENTS=50000 for the full measure.
int pipelineEvents()
{
    const int asked = qEnvironmentVariableIntValue("PUSHBENCH_PIPELINE_EVENTS");
    return asked > 0 ? asked : 3000;
}

QJsonObject lastLine(const QByteArray& out)
{
    return QJsonDocument::fromJson(out.trimmed().split('\n').last()).object();
}

/// A receiver with a session of its own, and what is pushed to it.
class Pipeline
{
public:
    explicit Pipeline(const QStringList& receiverOptions = {})
        : receiver(program, QStringList{u"receive"_s, u"--port"_s, u"0"_s, u"--token"_s, u"T"_s, u"--json"_s,
                                        u"--quiet"_s, u"--session"_s, path(u"receiver.pushbench"_s)} +
                                receiverOptions)
    {
    }

    QString path(const QString& name) const { return dir.filePath(name); }
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("can't write");
        return file.fileName();
    }
    QString generate(int count, const QStringList& options = {}) const
    {
        const Run run =
            runProgram(program, QStringList{u"generate"_s, u"--count"_s, QString::number(count)} + options);
        return write(u"events.jsonl"_s, run.out);
    }
    QStringList pushArguments(const QStringList& more) const
    {
        return QStringList{u"push"_s, u"--to"_s, receiver.url(), u"--token"_s, u"T"_s, u"--json"_s} + more;
    }
    Run push(const QStringList& more, const QByteArray& input = {}, int milliseconds = 60000) const
    {
        return runProgram(program, pushArguments(more), input, milliseconds);
    }
    /// The sequences the receiver stored, in the order they came.
    QList<qint64> received() const
    {
        QList<qint64> sequences;
        for (const QByteArray& line : exported(u"receiver.pushbench"_s).trimmed().split('\n'))
            if (!line.isEmpty())
                sequences
                    << QJsonDocument::fromJson(line).object().value("EntityEventSequence"_L1).toInteger();
        return sequences;
    }
    QByteArray exported(const QString& session) const
    {
        return runProgram(program, {u"export"_s, u"--session"_s, path(session), u"--what"_s, u"events"_s})
            .out;
    }

    QTemporaryDir dir;
    Program receiver;
};

QList<qint64> numbers(qint64 first, qint64 last)
{
    QList<qint64> list;
    for (qint64 number = first; number <= last; ++number)
        list << number;
    return list;
}

} // namespace

class TestPushPipeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingArrivesInOrderThroughFaultsAndAKill();
    void batchesShrinkToWhatTheReceiverTakes();
    void linesOfAttemptsSayWhatScriptsRead();
    void redirectSuspendsWithExitCodeThree();
    void deadLettersLeaveExitCodeThree();
    void stopLeavesTheRestForTheNextRun();
    void exportedEventsGoOutAsTheyWere();
    void faultyFilesAreRefusedWhole_data();
    void faultyFilesAreRefusedWhole();
    void knownSequenceOfAnotherRecordIsRefused();
    void wrongUsageIsSaid_data();
    void wrongUsageIsSaid();
    void generateIsTheSameForTheSameSeed();
};

void TestPushPipeline::everythingArrivesInOrderThroughFaultsAndAKill()
{
    const int count = pipelineEvents();
    Pipeline pipeline(
        {u"--behaviour"_s, u"random(seed=1): 10% status=503, 2% status=429 retry-after=1, 1% reset"_s});
    QVERIFY(pipeline.receiver.waitReady());
    const QString events = pipeline.generate(count);
    const QStringList arguments =
        pipeline.pushArguments({u"--session"_s, pipeline.path(u"push.pushbench"_s), events});
    {
        Program pusher(program, arguments);
        for (int i = 0; i < count / 100 / 3; ++i)
            QVERIFY(pusher.nextLine(u"attempt"_s));
        pusher.kill();
    }
    const Run second = runProgram(program, arguments, {}, 300'000);
    QCOMPARE(second.exitCode, 0);
    const QJsonObject summary = lastLine(second.out);
    QCOMPARE(summary.value("event"_L1).toString(), u"summary"_s);
    QVERIFY(summary.value("delivered"_L1).toInteger() < count);
    QVERIFY(summary.value("attempts"_L1).toInteger() > 0);
    QVERIFY(summary.value("seconds"_L1).isDouble());
    const auto received = pipeline.receiver.stop();
    QVERIFY(received);
    QCOMPARE(received->value("new"_L1).toInteger(), count);
    QCOMPARE(received->value("conflicts"_L1).toInteger(), 0);
    QCOMPARE(pipeline.received(), numbers(1, count));

    const Run third = runProgram(program, arguments);
    QCOMPARE(third.exitCode, 0);
    QCOMPARE(lastLine(third.out).value("attempts"_L1).toInteger(), 0);
}

void TestPushPipeline::batchesShrinkToWhatTheReceiverTakes()
{
    // Each event has 90 bytes or so: twelve of them fit, thirteen don't.
    Pipeline pipeline({u"--max-body"_s, u"1300"_s});
    QVERIFY(pipeline.receiver.waitReady());
    const Run run = pipeline.push({pipeline.generate(100)});
    QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
    QCOMPARE(lastLine(run.out).value("delivered"_L1).toInteger(), 100);
    QVERIFY(run.out.contains("\"outcome\":\"split\""));
    QVERIFY(pipeline.receiver.stop());
    QCOMPARE(pipeline.received(), numbers(1, 100));
}

void TestPushPipeline::linesOfAttemptsSayWhatScriptsRead()
{
    Pipeline pipeline({u"--behaviour"_s, u"1x status=429 retry-after=1, accept"_s});
    QVERIFY(pipeline.receiver.waitReady());
    const Run run = pipeline.push(
        {u"--label"_s, u"IDX"_s, u"-"_s},
        R"({"EntityEventSequence":9223372036854775807,"ResourceName":"P","ResourceRecordKey":"k"})");
    QCOMPARE(run.exitCode, 0);
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(
        lines.first().contains("\"firstSequence\":9223372036854775807,\"lastSequence\":9223372036854775807"));
    QVERIFY(lines.first().contains("\"retryAfter\":1.0"));
    const QJsonObject halted = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(halted.value("event"_L1).toString(), u"attempt"_s);
    QCOMPARE(halted.value("status"_L1).toInt(), 429);
    QCOMPARE(halted.value("outcome"_L1).toString(), u"halted"_s);
    QCOMPARE(halted.value("attempt"_L1).toInt(), 1);
    QCOMPARE(halted.value("events"_L1).toInt(), 1);
    QVERIFY(halted.value("nextAt"_L1).toString().endsWith(u'Z'));
    QVERIFY(halted.value("ms"_L1).toObject().value("total"_L1).toDouble() > 0);
    QCOMPARE(lastLine(run.out).value("delivered"_L1).toInteger(), 1);
    QVERIFY(!run.out.contains("Bearer"));
}

void TestPushPipeline::redirectSuspendsWithExitCodeThree()
{
    Pipeline pipeline({u"--behaviour"_s, u"status=307"_s});
    QVERIFY(pipeline.receiver.waitReady());
    const Run run = pipeline.push({pipeline.generate(5)});
    QCOMPARE(run.exitCode, 3);
    const QJsonObject summary = lastLine(run.out);
    QCOMPARE(summary.value("attempts"_L1).toInteger(), 1);
    QCOMPARE(summary.value("delivered"_L1).toInteger(), 0);
    QCOMPARE(summary.value("remaining"_L1).toInteger(), 5);
    QVERIFY(run.err.contains("suspended"));
}

void TestPushPipeline::deadLettersLeaveExitCodeThree()
{
    Pipeline pipeline({u"--behaviour"_s, u"1x accept, 1x status=422, accept"_s});
    QVERIFY(pipeline.receiver.waitReady());
    const Run run =
        pipeline.push({u"--batch"_s, u"1"_s, u"--on-reject"_s, u"dead-letter"_s, pipeline.generate(5)});
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(lastLine(run.out).value("deadLettered"_L1).toInteger(), 1);
    QCOMPARE(lastLine(run.out).value("delivered"_L1).toInteger(), 4);
    QVERIFY(run.out.contains("\"outcome\":\"dead-lettered\""));
    QVERIFY(pipeline.receiver.stop());
    QCOMPARE(pipeline.received(), (QList<qint64>{1, 3, 4, 5}));
}

void TestPushPipeline::stopLeavesTheRestForTheNextRun()
{
    Pipeline pipeline({u"--behaviour"_s, u"20x delay=100ms accept, accept"_s});
    QVERIFY(pipeline.receiver.waitReady());
    const QString events = pipeline.generate(50);
    const QStringList arguments = pipeline.pushArguments(
        {u"--batch"_s, u"1"_s, u"--session"_s, pipeline.path(u"push.pushbench"_s), events});
    Program pusher(program, arguments);
    QVERIFY(pusher.nextLine(u"attempt"_s));
    const auto summary = pusher.stop();
    QVERIFY(summary);
    QCOMPARE(pusher.exitCode(), 3);
    const qint64 delivered = summary->value("delivered"_L1).toInteger();
    QVERIFY(delivered >= 1 && delivered < 50);
    const Run second = runProgram(program, arguments);
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(lastLine(second.out).value("delivered"_L1).toInteger(), 50 - delivered);
    QVERIFY(pipeline.receiver.stop());
    QCOMPARE(pipeline.received(), numbers(1, 50));
}

void TestPushPipeline::exportedEventsGoOutAsTheyWere()
{
    const QByteArray event =
        R"({ "ListPrice":123456.78, "EntityEventSequence" : 7,"ResourceName":"Property", "ResourceRecordKey":"k","x":1e400 })";
    Pipeline first;
    QVERIFY(first.receiver.waitReady());
    QCOMPARE(first.push({u"-"_s}, event + "\r\n\n").exitCode, 0);
    QVERIFY(first.receiver.stop());
    const QByteArray exported = first.exported(u"receiver.pushbench"_s);
    QVERIFY(exported.contains("@pushbench"));
    QVERIFY(exported.contains("\"ListPrice\":123456.78"));

    Pipeline second;
    QVERIFY(second.receiver.waitReady());
    QCOMPARE(second.push({u"-"_s}, exported).exitCode, 0);
    QVERIFY(second.receiver.stop());
    const QByteArray requests =
        runProgram(program, {u"export"_s, u"--session"_s, second.path(u"receiver.pushbench"_s), u"--what"_s,
                             u"requests"_s})
            .out;
    const QByteArray body = QJsonDocument::fromJson(requests).object().value("body"_L1).toString().toUtf8();
    QVERIFY2(!body.contains("@pushbench"), body.constData());
    QVERIFY2(body.contains("\"ListPrice\":123456.78"), body.constData());
    QVERIFY2(body.contains("1e400"), body.constData());
}

void TestPushPipeline::faultyFilesAreRefusedWhole_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no JSON") << QByteArray("{\"a\":") << QByteArray("line 3: ");
    QTest::newRow("no object") << QByteArray("17") << QByteArray("must be a JSON object");
    QTest::newRow("missing key") << QByteArray(R"({"EntityEventSequence":3,"ResourceName":"P"})")
                                 << QByteArray("ResourceRecordKey");
    QTest::newRow("zero") << QByteArray(
                                 R"({"EntityEventSequence":0,"ResourceName":"P","ResourceRecordKey":"k"})")
                          << QByteArray("EntityEventSequence");
    QTest::newRow("too large")
        << QByteArray(
               R"({"EntityEventSequence":9223372036854775808,"ResourceName":"P","ResourceRecordKey":"k"})")
        << QByteArray("EntityEventSequence");
    QTest::newRow("member twice")
        << QByteArray(R"({"EntityEventSequence":3,"ResourceName":"P","ResourceRecordKey":"k","a":1,"a":2})")
        << QByteArray("line 3: ");
    QTest::newRow("another record of the same number")
        << QByteArray(R"({"EntityEventSequence":1,"ResourceName":"Other","ResourceRecordKey":"k"})")
        << QByteArray("EntityEventSequence 1 ");
    QTest::newRow("a line without end")
        << QByteArray(10 * 1024 * 1024 + 1, ' ').replace(0, 1, "{") << QByteArray("longer than 10 MiB");
}

void TestPushPipeline::faultyFilesAreRefusedWhole()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, says);
    Pipeline pipeline;
    QVERIFY(pipeline.receiver.waitReady());
    const QByteArray good = runProgram(program, {u"generate"_s, u"--count"_s, u"2"_s}).out;
    const Run run = pipeline.push({pipeline.write(u"faulty.jsonl"_s, good + line + "\n")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(says), run.err.constData());
    QCOMPARE(run.err.count('\n'), 1);
    QCOMPARE(pipeline.receiver.stop()->value("requests"_L1).toInteger(), 0);
}

void TestPushPipeline::knownSequenceOfAnotherRecordIsRefused()
{
    Pipeline pipeline;
    QVERIFY(pipeline.receiver.waitReady());
    const QStringList session{u"--session"_s, pipeline.path(u"push.pushbench"_s)};
    const auto line = [](int sequence, const char* key) {
        return R"({"EntityEventSequence":)" + QByteArray::number(sequence) +
               R"(,"ResourceName":"Property","ResourceRecordKey":")" + key + "\"}\n";
    };
    QCOMPARE(pipeline.push(session + QStringList{u"-"_s}, line(17, "a")).exitCode, 0);
    const Run conflict =
        pipeline.push(session + QStringList{u"-"_s}, line(16, "x") + line(17, "b") + line(18, "y"));
    QCOMPARE(conflict.exitCode, 1);
    QVERIFY2(conflict.err.contains("EntityEventSequence 17 "), conflict.err.constData());
    QCOMPARE(pipeline.push(session + QStringList{u"-"_s}, line(17, "a") + line(18, "y")).exitCode, 0);
    QCOMPARE(pipeline.push(session).exitCode, 0); // nothing left, no file needed
    QVERIFY(pipeline.receiver.stop());
    QCOMPARE(pipeline.received(), (QList<qint64>{17, 18}));
}

void TestPushPipeline::wrongUsageIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const QStringList to{u"push"_s, u"--to"_s, u"http://127.0.0.1:1/"_s};
    QTest::newRow("no target") << QStringList{u"push"_s} << QByteArray("--to");
    QTest::newRow("plain http beyond this machine")
        << QStringList{u"push"_s, u"--to"_s, u"http://consumer.example.com/"_s} << QByteArray("--allow-http");
    QTest::newRow("credentials in the address")
        << QStringList{u"push"_s, u"--to"_s, u"http://u:p@127.0.0.1/"_s} << QByteArray("give a token");
    QTest::newRow("fingerprint") << to + QStringList{u"--trust-fingerprint"_s, u"AB"_s}
                                 << QByteArray("64 hexadecimal digits");
    QTest::newRow("no file of authorities") << to + QStringList{u"--ca-file"_s, u"/nowhere/ca.pem"_s}
                                            << QByteArray("/nowhere/ca.pem can't be read");
    QTest::newRow("a file without authorities")
        << to + QStringList{u"--ca-file"_s, u"/proc/self/status"_s} << QByteArray("holds no certificate");
    const QStringList produce{u"produce"_s, u"--no-auth"_s, u"--port"_s, u"0"_s};
    QTest::newRow("produce: fingerprint")
        << produce + QStringList{u"--trust-fingerprint"_s, u"AB"_s} << QByteArray("64 hexadecimal digits");
    QTest::newRow("produce: no file of authorities")
        << produce + QStringList{u"--ca-file"_s, u"/nowhere/ca.pem"_s}
        << QByteArray("/nowhere/ca.pem can't be read");
    QTest::newRow("OAuth") << to + QStringList{u"--oauth-token-url=x"_s} << QByteArray("not in this version");
    QTest::newRow("retry") << to + QStringList{u"--retry"_s, u"fast"_s} << QByteArray("workshop");
    QTest::newRow("deadline") << to + QStringList{u"--deadline"_s, u"5"_s} << QByteArray("10s");
    QTest::newRow("batch") << to + QStringList{u"--batch"_s, u"0"_s} << QByteArray("--batch");
    QTest::newRow("profile") << to + QStringList{u"--profile"_s, u"x"_s} << QByteArray("vendor");
    QTest::newRow("on-reject") << to + QStringList{u"--on-reject"_s, u"x"_s} << QByteArray("dead-letter");
    QTest::newRow("label") << to + QStringList{u"--label"_s, QString(256, u'x')} << QByteArray("255");
    QTest::newRow("two files") << to + QStringList{u"a"_s, u"b"_s} << QByteArray("at most 1");
    QTest::newRow("no count") << QStringList{u"generate"_s} << QByteArray("--count");
    QTest::newRow("gap rate") << QStringList{u"generate"_s, u"--count"_s, u"1"_s, u"--gap-rate"_s, u"1"_s}
                              << QByteArray("--gap-rate");
    QTest::newRow("resources") << QStringList{u"generate"_s, u"--count"_s, u"1"_s, u"--resources"_s, u"A=x"_s}
                               << QByteArray("Property=5");
}

void TestPushPipeline::wrongUsageIsSaid()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Run run = runProgram(program, arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.err.count('\n'), 1);
    QVERIFY2(run.err.contains(says), run.err.constData());
}

void TestPushPipeline::generateIsTheSameForTheSameSeed()
{
    const QStringList arguments{u"generate"_s, u"--count"_s,     u"200"_s,           u"--seed"_s,
                                u"5"_s,        u"--with-data"_s, u"--event-types"_s, u"--gap-rate"_s,
                                u"0.1"_s,      u"--start"_s,     u"1000"_s};
    const Run first = runProgram(program, arguments);
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.out, runProgram(program, arguments).out);
    QCOMPARE(first.out.count('\n'), 200);
    const Run beyond =
        runProgram(program, {u"generate"_s, u"--count"_s, u"3"_s, u"--start"_s, u"9223372036854775806"_s});
    QCOMPARE(beyond.exitCode, 1);
    QCOMPARE(beyond.out.count('\n'), 2);
}

QTEST_GUILESS_MAIN(TestPushPipeline)
#include "tst_pushpipeline.moc"
