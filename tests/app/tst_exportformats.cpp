// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/exportformats.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class ExportFormatsTest : public QObject
{
    Q_OBJECT
private:
    static QJsonObject object(const std::string& text)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }

    static QString names(const QJsonValue& headers)
    {
        QStringList out;
        for (const QJsonValue& header : headers.toArray())
            out.append(header[u"name"_s].toString() + u'=' + header[u"value"_s].toString());
        return out.join(u' ');
    }

    static CapturedRequest http2Request()
    {
        CapturedRequest request;
        request.method = "POST";
        request.target = "/webhooks?a=1";
        request.httpVersion = "2";
        request.tls = "TLS 1.3";
        request.head = ":method: POST\r\n:scheme: https\r\n:authority: h:8443\r\n:path: /webhooks?a=1\r\n"
                       "content-type: application/json\r\n\r\n";
        request.body = "{}";
        request.bodyBytes = 2;
        request.status = 200;
        request.answer = ":status: 200\r\ncontent-length: 2\r\n\r\n{}";
        return request;
    }

private Q_SLOTS:
    void harTellsHttp2AsBrowsersDo()
    {
        const QJsonObject entry = object(harEntry(http2Request()));
        const QJsonObject request = entry[u"request"_s].toObject();
        QCOMPARE(request[u"httpVersion"_s].toString(), u"HTTP/2"_s);
        QCOMPARE(request[u"url"_s].toString(), u"https://h:8443/webhooks?a=1"_s);
        QCOMPARE(names(request[u"headers"_s]),
                 u":method=POST :scheme=https :authority=h:8443 :path=/webhooks?a=1 "
                 "content-type=application/json"_s);
        QCOMPARE(request[u"headersSize"_s].toInt(), -1); // it was compressed
        const QJsonObject response = entry[u"response"_s].toObject();
        QCOMPARE(names(response[u"headers"_s]), u":status=200 content-length=2"_s);
        QCOMPARE(response[u"content"_s].toObject().value(u"text"_s).toString(), u"{}"_s);
        QCOMPARE(response[u"bodySize"_s].toInt(), 2);
    }

    void harLeavesTheFirstLineOfHttp1OutOfTheHeaders()
    {
        CapturedRequest request = http2Request();
        request.httpVersion = "1.1";
        request.tls.clear();
        request.head = "POST /webhooks?a=1 HTTP/1.1\r\nHost: h\r\nX: a:b\r\n\r\n";
        const QJsonObject told = object(harEntry(request)).value(u"request"_s).toObject();
        QCOMPARE(told[u"url"_s].toString(), u"http://h/webhooks?a=1"_s);
        QCOMPARE(names(told[u"headers"_s]), u"Host=h X=a:b"_s);
        QCOMPARE(told[u"headersSize"_s].toInt(), static_cast<int>(request.head.size()));
    }

    void linesTellTlsAndFaults()
    {
        CapturedRequest request = http2Request();
        request.fault = "truncate";
        const QJsonObject line = object(requestJsonLine(request));
        QCOMPARE(line[u"http"_s].toString(), u"2"_s);
        QCOMPARE(line[u"tls"_s].toString(), u"TLS 1.3"_s);
        QCOMPARE(line[u"fault"_s].toString(), u"truncate"_s);
        DeliveryAttempt attempt;
        attempt.protocol = "HTTP/2";
        attempt.localAddress = "127.0.0.1:40112";
        const QJsonObject told = object(attemptJsonLine(attempt, "http://h/"));
        QCOMPARE(told[u"protocol"_s].toString(), u"HTTP/2"_s);
        QCOMPARE(told[u"localAddress"_s].toString(), u"127.0.0.1:40112"_s);
        QVERIFY(!told.contains(u"tls"_s));
        const QJsonObject sent = object(harEntry(attempt, "http://h/")).value(u"request"_s).toObject();
        QCOMPARE(sent[u"httpVersion"_s].toString(), u"HTTP/2"_s);
    }
};

QTEST_GUILESS_MAIN(ExportFormatsTest)
#include "tst_exportformats.moc"
