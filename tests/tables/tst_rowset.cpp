// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/sessionstore.h"
#include "models/tables/rowsetscan.h"
#include "models/tables/sortedruns.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

using Rows = std::vector<std::int64_t>;

class RowSetTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<SessionStore> m_store;

    /// Stores one event; gives nothing, the row is the next.
    void append(int sequence, const std::string& resource, const std::string& key, const std::string& label,
                int status = 200, const std::string& more = {})
    {
        ReceivedRequest received;
        received.request.endpoint = "/webhooks";
        received.request.label = label;
        received.request.status = status;
        received.request.head = "POST /webhooks HTTP/1.1\r\n\r\n";
        received.request.body = "{\"EntityEventSequence\":" + std::to_string(sequence) +
                                ",\"ResourceName\":\"" + resource + "\",\"ResourceRecordKey\":\"" + key +
                                "\"" + more + "}";
        received.events.push_back(*readEvent(received.request.body));
        m_store->append(std::move(received));
    }

    /// All rows that a live set finds the first time through.
    Rows found(const StreamCondition& condition, qint64 last = 6)
    {
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        Rows rows;
        connect(&scan, &RowSetScan::rowsFound, this,
                [&rows](const Rows& more) { rows.insert(rows.end(), more.begin(), more.end()); });
        QSignalSpy finished(&scan, &RowSetScan::finished);
        scan.start({condition, std::nullopt, false}, last);
        if (!finished.wait()) return {-1};
        return rows;
    }

    Rows sorted(const StreamCondition& condition, StreamSortKey key, bool descending)
    {
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        Rows rows{-1};
        connect(&scan, &RowSetScan::sorted, this, [&rows](const Rows& all) { rows = all; });
        QSignalSpy finished(&scan, &RowSetScan::finished);
        scan.start({condition, key, descending}, 6);
        if (!finished.wait()) return {-1};
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_store.reset();
        QFile::remove(m_folder.filePath(u"session.pushbench"_s));
        auto store = SessionStore::open(m_folder.filePath(u"session.pushbench"_s).toStdString(), {});
        QVERIFY(store);
        m_store = std::move(*store);
        append(10, "Property", "P-1", "North");
        append(20, "Member", "M-1", "South", 503);
        append(30, "Property", "P-2", "North");
        append(40, "Property", "P-1", "South");
        append(5, "Office", "Caf\xc3\x89 50%", "North"); // out of order in its feed
        append(60, "Property", "60", "South");
        m_store->flush();
    }

    void findsTheEventsOfARecord()
    {
        QCOMPARE(found(ofRecord("Property", "P-1")), (Rows{1, 4}));
        QCOMPARE(found(ofRecord("Member", "P-1")), Rows{});
    }

    void findsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Rows>("rows");
        QTest::newRow("key") << u"p-1"_s << Rows{1, 4};
        QTest::newRow("resource") << u"MEM"_s << Rows{2};
        QTest::newRow("label") << u"nor"_s << Rows{1, 3, 5};
        QTest::newRow("endpoint") << u"/webhooks"_s << Rows{1, 2, 3, 4, 5, 6};
        QTest::newRow("sequence") << u"40"_s << Rows{4};
        QTest::newRow("sequence is not part of one") << u"4"_s << Rows{};
        QTest::newRow("sequence and key") << u"60"_s << Rows{6};
        QTest::newRow("letters beyond ASCII") << u"caf\u00e9"_s << Rows{5};
        QTest::newRow("upper case beyond ASCII") << u"CAF\u00c9"_s << Rows{5};
        QTest::newRow("lower case finds upper case") << u"\u00e9 50"_s << Rows{5};
        QTest::newRow("percent sign") << u"50%"_s << Rows{5};
        QTest::newRow("underscore is no wildcard") << u"P_1"_s << Rows{};
        QTest::newRow("quote") << u"'"_s << Rows{};
    }

    void findsText()
    {
        QFETCH(QString, text);
        QFETCH(Rows, rows);
        QCOMPARE(found(matchingText(text.toStdString())), rows);
    }

    void bothConditionsHold()
    {
        QCOMPARE(found(both(ofRecord("Property", "P-1"), matchingText("south"))), Rows{4});
        QCOMPARE(found(both(matchingText("north"), {})), (Rows{1, 3, 5}));
    }

    void sortsByEachKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<Rows>("rows");
        const auto row = [](const char* name, StreamSortKey key, bool descending, const Rows& rows) {
            QTest::newRow(name) << static_cast<int>(key) << descending << rows;
        };
        row("arrival, newest first", StreamSortKey::Row, true, {6, 5, 4, 3, 2, 1});
        row("sequence", StreamSortKey::Sequence, false, {5, 1, 2, 3, 4, 6});
        row("sequence, highest first", StreamSortKey::Sequence, true, {6, 4, 3, 2, 1, 5});
        row("key", StreamSortKey::Key, false, {6, 5, 2, 1, 4, 3});
        row("resource", StreamSortKey::Resource, false, {2, 5, 1, 3, 4, 6});
        row("feed", StreamSortKey::Feed, false, {1, 3, 5, 2, 4, 6});
        row("feed, last first", StreamSortKey::Feed, true, {2, 4, 6, 1, 3, 5});
        row("answer, highest first", StreamSortKey::Answer, true, {2, 1, 3, 4, 5, 6});
    }

    void sortsByEachKey()
    {
        QFETCH(int, key);
        QFETCH(bool, descending);
        QFETCH(Rows, rows);
        QCOMPARE(sorted({}, static_cast<StreamSortKey>(key), descending), rows);
    }

    void theGravestFindingsComeFirst()
    {
        append(60, "Property", "another", "South"); // a conflict
        m_store->flush();
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        Rows rows;
        connect(&scan, &RowSetScan::sorted, this, [&rows](const Rows& all) { rows = all; });
        QSignalSpy finished(&scan, &RowSetScan::finished);
        scan.start({{}, StreamSortKey::Findings, true}, 7);
        QVERIFY(finished.wait());
        QCOMPARE(rows[0], std::int64_t{7}); // conflict
        QCOMPARE(rows[1], std::int64_t{5}); // out of order
    }

    void sortsWhatMatches()
    {
        QCOMPARE(sorted(matchingText("property"), StreamSortKey::Sequence, true), (Rows{6, 4, 3, 1}));
    }

    void goesOnWithTheRowsThatCome()
    {
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        Rows rows;
        connect(&scan, &RowSetScan::rowsFound, this,
                [&rows](const Rows& more) { rows.insert(rows.end(), more.begin(), more.end()); });
        QSignalSpy finished(&scan, &RowSetScan::finished);
        scan.start({ofRecord("Property", "P-1"), std::nullopt, false}, 6);
        QVERIFY(finished.wait());
        append(70, "Property", "P-1", "North");
        append(80, "Property", "P-9", "North");
        append(90, "Property", "P-1", "South");
        m_store->flush();
        scan.noteStored(7);
        scan.noteStored(9);
        QTRY_COMPARE(rows, (Rows{1, 4, 7, 9}));
        QCOMPARE(finished.count(), 1);
    }

    void countsWhatCameSinceItWasSorted()
    {
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        QSignalSpy finished(&scan, &RowSetScan::finished);
        QSignalSpy newer(&scan, &RowSetScan::newerFound);
        scan.start({matchingText("north"), StreamSortKey::Key, false}, 6);
        QVERIFY(finished.wait());
        append(70, "Property", "P-1", "North");
        append(80, "Property", "P-9", "South");
        m_store->flush();
        scan.noteStored(8);
        QTRY_COMPARE(newer.count(), 1);
        QCOMPARE(newer[0][0].toLongLong(), 1);
        scan.start({{}, StreamSortKey::Key, false}, 8);
        QVERIFY(finished.wait());
        scan.noteStored(20);
        QTRY_COMPARE(newer.count(), 2);
        QCOMPARE(newer[1][0].toLongLong(), 12);
    }

    /// A set of the rows whose events a filter matches.
    static RowSet filtered(std::string_view expression, std::optional<StreamSortKey> order = {})
    {
        RowSet set;
        set.order = order;
        set.filter = Filter::parse(expression, entityEventType()).value();
        return set;
    }

    void aFilterFindsItsRows_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<Rows>("rows");
        QTest::newRow("resource") << u"ResourceName eq 'Property'"_s << Rows{1, 3, 4, 6, 7};
        QTest::newRow("bounds") << u"EntityEventSequence gt 20 and EntityEventSequence lt 60"_s << Rows{3, 4};
        QTest::newRow("what no index serves") << u"contains(ResourceRecordKey,'1')"_s << Rows{1, 2, 4, 7};
        QTest::newRow("types, also of a duplicate") << u"EventTypes/any(t: t eq 'Insert')"_s << Rows{7, 8};
        QTest::newRow("alternatives")
            << u"EntityEventSequence eq 10 or ResourceName eq 'Office'"_s << Rows{1, 5};
        QTest::newRow("everything that is an event") << u"true"_s << Rows{1, 2, 3, 4, 5, 6, 7, 8};
        QTest::newRow("nothing") << u"EntityEventSequence lt 0"_s << Rows{};
    }

    void aFilterFindsItsRows()
    {
        QFETCH(QString, expression);
        QFETCH(Rows, rows);
        const std::string types = ",\"EventTypes\":[\"Insert\"]";
        append(70, "Property", "P-1", "North", 200, types);
        append(70, "Property", "P-1", "North", 200, types); // a duplicate: its bytes stand with the first
        ReceivedRequest refused;
        refused.request.endpoint = "/webhooks";
        refused.request.status = 400;
        m_store->append(std::move(refused));
        m_store->flush();
        if (expression.contains(u"ResourceName eq 'Property'"_s)) rows.push_back(8);
        if (expression.contains(u"contains"_s)) rows.push_back(8);
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        Rows found;
        connect(&scan, &RowSetScan::rowsFound, this,
                [&found](const Rows& more) { found.insert(found.end(), more.begin(), more.end()); });
        QSignalSpy finished(&scan, &RowSetScan::finished);
        scan.start(filtered(expression.toStdString()), 9);
        QVERIFY(finished.wait());
        QCOMPARE(found, rows);
    }

    void aFilterGoesWithASearchAndAnOrder()
    {
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        Rows rows;
        connect(&scan, &RowSetScan::sorted, this, [&rows](const Rows& all) { rows = all; });
        QSignalSpy finished(&scan, &RowSetScan::finished);
        QSignalSpy newer(&scan, &RowSetScan::newerFound);
        RowSet set = filtered("ResourceName eq 'Property'", StreamSortKey::Key);
        set.condition = matchingText("north");
        scan.start(set, 6);
        QVERIFY(finished.wait());
        QCOMPARE(rows, (Rows{1, 3}));
        append(70, "Property", "P-1", "North");
        append(80, "Member", "P-1", "North");
        m_store->flush();
        scan.noteStored(8);
        QTRY_COMPARE(newer.count(), 1);
        QCOMPARE(newer[0][0].toLongLong(), 1);
    }

    void rowsThatCantBeEvaluatedAreCountedAndDoNotMatch()
    {
        append(70, "Property", "P-7", "North", 200, ",\"Data\":{\"ListPrice\":\"much\"}");
        append(80, "Property", "P-8", "North", 200, ",\"Data\":{\"ListPrice\":5}");
        m_store->flush();
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        Rows rows;
        QString reason;
        qint64 refused = 0;
        connect(&scan, &RowSetScan::rowsFound, this,
                [&rows](const Rows& more) { rows.insert(rows.end(), more.begin(), more.end()); });
        connect(&scan, &RowSetScan::rowsRefused, this, [&](qint64 count, const QString& first) {
            refused = count;
            reason = first;
        });
        QSignalSpy finished(&scan, &RowSetScan::finished);
        scan.start(filtered("Data/ListPrice gt 1"), 8);
        QVERIFY(finished.wait());
        QCOMPARE(rows, Rows{8});
        QCOMPARE(refused, 1);
        QVERIFY2(reason.contains(u"Data/ListPrice is a string"_s), qPrintable(reason));
        append(90, "Property", "P-9", "North", 200, ",\"Data\":{\"ListPrice\":true}");
        append(100, "Property", "P-10", "North", 200, ",\"Data\":{\"ListPrice\":6}");
        m_store->flush();
        scan.noteStored(10);
        QTRY_COMPARE(rows, (Rows{8, 10}));
        QCOMPARE(refused, 2);
        QVERIFY2(reason.contains(u"is a string"_s), qPrintable(reason));
    }

    void aStoppedScanSaysNothingMore()
    {
        ReadThread thread(m_store->file());
        RowSetScan scan(thread);
        QSignalSpy any(&scan, &RowSetScan::rowsFound);
        QSignalSpy finished(&scan, &RowSetScan::finished);
        scan.start({ofRecord("Property", "P-1"), std::nullopt, false}, 6);
        scan.stop();
        Rows rows;
        connect(&scan, &RowSetScan::rowsFound, this, [&rows](const Rows& more) { rows = more; });
        scan.start({ofRecord("Member", "M-1"), std::nullopt, false}, 6);
        QVERIFY(finished.wait());
        QCOMPARE(any.count(), 1);
        QCOMPARE(rows, Rows{2});
    }

    void runsMergeLikeOneSort()
    {
        std::vector<StreamSortValue> all;
        SortedRuns runs(true);
        for (std::int64_t first = 1; first <= 5000; first += 700) {
            std::vector<StreamSortValue> chunk;
            for (std::int64_t row = first; row < first + 700; ++row)
                chunk.push_back({row * 7919 % 101, "k" + std::to_string(row * 31 % 17), row});
            all.insert(all.end(), chunk.begin(), chunk.end());
            runs.add(std::move(chunk));
        }
        std::stable_sort(all.begin(), all.end(), [](const StreamSortValue& a, const StreamSortValue& b) {
            return a.number != b.number ? a.number > b.number : a.text > b.text;
        });
        int steps = 0;
        while (!runs.isMerged()) {
            runs.merge(97);
            ++steps;
        }
        QVERIFY(steps > 10);
        const Rows rows = runs.takeRows();
        QCOMPARE(rows.size(), all.size());
        for (std::size_t at = 0; at < rows.size(); ++at)
            QCOMPARE(rows[at], all[at].row);
    }
};

QTEST_MAIN(RowSetTest)
#include "tst_rowset.moc"
