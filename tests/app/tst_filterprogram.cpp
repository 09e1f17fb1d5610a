// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/sessionstore.h"
#include "tests/support/program.h"

using namespace Qt::StringLiterals;
using pb::test::Run;
using pb::test::runProgram;

namespace {

const QString program = QStringLiteral(PB_PROGRAM);
const QString fixture = QStringLiteral(PB_TEST_DATA "/filter/filter-fixture.jsonl");

QByteArray fixtureBytes()
{
    QFile file(fixture);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectOf(const QByteArray& line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

/// `pushbench filter` and `export --where` as scripts rely on them.
class FilterProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchingLinesArePrintedAsTheyWereRead()
    {
        const QByteArray odd = "  {\"ResourceName\" : \"Property\",\"ResourceRecordKey\":\"1\\u0041\", "
                               "\"EntityEventSequence\":9223372036854775807,\"x\":1.50}  ";
        const QByteArray input =
            "\n{\"EntityEventSequence\":1,\"ResourceName\":\"Media\",\"ResourceRecordKey\":\"1\"}\r\n" + odd +
            "\n";
        for (const QStringList& file : {QStringList{}, QStringList{u"-"_s}}) {
            const Run run = runProgram(
                program, QStringList{u"filter"_s, u"--where"_s, u"ResourceRecordKey eq '1A'"_s} + file,
                input);
            QCOMPARE(run.exitCode, 0);
            QCOMPARE(run.out, odd + '\n');
            QVERIFY(run.err.isEmpty());
        }
    }

    void aFileIsFiltered()
    {
        const Run run = runProgram(
            program, {u"filter"_s, u"--where"_s, u"EntityEventSequence ge 9007199254740993"_s, fixture});
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = fixtureBytes().split('\n');
        QCOMPARE(run.out, lines[10] + '\n' + lines[11] + '\n');
        const Run none = runProgram(program, {u"filter"_s, u"--where"_s, u"false"_s, fixture});
        QCOMPARE(none.exitCode, 0);
        QVERIFY(none.out.isEmpty());
    }

    void aRefusedExpressionIsExit4AndOneLine()
    {
        const Run run =
            runProgram(program, {u"filter"_s, u"--where"_s, u"ResourceName eq 'x' &&"_s, fixture});
        QCOMPARE(run.exitCode, 4);
        QCOMPARE(run.out.count('\n'), 1);
        const QJsonObject error = objectOf(run.out);
        QCOMPARE(error[u"event"_s].toString(), u"error"_s);
        QCOMPARE(error[u"position"_s].toInt(), 20);
        QCOMPARE(error[u"token"_s].toString(), u"&&"_s);
        QVERIFY(error[u"message"_s].toString().contains(u"write and"_s));
        QVERIFY(run.out.startsWith("{\"event\":\"error\",\"position\":20,"));
    }

    void aRowMayRefuse()
    {
        const QByteArray input =
            "{\"EntityEventSequence\":1,\"ResourceName\":\"Media\",\"ResourceRecordKey\":\"1\"}\n"
            "{\"EntityEventSequence\":2,\"ResourceName\":\"Media\",\"ResourceRecordKey\":\"1\","
            "\"Data\":{\"ListPrice\":\"much\"}}\n";
        const Run run = runProgram(program, {u"filter"_s, u"--where"_s, u"Data/ListPrice gt 5"_s}, input);
        QCOMPARE(run.exitCode, 4);
        QCOMPARE(objectOf(run.out)[u"line"_s].toInt(), 2);
        QVERIFY(objectOf(run.out)[u"message"_s].toString().contains(u"Data/ListPrice is a string"_s));
    }

    void aLineThatIsNoEventIsExit1AndNamed()
    {
        const Run run =
            runProgram(program, {u"filter"_s, u"--where"_s, u"true"_s}, fixtureBytes() + "{\"a\":1}\n");
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.out, fixtureBytes().endsWith('\n') ? fixtureBytes() : fixtureBytes() + '\n');
        QVERIFY2(run.err.contains("line 13"), run.err.constData());
        QCOMPARE(run.err.count('\n'), 1);
    }

    void wrongUsageIsExit2()
    {
        QCOMPARE(runProgram(program, {u"filter"_s, fixture}).exitCode, 2);
        QCOMPARE(runProgram(program, {u"filter"_s, u"--where"_s, u"true"_s, u"/nowhere/x"_s}).exitCode, 1);
    }

    void explainTellsEveryNode()
    {
        const Run run =
            runProgram(program, {u"filter"_s, u"--explain"_s, u"--where"_s,
                                 u"ResourceName eq 'Media' or EntityEventSequence gt 200"_s, fixture});
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 12);
        const QJsonObject media = objectOf(lines[3]);
        QCOMPARE(media[u"event"_s].toString(), u"explanation"_s);
        QCOMPARE(media[u"EntityEventSequence"_s].toInt(), 110);
        QCOMPARE(media[u"matches"_s].toBool(), true);
        const QJsonObject root = media[u"explanation"_s].toObject();
        QCOMPARE(root[u"value"_s].toString(), u"true"_s);
        const QJsonArray parts = root[u"parts"_s].toArray();
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0].toObject()[u"value"_s].toString(), u"true"_s);
        QCOMPARE(parts[1].toObject()[u"value"_s].toString(), u"false"_s); // also what did not decide
        const QJsonObject name = parts[0].toObject()[u"parts"_s].toArray()[0].toObject();
        QCOMPARE(name[u"text"_s].toString(), u"ResourceName"_s);
        QCOMPARE(name[u"value"_s].toString(), u"'Media'"_s);
        QCOMPARE(objectOf(lines[0])[u"matches"_s].toBool(), false);
        QVERIFY(lines[11].contains("\"EntityEventSequence\":9223372036854775807,"));
    }

    void exportTakesAFilter()
    {
        QTemporaryDir folder;
        const QString session = folder.filePath(u"s.pushbench"_s);
        {
            auto store = pb::SessionStore::open(session.toStdString(), {});
            QVERIFY(store);
            std::vector<pb::EntityEvent> events;
            for (const QByteArray& line : fixtureBytes().trimmed().split('\n'))
                events.push_back(*pb::readEvent(line.toStdString()));
            (*store)->appendLog(std::move(events), [](const pb::LogOutcome&) {});
            (*store)->flush();
        }
        const QStringList where{u"export"_s, u"--session"_s, session, u"--where"_s};
        const Run run = runProgram(program, where + QStringList{u"contains(ResourceRecordKey,'%')"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.out.count('\n'), 1);
        QVERIFY(run.out.contains("\"EntityEventSequence\": 202"));
        const Run refused = runProgram(program, where + QStringList{u"ResourceName = 'x'"_s});
        QCOMPARE(refused.exitCode, 4);
        QCOMPARE(objectOf(refused.out)[u"position"_s].toInt(), 13);
        const Run requests = runProgram(program, where + QStringList{u"true"_s, u"--what"_s, u"requests"_s});
        QCOMPARE(requests.exitCode, 2);
        const Run row =
            runProgram(program, where + QStringList{u"1 div (EntityEventSequence sub 202) gt 5"_s});
        QCOMPARE(row.exitCode, 4);
        QVERIFY(row.err.contains("division by zero"));
    }
};

QTEST_GUILESS_MAIN(FilterProgram)
#include "tst_filterprogram.moc"
