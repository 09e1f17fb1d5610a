// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/tables/limitsmodel.h"
#include "models/tables/limittext.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class LimitsModelTest : public QObject
{
    Q_OBJECT
private:
    static QModelIndex value(const LimitsModel& model, const QString& name)
    {
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, LimitsModel::Name).data() == name)
                return model.index(row, LimitsModel::Value);
        return {};
    }

private Q_SLOTS:
    void everySentenceIsKnownToTranslators()
    {
        const auto known = limitSentences();
        for (const LimitDescription& limit : limitDescriptions())
            for (const std::string_view sentence : {limit.meaning, limit.answer})
                QVERIFY2(std::find(known.begin(), known.end(), sentence) != known.end(),
                         std::string(sentence).c_str());
    }

    void everyLimitIsARow()
    {
        LimitsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), static_cast<int>(limitDescriptions().size()));
        const QModelIndex body = value(model, u"body"_s);
        QCOMPARE(body.data().toString(), u"10MiB"_s);
        QCOMPARE(body.siblingAtColumn(LimitsModel::Default).data().toString(), u"10MiB"_s);
        QVERIFY(body.siblingAtColumn(LimitsModel::Answer).data().toString().startsWith(u"413"_s));
    }

    void aValueIsTakenAndResetToItsDefault()
    {
        LimitsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&model, &LimitsModel::changed);
        const QModelIndex body = value(model, u"body"_s);
        QVERIFY(model.setData(body, u" 20MiB "_s, Qt::EditRole));
        QCOMPARE(model.limits().body, std::size_t{20} * 1024 * 1024);
        QVERIFY(body.data(LimitsModel::changedRole).toBool());
        model.resetToDefault(body.row());
        QCOMPARE(model.limits(), ReceiverLimits{});
        QCOMPARE(changed.count(), 2);
    }

    void aWrongValueIsRefusedAndSaidWhy()
    {
        LimitsModel model;
        QSignalSpy refused(&model, &LimitsModel::refused);
        QVERIFY(!model.setData(value(model, u"head-time"_s), u"soon"_s, Qt::EditRole));
        QCOMPARE(refused.takeFirst().at(0).toString(), u"head-time takes 100ms to 3600s"_s);
        QVERIFY(!model.setData(value(model, u"connections"_s), u"0"_s, Qt::EditRole));
        QCOMPARE(model.limits(), ReceiverLimits{});
    }

    void nothingChangesWhileTheReceiverRuns()
    {
        LimitsModel model;
        model.setEditable(false);
        const QModelIndex body = value(model, u"body"_s);
        QVERIFY(!(body.flags() & Qt::ItemIsEditable));
        QVERIFY(!model.setData(body, u"1MiB"_s, Qt::EditRole));
        QCOMPARE(model.limits(), ReceiverLimits{});
    }
};

QTEST_MAIN(LimitsModelTest)
#include "tst_limitsmodel.moc"
