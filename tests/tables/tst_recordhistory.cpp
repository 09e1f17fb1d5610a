// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/store/sessionstore.h"
#include "models/tables/recordhistory.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class RecordHistoryTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<SessionStore> m_store;

    static constexpr int rows = 20'000; ///< more than two chunks

private Q_SLOTS:
    void initTestCase()
    {
        auto store = SessionStore::open(m_folder.filePath(u"session.pushbench"_s).toStdString(), {});
        QVERIFY(store);
        m_store = std::move(*store);
        ReceivedRequest received;
        received.request.endpoint = "/webhooks";
        for (int sequence = 1; sequence <= rows; ++sequence) {
            EntityEvent event;
            event.EntityEventSequence = SequenceNumber{sequence};
            event.ResourceName = "Property";
            event.ResourceRecordKey = sequence % 5000 == 0 ? "rare" : sequence % 2 == 0 ? "often" : "other";
            event.source = "{}";
            received.events.push_back(event);
        }
        m_store->append(std::move(received));
        m_store->flush();
    }

    void findsTheEventsOfARecordNewestFirst()
    {
        ReadThread thread(m_store->file());
        RecordHistory history(thread);
        std::vector<std::int64_t> found;
        connect(&history, &RecordHistory::eventsFound, this, [&found](const std::vector<StreamRow>& events) {
            for (const StreamRow& row : events)
                found.push_back(row.id);
        });
        QSignalSpy finished(&history, &RecordHistory::finished);
        history.start("Property", "rare", rows);
        QVERIFY(finished.wait());
        QCOMPARE(found, (std::vector<std::int64_t>{20'000, 15'000, 10'000, 5'000}));
        QCOMPARE(finished[0][0].toBool(), false);
    }

    void stopsAtTheMostThatAreShown()
    {
        ReadThread thread(m_store->file());
        RecordHistory history(thread);
        std::size_t found = 0;
        connect(&history, &RecordHistory::eventsFound, this,
                [&found](const std::vector<StreamRow>& events) { found += events.size(); });
        QSignalSpy finished(&history, &RecordHistory::finished);
        history.start("Property", "often", rows);
        QVERIFY(finished.wait());
        QCOMPARE(found, RecordHistory::mostEvents);
        QCOMPARE(finished[0][0].toBool(), true);
    }

    void anotherRecordTakesThePlaceOfTheOneBefore()
    {
        ReadThread thread(m_store->file());
        RecordHistory history(thread);
        std::set<std::string> keys;
        connect(&history, &RecordHistory::eventsFound, this, [&keys](const std::vector<StreamRow>& events) {
            for (const StreamRow& row : events)
                keys.insert(row.ResourceRecordKey);
        });
        QSignalSpy finished(&history, &RecordHistory::finished);
        history.start("Property", "often", rows);
        history.start("Property", "rare", rows);
        QVERIFY(finished.wait());
        QCOMPARE(keys, std::set<std::string>{"rare"});
        QCOMPARE(finished.count(), 1);
    }
};

QTEST_MAIN(RecordHistoryTest)
#include "tst_recordhistory.moc"
