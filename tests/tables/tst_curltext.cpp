// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "models/tables/curltext.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

namespace {

CapturedRequest post(const std::string& headers, const std::string& body)
{
    CapturedRequest request;
    request.method = "POST";
    request.target = "/webhooks";
    request.httpVersion = "1.1";
    request.head = "POST /webhooks HTTP/1.1\r\n" + headers + "\r\n";
    request.body = body;
    request.bodyBytes = static_cast<std::int64_t>(body.size());
    return request;
}

constexpr char url[] = "http://127.0.0.1:8028/webhooks";

} // namespace

class CurlTextTest : public QObject
{
    Q_OBJECT
private:
    /// What the shell makes of a script.
    static QByteArray shell(const QByteArray& script)
    {
        QProcess sh;
        sh.start(u"/bin/sh"_s, {u"-s"_s});
        sh.write(script);
        sh.closeWriteChannel();
        if (!sh.waitForFinished(20000)) return "the shell did not end";
        return sh.readAllStandardOutput();
    }

    /// The words that a command gives to curl, each ended by NUL, and what comes in by its standard input.
    static QByteArray seenByCurl(const QString& command)
    {
        return shell("TOKEN=secret-token\nSECRET=secret-value\n"
                     "curl() { printf '%s\\0' \"$@\"; for a; do case \"$a\" in @-) cat;; esac; done; }\n" +
                     command.toUtf8() + "\n");
    }

private Q_SLOTS:
    void leavesToCurlWhatItMakesItself()
    {
        const CurlText curl = curlCommand(
            post("Host: 127.0.0.1:8028\r\nContent-Type: application/json\r\nContent-Length: 2\r\n", "{}"),
            url);
        QCOMPARE(curl.command, u"curl -i 'http://127.0.0.1:8028/webhooks' \\\n  -H 'Content-Type: "
                               "application/json' \\\n  --data-raw '{}'"_s);
        QVERIFY(curl.remark.isEmpty());
    }

    void saysWhatWasUnusual_data()
    {
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("word");
        QTest::newRow("another host") << u"Host: mls.example\r\n"_s << u"{}"_s << u"-H 'Host: mls.example'"_s;
        QTest::newRow("host twice") << u"Host: 127.0.0.1:8028\r\nHost: b\r\n"_s << u"{}"_s
                                    << u"-H 'Host: b'"_s;
        QTest::newRow("another length")
            << u"Content-Length: 9\r\n"_s << u"{}"_s << u"-H 'Content-Length: 9'"_s;
        QTest::newRow("header without a value") << u"X-Empty:\r\n"_s << u"{}"_s << u"-H 'X-Empty;'"_s;
        QTest::newRow("folded header") << u"X-Long: a\r\n  b\r\n"_s << u"{}"_s << u"-H 'X-Long: a b'"_s;
        QTest::newRow("no content type") << QString() << u"{}"_s << u"-H 'Content-Type:'"_s;
        QTest::newRow("quote") << u"X-Q: it's\r\n"_s << u"{}"_s << u"-H 'X-Q: it'\\''s'"_s;
    }

    void saysWhatWasUnusual()
    {
        QFETCH(QString, headers);
        QFETCH(QString, body);
        QFETCH(QString, word);
        const CurlText curl = curlCommand(post(headers.toStdString(), body.toStdString()), url);
        QVERIFY2(curl.command.contains(word), qPrintable(curl.command));
    }

    void methodAndVersionAreKept_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("expected");
        QTest::newRow("GET") << u"GET"_s << u"1.1"_s << QString() << QString();
        QTest::newRow("POST without a body") << u"POST"_s << u"1.1"_s << QString() << u" -X 'POST'"_s;
        QTest::newRow("PUT") << u"PUT"_s << u"1.1"_s << u"{}"_s << u" -X 'PUT'"_s;
        QTest::newRow("HEAD") << u"HEAD"_s << u"1.1"_s << QString() << u" --head"_s;
        QTest::newRow("HTTP/1.0") << u"GET"_s << u"1.0"_s << QString() << u" --http1.0"_s;
    }

    void methodAndVersionAreKept()
    {
        QFETCH(QString, method);
        QFETCH(QString, version);
        QFETCH(QString, body);
        QFETCH(QString, expected);
        CapturedRequest request = post("", body.toStdString());
        request.method = method.toStdString();
        request.httpVersion = version.toStdString();
        const QString first = curlCommand(request, url).command.section(u" \\\n"_s, 0, 0);
        QCOMPARE(first, u"curl -i 'http://127.0.0.1:8028/webhooks'"_s + expected);
    }

    void http2IsSpokenAsItWas()
    {
        CapturedRequest request = post("", "{}");
        request.httpVersion = "2";
        request.head = ":method: POST\r\n:scheme: http\r\n:authority: mls.example:81\r\n:path: /webhooks\r\n"
                       "content-type: application/json\r\ncontent-length: 2\r\n\r\n";
        const CurlText clear = curlCommand(request, requestUrl(request, {}));
        QCOMPARE(clear.command, u"curl -i 'http://mls.example:81/webhooks' --http2-prior-knowledge \\\n  -H "
                                "'content-type: application/json' \\\n  --data-raw '{}'"_s);
        QVERIFY(clear.remark.isEmpty());
        request.tls = "TLS 1.3";
        const CurlText secure = curlCommand(request, requestUrl(request, {}));
        QVERIFY(secure.command.startsWith(u"curl -i 'https://mls.example:81/webhooks' --http2 \\"_s));
        QVERIFY(!secure.command.contains(u"-k"_s));
        QVERIFY(secure.remark.contains(u"--cacert"_s));
        request.httpVersion = "1.1";
        QVERIFY(curlCommand(request, "https://h/w").command.startsWith(u"curl -i 'https://h/w' --http1.1"_s));
    }

    void maskedSecretsBecomeVariables()
    {
        CapturedRequest request = post("Authorization: Bearer ***[1f2e3d4c]\r\nCookie: a=***[00000000]\r\n",
                                       "{\"a\":\"***[1f2e3d4c]\"}");
        const CurlText curl = curlCommand(request, "http://127.0.0.1:8028/webhooks?token=***[1f2e3d4c]&x=1");
        QVERIFY(curl.command.contains(u"-H 'Authorization: Bearer '\"$TOKEN\""_s));
        QVERIFY(curl.command.contains(u"-H 'Cookie: a='\"$SECRET\""_s));
        QVERIFY(curl.command.contains(u"'http://127.0.0.1:8028/webhooks?token='\"$SECRET\"'&x=1'"_s));
        QVERIFY(curl.command.contains(u"--data-raw '{\"a\":\"***[1f2e3d4c]\"}'"_s)); // a body is never masked
        QVERIFY(curl.remark.contains(u"TOKEN"_s) && curl.remark.contains(u"SECRET"_s));
        QVERIFY(seenByCurl(curl.command).contains(QByteArray("Authorization: Bearer secret-token\0", 35)));
    }

    void aShellGivesTheBytesBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray("{\"a\":1}");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("single quotes") << QByteArray("it's 'so' '' '");
        QTest::newRow("double quotes and dollars") << QByteArray("\"$HOME\" `id` $(id) \\ \\\\ !x");
        QTest::newRow("line ends") << QByteArray("a\nb\r\nc\td\r");
        QTest::newRow("UTF-8") << QByteArray("Montr\xc3\xa9"
                                             "al \xf0\x9f\x8f\xa0");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe caf\xe9 %s %% \\n");
        QTest::newRow("controls") << QByteArray("\x01\x1b[31m\x7f");
        QTest::newRow("leading dash") << QByteArray("-d @/etc/passwd");
        QTest::newRow("leading at sign") << QByteArray("@/etc/passwd");
        QTest::newRow("globs") << QByteArray("* ? [a-z] {1,2} ~ #");
    }

    void aShellGivesTheBytesBack()
    {
        QFETCH(QByteArray, bytes);
        const QByteArray script =
            "printf '%s' " + QByteArray::fromStdString(shellWord(bytes.toStdString())) + "\n";
        QCOMPARE(shell(script), bytes);
    }

    void bodiesGetThroughWhateverTheyHold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("piped");
        QTest::newRow("JSON") << QByteArray("{\"a\":\"it's\"}\n") << false;
        QTest::newRow("leading at sign") << QByteArray("@file") << false;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << true;
        QTest::newRow("not UTF-8") << QByteArray("\xff\xd8%\\'\n\n") << true;
        QTest::newRow("longer than a word may be") << QByteArray(200'000, 'x') << true;
    }

    void bodiesGetThroughWhateverTheyHold()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, piped);
        const CurlText curl =
            curlCommand(post("Content-Type: application/json\r\n", body.toStdString()), url);
        QCOMPARE(curl.command.startsWith(u"printf "_s), piped);
        const QByteArray end = piped ? QByteArray("--data-binary\0@-\0", 17) + body
                                     : QByteArray("--data-raw\0", 11) + body + '\0';
        QVERIFY(seenByCurl(curl.command).endsWith(end));
    }

    void aBodyThatWasCutIsSaidSo()
    {
        CapturedRequest request = post("", "abc");
        request.bodyBytes = 10;
        QVERIFY(curlCommand(request, url).remark.contains(u"3"_s));
        request.body.clear();
        QVERIFY(!curlCommand(request, url).remark.isEmpty());
    }

    void urlsAreWhereTheRequestWent()
    {
        CapturedRequest request = post("Host: mls.example:81\r\n", "");
        QCOMPARE(requestUrl(request, "http://127.0.0.1:8028/webhooks"), std::string(url));
        QCOMPARE(requestUrl(request, ""), std::string("http://mls.example:81/webhooks"));
        request.target = "http://proxy.example/x";
        QCOMPARE(requestUrl(request, url), std::string("http://proxy.example/x"));
        request.target = "*";
        QCOMPARE(requestUrl(request, url), std::string("http://127.0.0.1:8028/*"));
    }
};

QTEST_MAIN(CurlTextTest)
#include "tst_curltext.moc"
