// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/csvreader.h"

using namespace pb;

class CsvReaderTest : public QObject
{
    Q_OBJECT
private:
    static QStringList list(std::initializer_list<const char*> texts)
    {
        QStringList all;
        for (const char* text : texts)
            all.append(QString::fromUtf8(text));
        return all;
    }

    /// Records as "a|b|c", those with an error as "line N: error"; the text comes in pieces of that size.
    static QStringList read(const std::string& text, std::size_t piece, char separator = ',')
    {
        std::size_t at = 0;
        CsvReader reader(
            [&](std::string& more) {
                more = text.substr(at, piece);
                at += more.size();
                return !more.empty();
            },
            separator);
        QStringList records;
        for (CsvReader::Record record; reader.next(record);) {
            QStringList fields;
            for (const std::string& field : record.fields)
                fields.append(QString::fromStdString(field));
            records.append(record.error.empty() ? fields.join(QLatin1Char('|'))
                                                : QStringLiteral("line %1: %2")
                                                      .arg(record.line)
                                                      .arg(QString::fromStdString(record.error)));
        }
        return records;
    }

private Q_SLOTS:
    void readsRecords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("records");
        QTest::newRow("plain") << QByteArray("a,b\nc,d\n") << list({"a|b", "c|d"});
        QTest::newRow("no end of the last line") << QByteArray("a,b\nc,d") << list({"a|b", "c|d"});
        QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n") << list({"a|b", "c|d"});
        QTest::newRow("CR") << QByteArray("a,b\rc,d") << list({"a|b", "c|d"});
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a,b\n1,2")
                                         << list({"a|b", "1|2"});
        QTest::newRow("empty fields") << QByteArray(",\n,,x") << list({"|", "||x"});
        QTest::newRow("blank lines") << QByteArray("a\n\n\r\nb") << list({"a", "b"});
        QTest::newRow("quoted separator") << QByteArray("\"a,b\",c") << list({"a,b|c"});
        QTest::newRow("doubled quote") << QByteArray("\"a \"\"b\"\"\",c") << list({"a \"b\"|c"});
        QTest::newRow("line end within quotes")
            << QByteArray("\"a\r\nb\",c\nd,e") << list({"a\r\nb|c", "d|e"});
        QTest::newRow("text behind a quote")
            << QByteArray("a,b\n\"x\"y,z\nc,d")
            << list({"a|b", "line 2: there is text behind a closing quote", "c|d"});
        QTest::newRow("quote within a field")
            << QByteArray("a\"b,c\nd,e") << list({"line 1: a quote stands within a field", "d|e"});
        QTest::newRow("open quote") << QByteArray("a\n\"b,c\nd")
                                    << list({"a", "line 2: a quote that is opened is never closed"});
        QTest::newRow("lines are counted within quotes")
            << QByteArray("\"a\nb\"\n\"x\"y")
            << list({"a\nb", "line 3: there is text behind a closing quote"});
    }

    void readsRecords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, records);
        for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{1000}})
            QCOMPARE(read(text.toStdString(), piece == 1 && text.startsWith("\xEF") ? 3 : piece), records);
    }

    void takesAnotherSeparator()
    {
        QCOMPARE(read("a;b\n1;\"2;3\"", 7, ';'),
                 (QStringList{QStringLiteral("a|b"), QStringLiteral("1|2;3")}));
    }

    void aRecordThatNeverEndsIsRefused()
    {
        const QStringList records =
            read("a\n\"" + std::string(CsvReader::longestRecord + 10, 'x') + "\nb", 65536);
        QCOMPARE(records.size(), 3);
        QVERIFY(records[1].startsWith(QStringLiteral("line 2: the record is longer")));
        QCOMPARE(records.last(), QStringLiteral("b"));
    }
};

QTEST_APPLESS_MAIN(CsvReaderTest)
#include "tst_csvreader.moc"
