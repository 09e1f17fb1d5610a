// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/net/manysubscriptions.h"

using namespace pb::test;
using namespace std::chrono_literals;

/// Every one of many subscriptions gets exactly its events, in order (SUB, PSH-9); tests/bench/subscriptions
/// does the same at full size.
class TestManySubscriptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyConsumerGetsExactlyItsEventsInOrder()
    {
        ManySubscriptions many(250);
        QVERIFY(many.begin());
        many.append(4000, 250);
        QVERIFY(many.expected() > 1000);
        QVERIFY(many.arrived(30s));
        QCOMPARE(many.firstFault(), std::string());
    }

    void aThousandOverASmallLog()
    {
        ManySubscriptions many(1000);
        QVERIFY(many.begin());
        many.append(600, 20);
        QVERIFY(many.arrived(30s));
        QCOMPARE(many.firstFault(), std::string());
    }

    void nothingIsSkippedOverRestarts()
    {
        ManySubscriptions many(100);
        QVERIFY(many.begin());
        for (int i = 0; i < 5; ++i) {
            many.append(500, 100);
            many.restart();
        }
        QVERIFY(many.arrived(30s));
        QCOMPARE(many.firstFault(), std::string());
    }
};

QTEST_GUILESS_MAIN(TestManySubscriptions)
#include "tst_manysubscriptions.moc"
