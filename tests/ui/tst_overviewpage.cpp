// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLineSeries>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include "sessionwindow.h"
#include "ui/overview/attentionlist.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/pairedtimeline.h"
#include "ui/overview/pairlegend.h"
#include "ui/overview/ratechart.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace std::chrono_literals;

class OverviewPageTest : public QObject
{
    Q_OBJECT
private:
    static std::string body(int sequence)
    {
        return "{\"EntityEventSequence\":" + std::to_string(sequence) +
               ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-1\"}";
    }

    static void refuse(SessionWindow& session, const char* why)
    {
        ReceivedRequest refused = SessionWindow::request("?");
        refused.request.status = 401;
        refused.request.findings.add(Finding::Refused);
        refused.request.notes.push_back({Finding::Refused, 1, "", why});
        session.store->append(std::move(refused));
        session.store->flush();
    }

    static void conflict(SessionWindow& session)
    {
        session.store->append(SessionWindow::request(body(7)));
        std::string other = body(7);
        other.replace(other.find("P-1"), 3, "P-2");
        session.store->append(SessionWindow::request(other));
        session.store->flush();
    }

    /// An attempt that began a moment ago, and its request: stored, but never answered where `status` is 0.
    static void push(SessionWindow& session, int sequence, int status)
    {
        PushFeed feed;
        feed.url = "http://127.0.0.1:9/webhooks";
        feed.origin = "http://127.0.0.1:9";
        feed.label = "Test";
        session.store->openFeed(feed, [&feed](auto opened) { feed = *opened; });
        ReceivedRequest received = SessionWindow::request(body(sequence));
        received.request.status = status;
        const Moment began = received.request.arrivedAt - 1ms;
        session.store->append(std::move(received));
        session.store->flush();
        PushProgress progress;
        progress.feed = feed;
        DeliveryAttempt& made = progress.attempt;
        made.feed = feed.id;
        made.delivery = sequence;
        made.events = 1;
        made.firstSequence = made.lastSequence = SequenceNumber{sequence};
        made.startedAt = began;
        made.phases.total = 20ms;
        made.requestSent = true;
        made.status = status;
        made.outcome = status == 0 ? AttemptOutcome::Retry : AttemptOutcome::Delivered;
        made.requestBody = body(sequence);
        made.requestBodyBytes = static_cast<std::int64_t>(made.requestBody.size());
        session.store->recordAttempt(progress, [](const auto&) {});
        session.store->flush();
    }

    static QList<QPointF> chartPoints(const SessionWindow& session, const char* name)
    {
        const auto series = session.find<RateChart>(name)->chart()->series();
        for (QAbstractSeries* one : series)
            if (auto* line = qobject_cast<QLineSeries*>(one)) return line->points();
        return {};
    }

private Q_SLOTS:
    void anEmptySessionTeaches()
    {
        SessionWindow session;
        session.window->showPage(Page::Overview);
        QVERIFY(session.find<QPushButton>("overviewInButton")->isVisible());
        QVERIFY(session.find<QLabel>("overviewOutLesson")->isVisible());
        QVERIFY(!session.find<PairedTimeline>("pairedTimeline")->accessibleDescription().isEmpty());
        QTest::mouseClick(session.find<QPushButton>("overviewInButton"), Qt::LeftButton);
        QCOMPARE(session.window->page(), Page::Endpoints); // there is no token to start with yet
        session.find<QLineEdit>("tokenEdit")->setText(u"t"_s);
        session.window->showPage(Page::Overview);
        QSignalSpy asked(session.window.get(), &MainWindow::startReceiverRequested);
        QTest::mouseClick(session.find<QPushButton>("overviewInButton"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QTest::mouseClick(session.find<QPushButton>("overviewOutButton"), Qt::LeftButton);
        QTRY_VERIFY(session.find<QDialog>("pushDialog")->isVisible());
    }

    void whatIsStoredIsShownInFigures()
    {
        SessionWindow session;
        session.append(3);
        push(session, 100, 200);
        session.store->acknowledge(1, 1500us);
        session.window->showPage(Page::Overview);
        QTRY_COMPARE(session.find<QLabel>("inEvents")->text(), u"4"_s);
        QCOMPARE(session.find<QLabel>("inRequests")->text(), u"4"_s);
        QCOMPARE(session.find<QLabel>("outDelivered")->text(), u"1"_s);
        QCOMPARE(session.find<QLabel>("outAttempts")->text(), u"1"_s);
        QCOMPARE(session.find<QLabel>("outMedian")->text(), u"20 ms"_s);
        QTRY_COMPARE(session.find<QLabel>("inMedian")->text(), u"1.5 ms"_s);
        QVERIFY(session.find<RateChart>("overviewInChart")->isVisible());
        QVERIFY(!session.find<QPushButton>("overviewInButton")->isVisible());
        // What comes while it is seen is shown too.
        session.append(2);
        QTRY_COMPARE(session.find<QLabel>("inEvents")->text(), u"6"_s);
    }

    void nothingIsReadWhileItIsNotSeen()
    {
        SessionWindow session;
        QSignalSpy read(&session.tables->overviewReader(), &OverviewReader::read);
        session.append(3);
        QTRY_COMPARE(session.model().rowCount(), 3); // the Read thread has had its turn
        QCOMPARE(read.count(), 0);
        session.window->showPage(Page::Overview);
        QTRY_VERIFY(read.count() > 0);
    }

    void enterOnAConflictLeadsToItsRow()
    {
        SessionWindow session;
        session.append(3);
        conflict(session);
        QTRY_COMPARE(session.model().rowCount(), 5);
        session.window->showPage(Page::Overview);
        auto* list = session.find<AttentionList>("attentionList");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(list->model()->index(0, 0).data().toString().contains(u"conflict"_s));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(session.window->page(), Page::Stream);
        auto* table = session.find<QAbstractItemView>("streamTable");
        QTRY_COMPARE(table->currentIndex().row(), 4);
    }

    void aRefusedRequestNeedsAttention()
    {
        SessionWindow session;
        session.window->showPage(Page::Overview);
        auto* list = session.find<AttentionList>("attentionList");
        const QAbstractItemModelTester tester(list->model());
        QVERIFY(list->accessibleDescription().startsWith(u"Nothing"_s));
        refuse(session, "a bearer token is needed");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        const QString spoken = list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(u"401: a bearer token is needed"_s), qPrintable(spoken));
        QSignalSpy jumped(&session.window->overviewPage(), &OverviewPage::jumpRequested);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(list->viewport()->width() - 16, 10));
        QCOMPARE(jumped.count(), 1);
        QCOMPARE(jumped[0][0].value<Place>().number, std::int64_t{1});
        QCOMPARE(session.window->page(), Page::Requests);
    }

    void whatWasSeenComesBackWhenItHappensAgain()
    {
        SessionWindow session;
        session.window->showPage(Page::Overview);
        auto* list = session.find<AttentionList>("attentionList");
        auto* allSeen = session.find<QToolButton>("allSeenButton");
        QVERIFY(!allSeen->isVisible());
        refuse(session, "a bearer token is needed");
        conflict(session);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTest::mouseClick(allSeen, Qt::LeftButton);
        QTRY_COMPARE(list->model()->rowCount(), 0);
        QVERIFY(!allSeen->isVisible());
        refuse(session, "the bearer token is wrong");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(list->model()->index(0, 0).data().toString().startsWith(u"2 refused"_s));
    }

    void theReceiverAndItsQueueNeedAttention()
    {
        SessionWindow session;
        ListenerState state;
        state.error = "port 8028 is in use";
        session.window->showListener(state);
        ReceiverFigures figures;
        figures.queuedRequests = 5000;
        session.window->showFigures(figures, 1s);
        session.window->showPage(Page::Overview);
        auto* list = session.find<AttentionList>("attentionList");
        QTRY_COMPARE(list->model()->rowCount(), 2);
        session.window->showFigures({}, 2s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
    }

    void aSuspendedFeedLeadsToItsDeliveries()
    {
        SessionWindow session;
        session.window->showPage(Page::Overview);
        PushState state;
        state.feeds.emplace_back();
        state.feeds[0].feed.id = 3;
        state.feeds[0].feed.label = "IDX";
        state.feeds[0].activity = FeedActivity::Suspended;
        session.window->showPush(state);
        auto* list = session.find<AttentionList>("attentionList");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QSignalSpy jumped(&session.window->overviewPage(), &OverviewPage::jumpRequested);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(jumped.count(), 1);
        QCOMPARE(jumped[0][0].value<Place>().feed, std::int64_t{3});
        QCOMPARE(session.window->page(), Page::Deliveries);
    }

    void aLostAcknowledgementIsSeen()
    {
        SessionWindow session;
        push(session, 1, 200);
        push(session, 2, 0);
        session.window->showPage(Page::Overview);
        auto* legend = session.find<PairLegend>("pairLegend");
        QTRY_COMPARE(legend->count(PairStanding::AcknowledgementLost), 1);
        QCOMPARE(legend->count(PairStanding::Answered), 1);
        QVERIFY(legend->accessibleDescription().contains(u"acknowledgement lost: 1"_s));
        auto* minute = session.find<PairedTimeline>("pairedTimeline");
        QVERIFY(minute->accessibleDescription().contains(u"1 answered, 1 acknowledgements lost"_s));
        QVERIFY(session.find<AttentionList>("attentionList")->model()->rowCount() == 1);
    }

    void marksAreChosenAndFollowedByKeys()
    {
        SessionWindow session;
        push(session, 1, 200);
        push(session, 2, 0);
        session.window->showPage(Page::Overview);
        auto* minute = session.find<PairedTimeline>("pairedTimeline");
        QSignalSpy jumped(&session.window->overviewPage(), &OverviewPage::jumpRequested);
        QTRY_COMPARE(session.find<PairLegend>("pairLegend")->count(PairStanding::AcknowledgementLost), 1);
        minute->setFocus();
        QTest::keyClick(minute, Qt::Key_Return); // none is chosen
        QCOMPARE(jumped.count(), 0);
        QTest::keyClick(minute, Qt::Key_Left);
        QVERIFY(minute->chosen() != nullptr);
        QVERIFY2(minute->accessibleDescription().contains(u"Acknowledgement lost"_s),
                 qPrintable(minute->accessibleDescription()));
        QTest::keyClick(minute, Qt::Key_Return);
        QCOMPARE(session.window->page(), Page::Deliveries);
        QCOMPARE(jumped[0][0].value<Place>().number, std::int64_t{2});
        session.window->showPage(Page::Overview);
        QTest::keyClick(minute, Qt::Key_Left);
        QTest::keyClick(minute, Qt::Key_Down);
        QVERIFY(!minute->accessibleDescription().contains(u"Acknowledgement lost"_s));
        QTest::keyClick(minute, Qt::Key_Return);
        QCOMPARE(session.window->page(), Page::Requests);
        QCOMPARE(jumped[1][0].value<Place>().number, std::int64_t{1});
        session.window->showPage(Page::Overview);
        QTest::keyClick(minute, Qt::Key_Escape);
        QVERIFY(minute->chosen() == nullptr);
    }

    void aClickOnAMarkLeadsToIt()
    {
        SessionWindow session;
        push(session, 1, 0);
        session.window->showPage(Page::Overview);
        auto* minute = session.find<PairedTimeline>("pairedTimeline");
        QTRY_COMPARE(session.find<PairLegend>("pairLegend")->count(PairStanding::AcknowledgementLost), 1);
        QSignalSpy jumped(&session.window->overviewPage(), &OverviewPage::jumpRequested);
        /// Clicks over a part of the line, from now backwards, until something is hit.
        const auto clickBetween = [&](int top, int bottom) {
            for (int x = minute->width() - 1; x > 100; x -= 5)
                for (int y = top; y < bottom && jumped.isEmpty(); y += 5)
                    QTest::mouseClick(minute, Qt::LeftButton, {}, QPoint(x, y));
            const Place place = jumped.isEmpty() ? Place{} : jumped.takeFirst()[0].value<Place>();
            session.window->showPage(Page::Overview);
            return place;
        };
        QVERIFY(clickBetween(0, minute->height() / 3).page == Page::Deliveries);
        QVERIFY(clickBetween(minute->height() / 2, minute->height()).page == Page::Requests);
    }

    void theChartsShowAMinuteTenMinutesOrAnHour()
    {
        SessionWindow session;
        session.append(1);
        session.window->showPage(Page::Overview);
        ReceiverFigures figures;
        for (int second = 0; second <= 3700; ++second) {
            figures.events = 5 * second;
            session.window->showFigures(figures, std::chrono::seconds(second));
        }
        QCOMPARE(chartPoints(session, "overviewInChart").size(), 61);
        QCOMPARE(chartPoints(session, "overviewInChart").last().y(), 5.0);
        QCOMPARE(session.find<QLabel>("overviewInRate")->text(), u"5.0 events/s"_s);
        QTest::mouseClick(session.find<QToolButton>("span600"), Qt::LeftButton);
        QCOMPARE(chartPoints(session, "overviewInChart").size(), 601);
        QTest::mouseClick(session.find<QToolButton>("span3600"), Qt::LeftButton);
        const auto hour = chartPoints(session, "overviewInChart");
        QVERIFY(hour.size() > 600 && hour.size() <= 1000);
        QCOMPARE(chartPoints(session, "overviewOutChart").size(), hour.size());
    }

    void itFitsASmallScreen()
    {
        SessionWindow session;
        session.append(1);
        refuse(session, "a bearer token is needed");
        conflict(session);
        push(session, 50, 0);
        session.window->showPage(Page::Overview);
        session.window->resize(1024, 640);
        QTRY_VERIFY(session.find<AttentionList>("attentionList")->model()->rowCount() >= 3);
        QCOMPARE(session.window->size(), QSize(1024, 640));
        QVERIFY(session.window->minimumSizeHint().height() <= 640);
        QVERIFY(session.find<RateChart>("overviewInChart")->height() >= 64);
    }
};

QTEST_MAIN(OverviewPageTest)
#include "tst_overviewpage.moc"
