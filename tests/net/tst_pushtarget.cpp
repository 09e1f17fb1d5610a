// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "net/push/pushtarget.h"

using namespace pb;

class TestPushTarget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheOrigin_data();
    void namesTheOrigin();
    void refusesAddresses_data();
    void refusesAddresses();
    void plainHttpStaysOnThisMachine_data();
    void plainHttpStaysOnThisMachine();
    void refusesHeadersThatCantBeSent_data();
    void refusesHeadersThatCantBeSent();
};

void TestPushTarget::namesTheOrigin_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("loopback");
    const auto row = [](const char* url, const char* origin, bool loopback) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(origin) << loopback;
    };
    row("http://127.0.0.1:8028/webhooks", "http://127.0.0.1:8028", true);
    row("http://127.8.9.1/", "http://127.8.9.1:80", true);
    row("http://LocalHost:1/x?y=z", "http://localhost:1", true);
    row("HTTP://[::1]:8028/webhooks", "http://[::1]:8028", true);
    row("http://[0:0:0:0:0:0:0:1]/", "http://[::1]:80", true);
    row("https://Consumer.Example.com/webhooks", "https://consumer.example.com:443", false);
    row("https://consumer.example.com:443", "https://consumer.example.com:443", false);
    row("http://127.example.com/", "http://127.example.com:80", false);
    row("http://127.0.0.1.example.com/", "http://127.0.0.1.example.com:80", false);
    row("http://10.0.0.1/", "http://10.0.0.1:80", false);
    row("http://localhost.example.com/", "http://localhost.example.com:80", false);
}

void TestPushTarget::namesTheOrigin()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, origin);
    QFETCH(bool, loopback);
    const auto target = readPushTarget(url.toStdString());
    QVERIFY2(target, target ? "" : target.error().c_str());
    QCOMPARE(QByteArray::fromStdString(target->origin), origin);
    QCOMPARE(target->loopback, loopback);
}

void TestPushTarget::refusesAddresses_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char* url : {"",
                            "consumer.example.com",
                            "/webhooks",
                            "ftp://127.0.0.1/",
                            "file:///etc/passwd",
                            "http:/127.0.0.1/",
                            "http:///webhooks",
                            "http://",
                            "http://:80/",
                            "http://127.0.0.1:99999/",
                            "http://127.0.0.1:0/",
                            "http://127.0.0.1:x/",
                            "http://user@127.0.0.1/",
                            "http://user:secret@127.0.0.1/",
                            "http://127.0.0.1/#part",
                            "http://127.0.0.1/a b",
                            "http://127.0.0.1/\r\nX: y",
                            "http://127.0.0.1\\@example.com/",
                            " http://127.0.0.1/",
                            "http://2130706433/",
                            "http://0x7f.1/",
                            "http://127.1/",
                            "http://127.0.0.1./",
                            "http://127.0.0.01/",
                            "http://127.0.0.1%2eexample.com/",
                            "http://[::1]x/",
                            "http://[::1",
                            "http://[fe80::1%25eth0]/",
                            "http://a..b/",
                            "http://consumer\xC3\xA9.example.com/"})
        QTest::newRow(url) << QByteArray(url);
}

void TestPushTarget::refusesAddresses()
{
    QFETCH(QByteArray, url);
    const auto target = readPushTarget(url.toStdString());
    QVERIFY(!target);
    QVERIFY(!target.error().empty());
    QVERIFY(target.error().find("secret") == std::string::npos);
}

void TestPushTarget::plainHttpStaysOnThisMachine_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("allowHttp");
    QTest::addColumn<bool>("refused");
    QTest::newRow("loopback") << QByteArray("http://127.0.0.1:1/") << false << false;
    QTest::newRow("beyond") << QByteArray("http://192.0.2.1/") << false << true;
    QTest::newRow("beyond, allowed") << QByteArray("http://192.0.2.1/") << true << false;
    QTest::newRow("https") << QByteArray("https://192.0.2.1/") << false << false;
    QTest::newRow("a name like loopback") << QByteArray("http://127.0.0.1.example.com/") << false << true;
}

void TestPushTarget::plainHttpStaysOnThisMachine()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, allowHttp);
    QFETCH(bool, refused);
    PushSettings settings;
    settings.url = url.toStdString();
    settings.allowHttp = allowHttp;
    QCOMPARE(!pushRefusal(settings).empty(), refused);
}

void TestPushTarget::refusesHeadersThatCantBeSent_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<bool>("refused");
    const QByteArray accented = QByteArray("\xC3\xA9").repeated(255);
    QTest::newRow("usual") << QByteArray("T") << QByteArray("IDX Feed 123") << false;
    QTest::newRow("none") << QByteArray() << QByteArray() << false;
    QTest::newRow("255 characters") << QByteArray("T") << QByteArray(255, 'x') << false;
    QTest::newRow("255 characters of two bytes") << QByteArray("T") << accented << false;
    QTest::newRow("256 characters") << QByteArray("T") << QByteArray(256, 'x') << true;
    QTest::newRow("token with a line break") << QByteArray("T\r\nX: y") << QByteArray() << true;
    QTest::newRow("token with a line feed") << QByteArray("T\n") << QByteArray() << true;
    QTest::newRow("label with a line break") << QByteArray("T") << QByteArray("a\r\nX: y") << true;
    QTest::newRow("label with a tab") << QByteArray("T") << QByteArray("a\tb") << true;
    QTest::newRow("label with a space at the end") << QByteArray("T") << QByteArray("a ") << true;
}

void TestPushTarget::refusesHeadersThatCantBeSent()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, label);
    QFETCH(bool, refused);
    PushSettings settings;
    settings.url = "http://127.0.0.1:1/";
    settings.token = token.toStdString();
    settings.label = label.toStdString();
    QCOMPARE(!pushRefusal(settings).empty(), refused);
}

QTEST_APPLESS_MAIN(TestPushTarget)
#include "tst_pushtarget.moc"
