// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QFile>
#include <QTest>

#include "tests/net/subscribing.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

namespace {

using Sequences = std::vector<std::int64_t>;

/// An answer whose last byte comes late: the attempt is under way meanwhile.
ConsumerAnswer late(ConsumerAnswer made)
{
    made.trickleMs = 8;
    return made;
}

} // namespace

/// Subscriptions pushed from one shared reading of the log (SUB-1..7).
class TestSubscriptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachGetsTheEventsItsFilterMatchesInOrder()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.append("Property", 3);
        session.create(Subscribing::subscription(consumer.url("/all")));
        session.create(Subscribing::subscription(consumer.url("/media"), "ResourceName eq 'Media'"));
        session.begin();
        session.create(Subscribing::subscription(consumer.url("/two"), "ResourceRecordKey eq '2'"));
        session.append("Media", 2);
        session.append("Property", 2);
        QTRY_COMPARE(sequencesTo(consumer, "/all"), range(1, 7));
        QTRY_COMPARE(sequencesTo(consumer, "/media"), range(4, 5));
        QTRY_COMPARE(sequencesTo(consumer, "/two"), (Sequences{2, 5, 7}));
        QVERIFY(session.failures.empty());
    }

    void theStartIsWhatTheClientSaid()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.append("Property", 5);
        session.begin();
        session.create(Subscribing::subscription(consumer.url("/after2"), {}, 2));
        session.create(Subscribing::subscription(consumer.url("/new"), {}, std::nullopt));
        session.append("Property", 2);
        QTRY_COMPARE(sequencesTo(consumer, "/after2"), range(3, 7));
        QTRY_COMPARE(sequencesTo(consumer, "/new"), range(6, 7));
    }

    void progressIsStoredWithWhatWasDelivered()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        const auto placed =
            session.create(Subscribing::subscription(consumer.url(), "ResourceName eq 'Media'"));
        session.create(Subscribing::subscription(consumer.url("/all")));
        session.append("Property", 2);
        session.append("Media", 3);
        session.append("Property", 4);
        QTRY_COMPARE(session.stored(placed.subscription.key).feed.lastDelivered.value, 5);
        QTRY_COMPARE(sequencesTo(consumer, "/all"), range(1, 9)); // the log was read to its end
        const PlacedSubscription after = session.stored(placed.subscription.key);
        QCOMPARE(after.subscription.EntityEventSequence->value, 0); // what the client said
        QCOMPARE(after.subscription.revision, 1);
        QVERIFY(after.feed.acknowledged.value >= 5);
        session.client.reset(); // what was passed without a delivery is kept at the end
        QCOMPARE(session.stored(placed.subscription.key).feed.acknowledged.value, 9);
        QCOMPARE(session.stored(placed.subscription.key).feed.lastDelivered.value, 5);
        QCOMPARE(sequencesTo(consumer, "/webhooks"), range(3, 5));
    }

    void aFullBatchGoesAtOnceAndTheRestWaitsForMore()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        Subscription wanted = Subscribing::subscription(consumer.url());
        wanted.batchSize = 3;
        wanted.batchWait = 60s;
        const auto placed = session.create(wanted);
        session.append("Property", 7);
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), range(1, 6));
        QTRY_COMPARE(session.stored(placed.subscription.key).feed.acknowledged.value, 6);
        QCOMPARE(consumer.requestCount(), 2); // the seventh waits
        session.client->retryNow(placed.feed.id);
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), range(1, 7));
    }

    void anEventWaitsNoLongerThanTheBatchMayWait()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        Subscription wanted = Subscribing::subscription(consumer.url());
        wanted.batchWait = 300ms;
        session.create(wanted);
        const auto before = std::chrono::system_clock::now();
        session.append("Property", 1);
        session.append("Property", 1);
        QTRY_COMPARE(consumer.requestCount(), 1);
        QCOMPARE(sequencesOf(consumer.requests()[0]), range(1, 2));
        QVERIFY(consumer.requests()[0].arrivedAt - before >= 300ms);
    }

    void thePaceSpacesRequests()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        Subscription wanted = Subscribing::subscription(consumer.url());
        wanted.batchSize = 1;
        wanted.requestsPerSecond = 10;
        session.create(wanted);
        session.append("Property", 4);
        QTRY_COMPARE(consumer.requestCount(), 4);
        const auto seen = consumer.requests();
        QVERIFY(secondsBetween(seen[0], seen[3]) >= 0.25);
    }

    void aPausedOneKeepsItsPlace()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        const auto placed = session.create(Subscribing::subscription(consumer.url()));
        session.create(Subscribing::subscription(consumer.url("/other")));
        session.append("Property", 2);
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), range(1, 2));
        const std::int64_t key = placed.subscription.key;
        QTRY_COMPARE(session.stored(key).feed.acknowledged.value, 2);
        session.change(key, [](SubscriptionChange& change) { change.subscription.ActiveYN = false; });
        session.append("Property", 3);
        QTRY_COMPARE(sequencesTo(consumer, "/other"), range(1, 5));
        QCOMPARE(sequencesTo(consumer, "/webhooks"), range(1, 2));
        session.change(key, [](SubscriptionChange& change) { change.subscription.ActiveYN = true; });
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), range(1, 5));
    }

    void theLateResultOfAnAttemptDoesNotMoveANewPlace()
    {
        Subscribing session;
        ScriptedConsumer consumer({late(answer(200)), answer(200)});
        session.append("Property", 5);
        session.begin();
        const std::int64_t key = session.create(Subscribing::subscription(consumer.url())).subscription.key;
        QTRY_COMPARE(consumer.requestCount(), 1);
        session.change(key, [](SubscriptionChange& change) {
            change.subscription.EntityEventSequence = SequenceNumber{3};
            change.goOnAt = SequenceNumber{3};
        });
        QTRY_COMPARE(consumer.requestCount(), 2);
        const auto seen = consumer.requests();
        QVERIFY(secondsBetween(seen[0], seen[1]) > 0.2); // one in flight, even so
        QCOMPARE(sequencesOf(seen[0]), range(1, 5));
        QCOMPARE(sequencesOf(seen[1]), range(3, 5));
        QVERIFY(session.sawAttempts(2));
        QCOMPARE(session.attempts[0].status, 200);
        QCOMPARE(session.attempts[0].lastSequence.value, 5);
        QCOMPARE(session.stored(key).feed.acknowledged.value, 5);
        QCOMPARE(session.storedAttempts().size(), std::size_t{2});
        QVERIFY(session.storedAttempts()[0].delivery != session.storedAttempts()[1].delivery);
    }

    void theLateRefusalOfAnAttemptDoesNotSuspendANewPlace()
    {
        Subscribing session;
        ScriptedConsumer consumer({late(answer(410)), answer(200)});
        session.append("Property", 2);
        session.begin();
        const std::int64_t key = session.create(Subscribing::subscription(consumer.url())).subscription.key;
        QTRY_COMPARE(consumer.requestCount(), 1);
        session.change(key, [](SubscriptionChange& change) { change.goOnAt = SequenceNumber{2}; });
        QTRY_COMPARE(consumer.requestCount(), 2);
        QCOMPARE(sequencesOf(consumer.requests()[1]), range(2, 2));
        QVERIFY(session.stored(key).subscription.ActiveYN);
    }

    void aNewPlaceHoldsOverARestart()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.append("Property", 5);
        session.begin();
        const std::int64_t key = session.create(Subscribing::subscription(consumer.url())).subscription.key;
        QTRY_COMPARE(session.stored(key).feed.acknowledged.value, 5);
        session.restart(); // nobody pushes meanwhile
        session.change(key, [](SubscriptionChange& change) { change.goOnAt = SequenceNumber{4}; });
        QCOMPARE(session.stored(key).feed.acknowledged.value, 3);
        session.goOnAfterRestart();
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), (Sequences{1, 2, 3, 4, 5, 4, 5}));
    }

    void givingUpMakesItInactiveUntilItIsResumed_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("gone") << 410;
        QTest::newRow("unauthorized") << 401;
        QTest::newRow("moved") << 302;
    }

    void givingUpMakesItInactiveUntilItIsResumed()
    {
        QFETCH(int, status);
        Subscribing session;
        ScriptedConsumer consumer({answer(status), answer(200)});
        session.append("Property", 2);
        session.begin();
        const std::int64_t key = session.create(Subscribing::subscription(consumer.url())).subscription.key;
        QTRY_VERIFY(!session.stored(key).subscription.ActiveYN);
        const PlacedSubscription suspended = session.stored(key);
        QCOMPARE(suspended.subscription.revision, 2);
        QVERIFY(suspended.feed.suspended);
        QVERIFY(!suspended.feed.suspendedBecause.empty());
        session.append("Property", 1);
        session.goOnAfterRestart(); // it stays so
        session.client->resume(suspended.feed.id);
        QTRY_COMPARE(consumer.requestCount(), 2);
        QCOMPARE(sequencesOf(consumer.requests()[1]), range(1, 3));
        QVERIFY(session.stored(key).subscription.ActiveYN);
        QVERIFY(!session.stored(key).feed.suspended);
    }

    void suspendedByHandIsInactive()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        const auto placed = session.create(Subscribing::subscription(consumer.url()));
        session.client->suspend(placed.feed.id);
        QTRY_VERIFY(!session.stored(placed.subscription.key).subscription.ActiveYN);
        session.append("Property", 1);
        session.change(placed.subscription.key, [](SubscriptionChange& change) {
            change.subscription.ActiveYN = true;
            change.resumes = true;
        });
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), range(1, 1));
    }

    void theTokenIsSentAndNeverStored()
    {
        Subscribing session;
        const std::string token = "sesame-open-sesame";
        ScriptedConsumer consumer({answer(200, {}, "{\"echo\":\"" + token + "\"}")});
        Subscription wanted = Subscribing::subscription(consumer.url());
        wanted.CallbackCredentialId = session.credential(token);
        session.begin();
        session.create(wanted);
        session.append("Property", 1);
        QVERIFY(session.sawAttempts(1));
        QVERIFY(consumer.requests()[0].head.find("Authorization: Bearer " + token) != std::string::npos);
        QVERIFY(session.attempts[0].requestHead.find(token) == std::string::npos);
        QVERIFY(session.attempts[0].answerBody.find(token) == std::string::npos);
        session.client.reset();
        session.store->flush();
        for (const char* suffix : {"", "-wal"}) {
            QFile file(QString::fromStdString(session.store->file() + suffix));
            if (file.open(QIODevice::ReadOnly)) QVERIFY(!file.readAll().contains(token.c_str()));
        }
        QCOMPARE(session.credentials->find(wanted.CallbackCredentialId)->origin,
                 consumer.url("")); // bound by its first use
    }

    void aMissingCredentialSuspendsAndSaysSo()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        Subscription wanted = Subscribing::subscription(consumer.url());
        wanted.CallbackCredentialId = "cred-nowhere";
        session.begin();
        const std::int64_t key = session.create(wanted).subscription.key;
        session.append("Property", 1);
        QTRY_VERIFY(session.stored(key).feed.suspended);
        QVERIFY(session.stored(key).feed.suspendedBecause.find("cred-nowhere") != std::string::npos);
        QCOMPARE(consumer.requestCount(), 0);
        session.change(key, [&](SubscriptionChange& change) {
            change.subscription.CallbackCredentialId = session.credential("t");
            change.subscription.ActiveYN = true;
            change.resumes = true;
        });
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), range(1, 1));
    }

    void aCredentialOfAnotherOriginIsNotSent()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        Subscription wanted = Subscribing::subscription(consumer.url());
        wanted.CallbackCredentialId = session.credential("t");
        QVERIFY(session.credentials->bind(wanted.CallbackCredentialId, "https://elsewhere:443"));
        session.begin();
        const std::int64_t key = session.create(wanted).subscription.key;
        session.append("Property", 1);
        QTRY_VERIFY(session.stored(key).feed.suspended);
        QVERIFY(session.stored(key).feed.suspendedBecause.find("elsewhere") != std::string::npos);
        QCOMPARE(consumer.requestCount(), 0);
    }

    void oneRemovedInFlightEndsWithItsAttempt()
    {
        Subscribing session;
        ScriptedConsumer consumer({late(answer(500)), answer(200)});
        session.append("Property", 2);
        session.begin();
        const std::int64_t key = session.create(Subscribing::subscription(consumer.url())).subscription.key;
        QTRY_COMPARE(consumer.requestCount(), 1);
        session.remove(key);
        QVERIFY(session.finished());
        QCOMPARE(session.storedAttempts().size(), std::size_t{1});
        QCOMPARE(session.storedAttempts()[0].status, 500);
        session.create(Subscribing::subscription(consumer.url("/other")));
        session.append("Property", 1);
        QTRY_COMPARE(sequencesTo(consumer, "/other"), range(1, 3));
        QCOMPARE(sequencesTo(consumer, "/webhooks"), range(1, 2)); // the attempt that was under way
    }

    void aChangedFilterAndUrlTakeEffectWithTheNextBatch()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        const std::int64_t key =
            session.create(Subscribing::subscription(consumer.url("/a"), "ResourceName eq 'Media'"))
                .subscription.key;
        session.append("Media", 1);
        session.append("Property", 2);
        QTRY_COMPARE(session.stored(key).feed.acknowledged.value, 1);
        session.change(key, [&](SubscriptionChange& change) {
            change.subscription.CallbackUrl = consumer.url("/b");
            change.subscription.EntityEventSource = "B";
            change.subscription.EntityEventFilter = "ResourceName eq 'Property'";
        });
        session.append("Media", 1);
        session.append("Property", 1);
        QTRY_VERIFY(!sequencesTo(consumer, "/b").empty());
        QTRY_COMPARE(sequencesTo(consumer, "/b").back(), 5);
        QCOMPARE(sequencesTo(consumer, "/a"), range(1, 1));
        const SeenRequest last = consumer.requests().back();
        QVERIFY(last.head.find("EntityEventSource: B") != std::string::npos);
    }

    void aFilterThatCannotJudgeAnEventSuspendsBeforeIt()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        const std::int64_t key =
            session.create(Subscribing::subscription(consumer.url(), "4 div Data/Parts eq 2"))
                .subscription.key;
        session.append("Property", 2, "\"Data\":{\"Parts\":2}");
        session.append("Property", 1, "\"Data\":{\"Parts\":0}");
        session.append("Property", 1, "\"Data\":{\"Parts\":2}");
        QTRY_VERIFY(session.stored(key).feed.suspended);
        QVERIFY(session.stored(key).feed.suspendedBecause.find("event 3") != std::string::npos);
        QCOMPARE(sequencesTo(consumer, "/webhooks"), range(1, 2)); // what came before was sent
        QCOMPARE(session.stored(key).feed.acknowledged.value, 2);
        session.change(key, [](SubscriptionChange& change) {
            change.goOnAt = SequenceNumber{4};
            change.subscription.ActiveYN = true;
            change.resumes = true;
        });
        QTRY_COMPARE(sequencesTo(consumer, "/webhooks"), (Sequences{1, 2, 4}));
    }

    void aConsumerThatAskedForQuietHasItFromAll()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(429, {"Retry-After: 1"}), answer(200)});
        session.begin();
        session.create(Subscribing::subscription(consumer.url("/a")));
        session.append("Property", 1);
        QVERIFY(session.sawAttempts(1));
        session.create(Subscribing::subscription(consumer.url("/b")));
        session.append("Property", 1);
        QTRY_COMPARE(sequencesTo(consumer, "/b"), range(1, 2));
        QTRY_COMPARE(sequencesTo(consumer, "/a"), (Sequences{1, 1, 2}));
        const auto seen = consumer.requests();
        for (std::size_t i = 1; i < seen.size(); ++i)
            QVERIFY(secondsBetween(seen[0], seen[i]) >= 1.0);
    }

    void stoppingEndsSubscriptionsAndStartingGoesOn()
    {
        Subscribing session;
        ScriptedConsumer consumer({answer(200)});
        session.begin();
        session.create(Subscribing::subscription(consumer.url("/a")));
        session.create(Subscribing::subscription(consumer.url("/b")));
        session.append("Property", 1);
        QTRY_COMPARE(consumer.requestCount(), 2);
        session.client->stopSubscriptions();
        QVERIFY(session.finished(2));
        session.append("Property", 1);
        session.begin();
        QTRY_COMPARE(sequencesTo(consumer, "/a"), range(1, 2));
        QTRY_COMPARE(sequencesTo(consumer, "/b"), range(1, 2));
    }
};

QTEST_GUILESS_MAIN(TestSubscriptions)
#include "tst_subscriptions.moc"
