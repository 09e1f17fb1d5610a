// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using namespace Qt::StringLiterals;
using pb::test::Run;
using pb::test::runProgram;

namespace {

const QString program = QStringLiteral(PB_PROGRAM);

} // namespace

/// `pushbench import` as scripts rely on it (LOG-5).
class ImportProgram : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(content);
        return file.fileName();
    }
    Run import(const QString& file) const
    {
        return runProgram(program, {u"import"_s, u"--session"_s, session(), u"--json"_s, file});
    }
    QString session() const { return m_folder.filePath(u"log.pushbench"_s); }

private Q_SLOTS:
    void linesKeepTheirSequences()
    {
        const QString file =
            write(u"a.jsonl"_s, "{\"EntityEventSequence\":9007199254740993,\"ResourceName\":\"Property\","
                                "\"ResourceRecordKey\":\"1\"}\n");
        QCOMPARE(import(file).out,
                 QByteArray("{\"event\":\"summary\",\"added\":1,\"known\":0,\"conflicts\":0}\n"));
        QCOMPARE(import(file).out,
                 QByteArray("{\"event\":\"summary\",\"added\":0,\"known\":1,\"conflicts\":0}\n"));
    }

    void rowsWithoutSequenceGetTheNext()
    {
        const QString file =
            write(u"b.csv"_s,
                  "ResourceName,ResourceRecordKey,EventTypes\nMedia,\"7,5\",Insert;Update\nMember,8,\n");
        const Run run = import(file);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.out, QByteArray("{\"event\":\"summary\",\"added\":2,\"known\":0,\"conflicts\":0}\n"));
    }

    void nothingIsTakenWhereALineIsWrong()
    {
        const QString file =
            write(u"c.jsonl"_s,
                  "{\"EntityEventSequence\":1,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"1\"}\n"
                  "{\"EntityEventSequence\":0,\"ResourceName\":\"Property\"}\n");
        const Run run = import(file);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("line 2"), run.err.constData());
        QVERIFY(run.out.isEmpty());
    }

    void takenSequencesAreTold()
    {
        const QString file =
            write(u"d.jsonl"_s, "{\"EntityEventSequence\":9007199254740993,\"ResourceName\":\"Property\","
                                "\"ResourceRecordKey\":\"other\"}\n");
        const Run run = import(file);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.out, QByteArray("{\"event\":\"summary\",\"added\":0,\"known\":0,\"conflicts\":1}\n"));
    }

    void wrongUsageSaysWhatToWrite()
    {
        QCOMPARE(runProgram(program, {u"import"_s}).exitCode, 2);
        QCOMPARE(runProgram(program, {u"import"_s, u"x.jsonl"_s}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(ImportProgram)
#include "tst_importprogram.moc"
