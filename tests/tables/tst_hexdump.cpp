// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/tables/hexdump.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class HexDumpTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noBytesGiveNoLine() { QCOMPARE(hexDump({}), QString()); }

    void aLineHasOffsetBytesAndPrintableAscii()
    {
        QCOMPARE(hexDump("POST /webhooks H"),
                 u"00000000  50 4f 53 54 20 2f 77 65  62 68 6f 6f 6b 73 20 48  POST /webhooks H"_s);
    }

    void aShortLineKeepsItsColumns()
    {
        const QString dump = hexDump(std::string_view("\r\n\x00\xff", 4));
        QVERIFY(dump.startsWith(u"00000000  0d 0a 00 ff "_s));
        QVERIFY(dump.endsWith(u" ...."_s));
        QCOMPARE(dump.indexOf(u"...."_s), 60);
    }

    void theNextLineGoesOnWhereTheFirstEnded()
    {
        const QStringList lines = hexDump("0123456789abcdefX").split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[1].startsWith(u"00000010  58 "_s));
    }
};

QTEST_APPLESS_MAIN(HexDumpTest)
#include "tst_hexdump.moc"
