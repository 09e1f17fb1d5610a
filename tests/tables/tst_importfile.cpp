// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "models/tables/importcheck.h"
#include "models/tables/importfile.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class ImportFileTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("can't write");
        file.write(bytes);
        return file.fileName();
    }

    /// Each line in a word or two.
    static QStringList linesOf(const ImportSettings& settings)
    {
        const auto file = ImportFile::open(settings);
        if (!file) return {file.error()};
        QStringList lines;
        while (const auto line = (*file)->next()) {
            QString text = QString::number(line->number) + u": "_s;
            if (const auto* event = std::get_if<EntityEvent>(&line->content))
                text += QString::fromStdString(event->source);
            else if (const auto* made = std::get_if<NewEvent>(&line->content))
                text +=
                    u"new "_s + QString::fromStdString(made->ResourceName + " " + made->ResourceRecordKey);
            else
                text += u"wrong"_s;
            lines.append(text);
        }
        return lines;
    }

private Q_SLOTS:
    void jsonLinesKeepTheirBytesAndWrongOnesAreTold()
    {
        const QByteArray good = "{\"EntityEventSequence\":9007199254740993,\"ResourceName\":\"Property\","
                                "\"ResourceRecordKey\":\"A\",\"Price\":1.50}";
        const auto settings =
            ImportFile::guess(write(u"a.jsonl"_s, "\xEF\xBB\xBF" + good + "\r\n\nnonsense\n{}\n"));
        QVERIFY(settings.has_value());
        QVERIFY(!settings->csv);
        QCOMPARE(linesOf(*settings),
                 (QStringList{u"1: "_s + QString::fromLatin1(good), u"3: wrong"_s, u"4: wrong"_s}));
    }

    void csvColumnsAreFoundByTheirHeadings()
    {
        const auto settings = ImportFile::guess(
            write(u"b.csv"_s, "resourcerecordkey;ResourceName;EntityEventSequence;EventTypes;Other\n"
                              "K1;Property;7;Update|StatusChanged;x\n"
                              "\"K;2\";Media;007;;\n"
                              "K3;Media;seven;;\n"
                              "K4;;9;;\n"
                              "K5;Media;10;;;;too;many\n"));
        QVERIFY(settings.has_value());
        QVERIFY(settings->csv);
        QCOMPARE(settings->separator, ';');
        QCOMPARE(settings->columns.sequence, 2);
        QCOMPARE(settings->columns.key, 0);
        QCOMPARE(settings->columns.url, -1);
        const QStringList lines = linesOf(*settings);
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0],
                 u"2: {\"EntityEventSequence\":7,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"K1\","
                 "\"EventTypes\":[\"Update\",\"StatusChanged\"]}"_s);
        QVERIFY(lines[1].contains(u"\"EntityEventSequence\":7,"_s));
        QVERIFY(lines[1].contains(u"\"K;2\""_s));
        for (const int line : {2, 3, 4})
            QVERIFY2(lines[line].endsWith(u"wrong"_s), qPrintable(lines[line]));
    }

    void withoutASequenceTheLogGivesOne()
    {
        const auto settings =
            ImportFile::guess(write(u"c.csv"_s, "ResourceName,ResourceRecordKey\nProperty,1\n,2\n"));
        QVERIFY(settings.has_value());
        QCOMPARE(linesOf(*settings), (QStringList{u"2: new Property 1"_s, u"3: wrong"_s}));
    }

    void theCheckCountsAndListsErrorsByLine()
    {
        QByteArray text;
        for (int i = 1; i <= 3000; ++i)
            text += i % 2 == 0 ? QByteArray("bad\n")
                               : "{\"EntityEventSequence\":" + QByteArray::number(i) +
                                     ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"A\"}\n";
        const auto settings = ImportFile::guess(write(u"d.jsonl"_s, text));
        ImportCheck check;
        ImportReport report;
        connect(&check, &ImportCheck::changed, &check, [&](const ImportReport& found) { report = found; });
        check.start(*settings);
        QTRY_VERIFY(report.done);
        QCOMPARE(report.events, 1500);
        QCOMPARE(report.wrong, 1500);
        QCOMPARE(report.errors.size(), ImportCheck::mostErrors);
        QCOMPARE(report.errors.front().first, 2);
        QCOMPARE(report.preview.size(), ImportCheck::mostPreviewed);
        QCOMPARE(report.preview.front().value(0), u"1"_s);
    }

    void aFileThatCanNotBeReadIsSaid()
    {
        QVERIFY(!ImportFile::guess(m_folder.filePath(u"absent"_s)).has_value());
        ImportSettings settings;
        settings.file = m_folder.filePath(u"absent"_s).toStdString();
        ImportCheck check;
        ImportReport report;
        connect(&check, &ImportCheck::changed, &check, [&](const ImportReport& found) { report = found; });
        check.start(settings);
        QTRY_VERIFY(report.done);
        QVERIFY(report.failure.contains(u"absent"_s));
    }
};

QTEST_GUILESS_MAIN(ImportFileTest)
#include "tst_importfile.moc"
