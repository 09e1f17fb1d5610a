// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <future>
#include <mutex>

#include "models/store/schema.h"
#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"

using namespace pb;
using namespace Qt::StringLiterals;

namespace {

EntityEvent entityEvent(std::int64_t sequence, const std::string& name = "Property",
                        const std::string& key = "K1")
{
    EntityEvent made{SequenceNumber{sequence}, name, key, {}};
    made.source = "{\"EntityEventSequence\":" + std::to_string(sequence) + ",\"ResourceName\":\"" + name +
                  "\",\"ResourceRecordKey\":\"" + key + "\",\"ListPrice\":123456.78}";
    return made;
}

ReceivedRequest request(std::vector<EntityEvent> events, const std::string& label = "IDX")
{
    ReceivedRequest received;
    received.request.arrivedAt = Moment(std::chrono::milliseconds(1700000000123));
    received.request.endpoint = "/webhooks";
    received.request.label = label;
    received.request.method = "POST";
    received.request.target = "/webhooks";
    received.request.head = "POST /webhooks HTTP/1.1\r\nHost: x\r\n\r\n";
    received.request.body = std::string("{\"a\":\0\"b\"}", 10);
    received.request.bodyBytes = 10;
    received.request.status = 200;
    received.request.httpVersion = "1.1";
    received.request.events = static_cast<std::int64_t>(events.size());
    received.events = std::move(events);
    return received;
}

/// Collects outcomes from the store thread.
class Outcomes
{
public:
    explicit Outcomes(SessionStore& store) : m_store(store), m_collected(std::make_shared<Collected>())
    {
        store.setAppendSink([collected = m_collected](std::vector<AppendOutcome> outcomes) {
            const std::lock_guard guard(collected->mutex);
            collected->all.insert(collected->all.end(), outcomes.begin(), outcomes.end());
        });
    }
    std::vector<AppendOutcome> take()
    {
        m_store.flush();
        const std::lock_guard guard(m_collected->mutex);
        return std::exchange(m_collected->all, {});
    }

private:
    struct Collected
    {
        std::mutex mutex;
        std::vector<AppendOutcome> all;
    };
    SessionStore& m_store;
    std::shared_ptr<Collected> m_collected; ///< outlives this where the store does
};

PushProgress progress(const PushFeed& feed, std::int64_t acknowledged)
{
    PushProgress made;
    made.feed = feed;
    made.feed.acknowledged = SequenceNumber{acknowledged};
    made.attempt.feed = feed.id;
    made.attempt.delivery = 1;
    made.attempt.status = 200;
    made.attempt.reason = "delivered";
    made.attempt.retryAfterSeconds = 1.5;
    made.attempt.requestHead = "POST / HTTP/1.1\r\n\r\n";
    return made;
}

} // namespace

class SessionStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SessionStore> openStore(SessionStore::Options options = {})
    {
        auto store = SessionStore::open(m_file, options);
        if (!store) qWarning("%s", store.error().message.c_str());
        return store ? std::move(*store) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"a session.pushbench"_s).toStdString();
    }

    void requestIsReadBackByteForByte()
    {
        auto store = openStore();
        QVERIFY(store);
        Outcomes outcomes(*store);
        ReceivedRequest sent = request({entityEvent(9223372036854775807LL, "Property", "clé '\"")});
        sent.request.notes = {{Finding::NoContext, 2, "@reso.context", "none"}};
        store->append(sent);
        const auto stored = outcomes.take();
        QCOMPARE(stored.size(), std::size_t{1});
        QVERIFY(stored[0].stored);
        QCOMPARE(stored[0].newEvents, 1);
        store->acknowledge(stored[0].requestId, std::chrono::microseconds(1234));
        store.reset();

        auto reader = SessionReader::open(m_file);
        QVERIFY(reader);
        const auto read = (*reader)->request(1);
        QVERIFY(read);
        QCOMPARE(read->body, sent.request.body);
        QCOMPARE(read->head, sent.request.head);
        QCOMPARE(read->arrivedAt, sent.request.arrivedAt);
        QCOMPARE(read->label, std::string("IDX"));
        QCOMPARE(read->acknowledgedAfter, std::chrono::microseconds(1234));
        QCOMPARE(read->notes.size(), std::size_t{1});
        QCOMPARE(read->notes[0].count, 2);
        const auto events = (*reader)->eventsAfter(0, 10);
        QCOMPARE(events.size(), std::size_t{1});
        QCOMPARE(events[0].event.source, sent.events[0].source);
        QCOMPARE(events[0].event.EntityEventSequence.value, 9223372036854775807LL);
        QCOMPARE(events[0].event.ResourceRecordKey, std::string("clé '\""));
    }

    void duplicatesAndConflictsAreToldApartWithinOneCommitAndLater()
    {
        auto store = openStore();
        Outcomes outcomes(*store);
        store->append(request({entityEvent(5), entityEvent(5), entityEvent(5, "Media")}));
        store->append(request({entityEvent(5), entityEvent(4)}));
        store->append(request({entityEvent(5, "Media")}, "other feed"));
        auto first = outcomes.take();
        QCOMPARE(first[0].newEvents, 1);
        QCOMPARE(first[0].duplicates, 1);
        QCOMPARE(first[0].conflicts, 1);
        QVERIFY(first[0].findings.has(Finding::Conflict));
        QCOMPARE(first[1].duplicates, 1);
        QVERIFY(first[1].findings.has(Finding::OutOfOrder));
        QCOMPARE(first[2].newEvents, 1);
        store->append(request({entityEvent(4), entityEvent(9)}));
        const auto later = outcomes.take();
        QCOMPARE(later[0].duplicates, 1);
        QVERIFY(later[0].findings.has(Finding::Gap));
        store.reset();
        store = openStore();
        Outcomes reopened(*store);
        store->append(request({entityEvent(9), entityEvent(10)}));
        const auto afterwards = reopened.take();
        QCOMPARE(afterwards[0].duplicates, 1);
        QCOMPARE(afterwards[0].newEvents, 1);
        QCOMPARE(afterwards[0].requestId, 5);
        auto reader = SessionReader::open(m_file);
        QCOMPARE((*reader)->receivedEvents(), 5);
        QCOMPARE((*reader)->streamRows(), 10);
    }

    void streamRowsHaveNoHolesAndShowDuplicatesWithTheirOrigin()
    {
        auto store = openStore();
        Outcomes outcomes(*store);
        store->append(request({entityEvent(1), entityEvent(1)}));
        ReceivedRequest refused = request({});
        refused.request.status = 400;
        refused.request.findings.add(Finding::Refused);
        store->append(refused);
        outcomes.take();
        auto reader = SessionReader::open(m_file);
        const auto rows = (*reader)->streamPage(1, 10);
        QCOMPARE(rows.size(), std::size_t{3});
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(rows[i].id, static_cast<std::int64_t>(i) + 1);
        QCOMPARE(rows[1].standing, Standing::Duplicate);
        QCOMPARE(rows[2].standing, Standing::Refused);
        QCOMPARE(rows[2].status, 400);
        QCOMPARE((*reader)->streamEvent(2)->event.source, entityEvent(1).source);
        QVERIFY(!(*reader)->streamEvent(3));
    }

    void secondWriterIsRefusedAndAReaderIsNot()
    {
        auto store = openStore();
        const auto second = SessionStore::open(m_file, {});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, SessionError::Kind::InUse);
        QVERIFY(SessionReader::open(m_file));
    }

    void newerSessionIsRefusedUntouched()
    {
        openStore().reset();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
            database.setDatabaseName(QString::fromStdString(m_file));
            QVERIFY(database.open());
            QSqlQuery(u"PRAGMA user_version = 999"_s, database);
        }
        QSqlDatabase::removeDatabase(u"newer"_s);
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        const auto opened = SessionStore::open(m_file, {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, SessionError::Kind::Newer);
        QVERIFY(!SessionReader::open(m_file));
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    void foreignFilesAreRefusedUntouched_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("This is no session at all.");
        QTest::newRow("long text") << QByteArray(5000, 'x');
        QTest::newRow("cut header") << QByteArray("SQLite format 3\0", 16);
    }

    void foreignFilesAreRefusedUntouched()
    {
        QFETCH(QByteArray, content);
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(content);
        file.flush();
        const auto opened = SessionStore::open(m_file, {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, SessionError::Kind::Damaged);
        file.seek(0);
        QCOMPARE(file.readAll(), content);
    }

    void fullDiskRefusesNewRequestsAndKeepsOldOnes()
    {
        SessionStore::Options small;
        small.hardLimitBytes = 256 * 1024;
        auto store = openStore(small);
        QVERIFY(store);
        QSignalSpy failures(store.get(), &SessionStore::writeFailed);
        Outcomes outcomes(*store);
        std::int64_t kept = 0;
        std::int64_t refused = 0;
        for (int i = 0; i < 40; ++i) {
            ReceivedRequest big = request({entityEvent(i + 1)});
            big.request.body = std::string(20000, 'b');
            store->append(big);
            for (const AppendOutcome& outcome : outcomes.take())
                ++(outcome.stored ? kept : refused);
        }
        QVERIFY(kept > 2);
        QVERIFY(refused > 10);
        QCOMPARE(failures.count(), 1);
        QVERIFY(failures.at(0).at(0).toString().contains(u"full"));
        store.reset();
        auto reader = SessionReader::open(m_file);
        QCOMPARE((*reader)->receivedEvents(), kept);
        QCOMPARE((*reader)->request(1)->body.size(), std::size_t{20000});
    }

    void oneBadRequestFailsAloneAmongItsNeighbours()
    {
        auto store = openStore();
        Outcomes outcomes(*store);
        ReceivedRequest bad = request({entityEvent(2)});
        bad.request.notes = {{Finding::Alias, 1, "a", "a"},
                             {Finding::Alias, 1, "b", "b"}}; // no two of a kind fit
        for (std::uint64_t ticket = 1; ticket <= 3; ++ticket) {
            ReceivedRequest next =
                ticket == 2 ? bad : request({entityEvent(static_cast<std::int64_t>(ticket))});
            next.ticket = ticket;
            store->append(std::move(next));
        }
        const auto all = outcomes.take();
        QCOMPARE(all.size(), std::size_t{3});
        for (const AppendOutcome& outcome : all)
            QCOMPARE(outcome.stored, outcome.ticket != 2);
        auto reader = SessionReader::open(m_file);
        QCOMPARE((*reader)->receivedEvents(), 2);
        QCOMPARE((*reader)->streamRows(), 2);
        QCOMPARE((*reader)->requestsAfter(0, 10).size(), std::size_t{2});
    }

    void logIsMergedBySequenceAndConflictsAddNothing()
    {
        auto store = openStore();
        const auto append = [&](std::vector<EntityEvent> events) {
            std::promise<LogOutcome> outcome;
            store->appendLog(std::move(events),
                             [&](LogOutcome result) { outcome.set_value(std::move(result)); });
            return outcome.get_future().get();
        };
        QCOMPARE(append({entityEvent(1), entityEvent(3)}).added, 2);
        const LogOutcome merged = append({entityEvent(1), entityEvent(2), entityEvent(3)});
        QCOMPARE(merged.added, 1);
        QCOMPARE(merged.known, 2);
        const LogOutcome conflict = append({entityEvent(4), entityEvent(2, "Media")});
        QVERIFY(conflict.conflict);
        QCOMPARE(conflict.conflict->value, 2);
        auto reader = SessionReader::open(m_file);
        const auto log = (*reader)->logAfter(SequenceNumber{1}, 10);
        QCOMPARE(log.size(), std::size_t{2});
        QCOMPARE(log[0].event.source, entityEvent(2).source);
        QCOMPARE((*reader)->logEventsAfter(SequenceNumber{0}), 3);
    }

    void attemptAndProgressAreStoredTogether()
    {
        auto store = openStore();
        PushFeed wanted;
        wanted.url = "http://127.0.0.1:1/w";
        wanted.origin = "http://127.0.0.1:1";
        wanted.label = "L";
        const auto open = [&] {
            std::promise<PushFeed> feed;
            store->openFeed(wanted, [&](const auto& opened) { feed.set_value(opened.value()); });
            return feed.get_future().get();
        };
        const PushFeed feed = open();
        QVERIFY(feed.id > 0);
        PushProgress made = progress(feed, 42);
        made.halt = ConsumerHalt{wanted.origin, Moment(std::chrono::seconds(5)), std::chrono::seconds(3)};
        made.deadLetter = DeadLetter{feed.id, SequenceNumber{7}, "refused", Moment(std::chrono::seconds(1))};
        std::promise<std::int64_t> id;
        store->recordAttempt(made, [&](const auto& recorded) { id.set_value(recorded.value()); });
        QCOMPARE(id.get_future().get(), 1);
        QCOMPARE(open().acknowledged.value, 42);
        auto reader = SessionReader::open(m_file);
        const auto attempts = (*reader)->attemptsAfter(0, 10);
        QCOMPARE(attempts.size(), std::size_t{1});
        QCOMPARE(attempts[0].retryAfterSeconds.value(), 1.5);
        QCOMPARE(attempts[0].requestHead, made.attempt.requestHead);
        QCOMPARE((*reader)->halts().at(0).until, Moment(std::chrono::seconds(5)));
        QCOMPARE((*reader)->deadLetters().at(0).EntityEventSequence.value, 7);
        QCOMPARE((*reader)->feeds().at(0).acknowledged.value, 42);
    }

    void temporarySessionDropsOldestBodiesAndKeepsEvents()
    {
        SessionStore::Options options;
        options.temporary = true;
        options.maxBytes = 1024 * 1024;
        auto store = openStore(options);
        Outcomes outcomes(*store);
        for (int i = 0; i < 300; ++i) {
            ReceivedRequest big = request({entityEvent(i + 1)});
            big.request.body = std::string(10000, 'b');
            store->append(big);
            outcomes.take();
        }
        QVERIFY(store->droppedBodies() > 100);
        {
            auto reader = SessionReader::open(m_file);
            QCOMPARE((*reader)->receivedEvents(), 300);
            QVERIFY((*reader)->request(1)->body.empty());
            QVERIFY(!(*reader)->request(300)->body.empty());
        }
        store.reset();
        QVERIFY(!QFile::exists(QString::fromStdString(m_file)));
    }
};

QTEST_GUILESS_MAIN(SessionStoreTest)
#include "tst_sessionstore.moc"
