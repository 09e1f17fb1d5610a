// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>

#include <QElapsedTimer>
#include <QTest>

#include "tests/net/pushing.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

/// What a person asks of a running feed: retry now, suspend, resume, stop (PSH-4, PSH-7).
class TestPushControl : public QObject
{
    Q_OBJECT
private:
    /// Keeps the newest state the client told, and how many there were.
    struct Watched
    {
        explicit Watched(Pushing& pushing)
        {
            QObject::connect(pushing.client.get(), &PushClient::stateChanged, pushing.context.get(),
                             [this](const PushState& told) {
                                 state = told;
                                 ++times;
                             });
        }
        FeedActivity activity(std::size_t feed = 0) const
        {
            return feed < state.feeds.size() ? state.feeds[feed].activity : FeedActivity::NotRunning;
        }
        std::int64_t id(std::size_t feed = 0) const { return state.feeds[feed].feed.id; }

        PushState state;
        int times = 0;
    };

    static PushSettings slow(const std::string& url)
    {
        PushSettings settings = Pushing::settings(url);
        settings.retry.delays = {60s};
        return settings;
    }

private Q_SLOTS:
    void retryNowEndsTheWaitBeforeARetry()
    {
        Pushing pushing(5);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(500), answer(200)});
        pushing.start(slow(consumer.url()), false);
        QTRY_COMPARE(watched.activity(), FeedActivity::Waiting);
        const FeedState& waiting = watched.state.feeds.front();
        QCOMPARE(waiting.attempt, 2);
        QCOMPARE(waiting.firstSequence.value, 1);
        QCOMPARE(waiting.lastSequence.value, 5);
        QVERIFY(waiting.nextAt && *waiting.nextAt > currentMoment() + 50s);
        pushing.client->retryNow(watched.id());
        QTRY_COMPARE(watched.activity(), FeedActivity::UpToDate);
        QCOMPARE(consumer.requestCount(), 2);
        QCOMPARE(watched.state.figures.attempts, 2);
        QCOMPARE(watched.state.figures.retries, 1);
        QCOMPARE(watched.state.figures.delivered, 5);
    }

    void retryNowLeavesAConsumerInPeaceThatAskedForQuiet()
    {
        Pushing pushing(5);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(429, {"Retry-After: 1"}), answer(200)});
        pushing.start(Pushing::settings(consumer.url()), false);
        QTRY_COMPARE(watched.activity(), FeedActivity::Halted);
        QVERIFY(watched.state.feeds.front().nextAt);
        pushing.client->retryNow(watched.id());
        QTRY_COMPARE(watched.activity(), FeedActivity::UpToDate);
        QVERIFY(secondsBetween(consumer.requests()[0], consumer.requests()[1]) >= 1.0);
        QCOMPARE(watched.state.figures.halts, 1);
    }

    void suspendedByHandStaysSoUntilResumed()
    {
        Pushing pushing(3);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(200)});
        pushing.start(Pushing::settings(consumer.url()), false);
        QTRY_COMPARE(watched.activity(), FeedActivity::UpToDate);
        pushing.client->suspend(watched.id());
        QTRY_COMPARE(watched.activity(), FeedActivity::Suspended);
        QVERIFY(pushing.feed().suspended);
        QCOMPARE(pushing.feed().suspendedBecause, std::string("suspended by hand"));
        pushing.addEvents(4);
        const int told = watched.times;
        pushing.client->retryNow(watched.id()); // no way around
        pushing.client->suspend(watched.id());
        pushing.client->logGrew();
        QTRY_VERIFY(watched.times > told); // the feeds were looked at, and this one stayed as it was
        QCOMPARE(watched.activity(), FeedActivity::Suspended);
        QCOMPARE(consumer.requestCount(), 1);
        pushing.client->resume(watched.id());
        QTRY_COMPARE(consumer.requestCount(), 2);
        QCOMPARE(sequencesOf(consumer.requests()[1]), range(4, 7));
        QTRY_COMPARE(watched.activity(), FeedActivity::UpToDate);
        QVERIFY(!pushing.feed().suspended);
        QVERIFY(pushing.summaries.empty());
    }

    void aFeedThatGaveUpGoesOnWhereItStopped()
    {
        Pushing pushing(5);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(503), answer(503), answer(200)});
        PushSettings settings = Pushing::settings(consumer.url());
        settings.retry.maxAttempts = 2;
        pushing.start(settings, false);
        QTRY_COMPARE(watched.activity(), FeedActivity::Suspended);
        QCOMPARE(consumer.requestCount(), 2);
        QVERIFY(!watched.state.feeds.front().feed.suspendedBecause.empty());
        pushing.client->resume(watched.id());
        QTRY_COMPARE(watched.activity(), FeedActivity::UpToDate);
        QCOMPARE(sequencesOf(consumer.requests()[2]), range(1, 5));
        QCOMPARE(pushing.feed().acknowledged.value, 5);
    }

    void theAttemptUnderWayEndsBeforeTheFeedIsSuspended()
    {
        Pushing pushing(2);
        Watched watched(pushing);
        ConsumerAnswer slowly = answer(200);
        slowly.trickleMs = 8;
        ScriptedConsumer consumer({slowly});
        pushing.start(Pushing::settings(consumer.url()), false);
        QTRY_COMPARE(watched.activity(), FeedActivity::Sending);
        pushing.client->suspend(watched.id());
        QTRY_COMPARE(watched.activity(), FeedActivity::Suspended);
        QCOMPARE(pushing.feed().acknowledged.value, 2);
        QVERIFY(pushing.feed().suspended);
        QCOMPARE(pushing.storedAttempts().front().outcome, AttemptOutcome::Delivered);
    }

    void stopEndsOneFeedOnly()
    {
        Pushing pushing(2);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(200)});
        PushSettings first = Pushing::settings(consumer.url());
        first.label = "first";
        PushSettings second = first;
        second.label = "second";
        pushing.start(first, false);
        pushing.start(second, false);
        QTRY_COMPARE(watched.activity(1), FeedActivity::UpToDate);
        pushing.client->stop(watched.id(0));
        QVERIFY(pushing.finished(1));
        QTRY_COMPARE(watched.state.feeds.size(), std::size_t{1});
        QCOMPARE(watched.state.feeds.front().feed.label, std::string("second"));
        pushing.addEvents(1);
        pushing.client->logGrew();
        QTRY_COMPARE(consumer.requestCount(), 3);
        QVERIFY(consumer.requests()[2].head.find("EntityEventSource: second") != std::string::npos);
    }

    void aSuspendedFeedStartedAgainGoesOnWithItsNewToken()
    {
        Pushing pushing(2);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(401), answer(200)});
        pushing.start(Pushing::settings(consumer.url()), false);
        QTRY_COMPARE(watched.activity(), FeedActivity::Suspended);
        PushSettings again = Pushing::settings(consumer.url());
        again.token = "the-right-one";
        pushing.start(again, false);
        QTRY_COMPARE(watched.activity(), FeedActivity::UpToDate);
        QVERIFY(consumer.requests()[1].head.find("the-right-one") != std::string::npos);
        pushing.start(again, false);
        QTRY_COMPARE(pushing.failures.size(), std::size_t{1}); // it runs: one of the kind is enough
    }

    void aNewFeedBeginsAfterTheEventItIsGiven()
    {
        Pushing pushing(10);
        ScriptedConsumer consumer({answer(200)});
        PushSettings settings = Pushing::settings(consumer.url());
        settings.startAfter = SequenceNumber{7};
        pushing.start(settings);
        QVERIFY(pushing.finished());
        QCOMPARE(sequencesOf(consumer.requests()[0]), range(8, 10));
        settings.startAfter = SequenceNumber{2}; // known now: it goes on where it was
        pushing.start(settings);
        QVERIFY(pushing.finished(2));
        QCOMPARE(consumer.requestCount(), 1);
    }

    void finishingEndsASuspendedFeed()
    {
        Pushing pushing(1);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(301)});
        pushing.start(Pushing::settings(consumer.url()), false);
        QTRY_COMPARE(watched.activity(), FeedActivity::Suspended);
        QVERIFY(pushing.summaries.empty());
        pushing.client->finishWhenDrained();
        QVERIFY(pushing.finished());
        QVERIFY(pushing.summaries.front().suspended);
        QCOMPARE(pushing.summaries.front().remaining, 1);
    }

    void theStateIsToldAtMostOnceAFrame()
    {
        Pushing pushing(300);
        Watched watched(pushing);
        ScriptedConsumer consumer({answer(200)});
        QElapsedTimer clock;
        clock.start();
        pushing.start(Pushing::settings(consumer.url(), 1), false);
        QTRY_COMPARE(watched.state.figures.delivered, 300);
        QVERIFY2(watched.times <= clock.elapsed() / 33 + 2, qPrintable(QString::number(watched.times)));
    }
};

QTEST_GUILESS_MAIN(TestPushControl)
#include "tst_pushcontrol.moc"
