// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "models/tables/attempttable.h"
#include "sessionwindow.h"
#include "tests/support/attempts.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliverylook.h"
#include "ui/deliveries/timelineview.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace std::chrono_literals;

namespace {

/// A window that shows its deliveries, with a clock of its own.
class DeliveriesWindowed : public SessionWindow
{
public:
    DeliveriesWindowed() : now(currentMoment())
    {
        window->resize(1280, 800);
        window->deliveriesPage().timeline().time().setClock([this] { return FineMoment(now); });
        window->showPage(Page::Deliveries);
    }

    DeliveriesPage& page() const { return window->deliveriesPage(); }
    TimelineView& view() const { return window->deliveriesPage().timeline(); }

    PushFeed addFeed(const std::string& label) { return openFeed(*store, pushFeed(label)); }

    /// An attempt that began so long ago.
    DeliveryAttempt attempt(const PushFeed& feed, std::chrono::milliseconds ago, std::int64_t delivery,
                            int number = 1) const
    {
        DeliveryAttempt made;
        made.feed = feed.id;
        made.delivery = delivery;
        made.attempt = number;
        made.firstSequence = SequenceNumber{delivery * 10};
        made.lastSequence = SequenceNumber{delivery * 10 + 9};
        made.events = 10;
        made.startedAt = now - ago;
        made.queuedAt = made.startedAt - 5ms;
        made.phases = {0us, 0us, -1us, 300us, 30ms, 31ms};
        made.requestSent = true;
        made.requestHead = "POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        made.requestBody = "{}";
        made.requestBodyBytes = 2;
        made.answerHead = "HTTP/1.1 200 OK\r\n\r\n";
        made.status = 200;
        made.reason = "200: the consumer has the batch";
        return made;
    }

    DeliveryAttempt halted(const PushFeed& feed, std::chrono::milliseconds ago, std::int64_t delivery) const
    {
        DeliveryAttempt made = attempt(feed, ago, delivery);
        made.status = 429;
        made.answerHead = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\n\r\n";
        made.outcome = AttemptOutcome::Halted;
        made.retryAfterSeconds = 3;
        made.nextAt = made.startedAt + 3200ms;
        made.reason = "429 with Retry-After: 3: the whole consumer waits until 14:03:20Z";
        return made;
    }

    std::int64_t record(const PushFeed& feed, const DeliveryAttempt& attempt)
    {
        return recordAttempt(*store, feed, attempt);
    }

    /// Two feeds: one was halted and goes on, one delivers.
    void fill()
    {
        first = addFeed("IDX Feed 123");
        second = addFeed("Vendor feed");
        ids = {record(first, attempt(first, 30s, 1)), record(first, halted(first, 20s, 2)),
               record(first, attempt(first, 16s, 2, 2)), record(second, attempt(second, 25s, 1)),
               record(second, attempt(second, 5s, 2))};
    }

    std::size_t shownMarks() const
    {
        std::size_t marks = 0;
        for (const LaneRow& row : view().rows())
            marks += row.lane->marks().size();
        return marks;
    }

    void click(const PushFeed& feed, std::int64_t id) const
    {
        const QRect bar = view().markRect(feed.id, id);
        QVERIFY(!bar.isEmpty());
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, bar.center());
    }

    void wheel(const QPoint& at, int turned) const
    {
        QWheelEvent event(at, view().viewport()->mapToGlobal(at), {}, {0, turned}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &event);
    }

    void press(int key) const { QTest::keyClick(&view(), static_cast<Qt::Key>(key)); }
    QString spoken() const { return view().accessibleDescription(); }
    QString sentence() const { return find<QLabel>("whySentence")->text(); }
    QString title() const { return find<QLabel>("feedTitle")->text(); }

    Moment now;
    PushFeed first;
    PushFeed second;
    std::vector<std::int64_t> ids;
};

FeedState feedState(const PushFeed& feed, FeedActivity activity)
{
    FeedState state;
    state.feed = feed;
    state.activity = activity;
    return state;
}

double luminance(const QColor& colour)
{
    const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class DeliveriesPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void teachesWhileThereIsNoFeed()
    {
        DeliveriesWindowed session;
        auto* lesson = session.find<QWidget>("emptyDeliveries");
        QTRY_VERIFY(lesson->isVisible());
        QSignalSpy asked(&session.page(), &DeliveriesPage::pushRequested);
        QTest::mouseClick(session.find<QPushButton>("emptyPushButton"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        PushState push;
        push.feeds = {feedState(session.addFeed("new"), FeedActivity::Opening)};
        session.window->showPush(push);
        QVERIFY(!lesson->isVisible());
        QCOMPARE(session.view().rows().size(), std::size_t{1});
        QTest::mouseClick(session.find<QPushButton>("pushEventsButton"), Qt::LeftButton);
        QCOMPARE(asked.count(), 2);
    }

    void aLaneForEachFeedOfTheSession()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        const auto& rows = session.view().rows();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].feed().label, std::string("IDX Feed 123"));
        QCOMPARE(rows[0].state.activity, FeedActivity::NotRunning);
        QCOMPARE(rows[1].lane->marks().size(), std::size_t{2});
        QVERIFY(session.view().isVisible());
        QVERIFY(!session.find<QWidget>("emptyDeliveries")->isVisible());
    }

    void aRefusedCertificateCanBeTrusted()
    {
        const QString fingerprint = QString(u"AB:"_s).repeated(31) + u"CD"_s;
        DeliveriesWindowed session;
        const PushFeed feed = session.addFeed("secure");
        DeliveryAttempt refused = session.attempt(feed, 4s, 1);
        refused.requestSent = false;
        refused.status = 0;
        refused.answerHead.clear();
        refused.outcome = AttemptOutcome::Retry;
        refused.error = "the certificate is self-signed; its SHA-256 fingerprint is " +
                        fingerprint.toStdString() + "; trust it with --trust-fingerprint";
        recordAttempt(*session.store, feed, refused);
        DeliveryAttempt good = session.attempt(feed, 2s, 1, 2);
        const auto goodId = recordAttempt(*session.store, feed, good);
        session.page().selectAttempt(goodId);
        auto* trust = session.find<QPushButton>("whyTrust");
        QTRY_COMPARE(session.sentence(), u"200: the consumer has the batch"_s);
        QVERIFY(!trust->isVisible());
        session.page().selectAttempt(goodId - 1);
        QTRY_VERIFY(trust->isVisible());
        QTest::mouseClick(trust, Qt::LeftButton);
        QTRY_COMPARE(session.find<QLineEdit>("pushFingerprint")->text(), fingerprint);
        QCOMPARE(session.find<QLineEdit>("pushLabel")->text(), u"secure"_s);
        QCOMPARE(session.find<QLineEdit>("pushUrl")->text(), QString::fromStdString(feed.url));
    }

    void aClickSelectsTheAttemptEverywhere()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        QVERIFY(session.find<QLabel>("attemptHint")->isVisible());
        session.click(session.first, session.ids[1]);
        QTRY_COMPARE(session.sentence(),
                     u"429 with Retry-After: 3: the whole consumer waits until 14:03:20Z"_s);
        QVERIFY(session.find<QTabWidget>("attemptTabs")->isVisible());
        auto* list = session.find<QTableView>("attemptList");
        QCOMPARE(list->currentIndex().row(), 1);
        QVERIFY(list->selectionModel()->isRowSelected(1));
        const QString due = session.find<QLabel>("whyDue")->text();
        QVERIFY2(due.contains(u"3 s of quiet"_s) && due.contains(u"3.2 s after"_s), qPrintable(due));
        const QDateTime local =
            QDateTime::fromMSecsSinceEpoch((session.now - 16800ms).time_since_epoch().count());
        QVERIFY2(due.contains(local.toString(u"HH:mm:ss"_s)), qPrintable(due));
        QTRY_VERIFY(session.spoken().contains(u"status 429, halted"_s));
        QVERIFY(session.spoken().contains(u"the whole consumer waits"_s));
    }

    void theListSelectsOnTheTimeLineToo()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        auto* list = session.find<QTableView>("attemptList");
        QTRY_COMPARE(list->model()->rowCount(), 3);
        const QRect row = list->visualRect(list->model()->index(2, 1));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
        QTRY_VERIFY(session.spoken().contains(u"Attempt 2 of delivery 2"_s));
        QTest::keyClick(list, Qt::Key_Up);
        QTRY_VERIFY(session.spoken().contains(u"status 429"_s));
    }

    void theDetailHasWaterfallRequestAndAnswer()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        session.click(session.first, session.ids[1]);
        QTRY_VERIFY(session.find<QTabWidget>("attemptTabs")->isVisible());
        auto* tabs = session.find<QTabWidget>("attemptTabs");
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center());
        auto* waterfall = session.find<QWidget>("waterfallView");
        QVERIFY(waterfall->isVisible());
        QVERIFY2(waterfall->accessibleDescription().contains(u"First byte 30 ms"_s),
                 qPrintable(waterfall->accessibleDescription()));
        QVERIFY(waterfall->accessibleDescription().contains(u"Queued 5.00 ms"_s));
        QCOMPARE(session.find<QLabel>("attemptRequestLine")->text(), u"POST /webhooks HTTP/1.1"_s);
        QCOMPARE(session.find<QLabel>("attemptAnswerLine")->text(), u"HTTP/1.1 429 Too Many Requests"_s);
    }

    void keysGoFromAttemptToAttempt()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        session.view().setFocus();
        session.press(Qt::Key_Left); // nothing is selected: the last one in view
        QTRY_VERIFY(session.spoken().contains(u"Attempt 2 of delivery 2"_s));
        session.press(Qt::Key_Left);
        QTRY_VERIFY(session.spoken().contains(u"Attempt 1 of delivery 2"_s));
        session.press(Qt::Key_Home);
        QTRY_VERIFY(session.spoken().contains(u"Attempt 1 of delivery 1,"_s));
        session.press(Qt::Key_Left); // there is none before
        session.press(Qt::Key_End);
        QTRY_VERIFY(session.spoken().contains(u"Attempt 2 of delivery 2"_s));
        session.press(Qt::Key_Down); // the other lane, nearest in time
        QTRY_VERIFY(session.spoken().startsWith(u"Feed Vendor feed. Attempt 1 of delivery 1,"_s));
        QCOMPARE(session.title(), u"Vendor feed"_s);
        session.press(Qt::Key_Right);
        QTRY_VERIFY(session.spoken().contains(u"Attempt 1 of delivery 2"_s));
        session.press(Qt::Key_Up);
        QTRY_COMPARE(session.title(), u"IDX Feed 123"_s);
        QTRY_VERIFY(session.find<QTabWidget>("attemptTabs")->isVisible());
        session.press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), session.find<QTabWidget>("attemptTabs")->tabBar());
    }

    void keysReachAttemptsThatAreNotInView()
    {
        DeliveriesWindowed session;
        const PushFeed feed = session.addFeed("long ago");
        const auto old = session.record(feed, session.attempt(feed, 3h, 1));
        const auto recent = session.record(feed, session.attempt(feed, 10s, 2));
        QTRY_VERIFY(!session.view().markRect(feed.id, recent).isEmpty());
        session.click(feed, recent);
        session.view().setFocus();
        session.press(Qt::Key_Left);
        QTRY_VERIFY(session.spoken().contains(u"delivery 1,"_s));
        QTRY_VERIFY(!session.view().markRect(feed.id, old).isEmpty());
        QVERIFY(!session.page().isLive()); // who looks back does not follow
        session.press(Qt::Key_Right);
        QTRY_VERIFY(!session.view().markRect(feed.id, recent).isEmpty());
    }

    void theWheelZoomsAroundThePointer()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        const QRect bar = session.view().markRect(session.first.id, session.ids[1]);
        const auto before = session.view().scale().span();
        session.wheel(bar.center(), 240);
        QVERIFY(session.view().scale().span() < before);
        const QRect after = session.view().markRect(session.first.id, session.ids[1]);
        QVERIFY(std::abs(after.center().x() - bar.center().x()) <= 2);
        session.wheel(bar.center(), -240);
        QVERIFY(std::chrono::abs(session.view().scale().span() - before) < 1ms);
    }

    void keysAndButtonsZoom()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        session.view().setFocus();
        const auto before = session.view().scale().span();
        session.press(Qt::Key_Plus);
        const auto closer = session.view().scale().span();
        QVERIFY(closer < before);
        QTest::mouseClick(session.find<QToolButton>("zoomOutButton"), Qt::LeftButton);
        QTRY_VERIFY(session.view().scale().span() > closer);
        session.press(Qt::Key_Minus);
        QVERIFY(session.view().scale().span() > before);
        QTest::mouseClick(session.find<QToolButton>("spanTenMinutesButton"), Qt::LeftButton);
        QVERIFY(session.view().scale().span() == 10min);
        QVERIFY(session.find<QToolButton>("spanTenMinutesButton")->isChecked());
        QVERIFY(!session.find<QToolButton>("spanMinuteButton")->isChecked());
        QVERIFY(session.page().isLive());
    }

    void allShowsTheWholeSession()
    {
        DeliveriesWindowed session;
        const PushFeed feed = session.addFeed("long");
        const auto old = session.record(feed, session.attempt(feed, 5h, 1));
        const auto recent = session.record(feed, session.attempt(feed, 1s, 2));
        QTRY_VERIFY(!session.view().markRect(feed.id, recent).isEmpty());
        QVERIFY(session.view().markRect(feed.id, old).isEmpty());
        QTest::mouseClick(session.find<QToolButton>("spanAllButton"), Qt::LeftButton);
        QTRY_VERIFY(!session.view().markRect(feed.id, old).isEmpty());
        QVERIFY(!session.view().markRect(feed.id, recent).isEmpty());
        QVERIFY(session.find<QToolButton>("spanAllButton")->isChecked());
    }

    void draggingMovesTheTimeAndStopsFollowing()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        QSignalSpy live(&session.page(), &LivePage::liveChanged);
        const FineMoment before = session.view().scale().start();
        QWidget* viewport = session.view().viewport();
        const QPoint from(600, 60);
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        for (int x = 10; x <= 100; x += 10)
            QTest::mouseMove(viewport, from + QPoint(x, 0));
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, from + QPoint(100, 0));
        QVERIFY(session.view().scale().start() < before - 4s);
        QCOMPARE(live.count(), 1);
        QVERIFY(!session.page().isLive());
        QTest::mouseClick(session.find<QPushButton>("timelineLiveButton"), Qt::LeftButton);
        QVERIFY(session.page().isLive());
    }

    void liveFollowsTheClock()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        const double place = session.view().scale().x(session.now);
        session.now += 20s;
        QTRY_VERIFY(std::abs(session.view().scale().x(session.now) - place) < 1);
        const auto newest = session.record(session.second, session.attempt(session.second, 1s, 3));
        QTRY_VERIFY(!session.view().markRect(session.second.id, newest).isEmpty());
        session.view().setFocus();
        session.press(Qt::Key_Space);
        QVERIFY(!session.page().isLive());
        const FineMoment start = session.view().scale().start();
        session.now += 20s;
        QSignalSpy moved(&session.view().time(), &TimeWindow::changed);
        QVERIFY(!moved.wait(60)); // nearly two frames
        QVERIFY(session.view().scale().start() == start);
        session.press(Qt::Key_F);
        QVERIFY(session.page().isLive());
        QVERIFY(session.view().scale().start() > start);
    }

    void whatIsLiveStandsOnTheLane()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        FeedState halted = feedState(session.first, FeedActivity::Halted);
        halted.nextAt = session.now + 31s;
        FeedState sending = feedState(session.second, FeedActivity::Sending);
        sending.startedAt = session.now - 100ms;
        PushState push;
        push.feeds = {halted, sending};
        session.window->showPush(push);
        QVERIFY(session.view().rows()[0].live.planned == FineMoment(session.now + 31s));
        QVERIFY(session.view().rows()[1].live.sendingSince == FineMoment(session.now - 100ms));
    }

    void buttonsAskForTheSelectedFeed_data()
    {
        QTest::addColumn<int>("activity");
        QTest::addColumn<bool>("retry");
        QTest::addColumn<bool>("suspend");
        QTest::addColumn<bool>("resume");
        QTest::addColumn<bool>("stop");
        QTest::newRow("waiting") << static_cast<int>(FeedActivity::Waiting) << true << true << false << true;
        QTest::newRow("halted") << static_cast<int>(FeedActivity::Halted) << false << true << false << true;
        QTest::newRow("sending") << static_cast<int>(FeedActivity::Sending) << false << true << false << true;
        QTest::newRow("up to date") << static_cast<int>(FeedActivity::UpToDate) << false << true << false
                                    << true;
        QTest::newRow("suspended") << static_cast<int>(FeedActivity::Suspended) << false << false << true
                                   << false;
        QTest::newRow("not running") << static_cast<int>(FeedActivity::NotRunning) << false << false << true
                                     << false;
    }

    void buttonsAskForTheSelectedFeed()
    {
        QFETCH(int, activity);
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        FeedState state = feedState(session.second, static_cast<FeedActivity>(activity));
        state.nextAt = session.now + 31s;
        PushState push;
        push.feeds = {feedState(session.first, FeedActivity::UpToDate), state};
        session.window->showPush(push);
        const QPoint name = session.view().laneRect(session.second.id).topLeft() + QPoint(40, 20);
        QTest::mouseClick(session.view().viewport(), Qt::LeftButton, {}, name);
        QCOMPARE(session.title(), u"Vendor feed"_s);
        const std::tuple<const char*, const char*, void (DeliveriesPage::*)(qint64)> buttons[] = {
            {"retry", "retryNowButton", &DeliveriesPage::retryNowRequested},
            {"suspend", "suspendButton", &DeliveriesPage::suspendRequested},
            {"resume", "resumeButton", &DeliveriesPage::resumeRequested},
            {"stop", "stopFeedButton", &DeliveriesPage::stopRequested}};
        for (const auto& [column, button, signal] : buttons) {
            const bool allowed = *static_cast<bool*>(QTest::qData(column, QMetaType::Bool));
            QSignalSpy asked(&session.page(), signal);
            auto* pushed = session.find<QPushButton>(button);
            QCOMPARE(pushed->isEnabled(), allowed);
            QTest::mouseClick(pushed, Qt::LeftButton);
            QCOMPARE(asked.count(), allowed ? 1 : 0);
            if (allowed) QCOMPARE(asked[0][0].toLongLong(), session.second.id);
        }
        if (static_cast<FeedActivity>(activity) == FeedActivity::Halted)
            QVERIFY(
                session.find<QPushButton>("retryNowButton")->toolTip().contains(u"asked for quiet until"_s));
    }

    void anAttemptOfAnotherPageIsShown()
    {
        DeliveriesWindowed session;
        const PushFeed feed = session.addFeed("long ago");
        const auto old = session.record(feed, session.halted(feed, 2h, 1));
        session.record(feed, session.attempt(feed, 10s, 1, 2));
        session.window->showPage(Page::Stream);
        session.window->showPlace({Page::Deliveries, old, 0});
        QTRY_VERIFY(!session.view().markRect(feed.id, old).isEmpty());
        QTRY_VERIFY(session.sentence().startsWith(u"429"_s));
        QTRY_COMPARE(session.find<QTableView>("attemptList")->currentIndex().row(), 0);
    }

    void tabReachesEveryControlInView()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        session.click(session.first, session.ids[1]);
        QTRY_VERIFY(session.find<QTabWidget>("attemptTabs")->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        QSet<const QWidget*> reached;
        session.view().setFocus();
        for (int step = 0; step < 120; ++step) {
            const QWidget* at = QApplication::focusWidget();
            QVERIFY(at != nullptr);
            if (step > 0 && reached.contains(at)) break;
            reached.insert(at);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(reached.contains(&session.view()));
        for (const char* name : {"spanMinuteButton", "spanTenMinutesButton", "spanHourButton",
                                 "spanAllButton", "zoomInButton", "zoomOutButton", "timelineLiveButton",
                                 "pushEventsButton", "resumeButton", "attemptList", "attemptCopy"})
            QVERIFY2(reached.contains(session.find<QWidget>(name)), name);
        QVERIFY(reached.contains(session.find<QTabWidget>("attemptTabs")->tabBar()));
    }

    void barsStandOutFromTheirGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// WCAG asks 3:1 of graphics.
    void barsStandOutFromTheirGround()
    {
        QFETCH(bool, dark);
        DeliveriesWindowed session;
        session.window->chooseTheme(dark ? Theme::Choice::Dark : Theme::Choice::Light);
        const Colours& c = session.window->theme().colours();
        for (const OutcomeTone tone :
             {OutcomeTone::Good, OutcomeTone::Quiet, OutcomeTone::Warn, OutcomeTone::Bad})
            for (const QColor& ground : {c.surface, c.stripe, mixed(c.surface, c.accentSoft, 0.38)})
                QVERIFY2(contrast(toneFill(tone, c), ground) >= 3,
                         qPrintable(toneFill(tone, c).name() + u" on "_s + ground.name()));
    }

    void manyLanesScroll()
    {
        DeliveriesWindowed session;
        std::vector<PushFeed> feeds;
        for (int i = 0; i < 30; ++i)
            feeds.push_back(session.addFeed("feed " + std::to_string(i)));
        const auto id = session.record(feeds.back(), session.attempt(feeds.back(), 10s, 1));
        QTRY_COMPARE(session.view().rows().size(), std::size_t{30});
        QTRY_COMPARE(session.shownMarks(), std::size_t{1});
        QVERIFY(session.view().verticalScrollBar()->maximum() > 0);
        session.page().selectAttempt(id);
        QTRY_COMPARE(session.title(), u"feed 29"_s);
        QVERIFY(!session.view().markRect(feeds.back().id, id).isEmpty());
    }

    void aHundredThousandAttemptsArePaintedWithinAFrame()
    {
        DeliveriesWindowed session;
        session.fill();
        QTRY_COMPARE(session.shownMarks(), std::size_t{5});
        std::vector<LaneRow> rows;
        for (int feed = 0; feed < 4; ++feed) {
            std::vector<AttemptMark> attempts;
            for (int i = 0; i < 25'000; ++i) {
                AttemptMark mark;
                mark.id = i + 1;
                mark.startedAt = session.now - std::chrono::milliseconds((25'000 - i) * 100);
                mark.phases.total = 4ms;
                if (i % 7 == 0) mark.outcome = AttemptOutcome::Retry;
                attempts.push_back(mark);
            }
            LaneRow row;
            row.lane = std::make_shared<const Lane>(PushFeed(), std::move(attempts));
            row.state.feed.id = feed + 1;
            rows.push_back(std::move(row));
        }
        TimelineView& view = session.view();
        view.time().setLive(false);
        view.setRows(std::move(rows), Moment::min());
        view.time().showStretch(session.now - 2500s, session.now);
        QPixmap canvas(view.viewport()->size());
        view.viewport()->render(&canvas); // fonts and icons are ready now
        QElapsedTimer clock;
        qint64 best = 1'000'000;
        for (int i = 0; i < 5; ++i) {
            clock.start();
            view.viewport()->render(&canvas);
            best = std::min(best, clock.nsecsElapsed() / 1000);
        }
        QVERIFY2(best < 8000, qPrintable(QString::number(best)));
    }
};

QTEST_MAIN(DeliveriesPageTest)
#include "tst_deliveriespage.moc"
