// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/tables/scriptstepsmodel.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class ScriptStepsModelTest : public QObject
{
    Q_OBJECT
private:
    using State = ScriptStepsModel::State;

    static BehaviourScript script(const char* text) { return *parseBehaviour(text); }
    static State stateOf(const ScriptStepsModel& model, int row)
    {
        return static_cast<State>(model.index(row).data(ScriptStepsModel::stateRole).toInt());
    }

private Q_SLOTS:
    void showsTheStepsAsTheyAreWritten()
    {
        ScriptStepsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setScript(
            script("2x status=429 retry-after=3, reset, random(seed=7): 10% status=503, 1.5% reset"));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data().toString(), u"2x status=429 retry-after=3"_s);
        QCOMPARE(model.index(1).data().toString(), u"reset"_s);
        QCOMPARE(model.index(2).data().toString(), u"random(seed=7): 10% status=503, 1.5% reset"_s);
        model.setScript(script(""));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data().toString(), u"accept"_s);
    }

    void followsThePosition()
    {
        ScriptStepsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setScript(script("2x status=503, close, accept"));
        QCOMPARE(model.currentStep(), -1);
        QCOMPARE(stateOf(model, 0), State::Planned);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPosition(BehaviourPosition{1, 0, 2});
        QCOMPARE(changed.count(), 1);
        model.setPosition(BehaviourPosition{1, 0, 2}); // no change, no repaint
        QCOMPARE(changed.count(), 1);
        QCOMPARE(stateOf(model, 0), State::Done);
        QCOMPARE(stateOf(model, 1), State::Now);
        QCOMPARE(stateOf(model, 2), State::Planned);
        QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"close"_s));
    }

    void aPositionOfAnotherScriptIsNone()
    {
        ScriptStepsModel model;
        model.setScript(script("accept"));
        model.setPosition(BehaviourPosition{3, 0, 9});
        QCOMPARE(model.currentStep(), -1);
    }

    void aNewScriptForgetsThePosition()
    {
        ScriptStepsModel model;
        model.setScript(script("2x reset, accept"));
        model.setPosition(BehaviourPosition{1, 4, 6});
        model.setScript(script("2x close, accept"));
        QCOMPARE(model.currentStep(), -1);
    }
};

QTEST_MAIN(ScriptStepsModelTest)
#include "tst_scriptstepsmodel.moc"
