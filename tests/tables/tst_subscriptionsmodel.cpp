// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "logsession.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class SubscriptionsModelTest : public QObject
{
    Q_OBJECT
private:
    static QString cell(const SubscriptionsModel& model, int row, SubscriptionColumn column)
    {
        return model.index(row, static_cast<int>(column)).data().toString();
    }

    static PlacedSubscription placed(std::int64_t key)
    {
        PlacedSubscription placed;
        placed.subscription.key = key;
        placed.subscription.revision = 1;
        placed.feed.id = key * 10;
        placed.feed.subscription = key;
        return placed;
    }

    static FeedState feed(const PlacedSubscription& placed, FeedActivity activity)
    {
        FeedState state;
        state.feed = placed.feed;
        state.activity = activity;
        return state;
    }

private Q_SLOTS:
    void followsTheSession()
    {
        LogSession session;
        SubscriptionsModel& model = session.tables->subscriptions();
        const QAbstractItemModelTester tester(&model);
        QTRY_VERIFY(model.isRead());
        session.subscribe("First");
        const PlacedSubscription second = session.subscribe("Second", "ResourceName eq 'Media'");
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, SubscriptionColumn::Label), u"First"_s);
        QCOMPARE(cell(model, 0, SubscriptionColumn::Filter), u"all events"_s);
        QCOMPARE(cell(model, 1, SubscriptionColumn::Filter), u"ResourceName eq 'Media'"_s);
        QCOMPARE(cell(model, 1, SubscriptionColumn::LastAttempt), u"never"_s);
        PushProgress progress;
        progress.feed = second.feed;
        progress.attempt.feed = second.feed.id;
        progress.attempt.delivery = 1;
        progress.attempt.startedAt = currentMoment();
        progress.attempt.status = 503;
        session.store->recordAttempt(progress, [](const tl::expected<std::int64_t, SessionError>&) {});
        QTRY_VERIFY(cell(model, 1, SubscriptionColumn::LastAttempt).endsWith(u", 503"_s));
        session.store->removeSubscription(second.subscription.key, 0,
                                          [](const tl::expected<SubscriptionOutcome, SessionError>&) {});
        QTRY_COMPARE(model.rowCount(), 1);
    }

    void aSessionWithSubscriptionsShowsThemWithTheirLastAttempt()
    {
        LogSession session;
        const PlacedSubscription made = session.subscribe("Known");
        PushProgress progress;
        progress.feed = made.feed;
        progress.attempt.feed = made.feed.id;
        progress.attempt.delivery = 1;
        progress.attempt.startedAt = currentMoment();
        progress.attempt.status = 200;
        session.store->recordAttempt(progress, [](const tl::expected<std::int64_t, SessionError>&) {});
        session.store->flush();
        const SessionTables again(session.store->file());
        auto& model = const_cast<SessionTables&>(again).subscriptions();
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_VERIFY(cell(model, 0, SubscriptionColumn::LastAttempt).endsWith(u", 200"_s));
    }

    void whatItsFeedDoesDecidesTheStanding_data()
    {
        QTest::addColumn<int>("activity");
        QTest::addColumn<bool>("active");
        QTest::addColumn<bool>("suspended");
        QTest::addColumn<int>("standing");
        const auto row = [](const char* name, FeedActivity activity, bool active, bool suspended,
                            SubscriptionStanding standing) {
            QTest::newRow(name) << static_cast<int>(activity) << active << suspended
                                << static_cast<int>(standing);
        };
        row("sending", FeedActivity::Sending, true, false, SubscriptionStanding::Sending);
        row("waiting", FeedActivity::Waiting, true, false, SubscriptionStanding::Waiting);
        row("halted", FeedActivity::Halted, true, false, SubscriptionStanding::Halted);
        row("up to date", FeedActivity::UpToDate, true, false, SubscriptionStanding::UpToDate);
        row("paused", FeedActivity::UpToDate, false, false, SubscriptionStanding::Paused);
        row("given up", FeedActivity::UpToDate, false, true, SubscriptionStanding::Suspended);
        row("not running", FeedActivity::NotRunning, true, false, SubscriptionStanding::Idle);
    }

    void whatItsFeedDoesDecidesTheStanding()
    {
        QFETCH(int, activity);
        QFETCH(bool, active);
        QFETCH(bool, suspended);
        SubscriptionsModel model;
        const QAbstractItemModelTester tester(&model);
        PlacedSubscription one = placed(1);
        one.subscription.ActiveYN = active;
        one.feed.suspended = suspended;
        model.take({one});
        PushState push;
        push.feeds = {feed(one, static_cast<FeedActivity>(activity))};
        model.takePush(push);
        QFETCH(int, standing);
        QCOMPARE(model.index(0, 0).data(SubscriptionsModel::standingRole).toInt(), standing);
        QVERIFY(!cell(model, 0, SubscriptionColumn::State).isEmpty());
    }

    void lagAndNextAttemptComeFromTheFeed()
    {
        SubscriptionsModel model;
        model.take({placed(1), placed(2)});
        PushState push;
        push.feeds = {feed(placed(1), FeedActivity::Waiting), feed(placed(2), FeedActivity::Sending)};
        push.feeds[0].remaining = 12;
        push.feeds[0].nextAt = currentMoment();
        push.feeds[1].remaining = FeedState::mostCounted + 1;
        model.takePush(push);
        QCOMPARE(cell(model, 0, SubscriptionColumn::Lag), u"12"_s);
        QVERIFY(!cell(model, 0, SubscriptionColumn::NextAttempt).isEmpty());
        QVERIFY(cell(model, 1, SubscriptionColumn::Lag).startsWith(u'>'));
    }

    void rowsComeAndGoWithoutAReset()
    {
        SubscriptionsModel model;
        const QAbstractItemModelTester tester(&model);
        model.take({placed(1), placed(3)});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.takeOne(placed(2));
        QCOMPARE(model.rowOf(2), 1);
        model.take({placed(2), placed(3), placed(4)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowOf(1), -1);
        QCOMPARE(model.rowOf(4), 2);
        model.remove(3);
        QCOMPARE(model.rowOf(4), 1);
        QCOMPARE(reset.count(), 0);
    }

    void anOlderRevisionDoesNotUndoANewerOne()
    {
        SubscriptionsModel model;
        PlacedSubscription newer = placed(1);
        newer.subscription.revision = 5;
        newer.subscription.EntityEventSource = "newer";
        model.take({newer});
        model.takeOne(placed(1));
        QCOMPARE(cell(model, 0, SubscriptionColumn::Label), u"newer"_s);
    }
};

QTEST_GUILESS_MAIN(SubscriptionsModelTest)
#include "tst_subscriptionsmodel.moc"
