// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/tables/endpointsmodel.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class EndpointsModelTest : public QObject
{
    Q_OBJECT
private:
    static EndpointSettings endpoint(const char* path, const char* behaviour = "")
    {
        EndpointSettings settings;
        settings.path = path;
        settings.token = "t";
        settings.behaviour = behaviour;
        return settings;
    }

    static ListenerState listening()
    {
        ListenerState state;
        state.listening = true;
        state.url = "http://127.0.0.1:9/a";
        state.origin = "http://127.0.0.1:9";
        return state;
    }

    static QString state(const EndpointsModel& model, int row)
    {
        return model.index(row).data(EndpointsModel::stateRole).toString();
    }

private Q_SLOTS:
    void endpointsAreAddedCopiedAndRemoved()
    {
        EndpointsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEndpoints({endpoint("/webhooks", "reset")});
        QVERIFY(!model.remove(0)); // there is always one
        QCOMPARE(model.add(0), 1);
        QCOMPARE(model.at(1).path, std::string("/webhooks2"));
        QCOMPARE(model.at(1).token, std::string("t"));
        QVERIFY(model.at(1).behaviour.empty());
        QCOMPARE(model.duplicate(0), 1);
        QCOMPARE(model.at(1).path, std::string("/webhooks3"));
        QCOMPARE(model.at(1).behaviour, std::string("reset"));
        QVERIFY(model.isComplete());
        QVERIFY(model.remove(0));
        QCOMPARE(model.rowCount(), 2);
    }

    void whatCanNotBeStartedWithIsSaid_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("behaviour");
        QTest::addColumn<QString>("problem");
        QTest::newRow("right") << u"/b"_s << u"t"_s << u"reset"_s << QString();
        QTest::newRow("no slash") << u"b"_s << u"t"_s << QString() << u"the path begins with /"_s;
        QTest::newRow("twice") << u"/a"_s << u"t"_s << QString() << u"the path stands twice"_s;
        QTest::newRow("no token") << u"/b"_s << QString() << QString() << u"the token is missing"_s;
        QTest::newRow("wrong script") << u"/b"_s << u"t"_s << u"explode"_s << u"the script is wrong"_s;
    }

    void whatCanNotBeStartedWithIsSaid()
    {
        QFETCH(QString, path);
        QFETCH(QString, token);
        QFETCH(QString, behaviour);
        QFETCH(QString, problem);
        EndpointsModel model;
        model.setEndpoints({endpoint("/a"), endpoint("/b")});
        EndpointSettings changed = model.at(1);
        changed.path = path.toStdString();
        changed.token = token.toStdString();
        changed.behaviour = behaviour.toStdString();
        model.change(1, changed);
        QCOMPARE(model.index(1).data(EndpointsModel::problemRole).toString(), problem);
        QCOMPARE(model.isComplete(), problem.isEmpty());
    }

    void eachTellsWhatItDoesNow()
    {
        EndpointsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEndpoints({endpoint("/a", "1x status=503, accept"), endpoint("/b", "random: 5% close")});
        QCOMPARE(state(model, 0), u"stopped"_s);
        model.showListener(listening());
        QCOMPARE(state(model, 0), u"answering 503"_s);
        QCOMPARE(state(model, 1), u"answering by chance"_s);
        QCOMPARE(model.url(1), u"http://127.0.0.1:9/b"_s);
        ReceiverFigures figures;
        figures.endpoints.resize(2);
        figures.endpoints[0].behaviour = {1, 0, 1};
        figures.endpoints[0].requests = 1;
        figures.endpoints[0].scripted = 1;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.showFigures(figures);
        model.showFigures(figures); // no change, no repaint
        QCOMPARE(changed.count(), 1);
        QCOMPARE(state(model, 0), u"accepting"_s);
        QCOMPARE(model.index(0).data(EndpointsModel::figuresRole).toString(), u"1 in \u00b7 1 scripted"_s);
        model.setBusy(0, true);
        QCOMPARE(state(model, 0), u"answering 429, by hand"_s);
        model.showListener({});
        QCOMPARE(state(model, 0), u"stopped"_s);
        QVERIFY(!model.isBusy(0));
    }

    void thePositionIsOfTheScriptThatRuns()
    {
        EndpointsModel model;
        model.setEndpoints({endpoint("/a", "2x reset, accept")});
        model.showListener(listening());
        ReceiverFigures figures;
        figures.endpoints.resize(1);
        figures.endpoints[0].behaviour = {0, 1, 1};
        model.showFigures(figures);
        QCOMPARE(model.position(0)->takenInStep, std::int64_t{1});
        EndpointSettings edited = model.at(0);
        edited.behaviour = "close";
        model.change(0, edited);
        QVERIFY(!model.position(0)); // what runs is another script
        QCOMPARE(*model.applied(0), std::string("2x reset, accept"));
        QCOMPARE(state(model, 0), u"resetting"_s);
        model.apply(0);
        QCOMPARE(*model.applied(0), std::string("close"));
        QCOMPARE(state(model, 0), u"closing"_s);
        QVERIFY(model.position(0));
    }
};

QTEST_MAIN(EndpointsModelTest)
#include "tst_endpointsmodel.moc"
