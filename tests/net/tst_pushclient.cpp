// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include "net/push/deliveryqueue.h"
#include "tests/net/pushing.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Runs SQL beside the writer, to make it fail.
void runSql(const std::string& file, const QString& statement)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        database.setDatabaseName(QString::fromStdString(file));
        if (!database.open() || !QSqlQuery(database).exec(statement)) qFatal("the test's SQL failed");
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
}

std::vector<int> sizesOf(const std::vector<SeenRequest>& requests)
{
    std::vector<int> sizes;
    for (const SeenRequest& request : requests)
        sizes.push_back(static_cast<int>(sequencesOf(request).size()));
    return sizes;
}

/// Refuses any batch that holds this event, takes all others and remembers them.
ScriptedConsumer::Decide refusing(std::int64_t bad, std::vector<std::int64_t>& taken)
{
    return [bad, &taken](const SeenRequest& request, int) {
        const auto sequences = sequencesOf(request);
        if (std::find(sequences.begin(), sequences.end(), bad) != sequences.end()) return answer(400);
        taken.insert(taken.end(), sequences.begin(), sequences.end());
        return answer(200);
    };
}

} // namespace

class TestPushClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversTheLogInOrder();
    void bigEventsGoInSmallerBatches();
    void sendsLabelAndTokenAsSet();
    void failedAttemptsAreRetriedWithTheSameBytes();
    void eachAttemptIsKept();
    void tokensNeverReachTheSession();
    void requestsSeenAreAttemptsLogged_data();
    void requestsSeenAreAttemptsLogged();
    void lostAnswersCountAsDuplicates();
    void deadlineAbandonsAndCallsBack();
    void tooLargeHalvesAndStaysSmall();
    void refusedEventIsFoundAndSuspends();
    void refusedEventIsFoundAndDeadLettered();
    void maximumOfFailuresSuspendsUntilStartedAgain();
    void finalAnswersSuspendAtOnce_data();
    void finalAnswersSuspendAtOnce();
    void goesOnAfterACrash();
    void interruptedAttemptIsRecordedAndRepeated();
    void stopFinishesTheAttemptInHand();
    void waitsForMoreUntilToldToEnd();
    void nothingIsSentBeforeTheCommit();
    void refusedSettingsAreSaid();
    void sameFeedIsNotPushedTwice();
};

void TestPushClient::deliversTheLogInOrder()
{
    Pushing pushing(250);
    ScriptedConsumer consumer({answer(200)});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    QCOMPARE(sizesOf(consumer.requests()), (std::vector<int>{100, 100, 50}));
    std::vector<std::int64_t> all;
    for (const SeenRequest& request : consumer.requests())
        for (const std::int64_t sequence : sequencesOf(request))
            all.push_back(sequence);
    QCOMPARE(all, range(1, 250));
    QCOMPARE(consumer.connectionCount(), 1);
    const PushSummary summary = pushing.summaries.front();
    QCOMPARE(summary.delivered, 250);
    QCOMPARE(summary.attempts, 3);
    QCOMPARE(summary.duplicates, 0);
    QCOMPARE(summary.remaining, 0);
    QVERIFY(!summary.suspended);
    QCOMPARE(pushing.feed().acknowledged.value, 250);

    pushing.summaries.clear();
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    QCOMPARE(pushing.summaries.front().attempts, 0);
    QCOMPARE(consumer.requestCount(), 3);
}

void TestPushClient::bigEventsGoInSmallerBatches()
{
    Pushing pushing(3);
    std::vector<EntityEvent> events;
    for (int i = 4; i <= 8; ++i) {
        EntityEvent event{SequenceNumber{i}, "Property", "K", {}};
        event.source = "{\"EntityEventSequence\":" + std::to_string(i) +
                       R"(,"ResourceName":"Property","ResourceRecordKey":"K","x":")" +
                       std::string(3'000'000, 'x') + "\"}";
        events.push_back(std::move(event));
    }
    pushing.store->appendLog(std::move(events), [](const LogOutcome&) {});
    pushing.store->flush();
    ScriptedConsumer consumer({answer(200)});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    std::vector<std::int64_t> all;
    for (const SeenRequest& request : consumer.requests()) {
        QVERIFY(request.body.size() <= DeliveryQueue::mostBytes + 1000);
        for (const std::int64_t sequence : sequencesOf(request))
            all.push_back(sequence);
    }
    QCOMPARE(all, range(1, 8));
    QCOMPARE(pushing.summaries.front().delivered, 8);
    const DeliveryAttempt last = pushing.storedAttempts().back();
    QCOMPARE(last.requestBody.size(), std::size_t{64 * 1024});
    QCOMPARE(last.requestBodyBytes, static_cast<std::int64_t>(consumer.requests().back().body.size()));
}

void TestPushClient::sendsLabelAndTokenAsSet()
{
    Pushing pushing(1);
    ScriptedConsumer consumer({answer(200)});
    PushSettings labelled = Pushing::settings(consumer.url());
    labelled.label = "IDX Feed 123";
    pushing.start(labelled);
    QVERIFY(pushing.finished());
    PushSettings bare = Pushing::settings(consumer.url());
    bare.token.clear();
    pushing.start(bare);
    QVERIFY(pushing.finished(2));
    const std::string first = consumer.requests()[0].head;
    QVERIFY(first.find("\r\nEntityEventSource: IDX Feed 123\r\n") != std::string::npos);
    QVERIFY(first.find("\r\nAuthorization: Bearer a-secret-token\r\n") != std::string::npos);
    QVERIFY(first.find("\r\nContent-Type: application/json\r\n") != std::string::npos);
    const std::string second = consumer.requests()[1].head;
    QVERIFY(second.find("EntityEventSource") == std::string::npos);
    QVERIFY(second.find("Authorization") == std::string::npos);
    QCOMPARE(consumer.requests()[0].body.find("\"value\""), std::string::npos); // one event goes unwrapped
}

void TestPushClient::failedAttemptsAreRetriedWithTheSameBytes()
{
    Pushing pushing(10);
    ScriptedConsumer consumer({answer(503), answer(500), closing(), answer(429), answer(200)});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    QCOMPARE(consumer.requestCount(), 5);
    for (const SeenRequest& request : consumer.requests())
        QCOMPARE(request.raw, consumer.requests().front().raw);
    QCOMPARE(pushing.summaries.front().delivered, 10);
    for (std::size_t i = 0; i < pushing.attempts.size(); ++i) {
        QCOMPARE(pushing.attempts[i].attempt, static_cast<int>(i) + 1);
        QCOMPARE(pushing.attempts[i].delivery, 1);
    }
}

void TestPushClient::eachAttemptIsKept()
{
    Pushing pushing(3);
    ScriptedConsumer consumer({answer(503, {"X-Reason: busy"}, "later"), answer(200)});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    const auto stored = pushing.storedAttempts();
    QCOMPARE(stored.size(), std::size_t{2});
    const DeliveryAttempt& failed = stored.front();
    QCOMPARE(failed.id, pushing.attempts.front().id);
    QCOMPARE(failed.status, 503);
    QVERIFY(failed.outcome == AttemptOutcome::Retry);
    QCOMPARE(failed.firstSequence.value, 1);
    QCOMPARE(failed.lastSequence.value, 3);
    QCOMPARE(failed.events, 3);
    QVERIFY(failed.requestSent);
    QVERIFY(failed.requestHead.starts_with("POST /webhooks HTTP/1.1\r\n"));
    QCOMPARE(failed.requestBody, consumer.requests().front().body);
    QVERIFY(failed.answerHead.find("X-Reason: busy") != std::string::npos);
    QCOMPARE(failed.answerBody, std::string("later"));
    QVERIFY(failed.reason.starts_with("503: failure 1 of 50, next attempt at "));
    QVERIFY(failed.nextAt && *failed.nextAt > failed.startedAt);
    QVERIFY(failed.phases.connect.count() > 0);
    QVERIFY(failed.phases.firstByte >= failed.phases.sent);
    QVERIFY(failed.queuedAt <= failed.startedAt);
    QVERIFY(stored.back().outcome == AttemptOutcome::Delivered);
    QCOMPARE(stored.back().phases.connect.count(), 0);
}

void TestPushClient::tokensNeverReachTheSession()
{
    Pushing pushing(1);
    ScriptedConsumer consumer(
        {answer(503, {"X-Echo: a-secret-token", "Set-Cookie: id=a-secret-token"}, "you sent a-secret-token"),
         answer(200)});
    pushing.start(Pushing::settings(consumer.url("/webhooks?token=another-secret")));
    QVERIFY(pushing.finished());
    const std::string file = pushing.store->file();
    const DeliveryAttempt attempt = pushing.storedAttempts().front();
    QVERIFY(attempt.requestHead.find("Authorization: Bearer ***") != std::string::npos);
    QVERIFY(attempt.answerBody.starts_with("you sent ***"));
    pushing.client.reset();
    pushing.store.reset();
    for (const char* suffix : {"", "-wal"}) {
        QFile session(QString::fromStdString(file + suffix));
        if (!session.open(QIODevice::ReadOnly)) continue;
        const QByteArray bytes = session.readAll();
        QVERIFY(!bytes.contains("a-secret-token"));
        QVERIFY(!bytes.contains("another-secret"));
    }
}

void TestPushClient::requestsSeenAreAttemptsLogged_data()
{
    QTest::addColumn<bool>("kept");
    QTest::newRow("on fresh connections") << false;
    QTest::newRow("on kept connections") << true;
}

void TestPushClient::requestsSeenAreAttemptsLogged()
{
    QFETCH(bool, kept);
    Pushing pushing(100);
    // Every other request is answered, so that the next one finds a kept connection (or must make a new one).
    ScriptedConsumer consumer([kept](const SeenRequest&, int number) {
        if (number % 2 == 0) return kept ? answer(200) : answer(200, {"Connection: close"});
        return number % 4 == 1 ? closing() : resetting();
    });
    PushSettings settings = Pushing::settings(consumer.url(), 1);
    settings.retry.delays = {1ms};
    pushing.start(settings);
    QVERIFY(pushing.finished());
    QCOMPARE(pushing.summaries.front().delivered, 100);
    const auto stored = pushing.storedAttempts();
    QVERIFY2(stored.size() >= 199, std::to_string(stored.size()).c_str());
    const auto sent =
        std::count_if(stored.begin(), stored.end(), [](const DeliveryAttempt& a) { return a.requestSent; });
    QCOMPARE(static_cast<int>(sent), consumer.requestCount());
    QCOMPARE(static_cast<int>(stored.size()), consumer.requestCount());
    for (std::size_t i = 0; i < stored.size(); ++i)
        QCOMPARE(stored[i].requestBody, consumer.requests()[i].body);
}

void TestPushClient::lostAnswersCountAsDuplicates()
{
    Pushing pushing(10);
    ScriptedConsumer consumer({closing(), answer(503), answer(200)});
    pushing.start(Pushing::settings(consumer.url(), 5));
    QVERIFY(pushing.finished());
    QCOMPARE(pushing.summaries.front().duplicates, 5);
    QCOMPARE(pushing.summaries.front().delivered, 10);
}

void TestPushClient::deadlineAbandonsAndCallsBack()
{
    Pushing pushing(5);
    ScriptedConsumer consumer({silence(), answer(200)});
    PushSettings settings = Pushing::settings(consumer.url());
    settings.deadline = 200ms;
    pushing.start(settings);
    QVERIFY(pushing.finished());
    QCOMPARE(consumer.requestCount(), 2);
    QVERIFY(pushing.attempts.front().outcome == AttemptOutcome::Abandoned);
    QVERIFY(pushing.attempts.front().nextAt);
    QCOMPARE(pushing.summaries.front().delivered, 5);
    QCOMPARE(pushing.summaries.front().duplicates, 5);
}

void TestPushClient::tooLargeHalvesAndStaysSmall()
{
    Pushing pushing(200);
    std::vector<std::int64_t> taken;
    ScriptedConsumer consumer([&taken](const SeenRequest& request, int) {
        const auto sequences = sequencesOf(request);
        if (sequences.size() > 12) return answer(413);
        taken.insert(taken.end(), sequences.begin(), sequences.end());
        return answer(200);
    });
    PushSettings settings = Pushing::settings(consumer.url());
    settings.retry.maxAttempts = 1; // a split is no failure
    pushing.start(settings);
    QVERIFY(pushing.finished());
    QCOMPARE(taken, range(1, 200));
    const auto sizes = sizesOf(consumer.requests());
    QCOMPARE((std::vector<int>(sizes.begin(), sizes.begin() + 5)), (std::vector<int>{100, 50, 25, 12, 12}));
    QCOMPARE(std::count_if(sizes.begin(), sizes.end(), [](int size) { return size > 12; }), 3);
    QVERIFY(pushing.attempts.front().outcome == AttemptOutcome::Split);
    QCOMPARE(pushing.feed().batchSize, 12);

    pushing.addEvents(20);
    pushing.summaries.clear();
    pushing.restart();
    pushing.start(settings);
    QVERIFY(pushing.finished());
    QCOMPARE(taken, range(1, 220));
    QCOMPARE(sizesOf(consumer.requests()).back(), 8);
}

void TestPushClient::refusedEventIsFoundAndSuspends()
{
    Pushing pushing(200);
    std::vector<std::int64_t> taken;
    ScriptedConsumer consumer(refusing(37, taken));
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    const PushSummary summary = pushing.summaries.front();
    QVERIFY(summary.suspended);
    QVERIFY2(summary.reason.find("event 37") != std::string::npos, summary.reason.c_str());
    QCOMPARE(taken, range(1, 36));
    QCOMPARE(summary.delivered, 36);
    QCOMPARE(summary.remaining, 164);
    QCOMPARE(pushing.feed().acknowledged.value, 36);
    QVERIFY(pushing.feed().suspended);
    QCOMPARE(sequencesOf(consumer.requests().back()), range(37, 37));
}

void TestPushClient::refusedEventIsFoundAndDeadLettered()
{
    Pushing pushing(300);
    std::vector<std::int64_t> taken;
    ScriptedConsumer consumer(refusing(37, taken));
    PushSettings settings = Pushing::settings(consumer.url());
    settings.onReject = OnReject::DeadLetter;
    pushing.start(settings);
    QVERIFY(pushing.finished());
    auto expected = range(1, 36);
    const auto rest = range(38, 300);
    expected.insert(expected.end(), rest.begin(), rest.end());
    QCOMPARE(taken, expected);
    const PushSummary summary = pushing.summaries.front();
    QVERIFY(!summary.suspended);
    QCOMPARE(summary.delivered, 299);
    QCOMPARE(summary.deadLettered, 1);
    const auto letters = pushing.reader()->deadLetters();
    QCOMPARE(letters.size(), std::size_t{1});
    QCOMPARE(letters.front().EntityEventSequence.value, 37);
    QVERIFY(!letters.front().reason.empty());
    QCOMPARE(sizesOf(consumer.requests()).at(consumer.requests().size() - 2), 100); // the usual size again
    const auto dead =
        std::find_if(pushing.attempts.begin(), pushing.attempts.end(),
                     [](const DeliveryAttempt& a) { return a.outcome == AttemptOutcome::DeadLettered; });
    QVERIFY(dead != pushing.attempts.end());
    QCOMPARE(dead->firstSequence.value, 37);
}

void TestPushClient::maximumOfFailuresSuspendsUntilStartedAgain()
{
    Pushing pushing(5);
    ScriptedConsumer consumer({answer(500), answer(500), answer(500), answer(200)});
    PushSettings settings = Pushing::settings(consumer.url());
    settings.retry.maxAttempts = 3;
    pushing.start(settings);
    QVERIFY(pushing.finished());
    QVERIFY(pushing.summaries.front().suspended);
    QCOMPARE(pushing.summaries.front().remaining, 5);
    QCOMPARE(consumer.requestCount(), 3);
    QVERIFY(pushing.feed().suspended);
    QVERIFY(pushing.attempts.back().outcome == AttemptOutcome::Suspended);

    pushing.restart();
    pushing.start(settings);
    QVERIFY(pushing.finished(2));
    QVERIFY(!pushing.summaries.back().suspended);
    QCOMPARE(pushing.summaries.back().delivered, 5);
    QVERIFY(!pushing.feed().suspended);
}

void TestPushClient::finalAnswersSuspendAtOnce_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 307, 308, 401, 403, 410})
        QTest::addRow("%d", status) << status;
}

void TestPushClient::finalAnswersSuspendAtOnce()
{
    QFETCH(int, status);
    Pushing pushing(5);
    ScriptedConsumer elsewhere({answer(200)});
    ScriptedConsumer consumer({answer(status, {"Location: " + elsewhere.url(), "Retry-After: 0"})});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    QVERIFY(pushing.summaries.front().suspended);
    QCOMPARE(consumer.requestCount(), 1);
    QCOMPARE(elsewhere.connectionCount(), 0);
}

void TestPushClient::goesOnAfterACrash()
{
    Pushing pushing(500);
    ScriptedConsumer consumer({answer(200)});
    pushing.start(Pushing::settings(consumer.url(), 10));
    QVERIFY(pushing.sawAttempts(7));
    pushing.restart();
    pushing.start(Pushing::settings(consumer.url(), 10));
    QVERIFY(pushing.finished());
    std::vector<std::int64_t> all;
    for (const SeenRequest& request : consumer.requests())
        for (const std::int64_t sequence : sequencesOf(request))
            if (all.empty() || sequence > all.back())
                all.push_back(sequence); // repeats at the seam are allowed
    QCOMPARE(all, range(1, 500));
    QVERIFY(consumer.requestCount() <= 51);
    QCOMPARE(pushing.feed().acknowledged.value, 500);
}

void TestPushClient::interruptedAttemptIsRecordedAndRepeated()
{
    Pushing pushing(5);
    ScriptedConsumer consumer({silence(), answer(200)});
    pushing.start(Pushing::settings(consumer.url()));
    QTRY_COMPARE(consumer.requestCount(), 1);
    pushing.restart();
    const auto stored = pushing.storedAttempts();
    QCOMPARE(stored.size(), std::size_t{1});
    QVERIFY(stored.front().outcome == AttemptOutcome::Interrupted);
    QVERIFY(stored.front().requestSent);
    QCOMPARE(pushing.feed().acknowledged.value, 0);
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    QCOMPARE(pushing.summaries.front().delivered, 5);
}

void TestPushClient::stopFinishesTheAttemptInHand()
{
    Pushing pushing(50);
    ConsumerAnswer slow = answer(200);
    slow.trickleMs = 5;
    ScriptedConsumer consumer({slow});
    pushing.start(Pushing::settings(consumer.url(), 10));
    QTRY_COMPARE(consumer.requestCount(), 1);
    pushing.client->stop();
    QVERIFY(pushing.finished());
    QCOMPARE(pushing.summaries.front().delivered, 10);
    QCOMPARE(pushing.summaries.front().remaining, 40);
    QVERIFY(!pushing.summaries.front().suspended);
    QCOMPARE(consumer.requestCount(), 1);
    QCOMPARE(pushing.attempts.size(), std::size_t{1});
}

void TestPushClient::waitsForMoreUntilToldToEnd()
{
    Pushing pushing(10);
    ScriptedConsumer consumer({answer(200)});
    pushing.start(Pushing::settings(consumer.url()), false);
    QVERIFY(pushing.sawAttempts(1));
    pushing.addEvents(7);
    pushing.client->logGrew();
    QVERIFY(pushing.sawAttempts(2));
    QCOMPARE(sequencesOf(consumer.requests().back()), range(11, 17));
    QVERIFY(pushing.summaries.empty());
    pushing.client->finishWhenDrained();
    QVERIFY(pushing.finished());
    QCOMPARE(pushing.summaries.front().delivered, 17);
}

void TestPushClient::nothingIsSentBeforeTheCommit()
{
    Pushing pushing(20);
    ScriptedConsumer consumer({answer(200)});
    runSql(pushing.store->file(),
           u"CREATE TRIGGER broken BEFORE INSERT ON attempt BEGIN SELECT RAISE(FAIL, 'no room'); END"_s);
    pushing.start(Pushing::settings(consumer.url(), 10));
    QVERIFY(QTest::qWaitFor([&] { return !pushing.failures.empty(); }, 10000));
    QCOMPARE(consumer.requestCount(), 1);
    QVERIFY(pushing.attempts.empty());
    runSql(pushing.store->file(), u"DROP TRIGGER broken"_s);
    QVERIFY(pushing.finished());
    QCOMPARE(pushing.summaries.front().delivered, 20);
    QCOMPARE(consumer.requestCount(), 2);
    QCOMPARE(pushing.storedAttempts().size(), std::size_t{2});
    QCOMPARE(pushing.failures.size(), std::size_t{1});
}

void TestPushClient::refusedSettingsAreSaid()
{
    Pushing pushing(1);
    pushing.start(Pushing::settings("http://consumer.example.com/webhooks"));
    QVERIFY(QTest::qWaitFor([&] { return !pushing.failures.empty(); }, 10000));
    QVERIFY(PushClient::refusal(Pushing::settings("http://consumer.example.com/webhooks")));
    QVERIFY(!PushClient::refusal(Pushing::settings("https://consumer.example.com/webhooks")));
}

void TestPushClient::sameFeedIsNotPushedTwice()
{
    Pushing pushing(10);
    ScriptedConsumer consumer({silence()});
    pushing.start(Pushing::settings(consumer.url()));
    QTRY_COMPARE(consumer.requestCount(), 1);
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(QTest::qWaitFor([&] { return !pushing.failures.empty(); }, 10000));
    QCOMPARE(consumer.requestCount(), 1);
}

QTEST_GUILESS_MAIN(TestPushClient)
#include "tst_pushclient.moc"
