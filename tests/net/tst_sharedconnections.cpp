// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "tests/net/subscribing.h"
#include "tests/support/h2consumer.h"

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

namespace {

constexpr int subscriptionCount = 64;
constexpr int eventCount = 40;

H2Wish overTls()
{
    H2Wish wish;
    wish.certificate = makeCertificate({});
    return wish;
}

H2Answer doing(H2Answer::Kind kind, std::uint32_t code = 2)
{
    H2Answer answer;
    answer.kind = kind;
    answer.code = code;
    return answer;
}

/// What each path took with a 2xx, in the order it came.
std::map<std::string, std::vector<std::int64_t>> sequencesByPath(const std::vector<H2Request>& requests)
{
    std::map<std::string, std::vector<std::int64_t>> all;
    for (const H2Request& request : requests)
        for (const EntityEvent& event : readEnvelope(request.body).events)
            all[request.path()].push_back(event.EntityEventSequence.value);
    return all;
}

/// Many subscriptions to one consumer by HTTP/2, each with a path of its own.
class ManyFeeds : public Subscribing
{
public:
    ManyFeeds(const H2Consumer& consumer, const TestCertificate& certificate, int count = subscriptionCount)
    {
        append("Property", eventCount);
        client->setSubscriptionDefaults({false, true, {}, certificate.fingerprint});
        for (int i = 0; i < count; ++i) {
            Subscription wanted = subscription(consumer.url("/" + std::to_string(i)));
            wanted.batchSize = 5;
            create(wanted);
        }
        begin();
    }

    bool allDelivered() const
    {
        int delivered = 0;
        for (const DeliveryAttempt& attempt : attempts)
            if (attempt.outcome == AttemptOutcome::Delivered) delivered += attempt.events;
        return delivered == subscriptionCount * eventCount;
    }
};

} // namespace

class TestSharedConnections : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manySubscriptionsShareOne();
    void aHundredAreUnderWayAtOnce();
    void eachAttemptIsOneRequestWhateverTheConsumerDoes();
    void aHandshakeThatHangsHoldsNobodyUpForLong();
    void aFileOfAuthoritiesThatIsMissingIsSaidAtTheStart();
};

void TestSharedConnections::manySubscriptionsShareOne()
{
    const H2Wish wish = overTls();
    H2Consumer consumer(wish, std::vector<H2Answer>{{}});
    ManyFeeds feeds(consumer, wish.certificate);
    QTRY_VERIFY_WITH_TIMEOUT(feeds.allDelivered(), 20000);
    QCOMPARE(consumer.connectionCount(), 1);
    QCOMPARE(static_cast<int>(feeds.attempts.size()), consumer.headerCount());
    const auto taken = sequencesByPath(consumer.requests());
    QCOMPARE(static_cast<int>(taken.size()), subscriptionCount);
    for (const auto& [path, sequences] : taken)
        QCOMPARE(sequences, range(1, eventCount));
    std::set<std::string> local;
    for (const DeliveryAttempt& attempt : feeds.attempts) {
        QCOMPARE(attempt.protocol, std::string("HTTP/2"));
        QVERIFY(attempt.tls.starts_with("TLS 1.3, certificate SHA-256 "));
        local.insert(attempt.localAddress);
    }
    QCOMPARE(local.size(), std::size_t{1});
}

void TestSharedConnections::aHundredAreUnderWayAtOnce()
{
    const H2Wish wish = overTls();
    H2Consumer consumer(wish, std::vector<H2Answer>{doing(H2Answer::Kind::StallBefore)});
    ManyFeeds feeds(consumer, wish.certificate, 120);
    QTRY_COMPARE(consumer.mostOpenStreams(), 100);
    consumer.answerLate(1, 1); // a place for the next
    QTRY_COMPARE(consumer.headerCount(), 101);
    QCOMPARE(consumer.connectionCount(), 1);
}

/// Some requests are refused, reset, or end the connection for all that are on it.
void TestSharedConnections::eachAttemptIsOneRequestWhateverTheConsumerDoes()
{
    using Kind = H2Answer::Kind;
    const H2Wish wish = overTls();
    std::vector<H2Request> answered; // of the consumer's thread until the client has ended
    H2Consumer consumer(wish, [&answered](const H2Request& request, int number) {
        if (number == 100) return doing(Kind::GoawayBelow);
        if (number == 200) return doing(Kind::Rst);
        if (number == 300) return doing(Kind::Close);
        if (number % 11 == 5) return doing(Kind::ResetStream, 7);
        if (number % 17 == 5) return doing(Kind::ResetStream, 2);
        answered.push_back(request);
        return H2Answer{};
    });
    ManyFeeds feeds(consumer, wish.certificate);
    QTRY_VERIFY_WITH_TIMEOUT(feeds.allDelivered(), 30000);
    int sent = 0;
    for (const DeliveryAttempt& attempt : feeds.attempts)
        if (attempt.requestSent) ++sent;
    // What was handed to the connection as it ended may not have reached it; never is there more than one.
    QVERIFY2(consumer.headerCount() <= sent,
             qPrintable(QStringLiteral("%1 > %2").arg(consumer.headerCount()).arg(sent)));
    QVERIFY(consumer.headerCount() >= sent - subscriptionCount * 3);
    for (auto& [path, sequences] : sequencesByPath(answered)) {
        // At least once and in order: only a batch whose answer was lost comes again.
        std::vector<std::int64_t> once;
        for (const std::int64_t sequence : sequences)
            if (once.empty() || sequence > once.back()) once.push_back(sequence);
        QCOMPARE(once, range(1, eventCount));
    }
}

void TestSharedConnections::aHandshakeThatHangsHoldsNobodyUpForLong()
{
    QTcpServer silent; // takes connections and never says a word
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Subscribing feeds;
    feeds.append("Property", 1);
    feeds.client->setSubscriptionDefaults({false, true, {}, std::string(64, 'a')});
    for (int i = 0; i < 8; ++i) {
        Subscription wanted = Subscribing::subscription(
            "https://127.0.0.1:" + std::to_string(silent.serverPort()) + "/" + std::to_string(i));
        wanted.deadline = i == 0 ? 60s : 200ms; // the first would take a minute
        feeds.create(wanted);
    }
    feeds.begin();
    std::set<std::int64_t> tried;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (const DeliveryAttempt& attempt : feeds.attempts)
                tried.insert(attempt.feed);
            return tried.size() >= 7;
        }(),
        8000);
    for (const DeliveryAttempt& attempt : feeds.attempts) {
        QCOMPARE(attempt.outcome, AttemptOutcome::Abandoned);
        QVERIFY(!attempt.requestSent);
        QVERIFY(attempt.phases.total < 5s);
    }
}

void TestSharedConnections::aFileOfAuthoritiesThatIsMissingIsSaidAtTheStart()
{
    Subscribing feeds;
    feeds.append("Property", 1);
    feeds.client->setSubscriptionDefaults({false, false, "/nowhere/ca.pem", {}});
    const PlacedSubscription placed = feeds.create(Subscribing::subscription("https://127.0.0.1:1/"));
    feeds.begin();
    QTRY_VERIFY(feeds.stored(placed.subscription.key).feed.suspended);
    QCOMPARE(feeds.stored(placed.subscription.key).feed.suspendedBecause,
             std::string("the file of certificate authorities /nowhere/ca.pem can't be read"));
    QVERIFY(feeds.attempts.empty());
    PushSettings settings = Pushing::settings("https://127.0.0.1:1/");
    settings.caFile = "/nowhere/ca.pem";
    feeds.start(settings);
    QVERIFY(feeds.finished());
    QVERIFY(feeds.summaries.front().reason.find("/nowhere/ca.pem can't be read") != std::string::npos);
    settings.caFile.clear();
    settings.trustedFingerprint = "AB:CD";
    QVERIFY(PushClient::refusal(settings)->starts_with("the trusted fingerprint is no SHA-256"));
}

QTEST_GUILESS_MAIN(TestSharedConnections)
#include "tst_sharedconnections.moc"
