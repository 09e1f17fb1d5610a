// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/tables/jsonindent.h"

using namespace pb;

namespace {

/// The text without the white space that stands outside strings.
std::string tokens(std::string_view text)
{
    std::string out;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString && c == '\\') {
            out += c;
            if (++i < text.size()) out += text[i];
            continue;
        }
        if (c == '"') inString = !inString;
        if (inString || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) out += c;
    }
    return out;
}

} // namespace

class JsonIndentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void laysOutMembersAndElements()
    {
        QCOMPARE(indentJson("{\"a\":1,\"b\":[true,null],\"c\":{},\"d\":[ ]}"),
                 std::string(
                     "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ],\n  \"c\": {},\n  \"d\": []\n}"));
    }

    void keepsEveryToken_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("price with trailing zero") << QByteArray("{\"ListPrice\":123456.780}");
        QTest::newRow("number beyond double") << QByteArray("{\"n\":1e400,\"m\":9223372036854775807}");
        QTest::newRow("minus zero") << QByteArray("[-0, -0.0, 1E+2]");
        QTest::newRow("escapes") << QByteArray("{\"a\\\"b\":\"\\u00e9 \\\\ \\\" { [ , : ]\"}");
        QTest::newRow("order and duplicates") << QByteArray("{\"z\":1,\"a\":2,\"z\":3}");
        QTest::newRow("wide white space") << QByteArray("\r\n\t { \"a\" \n : \t [ 1 , 2 ] } \n");
        QTest::newRow("bare value") << QByteArray("\"alone\"");
        QTest::newRow("no JSON") << QByteArray("}}]] nothing : , here");
        QTest::newRow("string without end") << QByteArray("{\"a\":\"b\\");
        QTest::newRow("empty") << QByteArray();
    }

    void keepsEveryToken()
    {
        QFETCH(QByteArray, source);
        QCOMPARE(tokens(indentJson(source.toStdString())), tokens(source.toStdString()));
    }

    void stringsStayByteForByte()
    {
        const std::string text = "{\"a\":\"two  spaces,\ta tab: and [brackets]\"}";
        QVERIFY(indentJson(text).find("two  spaces,	a tab: and [brackets]") != std::string::npos);
    }

    void isStable()
    {
        const std::string once = indentJson("{\"value\":[{\"a\":{\"b\":[1,2,{\"c\":[]}]}}]}");
        QCOMPARE(indentJson(once), once);
    }

    void hostileDepthDoesNotExplode()
    {
        const std::string deep(20000, '[');
        QVERIFY(indentJson(deep).size() < deep.size() * 140);
    }
};

QTEST_APPLESS_MAIN(JsonIndentTest)
#include "tst_jsonindent.moc"
