// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>

#include "models/tables/jsontreemodel.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class JsonTreeModelTest : public QObject
{
    Q_OBJECT
private:
    static QString cell(const QAbstractItemModel& model, int row, int column, const QModelIndex& parent = {})
    {
        return model.index(row, column, parent).data().toString();
    }

private Q_SLOTS:
    void showsMembersInTheOrderSent()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSource("{\"z\":\"text\",\"a\":123456.780,\"m\":{\"inner\":null},\"v\":[\"one\",2]}");
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(cell(model, 0, 0), u"z"_s);
        QCOMPARE(cell(model, 0, 1), u"text"_s);
        QCOMPARE(cell(model, 1, 1), u"123456.780"_s);
        const QModelIndex object = model.index(2, 0);
        QCOMPARE(model.rowCount(object), 1);
        QCOMPARE(cell(model, 0, 0, object), u"inner"_s);
        QCOMPARE(cell(model, 0, 1, object), u"null"_s);
        const QModelIndex array = model.index(3, 0);
        QCOMPARE(cell(model, 1, 0, array), u"[1]"_s);
        QCOMPARE(cell(model, 1, 1, array), u"2"_s);
        QVERIFY(!model.hasChildren(model.index(0, 0)));
    }

    void keepsTheGreatestSequenceExact()
    {
        JsonTreeModel model;
        model.setSource("{\"EntityEventSequence\":9223372036854775807,\"big\":1e400}");
        QCOMPARE(cell(model, 0, 1), u"9223372036854775807"_s);
        QCOMPARE(cell(model, 1, 1), u"1e400"_s);
    }

    void resolvesEscapesOfStringsAndNames()
    {
        JsonTreeModel model;
        model.setSource("{\"caf\\u00e9\":\"a\\\"b\"}");
        QCOMPARE(cell(model, 0, 0), u"caf\u00e9"_s);
        QCOMPARE(cell(model, 0, 1), u"a\"b"_s);
        QCOMPARE(model.index(0, 1).data(JsonTreeModel::sourceRole).toByteArray(), QByteArray("\"a\\\"b\""));
    }

    void whatIsNoJsonGivesAnEmptyTree()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSource("{\"a\":1}");
        model.setSource("{broken");
        QCOMPARE(model.rowCount(), 0);
        model.setSource({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(JsonTreeModelTest)
#include "tst_jsontreemodel.moc"
