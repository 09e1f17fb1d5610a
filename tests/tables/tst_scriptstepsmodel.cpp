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

    static std::vector<BehaviourStep> script(const char* text) { return parseBehaviour(text)->steps; }
    static std::string written(const ScriptStepsModel& model) { return scriptText(model.steps()); }
    static State stateOf(const ScriptStepsModel& model, int row)
    {
        return static_cast<State>(model.index(row).data(ScriptStepsModel::stateRole).toInt());
    }

private Q_SLOTS:
    void showsTheStepsAsTheyAreWritten()
    {
        ScriptStepsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSteps(
            script("2x status=429 retry-after=3, reset, random(seed=7): 10% status=503, 1.5% reset"));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data().toString(), u"2x status=429 retry-after=3"_s);
        QCOMPARE(model.index(1).data().toString(), u"reset"_s);
        QCOMPARE(model.index(2).data().toString(), u"random(seed=7): 10% status=503, 1.5% reset"_s);
        model.setSteps(script(""));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data().toString(), u"accept"_s);
    }

    void followsThePosition()
    {
        ScriptStepsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSteps(script("2x status=503, close, accept"));
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
        model.setSteps(script("accept"));
        model.setPosition(BehaviourPosition{3, 0, 9});
        QCOMPARE(model.currentStep(), -1);
    }

    void aNewScriptForgetsThePosition()
    {
        ScriptStepsModel model;
        model.setSteps(script("2x reset, accept"));
        model.setPosition(BehaviourPosition{1, 4, 6});
        model.setSteps(script("2x close, accept"));
        QCOMPARE(model.currentStep(), -1);
    }

    void stepsAreAddedCopiedAndRemoved()
    {
        ScriptStepsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy edited(&model, &ScriptStepsModel::edited);
        QVERIFY(!model.remove(0)); // there is always a step
        QCOMPARE(model.insertAfter(-1, script("2x reset").front()), 0);
        QCOMPARE(model.insertAfter(0, script("close").front()), 1);
        QCOMPARE(written(model), std::string("2x reset, 1x close, accept"));
        QCOMPARE(model.duplicate(0), 1);
        QCOMPARE(written(model), std::string("2x reset, 2x reset, 1x close, accept"));
        QVERIFY(model.remove(2));
        model.replace(1, script("3x stall").front());
        QCOMPARE(written(model), std::string("2x reset, 3x stall, accept"));
        QCOMPARE(edited.count(), 5);
        model.replace(1, script("3x stall").front()); // no change, no edit
        model.setSteps(script("close"));              // not by a person
        QCOMPARE(edited.count(), 5);
    }

    void aRandomStepStaysTheLast()
    {
        ScriptStepsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSteps(script("1x reset, 1x close, random(seed=1): 10% close"));
        QCOMPARE(model.insertAfter(2, script("stall").front()), 2);
        QCOMPARE(written(model), std::string("1x reset, 1x close, 1x stall, random(seed=1): 10% close"));
        QCOMPARE(model.insertAfter(0, script("random: 1% close").front()), -1);
        QCOMPARE(model.duplicate(3), -1);
        QVERIFY(!model.move(2, 3));
        QVERIFY(!model.move(3, 0));
        QVERIFY(model.remove(3));
        QCOMPARE(model.insertAfter(0, script("random: 1% close").front()), 3);
        QVERIFY(model.endsInRandom());
    }

    void stepsMoveUpAndDown()
    {
        ScriptStepsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSteps(script("1x reset, 1x close, 1x stall, accept"));
        QVERIFY(model.move(0, 2));
        QCOMPARE(written(model), std::string("1x close, 1x stall, 1x reset, accept"));
        QVERIFY(model.move(3, 0));
        QCOMPARE(written(model), std::string("1x accept, 1x close, 1x stall, reset"));
        QVERIFY(!model.move(0, 4));
        QVERIFY(!model.move(0, -1));
        QVERIFY(!model.move(1, 1));
    }

    void anEditForgetsThePosition()
    {
        ScriptStepsModel model;
        model.setSteps(script("2x reset, accept"));
        model.setPosition(BehaviourPosition{0, 1, 1});
        model.replace(1, script("close").front());
        QCOMPARE(model.currentStep(), -1);
    }
};

QTEST_MAIN(ScriptStepsModelTest)
#include "tst_scriptstepsmodel.moc"
