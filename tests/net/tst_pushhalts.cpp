// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/httpdate.h"
#include "tests/net/pushing.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

namespace {

Moment now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string written(const QByteArray& form, Moment moment)
{
    if (form == "RFC 850") return toRfc850Date(moment);
    return form == "asctime" ? toAsctimeDate(moment) : toHttpDate(moment);
}

} // namespace

class TestPushHalts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsAsManySecondsAsDemanded_data();
    void waitsAsManySecondsAsDemanded();
    void waitsForTheWholeSecondOfADate_data();
    void waitsForTheWholeSecondOfADate();
    void takesTheLaterReadingOfAnotherClock();
    void unusableRetryAfterLeavesTheBackoffAlone_data();
    void unusableRetryAfterLeavesTheBackoffAlone();
    void haltsAreNoFailures();
    void allFeedsOfTheOriginWait();
    void haltOutlivesTheProgram();
    void haltBeyondTheCapSuspendsTheWholeOrigin();
    void stopEndsAWaitingFeedAtOnce();
};

void TestPushHalts::waitsAsManySecondsAsDemanded_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("429") << 429;
    QTest::newRow("503") << 503;
}

void TestPushHalts::waitsAsManySecondsAsDemanded()
{
    QFETCH(int, status);
    Pushing pushing(5);
    ScriptedConsumer consumer({answer(status, {"Retry-After: 2"}), answer(200)});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    QCOMPARE(consumer.requestCount(), 2);
    const double wait = secondsBetween(consumer.requests()[0], consumer.requests()[1]);
    QVERIFY2(wait >= 2.0 && wait < 2.6, std::to_string(wait).c_str());
    const DeliveryAttempt& halted = pushing.attempts.front();
    QVERIFY(halted.outcome == AttemptOutcome::Halted);
    QCOMPARE(halted.retryAfterSeconds.value_or(0), 2.0);
    QVERIFY(halted.nextAt);
    QVERIFY2(halted.reason.find("Retry-After: 2: the whole consumer waits until ") != std::string::npos,
             halted.reason.c_str());
}

void TestPushHalts::waitsForTheWholeSecondOfADate_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("form");
    for (const int status : {429, 503})
        for (const char* form : {"IMF-fixdate", "RFC 850", "asctime"})
            QTest::addRow("%d with %s", status, form) << status << QByteArray(form);
}

void TestPushHalts::waitsForTheWholeSecondOfADate()
{
    QFETCH(int, status);
    QFETCH(QByteArray, form);
    Pushing pushing(5);
    Moment demanded{};
    ScriptedConsumer consumer([&](const SeenRequest&, int number) {
        if (number > 0) return answer(200);
        demanded = std::chrono::floor<std::chrono::seconds>(now()) + 2s;
        return answer(status, {"Date: " + toHttpDate(now()), "Retry-After: " + written(form, demanded)});
    });
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    QCOMPARE(consumer.requestCount(), 2);
    const auto late = consumer.requests()[1].arrivedAt - demanded;
    QVERIFY(late >= 0ms);
    QVERIFY(late < 600ms);
    QVERIFY(pushing.attempts.front().outcome == AttemptOutcome::Halted);
    QVERIFY(!pushing.attempts.front().clocksDiffer);
}

void TestPushHalts::takesTheLaterReadingOfAnotherClock()
{
    Pushing pushing(5);
    ScriptedConsumer consumer([](const SeenRequest&, int number) {
        if (number > 0) return answer(200);
        const Moment theirs = now() - 1h;
        return answer(429, {"Date: " + toHttpDate(theirs), "Retry-After: " + toHttpDate(theirs + 1s)});
    });
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.finished());
    const double wait = secondsBetween(consumer.requests()[0], consumer.requests()[1]);
    QVERIFY2(wait >= 1.0 && wait < 1.6, std::to_string(wait).c_str());
    QVERIFY(pushing.attempts.front().clocksDiffer);
}

void TestPushHalts::unusableRetryAfterLeavesTheBackoffAlone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("value");
    for (const int status : {429, 503}) {
        QTest::addRow("%d with a past date", status) << status << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
        QTest::addRow("%d with garbage", status) << status << QByteArray("in a while");
        QTest::addRow("%d with a sign", status) << status << QByteArray("+5");
    }
}

void TestPushHalts::unusableRetryAfterLeavesTheBackoffAlone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, value);
    Pushing pushing(5);
    ScriptedConsumer consumer({answer(status, {"Retry-After: " + value.toStdString()}), answer(200)});
    PushSettings settings = Pushing::settings(consumer.url());
    settings.retry.delays = {200ms};
    pushing.start(settings);
    QVERIFY(pushing.finished());
    const double wait = secondsBetween(consumer.requests()[0], consumer.requests()[1]);
    QVERIFY2(wait >= 0.2 && wait < 0.8, std::to_string(wait).c_str());
    QVERIFY(!pushing.attempts.front().retryAfterSeconds);
}

void TestPushHalts::haltsAreNoFailures()
{
    Pushing pushing(5);
    ScriptedConsumer consumer({answer(429, {"Retry-After: 0"}), answer(503, {"Retry-After: 0"}),
                               answer(429, {"Retry-After: 0"}), answer(200)});
    PushSettings settings = Pushing::settings(consumer.url());
    settings.retry.maxAttempts = 1;
    pushing.start(settings);
    QVERIFY(pushing.finished());
    QVERIFY(!pushing.summaries.front().suspended);
    QCOMPARE(pushing.summaries.front().delivered, 5);
}

void TestPushHalts::allFeedsOfTheOriginWait()
{
    Pushing pushing(30);
    std::atomic<bool> halted = false;
    std::atomic<int> other = 0;
    // The second feed is in mid-stream when the first is told to wait.
    ScriptedConsumer consumer([&](const SeenRequest& request, int) {
        if (request.head.starts_with("POST /second")) ++other;
        if (other == 3 && !halted.exchange(true)) return answer(429, {"Retry-After: 1"});
        return answer(200);
    });
    ScriptedConsumer third({answer(200)});
    pushing.start(Pushing::settings(consumer.url("/first"), 1));
    pushing.start(Pushing::settings(consumer.url("/second"), 1));
    pushing.start(Pushing::settings(third.url(), 1));
    QVERIFY(pushing.finished(3));
    const auto requests = consumer.requests();
    std::size_t at = 0;
    int seconds = 0;
    while (at < requests.size() && seconds < 3)
        if (requests[at++].head.starts_with("POST /second")) ++seconds;
    QVERIFY(at < requests.size());
    const SeenRequest& haltedRequest = requests[at - 1];
    int meanwhile = 0;
    for (std::size_t i = at; i < requests.size(); ++i)
        if (secondsBetween(haltedRequest, requests[i]) < 1.0) ++meanwhile;
    QVERIFY2(meanwhile <= 1,
             std::to_string(meanwhile).c_str()); // the other feed's request that was under way
    QCOMPARE(consumer.requestCount(), 61);
    QCOMPARE(third.requestCount(), 30);
    QVERIFY(secondsBetween(haltedRequest, third.requests().back()) < 1.0);
}

void TestPushHalts::haltOutlivesTheProgram()
{
    Pushing pushing(5);
    ScriptedConsumer consumer({answer(429, {"Retry-After: 2"}), answer(200)});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.sawAttempts(1));
    pushing.restart();
    pushing.start(Pushing::settings(consumer.url("/another")));
    QVERIFY(pushing.finished());
    QCOMPARE(consumer.requestCount(), 2);
    const double wait = secondsBetween(consumer.requests()[0], consumer.requests()[1]);
    QVERIFY2(wait >= 2.0 && wait < 2.6, std::to_string(wait).c_str());
    QCOMPARE(pushing.reader()->halts().front().haltedFor.count(), 0); // a success ends the count
}

void TestPushHalts::haltBeyondTheCapSuspendsTheWholeOrigin()
{
    Pushing pushing(5);
    ScriptedConsumer consumer({answer(200), answer(429, {"Retry-After: 3600"})});
    PushSettings settings = Pushing::settings(consumer.url(), 1);
    settings.retry.retryAfterCap = 10s;
    pushing.start(settings);
    QVERIFY(pushing.finished());
    QVERIFY(pushing.summaries.front().suspended);
    QVERIFY(pushing.summaries.front().reason.find("cap is 10 s") != std::string::npos);
    QCOMPARE(consumer.requestCount(), 2);

    PushSettings another = Pushing::settings(consumer.url("/another"), 1);
    another.retry.retryAfterCap = 10s;
    pushing.start(another);
    QVERIFY(pushing.finished(2));
    QVERIFY(pushing.summaries.back().suspended);
    pushing.restart();
    pushing.start(settings);
    QVERIFY(pushing.finished(3));
    QVERIFY(pushing.summaries.back().suspended);
    QCOMPARE(consumer.requestCount(), 2);
}

void TestPushHalts::stopEndsAWaitingFeedAtOnce()
{
    Pushing pushing(5);
    ScriptedConsumer consumer({answer(429, {"Retry-After: 3600"})});
    pushing.start(Pushing::settings(consumer.url()));
    QVERIFY(pushing.sawAttempts(1));
    pushing.client->stop();
    QVERIFY(pushing.finished());
    QVERIFY(!pushing.summaries.front().suspended);
    QCOMPARE(pushing.summaries.front().remaining, 5);
    QCOMPARE(consumer.requestCount(), 1);
}

QTEST_GUILESS_MAIN(TestPushHalts)
#include "tst_pushhalts.moc"
