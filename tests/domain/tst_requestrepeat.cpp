// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/requestrepeat.h"

using namespace pb;

class RequestRepeatTest : public QObject
{
    Q_OBJECT
private:
    static QByteArray lines(const CapturedRequest& request)
    {
        QByteArray out;
        for (const RepeatableHeader& header : repeatableHeaders(request))
            out += (header.usual ? "+" : "-") + QByteArray::fromStdString(header.line()) + "\n";
        return out;
    }

private Q_SLOTS:
    void headersOfTheConnectionAndSecretsStayBehind_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("HTTP/1.1") << QByteArray(
                                         "POST /w HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n"
                                         "Authorization: Bearer ***[1f2e3d4c]\r\nX-Api-Key: ***[1f2e3d4c]\r\n"
                                         "Content-Type:  application/json \r\nUser-Agent: a\r\n"
                                         "EntityEventSource: IDX\r\nConnection: close\r\n\r\n")
                                  << QByteArray("+Content-Type: application/json\n-User-Agent: a\n"
                                                "+EntityEventSource: IDX\n");
        QTest::newRow("HTTP/2") << QByteArray(":method: POST\r\n:path: /w\r\ncontent-type: text/json\r\n"
                                              "cookie: ***[1f2e3d4c]\r\nx: 1\r\n\r\n")
                                << QByteArray("+content-type: text/json\n-x: 1\n");
        QTest::newRow("broken") << QByteArray(
                                       "POST /w HTTP/1.1\r\nno colon\r\nA B: c\r\n folded: x\r\nX: \x01\r\n"
                                       "Last: y")
                                << QByteArray("-Last: y\n");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }

    void headersOfTheConnectionAndSecretsStayBehind()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, expected);
        CapturedRequest request;
        request.head = head.toStdString();
        QCOMPARE(lines(request), expected);
    }

    void aCutBodyIsNotWhole()
    {
        CapturedRequest request;
        QVERIFY(bodyIsWhole(request));
        request.body = "abc";
        request.bodyBytes = 3;
        QVERIFY(bodyIsWhole(request));
        request.bodyBytes = 4;
        QVERIFY(!bodyIsWhole(request));
    }
};

QTEST_GUILESS_MAIN(RequestRepeatTest)
#include "tst_requestrepeat.moc"
