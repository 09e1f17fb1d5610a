// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "app/pushorders.h"
#include "app/workbench.h"
#include "models/domain/eventenvelope.h"
#include "net/push/pushclient.h"
#include "tests/support/scriptedconsumer.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace pb::test;

/// What the push form asks for, carried out on a real session and real sockets.
class PushOrdersTest : public QObject
{
    Q_OBJECT
private:
    struct Bench
    {
        Bench()
        {
            auto opened = Workbench::open({}, 1 << 30);
            if (!opened) qFatal("%s", opened.error().message.c_str());
            workbench = std::move(*opened);
            orders = std::make_unique<PushOrders>(*workbench);
            QObject::connect(orders.get(), &PushOrders::noticeMade, orders.get(),
                             [this](const QString& text, bool warning) {
                                 notices.append({text, warning});
                             });
            QObject::connect(orders.get(), &PushOrders::feedStarted, orders.get(), [this] { ++started; });
        }

        PushOrder order(PushOrder::Source source) const
        {
            PushOrder made;
            made.settings.url = consumer.url();
            made.settings.retry = *retryPreset("workshop");
            made.source = source;
            made.start = source == PushOrder::Source::Log ? PushOrder::Start::LogsFirst
                                                          : PushOrder::Start::OrdersFirst;
            return made;
        }

        std::vector<std::int64_t> received() const
        {
            std::vector<std::int64_t> sequences;
            for (const SeenRequest& request : consumer.requests())
                for (const EntityEvent& event : readEnvelope(request.body).events)
                    sequences.push_back(event.EntityEventSequence.value);
            return sequences;
        }

        bool warned() const
        {
            return std::any_of(notices.begin(), notices.end(),
                               [](const auto& notice) { return notice.second; });
        }

        ScriptedConsumer consumer{{answer(200)}};
        std::unique_ptr<Workbench> workbench;
        std::unique_ptr<PushOrders> orders;
        QList<std::pair<QString, bool>> notices;
        int started = 0;
    };

    static std::vector<std::int64_t> numbers(std::int64_t first, std::int64_t last)
    {
        std::vector<std::int64_t> all;
        for (std::int64_t number = first; number <= last; ++number)
            all.push_back(number);
        return all;
    }

    static QString writeFile(const QTemporaryDir& folder, const QByteArray& lines)
    {
        QFile file(folder.filePath(u"events.jsonl"_s));
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.write(lines);
        return file.fileName();
    }

    static QByteArray line(int sequence, const char* key = "A")
    {
        return "{\"EntityEventSequence\":" + QByteArray::number(sequence) +
               ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"" + key + "\"}\n";
    }

private Q_SLOTS:
    void generatedEventsAreNumberedOnAndPushed()
    {
        Bench bench;
        PushOrder order = bench.order(PushOrder::Source::Generated);
        order.count = 30;
        bench.orders->carryOut(order);
        QTRY_COMPARE(bench.received(), numbers(1, 30));
        QVERIFY(!bench.warned());
        order.settings.label = "second"; // another feed: it begins with what it brings
        bench.orders->carryOut(order);
        QTRY_COMPARE(bench.received().size(), std::size_t{90}); // 31..60, by both feeds
        QCOMPARE(bench.started, 2);
    }

    void aFileIsMergedAndPushedInOrderOfSequence()
    {
        Bench bench;
        const QTemporaryDir folder;
        PushOrder order = bench.order(PushOrder::Source::File);
        order.file = writeFile(folder, line(12) + line(7) + line(9)).toStdString();
        bench.orders->carryOut(order);
        QTRY_COMPARE(bench.received(), (std::vector<std::int64_t>{7, 9, 12}));
    }

    void aFileThatIsWrongStartsNothingAndIsExplained()
    {
        Bench bench;
        const QTemporaryDir folder;
        PushOrder order = bench.order(PushOrder::Source::File);
        order.file = writeFile(folder, line(1) + line(1, "B")).toStdString();
        bench.orders->carryOut(order);
        QTRY_VERIFY(bench.warned());
        QCOMPARE(bench.started, 0);
        QVERIFY(bench.notices.front().first.contains(u'1'));
        QCOMPARE(bench.consumer.requestCount(), 0);
    }

    void capturedRowsGoOutAsTheyCameIn()
    {
        Bench bench;
        ReceivedRequest received;
        received.request.endpoint = "/webhooks";
        received.request.status = 200;
        for (int sequence : {40, 41, 42})
            received.events.push_back(*readEvent(line(sequence, "K").toStdString()));
        bench.workbench->store().append(std::move(received));
        bench.workbench->store().flush();
        PushOrder order = bench.order(PushOrder::Source::Rows);
        order.rows = {{2, 3}};
        bench.orders->carryOut(order);
        QTRY_COMPARE(bench.received(), (std::vector<std::int64_t>{41, 42}));
    }

    void aNewFeedMayBeginAfterTheLog()
    {
        Bench bench;
        PushOrder order = bench.order(PushOrder::Source::Generated);
        order.count = 10;
        bench.orders->carryOut(order);
        QTRY_COMPARE(bench.received().size(), std::size_t{10});
        PushOrder later = bench.order(PushOrder::Source::Log);
        later.start = PushOrder::Start::AfterLog;
        later.settings.label = "later";
        bench.orders->carryOut(later);
        QTRY_COMPARE(bench.started, 2);
        bench.orders->carryOut(order); // 11..20; its own feed runs already
        QTRY_COMPARE(bench.received().size(), std::size_t{30});
        int labelled = 0;
        for (const SeenRequest& request : bench.consumer.requests())
            if (request.head.find("EntityEventSource: later") != std::string::npos)
                labelled += static_cast<int>(readEnvelope(request.body).events.size());
        QCOMPARE(labelled, 10);
    }

    void whatLandsBeforeAKnownFeedsPlaceIsSaid()
    {
        Bench bench;
        const QTemporaryDir folder;
        PushOrder order = bench.order(PushOrder::Source::File);
        order.file = writeFile(folder, line(20)).toStdString();
        bench.orders->carryOut(order);
        QTRY_COMPARE(bench.received(), (std::vector<std::int64_t>{20}));
        QVERIFY(QTest::qWaitFor([&] { return bench.started == 1; }));
        bench.workbench->store().flush(); // the acknowledgement is stored
        order.file = writeFile(folder, line(5)).toStdString();
        bench.orders->carryOut(order);
        QTRY_VERIFY(bench.warned());
        QVERIFY(bench.notices.last().first.contains(u"20"_s));
        QCOMPARE(bench.received(), (std::vector<std::int64_t>{20}));
    }

    void settingsThatCantBePushedWithAreRefused()
    {
        Bench bench;
        PushOrder order = bench.order(PushOrder::Source::Log);
        order.settings.url = "ftp://consumer.example.com/";
        bench.orders->carryOut(order);
        QVERIFY(bench.warned());
        QCOMPARE(bench.started, 0);
    }
};

QTEST_MAIN(PushOrdersTest)
#include "tst_pushorders.moc"
