// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/eventfile.h"

using namespace pb;

class TestEventFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsItsOwnMemberOut_data();
    void cutsItsOwnMemberOut();
};

void TestEventFile::cutsItsOwnMemberOut_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("none") << QByteArray(R"({"a":1.50})") << QByteArray(R"({"a":1.50})");
    QTest::newRow("last") << QByteArray(R"({"a":1.50,"@pushbench":{"from":"log"}})")
                          << QByteArray(R"({"a":1.50})");
    QTest::newRow("first") << QByteArray(R"({"@pushbench":{"b":[1,2]},"a":1e400})")
                           << QByteArray(R"({"a":1e400})");
    QTest::newRow("between") << QByteArray(R"({"a":1,"@pushbench":null,"b":2})")
                             << QByteArray(R"({"a":1,"b":2})");
    QTest::newRow("alone") << QByteArray(R"({"@pushbench":{}})") << QByteArray(R"({})");
    QTest::newRow("with spaces") << QByteArray(R"({ "a" : 1 , "@pushbench" : {} , "b" : 2 })")
                                 << QByteArray(R"({ "a" : 1  , "b" : 2 })");
    QTest::newRow("first with spaces")
        << QByteArray(R"({ "@pushbench" : {} , "b" : 2 })") << QByteArray(R"({ "b" : 2 })");
    QTest::newRow("deeper is the event's own")
        << QByteArray(R"({"a":{"@pushbench":1}})") << QByteArray(R"({"a":{"@pushbench":1}})");
    QTest::newRow("as a value") << QByteArray(R"({"a":"@pushbench"})") << QByteArray(R"({"a":"@pushbench"})");
    QTest::newRow("written with an escape")
        << QByteArray(R"({"a":1,"\u0040pushbench":{}})") << QByteArray(R"({"a":1})");
    QTest::newRow("no JSON") << QByteArray(R"({"@pushbench":)") << QByteArray(R"({"@pushbench":)");
}

void TestEventFile::cutsItsOwnMemberOut()
{
    QFETCH(QByteArray, object);
    QFETCH(QByteArray, left);
    QCOMPARE(QByteArray::fromStdString(withoutOwnMember(object.toStdString())), left);
}

QTEST_APPLESS_MAIN(TestEventFile)
#include "tst_eventfile.moc"
