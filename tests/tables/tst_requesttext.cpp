// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/tables/requesttext.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class RequestTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verdictsAreInWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("fresh");
        QTest::addColumn<int>("duplicates");
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("answer");
        const QByteArray none;
        QTest::newRow("accepted") << 200 << none << 1 << 0 << none << u"accepted"_s << u"200"_s;
        QTest::newRow("new and known") << 200 << none << 1 << 2 << none << u"accepted"_s << u"200"_s;
        QTest::newRow("no events") << 200 << none << 0 << 0 << none << u"accepted"_s << u"200"_s;
        QTest::newRow("duplicate") << 200 << none << 0 << 2 << none << u"duplicate"_s << u"200"_s;
        QTest::newRow("refused") << 400 << none << 0 << 0 << QByteArray("the body is no JSON")
                                 << u"refused: the body is no JSON"_s << u"400"_s;
        QTest::newRow("refused at length")
            << 400 << none << 0 << 0
            << QByteArray("EntityEventSequence must be a whole number between 1 and 9223372036854775807")
            << u"refused: EntityEventSequence must be a whole number\u2026"_s << u"400"_s;
        QTest::newRow("scripted") << 503 << none << 0 << 0 << none << u"script: 503"_s << u"503"_s;
        QTest::newRow("close") << 0 << QByteArray("close") << 0 << 0 << none << u"script: close"_s
                               << u"closed"_s;
        QTest::newRow("stored, then reset")
            << 0 << QByteArray("reset") << 1 << 0 << none << u"script: reset, events stored"_s << u"reset"_s;
        QTest::newRow("stall") << 0 << QByteArray("stall") << 0 << 0 << none << u"script: stall"_s
                               << u"stalled"_s;
        QTest::newRow("stall in the answer")
            << 200 << QByteArray("stall") << 0 << 0 << none << u"script: stall"_s << u"200, stalled"_s;
        QTest::newRow("truncate") << 200 << QByteArray("truncate") << 0 << 0 << none
                                  << u"script: truncated body"_s << u"200, cut short"_s;
        QTest::newRow("malformed") << 0 << QByteArray("malformed") << 0 << 0 << none
                                   << u"script: malformed status"_s << u"malformed"_s;
        QTest::newRow("drip") << 200 << QByteArray("drip") << 1 << 0 << none << u"accepted"_s
                              << u"200, slow"_s;
        QTest::newRow("gone") << 0 << QByteArray("gone") << 1 << 0 << none << u"client left"_s
                              << u"client left"_s;
        QTest::newRow("no answer") << 0 << none << 0 << 0 << none << u"no answer"_s << u"none"_s;
    }

    void verdictsAreInWords()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, fault);
        QFETCH(int, fresh);
        QFETCH(int, duplicates);
        QFETCH(QByteArray, refusal);
        RequestRow row;
        row.status = status;
        row.fault = fault.toStdString();
        row.newEvents = fresh;
        row.duplicates = duplicates;
        row.events = fresh + duplicates;
        row.refusal = refusal.toStdString();
        if (!refusal.isEmpty()) row.findings.add(Finding::Refused);
        QTEST(verdictText(row), "verdict");
        QTEST(requestText(row, RequestColumn::Verdict), "verdict");
        QTEST(requestText(row, RequestColumn::Answer), "answer");
    }

    void theWireIsToldInOneLine()
    {
        CapturedRequest request;
        request.httpVersion = "2";
        request.peer = "127.0.0.1:40112";
        QCOMPARE(wireText(request), u"HTTP/2 \u00b7 127.0.0.1:40112"_s);
        request.tls = "TLS 1.3";
        QCOMPARE(wireText(request), u"HTTP/2 \u00b7 TLS 1.3 \u00b7 127.0.0.1:40112"_s);
        RequestRow row;
        row.httpVersion = "2";
        row.tls = "TLS 1.3";
        QCOMPARE(requestText(row, RequestColumn::Version), u"2"_s);
        QCOMPARE(requestText(row, RequestColumn::Tls), u"1.3"_s);
    }
};

QTEST_MAIN(RequestTextTest)
#include "tst_requesttext.moc"
