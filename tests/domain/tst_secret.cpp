// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/secret.h"
#include "models/domain/textsafety.h"

using namespace pb;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreComparedWhole_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("same");
        QTest::newRow("equal") << QByteArray("token") << QByteArray("token") << true;
        QTest::newRow("last byte") << QByteArray("tokem") << QByteArray("token") << false;
        QTest::newRow("prefix") << QByteArray("tok") << QByteArray("token") << false;
        QTest::newRow("repeated") << QByteArray("abab") << QByteArray("ab") << false;
        QTest::newRow("empty given") << QByteArray("") << QByteArray("token") << false;
        QTest::newRow("empty expected") << QByteArray("token") << QByteArray("") << false;
    }

    void secretsAreComparedWhole()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(bool, same);
        QCOMPARE(sameSecret(a.toStdString(), b.toStdString()), same);
    }

    void headsLoseTheirSecretsAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("masked"); // M stands for what the secret S3CRET becomes
        QTest::newRow("bearer") << QByteArray(
                                       "POST / HTTP/1.1\r\naUTHORIZATION:  Bearer S3CRET \r\nX: y\r\n\r\n")
                                << QByteArray("POST / HTTP/1.1\r\naUTHORIZATION:  Bearer M\r\nX: y\r\n\r\n");
        QTest::newRow("no scheme") << QByteArray("POST / HTTP/1.1\r\nAuthorization: S3CRET\r\n\r\n")
                                   << QByteArray("POST / HTTP/1.1\r\nAuthorization: M\r\n\r\n");
        QTest::newRow("cookie") << QByteArray("POST / HTTP/1.1\r\nCookie: S3CRET\r\n\r\n")
                                << QByteArray("POST / HTTP/1.1\r\nCookie: M\r\n\r\n");
        QTest::newRow("folded") << QByteArray("POST / HTTP/1.1\r\nCookie: S3CRET\r\n  S3CRET\r\n\r\n")
                                << QByteArray("POST / HTTP/1.1\r\nCookie: M\r\n M\r\n\r\n");
        QTest::newRow("query") << QByteArray(
                                      "POST /w?a=1&access_token=S3CRET&b=2 HTTP/1.1\r\nHost: x\r\n\r\n")
                               << QByteArray("POST /w?a=1&access_token=M&b=2 HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("userinfo")
            << QByteArray(
                   "POST http://S3CRET@h/w HTTP/1.1\r\nReferer: https://S3CRET@h/?token=S3CRET\r\n\r\n")
            << QByteArray("POST http://M@h/w HTTP/1.1\r\nReferer: https://M@h/?token=M\r\n\r\n");
        QTest::newRow("nothing secret")
            << QByteArray("POST /w?x=1 HTTP/1.1\r\nHost: a@b\r\nbroken line\r\n\r\n")
            << QByteArray("POST /w?x=1 HTTP/1.1\r\nHost: a@b\r\nbroken line\r\n\r\n");
        QTest::newRow("bare line feeds") << QByteArray("POST / HTTP/1.1\nAuthorization: Bearer S3CRET\n\n")
                                         << QByteArray("POST / HTTP/1.1\nAuthorization: Bearer M\n\n");
        QTest::newRow("HTTP/2")
            << QByteArray(":method: POST\r\n:scheme: https\r\n:authority: S3CRET@h\r\n"
                          ":path: /w?token=S3CRET&a=1\r\nauthorization: Bearer S3CRET\r\ncookie: S3CRET\r\n"
                          "x: token=y\r\n\r\n")
            << QByteArray(":method: POST\r\n:scheme: https\r\n:authority: M@h\r\n"
                          ":path: /w?token=M&a=1\r\nauthorization: Bearer M\r\ncookie: M\r\n"
                          "x: token=y\r\n\r\n");
        QTest::newRow("HTTP/2, the path first") << QByteArray(":path: /w?key=S3CRET\r\n:method: POST\r\n\r\n")
                                                << QByteArray(":path: /w?key=M\r\n:method: POST\r\n\r\n");
        QTest::newRow("cut in the secret") << QByteArray("POST / HTTP/1.1\r\nAuthorization: Bearer S3CRET")
                                           << QByteArray("POST / HTTP/1.1\r\nAuthorization: Bearer M");
    }

    void headsLoseTheirSecretsAndNothingElse()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, masked);
        const SecretMask mask;
        const QByteArray expected =
            QByteArray(masked).replace("M", QByteArray::fromStdString(mask.masked("S3CRET")));
        QCOMPARE(QByteArray::fromStdString(mask.maskHead(head.toStdString())), expected);
    }

    void equalSecretsShowEqualFingerprints()
    {
        const SecretMask mask;
        QCOMPARE(mask.masked("a"), SecretMask().masked("a"));
        QVERIFY(mask.masked("a") != mask.masked("b"));
        QVERIFY(mask.masked("abc").find("abc") == std::string::npos);
        QCOMPARE(mask.masked("anything").size(), std::size_t{13});
    }

    void knownSecretsAreFoundAnywhere()
    {
        const SecretMask mask;
        const std::string masked = mask.maskKnown("x long-secret y long-secret", {"long-secret", "", "x"});
        QVERIFY(masked.find("long-secret") == std::string::npos);
        QVERIFY(masked.starts_with("x ***["));
    }

    void controlsBecomeVisibleAndTextStays()
    {
        QCOMPARE(visibleControls("a\x1b[31m\n\x7f\xc2\x9b é \xff"),
                 std::string("a\\x1b[31m\\x0a\\x7f\\xc2\\x9b é \\xff"));
    }

    void csvFieldsAreNoFormulas_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("plain") << QByteArray("abc") << QByteArray("abc");
        QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("formula") << QByteArray("=1+1") << QByteArray("\"'=1+1\"");
        QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
    }

    void csvFieldsAreNoFormulas()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, field);
        QCOMPARE(QByteArray::fromStdString(csvField(text.toStdString())), field);
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
