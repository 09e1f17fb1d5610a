// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "models/store/sessionreader.h"
#include "models/tables/deliverylanes.h"
#include "tests/app/openedwindow.h"
#include "tests/support/scriptedconsumer.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/timelineview.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace pb::test;

/// The whole window with mouse and keys, against real sockets: what comes in is seen, and what goes out and
/// waits is seen and explained.
class BothEndsTest : public QObject
{
    Q_OBJECT
private:
    struct Opened : OpenedWindow
    {
        using OpenedWindow::OpenedWindow;

        /// Starts a feed by the form: events of the generator to a consumer.
        void push(const QString& url, const QString& label, int count, int batch) const
        {
            window().showPushForm();
            type("pushUrl", url);
            type("pushLabel", label);
            auto* source = find<QComboBox>("pushSource");
            source->setFocus();
            QTest::keyClick(source, Qt::Key_End);
            find<QSpinBox>("pushCount")->setValue(count);
            find<QSpinBox>("pushBatch")->setValue(batch);
            QTest::mouseClick(find<QPushButton>("pushSubmit"), Qt::LeftButton);
        }

        const std::vector<LaneRow>& lanes() const { return window().deliveriesPage().timeline().rows(); }
    };

    /// POSTs an event on a socket of its own and gives the answer's first line.
    static QByteArray post(const QUrl& url, const QByteArray& token, int sequence)
    {
        const QByteArray body = "{\"@reso.context\":\"urn:reso:metadata:2.0:resource:entityevent\","
                                "\"EntityEventSequence\":" +
                                QByteArray::number(sequence) +
                                ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-" +
                                QByteArray::number(sequence) + "\"}";
        QTcpSocket socket;
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        socket.write("POST " + url.path().toUtf8() + " HTTP/1.1\r\nHost: " + url.authority().toUtf8() +
                     "\r\nAuthorization: Bearer " + token +
                     "\r\nContent-Type: application/json\r\nX-Mine: yes\r\n" +
                     "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QByteArray answer;
        if (!QTest::qWaitFor([&] {
                answer += socket.readAll();
                return answer.contains("\r\n");
            }))
            return {};
        return answer.left(answer.indexOf('\r'));
    }

private Q_SLOTS:
    void whatComesInIsSeenOpenedPausedAndFollowed()
    {
        Opened opened;
        MainWindow& window = opened.window();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier); // Endpoints
        opened.type("portEdit", u"0"_s);
        opened.type("tokenEdit", u"s3cret"_s);
        QTest::mouseClick(opened.find<QPushButton>("receiverButton"), Qt::LeftButton);
        QTRY_VERIFY(opened.listener.listening);
        const QUrl url(QString::fromStdString(opened.listener.url));
        QCOMPARE(post(url, "s3cret", 41), QByteArray("HTTP/1.1 200 OK"));

        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier); // Stream
        auto* table = opened.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(table->model()->index(0, static_cast<int>(StreamColumn::Key)).data().toString(),
                     u"P-41"_s);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 1)).center());
        auto* tabs = opened.find<QTabWidget>("detailTabs")->tabBar();
        QTRY_VERIFY(tabs->isVisible());
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        auto* line = opened.find<QLabel>("requestLine");
        QTRY_VERIFY(line->isVisible());
        QVERIFY(line->text().contains(u"POST"_s));
        QVERIFY(line->text().contains(u"/webhooks"_s));

        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space); // the view pauses, capture goes on
        QCOMPARE(post(url, "s3cret", 42), QByteArray("HTTP/1.1 200 OK"));
        auto* pill = opened.find<QPushButton>("newRowsPill");
        QTRY_VERIFY(pill->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QCOMPARE(post(url, "s3cret", 43), QByteArray("HTTP/1.1 200 OK"));
        QTRY_COMPARE(table->model()->rowCount(), 3); // it follows again
        QCOMPARE(post(url, "guess", 44), QByteArray("HTTP/1.1 401 Unauthorized"));
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier); // Requests: the refused one too
        QTRY_COMPARE(opened.find<QTableView>("requestsTable")->model()->rowCount(), 4);
    }

    void aHaltIsSeenAndExplainedAndAFeedIsHeldAndResumed()
    {
        Opened opened;
        const ScriptedConsumer consumer({answer(429, {"Retry-After: 2"}), answer(200)});
        QVERIFY(QTest::qWaitForWindowActive(&opened.window()));
        opened.push(QString::fromStdString(consumer.url()), u"IDX"_s, 5, 100);
        QTRY_COMPARE(opened.window().page(), Page::Deliveries);
        QTRY_VERIFY(opened.find<QPushButton>("producerChip")->text().contains(u"1 halted"_s));
        QTRY_COMPARE(opened.lanes().size(), std::size_t{1});
        QTRY_COMPARE(opened.lanes().front().lane->marks().size(), std::size_t{1});
        const LaneRow& row = opened.lanes().front();
        QCOMPARE(row.state.activity, FeedActivity::Halted);
        QVERIFY(row.live.planned.has_value());
        const LaneMark mark = row.lane->marks().front();
        QCOMPARE(mark.attempt.outcome, AttemptOutcome::Halted);
        QCOMPARE(mark.demandEnd - mark.end, std::chrono::microseconds(std::chrono::seconds(2)));
        QVERIFY(!opened.find<QPushButton>("retryNowButton")->isEnabled());

        TimelineView& timeline = opened.window().deliveriesPage().timeline();
        QTRY_VERIFY(!timeline.markRect(row.feed().id, mark.attempt.id).isEmpty());
        QTest::mouseClick(timeline.viewport(), Qt::LeftButton, {},
                          timeline.markRect(row.feed().id, mark.attempt.id).center());
        auto* why = opened.find<QLabel>("whySentence");
        QTRY_VERIFY2(why->text().contains(u"Retry-After"_s), qPrintable(why->text()));
        QTRY_COMPARE(consumer.requestCount(), 2);
        const auto requests = consumer.requests();
        const std::chrono::duration<double> waited = requests[1].arrivedAt - requests[0].arrivedAt;
        QVERIFY2(waited.count() >= 2.0 && waited.count() < 3.0, qPrintable(QString::number(waited.count())));
        QTRY_COMPARE(opened.lanes().front().state.activity, FeedActivity::UpToDate);

        QTest::mouseClick(opened.find<QPushButton>("suspendButton"), Qt::LeftButton);
        QTRY_COMPARE(opened.lanes().front().state.activity, FeedActivity::Suspended);
        auto* resume = opened.find<QPushButton>("resumeButton");
        QTRY_VERIFY(resume->isEnabled());
        QTest::mouseClick(resume, Qt::LeftButton);
        QTRY_COMPARE(opened.lanes().front().state.activity, FeedActivity::UpToDate);
        QCOMPARE(consumer.requestCount(), 2); // nothing was left to send
    }

    void aFeedOfAnEarlierRunIsResumedByTheFormWithItsTokenAskedForAgain()
    {
        const ScriptedConsumer consumer({answer(401), answer(200)});
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"kept.pushbench"_s);
        {
            Opened before(file);
            before.push(QString::fromStdString(consumer.url()), u"IDX"_s, 5, 100);
            QTRY_COMPARE(before.lanes().size(), std::size_t{1});
            QTRY_COMPARE(before.lanes().front().state.activity, FeedActivity::Suspended);
        }
        Opened opened(file);
        opened.window().showPage(Page::Deliveries);
        QTRY_COMPARE(opened.lanes().size(), std::size_t{1});
        QCOMPARE(opened.lanes().front().lane->marks().size(), std::size_t{1});
        opened.window().deliveriesPage().selectFeed(opened.lanes().front().feed().id);
        QTRY_VERIFY(opened.find<QPushButton>("resumeButton")->isEnabled());
        QTest::mouseClick(opened.find<QPushButton>("resumeButton"), Qt::LeftButton);
        QTRY_VERIFY(opened.window().findChild<QDialog*>(u"pushDialog"_s) != nullptr);
        QCOMPARE(opened.find<QLineEdit>("pushUrl")->text().toStdString(), consumer.url());
        QCOMPARE(opened.find<QLineEdit>("pushLabel")->text(), u"IDX"_s);
        QVERIFY(opened.find<QLineEdit>("pushToken")->text().isEmpty());
        opened.type("pushToken", u"the-right-one"_s);
        QTest::mouseClick(opened.find<QPushButton>("pushSubmit"), Qt::LeftButton);
        QTRY_COMPARE(opened.lanes().front().state.activity, FeedActivity::UpToDate);
        QVERIFY(consumer.requests()[1].head.find("Bearer the-right-one") != std::string::npos);
        QCOMPARE(opened.lanes().front().state.feed.acknowledged.value, 5);
    }

    void theTimeLineShowsTheAttemptsOfTheSessionLaneByLane()
    {
        Opened opened;
        ReceiverSettings settings;
        settings.port = 0;
        settings.endpoints.front().noAuth = true;
        settings.endpoints.front().behaviour =
            "random(seed=11): 12% status=503, 4% status=429 retry-after=1, 6% stored-then reset";
        opened.window().setReceiverSettings(settings);
        Q_EMIT opened.window().startReceiverRequested(settings);
        QTRY_VERIFY(opened.listener.listening);
        const QString url = QString::fromStdString(opened.listener.url);
        for (const QString& label : {u"first"_s, u"second"_s, u"third"_s})
            opened.push(url, label, 60, 3);
        const auto allDelivered = [&] {
            return opened.lanes().size() == 3 &&
                   std::all_of(opened.lanes().begin(), opened.lanes().end(), [](const LaneRow& row) {
                       return row.state.activity == FeedActivity::UpToDate &&
                              row.state.feed.acknowledged.value >= 60;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allDelivered(), 60'000);
        auto reader = SessionReader::open(opened.session->file().toStdString());
        QVERIFY(reader);
        std::map<std::int64_t, std::vector<DeliveryAttempt>> stored;
        for (const DeliveryAttempt& attempt : (*reader)->attemptsAfter(0, 10'000))
            stored[attempt.feed].push_back(attempt);
        QCOMPARE(stored.size(), std::size_t{3});
        for (const auto& [feed, attempts] : stored)
            compareLane(opened, feed, attempts);
    }

private:
    static void compareLane(const Opened& opened, std::int64_t feed,
                            const std::vector<DeliveryAttempt>& attempts)
    {
        const auto lane = [&]() -> const Lane* {
            for (const LaneRow& row : opened.lanes())
                if (row.feed().id == feed) return row.lane.get();
            return nullptr;
        };
        QTRY_COMPARE(lane()->marks().size(), attempts.size());
        QVERIFY(attempts.size() > 20); // 60 events by three, and some made again
        for (std::size_t i = 0; i < attempts.size(); ++i) {
            const LaneMark& mark = lane()->marks()[i];
            const DeliveryAttempt& attempt = attempts[i];
            QCOMPARE(mark.attempt.id, attempt.id);
            QVERIFY(mark.start == FineMoment(attempt.startedAt));
            QVERIFY(mark.end == FineMoment(attempt.startedAt) + attempt.phases.total);
            QCOMPARE(mark.attempt.outcome, attempt.outcome);
            const bool goesOn = i + 1 < attempts.size() && attempts[i + 1].delivery == attempt.delivery;
            if (attempt.nextAt && goesOn) QVERIFY(mark.waitEnd == FineMoment(attempts[i + 1].startedAt));
            if (!attempt.nextAt) QVERIFY(!mark.waits());
            QCOMPARE(mark.demands(), attempt.retryAfterSeconds.has_value());
        }
    }
};

QTEST_MAIN(BothEndsTest)
#include "tst_bothends.moc"
