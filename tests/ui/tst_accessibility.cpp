// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

#include "sessionwindow.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/requests/requestspage.h"
#include "ui/stream/streampage.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class AccessibilityTest : public QObject
{
    Q_OBJECT
private:
    /// What a person can operate, without the parts that Qt puts inside others.
    static bool isControl(const QWidget* widget)
    {
        if (widget->objectName().startsWith(u"qt_"_s)) return false;
        if (qobject_cast<const QScrollBar*>(widget) != nullptr) return false;
        if (widget->inherits("QLineEditIconButton")) return false; // a sign, or clears what keys clear
        return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
               qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
               qobject_cast<const QLineEdit*>(widget) != nullptr ||
               qobject_cast<const QComboBox*>(widget) != nullptr ||
               qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
               qobject_cast<const QTabBar*>(widget) != nullptr || takesFocusItself(widget);
    }

    /// A picture of ours that is operated by keys.
    static bool takesFocusItself(const QWidget* widget)
    {
        return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr &&
               qobject_cast<const QScrollArea*>(widget) == nullptr &&
               qobject_cast<const QTabWidget*>(widget) == nullptr;
    }

    static void addPages()
    {
        QTest::addColumn<Page>("page");
        QTest::newRow("Overview") << Page::Overview;
        QTest::newRow("Stream") << Page::Stream;
        QTest::newRow("Requests") << Page::Requests;
        QTest::newRow("Endpoints") << Page::Endpoints;
        QTest::newRow("Event log") << Page::EventLog;
        QTest::newRow("Subscriptions") << Page::Subscriptions;
        QTest::newRow("Deliveries") << Page::Deliveries;
    }

    /// A session in which every page has something to show.
    static void fill(SessionWindow& session)
    {
        session.append(3);
        session.store->append(SessionWindow::request("{}"));
        PushFeed feed;
        feed.url = "https://consumer.example.com/webhooks";
        feed.origin = "https://consumer.example.com:443";
        session.store->openFeed(feed,
                                [&](const tl::expected<PushFeed, SessionError>& opened) { feed = *opened; });
        session.store->flush();
        for (int number = 1; number <= 2; ++number) {
            PushProgress progress;
            progress.feed = feed;
            progress.attempt.feed = feed.id;
            progress.attempt.delivery = number;
            progress.attempt.startedAt = currentMoment();
            progress.attempt.phases.total = std::chrono::milliseconds(5);
            progress.attempt.status = 200;
            session.store->recordAttempt(progress, [](const tl::expected<std::int64_t, SessionError>&) {});
        }
        session.store->flush();
        session.store->appendNew({{"Property", "P-1", {}, {"Update"}, {}}}, [](const LogOutcome&) {});
        Subscription subscription;
        subscription.CallbackUrl = "http://127.0.0.1:1/webhooks";
        session.store->createSubscription(subscription, "http://127.0.0.1:1",
                                          [](const tl::expected<PlacedSubscription, SessionError>&) {});
        QTRY_VERIFY(session.model().rowCount() >= 3);
        QTRY_COMPARE(session.tables->log().rowCount(), 1);
        QTRY_COMPARE(session.tables->subscriptions().rowCount(), 1);
    }

    /// Selects something on the page, so that its details are there too.
    static void select(SessionWindow& session, Page page)
    {
        session.window->showPage(page);
        if (page == Page::Overview) QTRY_VERIFY(session.find<QWidget>("overviewInButton")->isVisible());
        if (page == Page::Stream) {
            session.window->streamPage().selectRow(1);
            QTRY_VERIFY(session.find<QWidget>("eventTree")->isVisible());
        }
        if (page == Page::Requests) session.window->requestsPage().selectRequest(1);
        if (page == Page::EventLog) QTRY_VERIFY(session.find<QWidget>("logTable")->isVisible());
        if (page == Page::Subscriptions) QTRY_VERIFY(session.find<QWidget>("subscriptionTable")->isVisible());
        if (page == Page::Deliveries) session.window->deliveriesPage().selectAttempt(1);
    }

    static QString describe(const QWidget* widget)
    {
        QString path = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (widget->parentWidget() != nullptr) path += u" in "_s + widget->parentWidget()->objectName();
        return path;
    }

    static bool isPartOfAnother(const QWidget* widget)
    {
        // Headers, the popup list of a combo box, and tab scrollers are reached through their owner.
        for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget())
            if (qobject_cast<const QAbstractItemView*>(up) != nullptr ||
                qobject_cast<const QComboBox*>(up) != nullptr || qobject_cast<const QTabBar*>(up) != nullptr)
                return true;
        return false;
    }

    /// Tab goes to one button of an exclusive group; the arrow keys go on from there.
    static bool isReached(const QWidget* widget, const QSet<const QWidget*>& reached)
    {
        if (reached.contains(widget)) return true;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (button == nullptr || button->group() == nullptr || !button->group()->exclusive()) return false;
        const auto buttons = button->group()->buttons();
        return std::any_of(buttons.begin(), buttons.end(),
                           [&](const QAbstractButton* other) { return reached.contains(other); });
    }

private Q_SLOTS:
    void everyControlHasObjectNameAndAccessibleName_data() { addPages(); }

    void everyControlHasObjectNameAndAccessibleName()
    {
        QFETCH(Page, page);
        SessionWindow session;
        fill(session);
        select(session, page);
        int controls = 0;
        for (const QWidget* widget : session.window->findChildren<QWidget*>()) {
            if (!isControl(widget) || isPartOfAnother(widget)) continue;
            if (widget->inherits("QMenuBar") || widget->parentWidget()->inherits("QMenuBar")) continue;
            ++controls;
            QAccessibleInterface* spoken =
                QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            QVERIFY2(spoken != nullptr && !spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(describe(widget)));
            if (qobject_cast<const QTabBar*>(widget) == nullptr)
                QVERIFY2(!widget->objectName().isEmpty(), qPrintable(describe(widget)));
        }
        QVERIFY(controls > 25);
    }

    void tabReachesEveryControlInView_data() { addPages(); }

    void tabReachesEveryControlInView()
    {
        QFETCH(Page, page);
        SessionWindow session;
        fill(session);
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        select(session, page);
        session.find<QWidget>("streamPageButton")->setFocus();
        QSet<const QWidget*> reached;
        for (int step = 0; step < 200; ++step) {
            const QWidget* at = QApplication::focusWidget();
            QVERIFY(at != nullptr);
            if (step > 0 && reached.contains(at)) break;
            reached.insert(at);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const QWidget* widget : session.window->findChildren<QWidget*>()) {
            if (!isControl(widget) || isPartOfAnother(widget)) continue;
            if (!widget->isVisible() || !widget->isEnabled()) continue;
            if (widget->inherits("QMenuBar") || widget->parentWidget()->inherits("QMenuBar")) continue;
            if (widget->property("role").toString() == u"pill"_s) continue; // End does what it does
            QVERIFY2(isReached(widget, reached), qPrintable(describe(widget)));
        }
    }

    void textHasAContrastOfAtLeastAA_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textHasAContrastOfAtLeastAA()
    {
        QFETCH(bool, dark);
        SessionWindow session;
        session.window->chooseTheme(dark ? Theme::Choice::Dark : Theme::Choice::Light);
        const Colours& c = session.window->theme().colours();
        QCOMPARE(session.window->theme().isDark(), dark);
        const std::pair<QColor, QColor> pairs[] = {{c.text, c.window},          {c.text, c.surface},
                                                   {c.text, c.raised},          {c.text, c.selection},
                                                   {c.text, c.badSoft},         {c.text, c.stripe},
                                                   {c.muted, c.window},         {c.muted, c.surface},
                                                   {c.muted, c.stripe},         {c.muted, c.selection},
                                                   {c.muted, c.badSoft},        {c.muted, c.hover},
                                                   {c.accent, c.surface},       {c.accent, c.accentSoft},
                                                   {c.accent, c.code},          {c.onAccent, c.accent},
                                                   {c.onAccent, c.accentHover}, {c.good, c.surface},
                                                   {c.good, c.goodSoft},        {c.good, c.code},
                                                   {c.warn, c.warnSoft},        {c.warn, c.code},
                                                   {c.warn, c.surface},         {c.bad, c.surface},
                                                   {c.bad, c.badSoft},          {c.good, c.selection},
                                                   {c.bad, c.selection}};
        int number = 0;
        for (const auto& [front, back] : pairs) {
            const double ratio = contrast(front, back);
            QVERIFY2(
                ratio >= 4.5,
                qPrintable(
                    u"pair %1: %2 on %3 has %4"_s.arg(number).arg(front.name(), back.name()).arg(ratio)));
            ++number;
        }
    }

private:
    static double luminance(const QColor& colour)
    {
        const auto part = [](double v) {
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    }

    static double contrast(const QColor& a, const QColor& b)
    {
        const double x = luminance(a);
        const double y = luminance(b);
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    }
};

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
