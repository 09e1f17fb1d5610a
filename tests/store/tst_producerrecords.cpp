// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/jsonview.h"
#include "models/store/schema.h"
#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"

using namespace pb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t greatest = 9223372036854775807LL;
constexpr auto consumer = "http://127.0.0.1:9/webhooks";
constexpr auto consumerOrigin = "http://127.0.0.1:9";

EntityEvent entityEvent(std::int64_t sequence)
{
    EntityEvent made{SequenceNumber{sequence}, "Property", "K" + std::to_string(sequence), {}};
    made.source = "{\"EntityEventSequence\":" + std::to_string(sequence) +
                  ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"" + made.ResourceRecordKey + "\"}";
    return made;
}

NewEvent newEvent(const std::string& key, const std::string& name = "Property")
{
    NewEvent made;
    made.ResourceName = name;
    made.ResourceRecordKey = key;
    return made;
}

RecordWrite recordWrite(RecordWrite::Kind kind, const std::string& key, const std::string& source = "{}")
{
    return {kind, newEvent(key), kind == RecordWrite::Kind::Delete ? std::string() : source, {}};
}

Subscription subscription(std::optional<std::int64_t> after = std::nullopt)
{
    Subscription made;
    made.EntityEventFilter = "ResourceName eq 'Property'";
    made.CallbackUrl = consumer;
    if (after) made.EntityEventSequence = SequenceNumber{*after};
    return made;
}

/// The figures of a feed before version 3, in the words of the statements that made them.
constexpr const char* feedsOfVersion2[] = {
    "CREATE TABLE pushfeed(id INTEGER PRIMARY KEY, url TEXT NOT NULL, origin TEXT NOT NULL, label TEXT NOT "
    "NULL,"
    " acknowledged INTEGER NOT NULL, batchSize INTEGER NOT NULL, deliveries INTEGER NOT NULL,"
    " suspended INTEGER NOT NULL, suspendedBecause TEXT NOT NULL, UNIQUE(url, label))",
    "INSERT INTO pushfeed VALUES(1, 'http://127.0.0.1:9/a', 'http://127.0.0.1:9', 'L', 42, 7, 3, 0, '')",
    "INSERT INTO pushfeed VALUES(4, 'http://127.0.0.1:9/a', 'http://127.0.0.1:9', '', 9, 0, 1, 1, 'gone')",
};

} // namespace

/// What the store keeps for the producer: its log, its records and its subscriptions, and how a session of
/// the version before comes to have them.
class ProducerRecordsTest : public QObject
{
    Q_OBJECT

private:
    void openStore()
    {
        auto opened = SessionStore::open(m_file, {});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        m_store = std::move(*opened);
    }

    std::unique_ptr<SessionReader> reader() const
    {
        m_store->flush();
        auto opened = SessionReader::open(m_file);
        if (!opened) qFatal("%s", opened.error().message.c_str());
        return std::move(*opened);
    }

    /// Runs statements on the closed session file.
    void alter(const QStringList& statements) const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"alter"_s);
            database.setDatabaseName(QString::fromStdString(m_file));
            if (!database.open()) qFatal("the session can't be altered");
            for (const QString& statement : statements) {
                QSqlQuery query(database);
                if (!query.exec(statement)) qFatal("%s", qPrintable(query.lastError().text()));
            }
        }
        QSqlDatabase::removeDatabase(u"alter"_s);
    }

    template <typename Result>
    static Result waited(std::promise<Result>& promise)
    {
        return promise.get_future().get();
    }

    LogOutcome appendNew(std::vector<NewEvent> events)
    {
        std::promise<LogOutcome> done;
        m_store->appendNew(std::move(events),
                           [&](LogOutcome outcome) { done.set_value(std::move(outcome)); });
        return waited(done);
    }

    LogOutcome appendLog(std::vector<EntityEvent> events)
    {
        std::promise<LogOutcome> done;
        m_store->appendLog(std::move(events),
                           [&](LogOutcome outcome) { done.set_value(std::move(outcome)); });
        return waited(done);
    }

    RecordOutcome write(std::vector<RecordWrite> writes)
    {
        std::promise<RecordOutcome> done;
        m_store->writeRecords(std::move(writes),
                              [&](const auto& outcome) { done.set_value(outcome.value()); });
        return waited(done);
    }

    PlacedSubscription create(const Subscription& wanted)
    {
        std::promise<PlacedSubscription> done;
        m_store->createSubscription(wanted, consumerOrigin,
                                    [&](const auto& placed) { done.set_value(placed.value()); });
        return waited(done);
    }

    SubscriptionOutcome change(const SubscriptionChange& wanted)
    {
        std::promise<SubscriptionOutcome> done;
        m_store->changeSubscription(wanted, consumerOrigin,
                                    [&](const auto& outcome) { done.set_value(outcome.value()); });
        return waited(done);
    }

    SubscriptionOutcome remove(std::int64_t key, std::int64_t basedOn)
    {
        std::promise<SubscriptionOutcome> done;
        m_store->removeSubscription(key, basedOn,
                                    [&](const auto& outcome) { done.set_value(outcome.value()); });
        return waited(done);
    }

    /// Stores what an attempt came to: the feed as given, delivered up to there.
    void record(const PushFeed& feed, std::int64_t acknowledged, bool suspended = false,
                std::optional<DeadLetter> letter = std::nullopt)
    {
        PushProgress progress;
        progress.feed = feed;
        progress.feed.acknowledged = SequenceNumber{acknowledged};
        progress.feed.deliveries = feed.deliveries + 1;
        progress.feed.suspended = suspended;
        if (suspended) progress.feed.suspendedBecause = "410";
        progress.attempt.feed = feed.id;
        progress.attempt.delivery = progress.feed.deliveries;
        progress.deadLetter = std::move(letter);
        std::promise<std::int64_t> done;
        m_store->recordAttempt(progress, [&](const auto& id) { done.set_value(id.value()); });
        waited(done);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    std::unique_ptr<SessionStore> m_store;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"session.pushbench"_s).toStdString();
        openStore();
    }

    void cleanup() { m_store.reset(); }

    void aSessionOfVersion2KeepsItsFeeds()
    {
        appendLog({entityEvent(1)});
        PushFeed fed;
        fed.id = 1;
        record(fed, 0);
        m_store.reset();
        QStringList back{u"DROP TABLE pushfeed"_s,
                         u"DROP TABLE subscription"_s,
                         u"DROP TABLE record"_s,
                         u"DROP TABLE recordresource"_s,
                         u"DROP INDEX logevent_record"_s,
                         u"ALTER TABLE request DROP COLUMN tls"_s,
                         u"ALTER TABLE acknowledgement DROP COLUMN sent"_s,
                         u"ALTER TABLE attempt DROP COLUMN protocol"_s,
                         u"ALTER TABLE attempt DROP COLUMN tlsSession"_s,
                         u"ALTER TABLE attempt DROP COLUMN localAddress"_s,
                         u"PRAGMA user_version = 2"_s};
        for (const char* statement : feedsOfVersion2)
            back += QString::fromLatin1(statement);
        alter(back);
        openStore();
        const auto session = reader();
        const std::vector<PushFeed> feeds = session->feeds();
        QCOMPARE(feeds.size(), std::size_t{2});
        QCOMPARE(feeds[0].id, 1);
        QCOMPARE(feeds[0].acknowledged.value, 42);
        QCOMPARE(feeds[0].lastDelivered.value, 42);
        QCOMPARE(feeds[0].batchSize, 7);
        QCOMPARE(feeds[0].deliveries, 3);
        QCOMPARE(feeds[0].subscription, 0);
        QCOMPARE(feeds[0].epoch, 0);
        QCOMPARE(feeds[1].id, 4);
        QVERIFY(feeds[1].suspended);
        QCOMPARE(feeds[1].suspendedBecause, std::string("gone"));
        QCOMPARE(session->attemptsAfter(0, 10).size(), std::size_t{1});
        // The same feed is found again, and a new one gets a number of its own.
        PushFeed wanted;
        wanted.url = "http://127.0.0.1:9/a";
        wanted.label = "L";
        for (const auto& [label, id] : {std::pair("L", 1), std::pair("other", 5)}) {
            wanted.label = label;
            std::promise<PushFeed> done;
            m_store->openFeed(wanted, [&](const auto& feed) { done.set_value(feed.value()); });
            QCOMPARE(waited(done).id, id);
        }
        QVERIFY(create(subscription()).feed.id > 5);
    }

    void newEventsGetTheNextSequences()
    {
        appendLog({entityEvent(7)});
        NewEvent rich = newEvent("K \"1\"");
        rich.ResourceRecordUrl = "http://h/Property('1')";
        rich.EventTypes = {"Insert", "StatusChanged"};
        rich.members = "\"Data\":{\"ListPrice\":1e400}";
        const LogOutcome outcome = appendNew({rich, newEvent("2")});
        QCOMPARE(outcome.added, 2);
        QCOMPARE(outcome.firstAdded.value, 8);
        QCOMPARE(outcome.lastAdded.value, 9);
        const auto event = reader()->logEvent(SequenceNumber{8});
        QVERIFY(event);
        QCOMPARE(event->event.ResourceRecordKey, std::string("K \"1\""));
        const auto json = checkJson(event->event.source);
        QVERIFY(json);
        QCOMPARE(json->member("EntityEventSequence")->int64(), 8);
        QCOMPARE(json->member("ResourceRecordUrl")->string(), rich.ResourceRecordUrl);
        QCOMPARE(std::string(json->member("Data")->source()), std::string("{\"ListPrice\":1e400}"));
        QCOMPARE(readDetails(event->event.source).EventTypes, rich.EventTypes);
        QVERIFY(fromIsoUtc(*json->member("ModificationTimestamp")->string()));
    }

    void aTimestampThatIsGivenIsNotWrittenTwice()
    {
        NewEvent given = newEvent("1");
        given.members = "\"ModificationTimestamp\":\"2026-01-02T03:04:05Z\"";
        appendNew({given});
        const auto event = reader()->logEvent(SequenceNumber{1});
        const auto json = checkJson(event->event.source);
        QVERIFY2(json, json ? "" : json.error().message.c_str());
        QCOMPARE(json->member("ModificationTimestamp")->string(), std::string("2026-01-02T03:04:05Z"));
    }

    void withoutSequencesLeftNothingIsWritten()
    {
        appendLog({entityEvent(greatest - 1)});
        const LogOutcome refused = appendNew({newEvent("1"), newEvent("2")});
        QVERIFY(refused.exhausted);
        QCOMPARE(refused.added, 0);
        QCOMPARE(appendNew({newEvent("1")}).lastAdded.value, greatest);
        QVERIFY(appendNew({newEvent("1")}).exhausted);
        const RecordOutcome outcome = write({recordWrite(RecordWrite::Kind::Create, "1")});
        QCOMPARE(outcome.result, RecordOutcome::Result::Exhausted);
        const auto session = reader();
        QVERIFY(!session->record("Property", "1"));
        QCOMPARE(session->logEventsAfter({}), 2);
        QCOMPARE(session->lastLogSequence().value, greatest);
    }

    void aRecordAndItsEventAreWrittenTogether()
    {
        using Kind = RecordWrite::Kind;
        using Result = RecordOutcome::Result;
        QCOMPARE(write({recordWrite(Kind::Create, "1", "{\"a\":1}")}).last.value, 1);
        auto session = reader();
        const auto created = session->record("Property", "1");
        QVERIFY(created);
        QCOMPARE(created->revision, 1);
        QCOMPARE(created->source, std::string("{\"a\":1}"));
        QCOMPARE(write({recordWrite(Kind::Create, "1")}).result, Result::Exists);
        QCOMPARE(write({recordWrite(Kind::Update, "2")}).result, Result::NotFound);
        RecordWrite update = recordWrite(Kind::Update, "1", "{\"a\":2}");
        update.basedOn = 1;
        QCOMPARE(write({update}).last.value, 2);
        QCOMPARE(write({update}).result, Result::Stale);
        const auto updated = session->record("Property", "1");
        QCOMPARE(updated->revision, 2);
        QCOMPARE(updated->source, std::string("{\"a\":2}"));
        QVERIFY(updated->ModificationTimestamp > created->ModificationTimestamp);
        QCOMPARE(session->lastLogSequence().value, 2);
        QCOMPARE(write({recordWrite(Kind::Delete, "1")}).last.value, 3);
        QVERIFY(!session->record("Property", "1"));
        QCOMPARE(write({recordWrite(Kind::Delete, "1")}).result, Result::NotFound);
        write({recordWrite(Kind::Create, "1")});
        QVERIFY(session->record("Property", "1")->id > created->id); // numbers are never used again
    }

    void writesGoTogetherOrNotAtAll()
    {
        using Kind = RecordWrite::Kind;
        write({recordWrite(Kind::Create, "1")});
        const RecordOutcome refused = write({recordWrite(Kind::Create, "2"), recordWrite(Kind::Delete, "1"),
                                             recordWrite(Kind::Create, "1"), recordWrite(Kind::Update, "9")});
        QCOMPARE(refused.result, RecordOutcome::Result::NotFound);
        QCOMPARE(refused.at, std::size_t{3});
        auto session = reader();
        QVERIFY(!session->record("Property", "2"));
        QCOMPARE(session->lastLogSequence().value, 1);
        QCOMPARE(write({recordWrite(Kind::Create, "2"), recordWrite(Kind::Delete, "1"),
                        recordWrite(Kind::Create, "1"), recordWrite(Kind::Update, "2")})
                     .last.value,
                 5);
        QCOMPARE(session->record("Property", "2")->revision, 2);
        const auto page = session->records("Property", 0, 10);
        QCOMPARE(page.size(), std::size_t{2});
        QCOMPARE(session->records("Property", page[0].id, 10).size(), std::size_t{1});
        QVERIFY(session->records("Media", 0, 10).empty());
    }

    void aSubscriptionBeginsAfterItsSequenceOrAfterTheLog()
    {
        appendLog({entityEvent(5), entityEvent(8)});
        const PlacedSubscription after = create(subscription(5));
        QCOMPARE(after.feed.acknowledged.value, 5);
        QCOMPARE(after.subscription.EntityEventSequence->value, 5);
        QCOMPARE(after.subscription.revision, 1);
        QVERIFY(after.subscription.ActiveYN);
        QCOMPARE(after.feed.subscription, after.subscription.key);
        QCOMPARE(after.feed.origin, std::string(consumerOrigin));
        const PlacedSubscription omitted = create(subscription());
        QCOMPARE(omitted.feed.acknowledged.value, 8);
        QVERIFY(!omitted.subscription.EntityEventSequence);
        QCOMPARE(create(subscription(0)).feed.acknowledged.value, 0);
        QCOMPARE(create(subscription(greatest)).feed.acknowledged.value, greatest);
        const auto session = reader();
        const auto page = session->subscriptions(after.subscription.key, 10);
        QCOMPARE(page.size(), std::size_t{3});
        QCOMPARE(page[0].subscription.key, omitted.subscription.key);
        QCOMPARE(page[0].subscription.EntityEventFilter, omitted.subscription.EntityEventFilter);
    }

    void everyMemberOfASubscriptionIsKept()
    {
        Subscription full = subscription(3);
        full.CallbackCredentialId = "cred-1";
        full.ActiveYN = false;
        full.EntityEventSource = "L";
        full.profile = Profile::Year2020;
        full.batchSize = 7;
        full.batchWait = 8ms;
        full.deadline = 9ms;
        full.retry = "standard";
        full.onReject = OnReject::DeadLetter;
        full.requestsPerSecond = 2.5;
        const auto stored = reader()->subscription(create(full).subscription.key);
        QVERIFY(stored);
        const Subscription& read = stored->subscription;
        QCOMPARE(read.CallbackCredentialId, full.CallbackCredentialId);
        QCOMPARE(read.ActiveYN, false);
        QCOMPARE(read.EntityEventSource, full.EntityEventSource);
        QCOMPARE(read.profile, full.profile);
        QCOMPARE(read.batchSize, 7);
        QCOMPARE(read.batchWait, 8ms);
        QCOMPARE(read.deadline, 9ms);
        QCOMPARE(read.retry, full.retry);
        QCOMPARE(read.onReject, full.onReject);
        QCOMPARE(read.requestsPerSecond, 2.5);
        QCOMPARE(stored->feed.label, std::string("L"));
    }

    void aChangeIsMadeOverWhatItWasWorkedOutFrom()
    {
        const PlacedSubscription before = create(subscription(3));
        SubscriptionChange wanted{before.subscription, 1, {}, false};
        wanted.subscription.CallbackUrl = "http://127.0.0.1:9/other";
        wanted.subscription.EntityEventFilter.clear();
        const SubscriptionOutcome done = change(wanted);
        QCOMPARE(done.result, SubscriptionOutcome::Result::Done);
        QCOMPARE(done.placed.subscription.revision, 2);
        QVERIFY(done.placed.subscription.ModificationTimestamp > before.subscription.ModificationTimestamp);
        QVERIFY(done.placed.subscription.EntityEventFilter.empty());
        QCOMPARE(done.placed.feed.url, wanted.subscription.CallbackUrl);
        QCOMPARE(done.placed.feed.epoch, 0); // the place is kept
        QCOMPARE(done.placed.feed.acknowledged.value, 3);
        const SubscriptionOutcome stale = change(wanted);
        QCOMPARE(stale.result, SubscriptionOutcome::Result::Stale);
        QCOMPARE(stale.placed.subscription.revision, 2);
        wanted.subscription.key = 99;
        QCOMPARE(change(wanted).result, SubscriptionOutcome::Result::NotFound);
    }

    void theLateResultOfAnAttemptDoesNotMoveANewPlace()
    {
        const PlacedSubscription before = create(subscription(50));
        SubscriptionChange wanted{before.subscription, 1, SequenceNumber{10}, false};
        wanted.subscription.EntityEventSequence = SequenceNumber{10};
        const SubscriptionOutcome moved = change(wanted);
        QCOMPARE(moved.placed.feed.acknowledged.value, 9); // the first event of 10 or later
        QVERIFY(moved.placed.feed.epoch > before.feed.epoch);
        // It began before the change: kept as an attempt, and that is all.
        record(before.feed, 60, true, DeadLetter{before.feed.id, SequenceNumber{60}, "no", Moment{}});
        auto session = reader();
        const auto after = session->subscription(before.subscription.key);
        QCOMPARE(after->feed.acknowledged.value, 9);
        QVERIFY(!after->feed.suspended);
        QVERIFY(after->subscription.ActiveYN);
        QCOMPARE(after->feed.deliveries, 1);
        QCOMPARE(session->attemptsAfter(0, 10).size(), std::size_t{1});
        QVERIFY(session->deadLetters().empty());
        record(moved.placed.feed, 12);
        QCOMPARE(session->subscription(before.subscription.key)->feed.acknowledged.value, 12);
        wanted.basedOn = 2;
        wanted.goOnAt = SequenceNumber{0};
        QCOMPARE(change(wanted).placed.feed.acknowledged.value, 0);
    }

    void givingUpDeactivatesAndResumingTakesThatBack()
    {
        const PlacedSubscription before = create(subscription(0));
        record(before.feed, 4, true);
        auto session = reader();
        const auto suspended = session->subscription(before.subscription.key);
        QVERIFY(suspended->feed.suspended);
        QVERIFY(!suspended->subscription.ActiveYN);
        QCOMPARE(suspended->subscription.revision, 2);
        QVERIFY(suspended->subscription.ModificationTimestamp > before.subscription.ModificationTimestamp);
        SubscriptionChange wanted{before.subscription, 1, {}, true};
        QCOMPARE(change(wanted).result, SubscriptionOutcome::Result::Stale);
        wanted.basedOn = 2;
        const SubscriptionOutcome resumed = change(wanted);
        QVERIFY(!resumed.placed.feed.suspended);
        QVERIFY(resumed.placed.feed.suspendedBecause.empty());
        QVERIFY(resumed.placed.subscription.ActiveYN);
        QCOMPARE(resumed.placed.feed.acknowledged.value, 4);
        QVERIFY(resumed.placed.feed.epoch > before.feed.epoch);
    }

    void aRemovedSubscriptionLeavesWhatWasPushed()
    {
        const PlacedSubscription before = create(subscription(0));
        record(before.feed, 4);
        QCOMPARE(remove(before.subscription.key, 7).result, SubscriptionOutcome::Result::Stale);
        QCOMPARE(remove(before.subscription.key, 1).result, SubscriptionOutcome::Result::Done);
        QCOMPARE(remove(before.subscription.key, 0).result, SubscriptionOutcome::Result::NotFound);
        record(before.feed, 9);
        const auto session = reader();
        QVERIFY(!session->subscription(before.subscription.key));
        QCOMPARE(session->attemptsAfter(0, 10).size(), std::size_t{2});
        QCOMPARE(session->feeds().at(0).acknowledged.value, 4);
        QVERIFY(create(subscription(0)).subscription.key > before.subscription.key);
    }

    void changesOfSubscriptionsAndOfTheLogAreTold()
    {
        StoredRange told;
        std::mutex mutex;
        connect(
            m_store.get(), &SessionStore::stored, this,
            [&](const StoredRange& range) {
                const std::lock_guard guard(mutex);
                told = range;
            },
            Qt::DirectConnection);
        const auto marks = [&] {
            m_store->flush();
            const std::lock_guard guard(mutex);
            return std::pair(told.subscriptionChanges, told.logChanges);
        };
        const PlacedSubscription made = create(subscription(0));
        QCOMPARE(marks(), std::pair(std::int64_t{1}, std::int64_t{0}));
        record(made.feed, 4);
        QCOMPARE(marks().first, 1);
        record(made.feed, 4, true);
        QCOMPARE(marks().first, 2);
        record(made.feed, 4, true); // inactive already
        QCOMPARE(marks().first, 2);
        appendNew({newEvent("1")});
        QCOMPARE(marks(), std::pair(std::int64_t{2}, std::int64_t{1}));
        write({recordWrite(RecordWrite::Kind::Create, "1")});
        QCOMPARE(marks().second, 2);
        remove(made.subscription.key, 0);
        QCOMPARE(marks(), std::pair(std::int64_t{3}, std::int64_t{2}));
    }
};

QTEST_GUILESS_MAIN(ProducerRecordsTest)
#include "tst_producerrecords.moc"
