// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using namespace Qt::StringLiterals;
using pb::test::Program;
using pb::test::Run;
using pb::test::runProgram;

namespace {

const QString program = QStringLiteral(PB_PROGRAM);

} // namespace

/// The command line as scripts rely on it: help, versions, exit codes, and the demo's promise.
class ProgramItself : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versionIsPrinted_data();
    void versionIsPrinted();
    void helpIsPrinted_data();
    void helpIsPrinted();
    void wrongUsageIsExit2AndOneLine_data();
    void wrongUsageIsExit2AndOneLine();
    void failureIsExit1AndOneLine_data();
    void failureIsExit1AndOneLine();
    void tokenIsNeverEchoed();
    void tokenMayComeFromAFile();
    void interruptEndsAServerInOrder();
    void demoLosesNothing();
};

void ProgramItself::versionIsPrinted_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("alone") << QStringList{u"--version"_s};
    QTest::newRow("with a command") << QStringList{u"receive"_s, u"--version"_s};
}

void ProgramItself::versionIsPrinted()
{
    QFETCH(QStringList, arguments);
    const Run run = runProgram(program, arguments);
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.startsWith("pushbench 0."), run.out.constData());
    QVERIFY(run.err.isEmpty());
}

void ProgramItself::helpIsPrinted_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("of the program") << QStringList{u"--help"_s} << QByteArray("receive");
    QTest::newRow("of receive") << QStringList{u"receive"_s, u"--help"_s} << QByteArray("--behaviour");
    QTest::newRow("of push") << QStringList{u"push"_s, u"--help"_s} << QByteArray("--to");
    QTest::newRow("of generate") << QStringList{u"generate"_s, u"--help"_s} << QByteArray("--count");
    QTest::newRow("of filter") << QStringList{u"filter"_s, u"--help"_s} << QByteArray("--where");
    QTest::newRow("of export") << QStringList{u"export"_s, u"--help"_s} << QByteArray("--what");
    QTest::newRow("of demo") << QStringList{u"demo"_s, u"--help"_s} << QByteArray("--headless");
}

void ProgramItself::helpIsPrinted()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, names);
    const Run run = runProgram(program, arguments);
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.contains(names), run.out.constData());
    const QByteArray command = arguments.size() > 1 ? ' ' + arguments.front().toLatin1() : QByteArray();
    QVERIFY2(run.out.startsWith("Usage: pushbench" + command + " ["), run.out.constData());
    QVERIFY2(run.err.isEmpty(), run.err.constData());
}

void ProgramItself::wrongUsageIsExit2AndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QByteArray(says);
    };
    row("no such command", {u"recieve"_s}, "receive");
    row("no such option", {u"receive"_s, u"--prot"_s, u"0"_s}, "prot");
    row("option without its value", {u"receive"_s, u"--port"_s}, "port");
    row("port that is no number", {u"receive"_s, u"--port"_s, u"http"_s, u"--no-auth"_s}, "port");
    row("port too great", {u"receive"_s, u"--port"_s, u"65536"_s, u"--no-auth"_s}, "port");
    row("port with a sign", {u"receive"_s, u"--port"_s, u"+80"_s, u"--no-auth"_s}, "port");
    row("neither token nor no-auth", {u"receive"_s, u"--port"_s, u"0"_s}, "--no-auth");
    row("token and no-auth", {u"receive"_s, u"--port"_s, u"0"_s, u"--token"_s, u"T"_s, u"--no-auth"_s},
        "--no-auth");
    row("token file that is not there",
        {u"receive"_s, u"--port"_s, u"0"_s, u"--token-file"_s, u"/nonexistent/token"_s},
        "/nonexistent/token");
    row("path without its slash",
        {u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--path"_s, u"hooks"_s}, "/");
    row("script with a mistake",
        {u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--behaviour"_s, u"accept, explode"_s},
        "explode");
    row("too many arguments", {u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"extra"_s}, "extra");
    row("push without a consumer", {u"push"_s, u"a.jsonl"_s}, "--to");
    row("generate without a count", {u"generate"_s}, "--count");
    row("generate a negative count", {u"generate"_s, u"--count"_s, u"-1"_s}, "count");
    row("export without a session", {u"export"_s, u"--what"_s, u"events"_s, u"--format"_s, u"jsonl"_s},
        "--session");
    row("export of what is not there",
        {u"export"_s, u"--session"_s, u"x"_s, u"--what"_s, u"dreams"_s, u"--format"_s, u"jsonl"_s}, "events");
}

void ProgramItself::wrongUsageIsExit2AndOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    QTemporaryDir folder;
    const Run run = runProgram(program, arguments, {}, 10000);
    QVERIFY2(!run.crashed && run.exitCode == 2, run.err.constData());
    QVERIFY2(run.err.startsWith("pushbench: ") && run.err.trimmed().count('\n') == 0, run.err.constData());
    QVERIFY2(run.err.contains(says), run.err.constData());
    QVERIFY2(run.out.isEmpty(), run.out.constData());
}

void ProgramItself::failureIsExit1AndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("session that is not there")
        << QStringList{u"export"_s,   u"--session"_s, u"/nonexistent/a.pushbench"_s, u"--what"_s, u"events"_s,
                       u"--format"_s, u"jsonl"_s};
    QTest::newRow("session that is another file") << QStringList{
        u"export"_s, u"--session"_s, program, u"--what"_s, u"events"_s, u"--format"_s, u"jsonl"_s};
    QTest::newRow("session in a folder that is not there") << QStringList{
        u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--session"_s, u"/nonexistent/a.pushbench"_s};
    QTest::newRow("address of another machine")
        << QStringList{u"receive"_s, u"--port"_s, u"0"_s, u"--no-auth"_s, u"--bind"_s, u"192.0.2.1"_s};
}

void ProgramItself::failureIsExit1AndOneLine()
{
    QFETCH(QStringList, arguments);
    const Run run = runProgram(program, arguments, {}, 10000);
    QVERIFY2(!run.crashed && run.exitCode == 1, run.err.constData());
    QVERIFY2(run.err.startsWith("pushbench: ") && run.err.trimmed().count('\n') == 0, run.err.constData());
    QVERIFY2(run.out.isEmpty(), run.out.constData());
}

void ProgramItself::tokenIsNeverEchoed()
{
    const Run run = runProgram(
        program, {u"receive"_s, u"--token"_s, u"S3cretWord"_s, u"--port"_s, u"99999"_s, u"--nonsense"_s}, {},
        10000);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.err.contains("S3cretWord") && !run.out.contains("S3cretWord"));
}

void ProgramItself::tokenMayComeFromAFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from-a-file\n");
    file.close();
    Program receiver(program,
                     {u"receive"_s, u"--port"_s, u"0"_s, u"--json"_s, u"--token-file"_s, file.fileName()});
    QVERIFY2(receiver.waitReady(), receiver.err().constData());
    QVERIFY(receiver.stop());
}

void ProgramItself::interruptEndsAServerInOrder()
{
    Program receiver(program, {u"receive"_s, u"--port"_s, u"0"_s, u"--json"_s, u"--no-auth"_s});
    QVERIFY2(receiver.waitReady(), receiver.err().constData());
    QVERIFY2(receiver.url().startsWith(u"http://127.0.0.1:"_s) && receiver.url().endsWith(u"/webhooks"_s),
             qPrintable(receiver.url()));
    QProcess::execute(u"kill"_s, {u"-INT"_s, QString::number(receiver.process().processId())});
    QVERIFY(receiver.nextLine(u"summary"_s));
    QVERIFY(receiver.waitFinished());
    QCOMPARE(receiver.exitCode(), 0);
}

void ProgramItself::demoLosesNothing()
{
    const Run run = runProgram(program, {u"demo"_s, u"--headless"_s, u"--seconds"_s, u"6"_s}, {}, 60000);
    QVERIFY2(!run.crashed && run.exitCode == 0, run.err.constData());
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    const QJsonObject summary = QJsonDocument::fromJson(lines.back()).object();
    QCOMPARE(summary.value("event"_L1).toString(), u"summary"_s);
    QVERIFY2(summary.value("generated"_L1).toInt() > 0, lines.back().constData());
    QCOMPARE(summary.value("received"_L1).toInt(), summary.value("generated"_L1).toInt());
    QCOMPARE(summary.value("lost"_L1).toInt(-1), 0);
    for (const auto& name : {"attempts"_L1, "retries"_L1, "halts"_L1, "duplicates"_L1})
        QVERIFY2(summary.value(name).toInt() > 0, lines.back().constData());
}

QTEST_GUILESS_MAIN(ProgramItself)
#include "tst_program.moc"
