// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/domain/retrypolicy.h"

using namespace pb;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(pb::AttemptResult)
Q_DECLARE_METATYPE(pb::DeliveryHistory)

namespace {

using Kind = NextStep::Kind;
const Moment testNow = *fromIsoUtc("2026-11-21T12:00:00.000Z");

AttemptResult answered(int status, int events = 100)
{
    AttemptResult result;
    result.status = status;
    result.requestSent = true;
    result.batchEvents = events;
    return result;
}

AttemptResult answered(int status, const char* retryAfter)
{
    AttemptResult result = answered(status);
    result.retryAfter = readRetryAfter(retryAfter, std::nullopt, testNow);
    return result;
}

AttemptResult unanswered(bool deadline, bool sent)
{
    AttemptResult result;
    result.deadlinePassed = deadline;
    result.requestSent = sent;
    result.batchEvents = 100;
    return result;
}

RetryPolicy plainPolicy()
{
    RetryPolicy policy = *retryPreset("workshop");
    policy.jitter = 0;
    return policy;
}

} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesByTheAnswer_data();
    void choosesByTheAnswer();
    void backoffFollowsThePolicy_data();
    void backoffFollowsThePolicy();
    void jitterOnlyLengthens();
    void lastFailureSuspends_data();
    void lastFailureSuspends();
    void haltsBeyondTheCapSuspend();
    void retryAfterZeroIsNoBusyLoop();
    void reasonsAreSentences();
    void readsDurations_data();
    void readsDurations();
    void readsPolicies_data();
    void readsPolicies();
    void refusesPolicies_data();
    void refusesPolicies();
};

void TestRetryPolicy::choosesByTheAnswer_data()
{
    QTest::addColumn<AttemptResult>("result");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("counts");
    QTest::addColumn<bool>("halts");
    QTest::addColumn<qint64>("waitMs");
    const auto row = [](const std::string& name, const AttemptResult& result, Kind kind,
                        AttemptOutcome outcome, bool counts, bool halts, qint64 waitMs) {
        QTest::newRow(name.c_str()) << result << int(kind) << int(outcome) << counts << halts << waitMs;
    };
    using Outcome = AttemptOutcome;
    for (const int status : {200, 201, 202, 204, 299})
        row(std::to_string(status), answered(status), Kind::Delivered, Outcome::Delivered, false, false, -1);
    for (const int status : {404, 408, 425, 500, 502, 503, 504, 599, 600, 199, 101})
        row(std::to_string(status), answered(status), Kind::RetryAt, Outcome::Retry, true, false, 200);
    for (const int status : {300, 301, 302, 303, 304, 307, 308, 399})
        row(std::to_string(status), answered(status), Kind::Suspend, Outcome::Suspended, false, false, -1);
    for (const int status : {401, 403})
        row(std::to_string(status), answered(status), Kind::Suspend, Outcome::Suspended, false, false, -1);
    row("410", answered(410), Kind::Deactivate, Outcome::Suspended, false, false, -1);
    for (const int status : {400, 402, 405, 406, 409, 411, 413, 415, 418, 422, 431, 451, 499}) {
        const std::string name = std::to_string(status);
        row(name + " on a batch", answered(status, 100), Kind::Halve, Outcome::Split, false, false, -1);
        row(name + " on two events", answered(status, 2), Kind::Halve, Outcome::Split, false, false, -1);
        row(name + " on one event", answered(status, 1), Kind::RejectEvent, Outcome::Suspended, false, false,
            -1);
    }
    row("429 alone", answered(429), Kind::HaltConsumer, Outcome::Halted, true, true, 200);
    row("429 garbage", answered(429, "soon"), Kind::HaltConsumer, Outcome::Halted, true, true, 200);
    row("429 past", answered(429, "Sat, 21 Nov 2026 11:59:59 GMT"), Kind::HaltConsumer, Outcome::Halted, true,
        true, 200);
    row("429 seconds", answered(429, "3"), Kind::HaltConsumer, Outcome::Halted, false, true, 3000);
    row("429 less than the backoff", answered(429, "0"), Kind::HaltConsumer, Outcome::Halted, false, true,
        200);
    row("429 date", answered(429, "Sat, 21 Nov 2026 12:00:03 GMT"), Kind::HaltConsumer, Outcome::Halted,
        false, true, 3000);
    row("503 seconds", answered(503, "3"), Kind::HaltConsumer, Outcome::Halted, false, true, 3000);
    row("503 garbage", answered(503, "+3"), Kind::RetryAt, Outcome::Retry, true, false, 200);
    row("500 with seconds", answered(500, "3"), Kind::RetryAt, Outcome::Retry, true, false, 200);
    row("307 with seconds", answered(307, "3"), Kind::Suspend, Outcome::Suspended, false, false, -1);
    row("deadline", unanswered(true, true), Kind::RetryAt, Outcome::Abandoned, true, false, 200);
    row("lost answer", unanswered(false, true), Kind::RetryAt, Outcome::Retry, true, false, 200);
    row("not reached", unanswered(false, false), Kind::RetryAt, Outcome::Retry, true, false, 200);
    AttemptResult late = answered(200);
    late.deadlinePassed = true;
    row("200 that was not complete in time", late, Kind::RetryAt, Outcome::Abandoned, true, false, 200);
}

void TestRetryPolicy::choosesByTheAnswer()
{
    QFETCH(AttemptResult, result);
    QFETCH(int, kind);
    QFETCH(int, outcome);
    QFETCH(bool, counts);
    QFETCH(bool, halts);
    QFETCH(qint64, waitMs);
    const NextStep next = nextStep(plainPolicy(), result, {}, testNow, 0.5);
    QCOMPARE(int(next.kind), kind);
    QCOMPARE(int(next.outcome), outcome);
    QCOMPARE(next.countsAsFailure, counts);
    QCOMPARE(next.haltsConsumer, halts);
    if (waitMs >= 0) QCOMPARE(qint64((next.at - testNow).count()), waitMs);
    QVERIFY(!next.reason.empty());
}

void TestRetryPolicy::backoffFollowsThePolicy_data()
{
    QTest::addColumn<QByteArray>("preset");
    QTest::addColumn<int>("failures");
    QTest::addColumn<qint64>("waitMs");
    const qint64 workshop[] = {200, 400, 800, 1600, 3200, 5000, 5000};
    for (int i = 0; i < 7; ++i)
        QTest::addRow("workshop after %d", i) << QByteArray("workshop") << i << workshop[i];
    QTest::newRow("standard first") << QByteArray("standard") << 0 << qint64(5000);
    QTest::newRow("standard last") << QByteArray("standard") << 8 << qint64(24 * 3600 * 1000);
}

void TestRetryPolicy::backoffFollowsThePolicy()
{
    QFETCH(QByteArray, preset);
    QFETCH(int, failures);
    QFETCH(qint64, waitMs);
    RetryPolicy policy = *retryPreset(preset.toStdString());
    policy.jitter = 0;
    const NextStep next = nextStep(policy, answered(500), {failures, 0ms}, testNow, 0.9);
    QVERIFY(next.kind == Kind::RetryAt);
    QCOMPARE(qint64((next.at - testNow).count()), waitMs);
}

void TestRetryPolicy::jitterOnlyLengthens()
{
    RetryPolicy policy = *retryPreset("workshop");
    QCOMPARE(policy.jitter, 0.2);
    QVERIFY(backoff(policy, 0, 0.0) == 200ms);
    QVERIFY(backoff(policy, 0, 0.5) == 220ms);
    QVERIFY(backoff(policy, 0, 0.999) == 240ms);
    const NextStep halted = nextStep(policy, answered(429, "3"), {}, testNow, 0.999);
    QVERIFY(halted.at == testNow + 3s);
}

void TestRetryPolicy::lastFailureSuspends_data()
{
    QTest::addColumn<AttemptResult>("result");
    QTest::newRow("500") << answered(500);
    QTest::newRow("404") << answered(404);
    QTest::newRow("429 alone") << answered(429);
    QTest::newRow("deadline") << unanswered(true, true);
    QTest::newRow("network") << unanswered(false, false);
}

void TestRetryPolicy::lastFailureSuspends()
{
    QFETCH(AttemptResult, result);
    const RetryPolicy policy = plainPolicy();
    QVERIFY(nextStep(policy, result, {6, 0ms}, testNow, 0).kind != Kind::Suspend);
    const NextStep last = nextStep(policy, result, {7, 0ms}, testNow, 0);
    QVERIFY(last.kind == Kind::Suspend);
    QVERIFY(last.outcome == AttemptOutcome::Suspended);
    QCOMPARE(last.haltsConsumer, result.status == 429);
    QVERIFY(nextStep(policy, answered(429, "1"), {7, 0ms}, testNow, 0).kind == Kind::HaltConsumer);
}

void TestRetryPolicy::haltsBeyondTheCapSuspend()
{
    RetryPolicy policy = plainPolicy();
    policy.retryAfterCap = 10s;
    QVERIFY(nextStep(policy, answered(429, "10"), {0, 0ms}, testNow, 0).kind == Kind::HaltConsumer);
    QVERIFY(nextStep(policy, answered(429, "4"), {0, 6s}, testNow, 0).kind == Kind::HaltConsumer);
    for (const NextStep& next :
         {nextStep(policy, answered(429, "11"), {0, 0ms}, testNow, 0),
          nextStep(policy, answered(503, "5"), {0, 6s}, testNow, 0),
          nextStep(policy, answered(429, "99999999999999"), {0, 0ms}, testNow, 0),
          nextStep(policy, answered(429, "Fri, 31 Dec 9999 23:59:59 GMT"), {0, 0ms}, testNow, 0)}) {
        QVERIFY(next.kind == Kind::Suspend);
        QVERIFY(next.haltsConsumer);
        QVERIFY(next.at > testNow);
        QVERIFY(!next.countsAsFailure);
        QVERIFY2(next.reason.find("cap is 10 s") != std::string::npos, next.reason.c_str());
    }
}

void TestRetryPolicy::retryAfterZeroIsNoBusyLoop()
{
    const NextStep next = nextStep(*retryPreset("none"), answered(429, "0"), {}, testNow, 0);
    QVERIFY(next.kind == Kind::HaltConsumer);
    QVERIFY(next.at == testNow + 1s);
    QVERIFY(nextStep(*retryPreset("none"), answered(500), {}, testNow, 0).kind == Kind::Suspend);
}

void TestRetryPolicy::reasonsAreSentences()
{
    const RetryPolicy policy = plainPolicy();
    const auto reason = [&](const AttemptResult& result) {
        return QByteArray::fromStdString(nextStep(policy, result, {}, testNow, 0).reason);
    };
    QCOMPARE(reason(answered(429, "60")),
             QByteArray("429 with Retry-After: 60: the whole consumer waits until 12:01:00Z"));
    QCOMPARE(reason(answered(429, "82800")),
             QByteArray("429 with Retry-After: 82800: the whole consumer waits until 2026-11-22T11:00:00Z"));
    QCOMPARE(reason(answered(500)), QByteArray("500: failure 1 of 8, next attempt at 12:00:00.200Z"));
    QCOMPARE(reason(answered(503, "soon")),
             QByteArray(
                 "503 with a Retry-After that can't be read: failure 1 of 8, next attempt at 12:00:00.200Z"));
    QCOMPARE(reason(answered(413)),
             QByteArray("413: the batch is halved, from now on at most 50 events go in one request"));
}

void TestRetryPolicy::readsDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms"); // -1: refused
    QTest::newRow("200ms") << QByteArray("200ms") << qint64(200);
    QTest::newRow("1.5s") << QByteArray("1.5s") << qint64(1500);
    QTest::newRow("0.2s") << QByteArray("0.2s") << qint64(200);
    QTest::newRow("10s") << QByteArray("10s") << qint64(10000);
    QTest::newRow("5m") << QByteArray("5m") << qint64(300000);
    QTest::newRow("24h") << QByteArray("24h") << qint64(86400000);
    QTest::newRow("0s") << QByteArray("0s") << qint64(0);
    for (const char* text : {"",
                             "s",
                             "10",
                             "-1s",
                             "+1s",
                             "1e3s",
                             ".5s",
                             "5.s",
                             "1 s",
                             " 1s",
                             "1s ",
                             "1d",
                             "1S",
                             "1..5s",
                             "1.5.5s",
                             "999999999999999h",
                             "99999999999999999s",
                             "nan",
                             "infs",
                             "0x1s"})
        QTest::newRow(text) << QByteArray(text) << qint64(-1);
}

void TestRetryPolicy::readsDurations()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    const auto duration = readDuration(text.toStdString());
    QCOMPARE(duration ? qint64(duration->count()) : qint64(-1), ms);
}

void TestRetryPolicy::readsPolicies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("delays");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<double>("jitter");
    QTest::addColumn<qint64>("capMs");
    const qint64 day = 86400000;
    QTest::newRow("workshop") << QByteArray("workshop") << 6 << 8 << 0.2 << day;
    QTest::newRow("standard") << QByteArray("standard") << 9 << 10 << 0.2 << day;
    QTest::newRow("none") << QByteArray("none") << 0 << 1 << 0.2 << day;
    QTest::newRow("whole JSON")
        << QByteArray(R"({"delays":["200ms","1s"],"maxAttempts":8,"jitter":0.5,"retryAfterCap":"1h"})") << 2
        << 8 << 0.5 << qint64(3600000);
    QTest::newRow("delays alone") << QByteArray(R"( {"delays":["1s","2s","3s"]} )") << 3 << 4 << 0.2 << day;
    QTest::newRow("one attempt") << QByteArray(R"({"maxAttempts":1})") << 0 << 1 << 0.2 << day;
}

void TestRetryPolicy::readsPolicies()
{
    QFETCH(QByteArray, text);
    QFETCH(int, delays);
    QFETCH(int, attempts);
    QFETCH(double, jitter);
    QFETCH(qint64, capMs);
    const auto policy = readRetryPolicy(text.toStdString());
    QVERIFY2(policy, policy ? "" : policy.error().c_str());
    QCOMPARE(int(policy->delays.size()), delays);
    QCOMPARE(policy->maxAttempts, attempts);
    QCOMPARE(policy->jitter, jitter);
    QCOMPARE(qint64(policy->retryAfterCap.count()), capMs);
}

void TestRetryPolicy::refusesPolicies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << QByteArray("") << QByteArray("workshop");
    QTest::newRow("another word") << QByteArray("fast") << QByteArray("workshop");
    QTest::newRow("broken JSON") << QByteArray(R"({"delays":)") << QByteArray("not JSON");
    QTest::newRow("unknown member") << QByteArray(R"({"delay":["1s"]})") << QByteArray("\"delay\"");
    QTest::newRow("delays no array") << QByteArray(R"({"delays":"1s"})") << QByteArray("array");
    QTest::newRow("delays empty") << QByteArray(R"({"delays":[]})") << QByteArray("at least one");
    QTest::newRow("a delay without unit")
        << QByteArray(R"({"delays":["1s","5"]})") << QByteArray("delays[1]");
    QTest::newRow("a delay as number") << QByteArray(R"({"delays":[5]})") << QByteArray("delays[0]");
    QTest::newRow("no attempts") << QByteArray(R"({"delays":["1s"],"maxAttempts":0})")
                                 << QByteArray("maxAttempts");
    QTest::newRow("half an attempt") << QByteArray(R"({"delays":["1s"],"maxAttempts":1.5})")
                                     << QByteArray("maxAttempts");
    QTest::newRow("negative jitter") << QByteArray(R"({"delays":["1s"],"jitter":-0.1})")
                                     << QByteArray("jitter");
    QTest::newRow("jitter above one")
        << QByteArray(R"({"delays":["1s"],"jitter":1.5})") << QByteArray("jitter");
    QTest::newRow("jitter as text") << QByteArray(R"({"delays":["1s"],"jitter":"0.1"})")
                                    << QByteArray("jitter");
    QTest::newRow("cap as number") << QByteArray(R"({"delays":["1s"],"retryAfterCap":60})")
                                   << QByteArray("retryAfterCap");
    QTest::newRow("attempts without delays")
        << QByteArray(R"({"maxAttempts":3})") << QByteArray("delays is missing");
}

void TestRetryPolicy::refusesPolicies()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    const auto policy = readRetryPolicy(text.toStdString());
    QVERIFY(!policy);
    QVERIFY2(QByteArray::fromStdString(policy.error()).contains(says), policy.error().c_str());
}

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
