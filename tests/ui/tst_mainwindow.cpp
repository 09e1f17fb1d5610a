// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include "sessionwindow.h"
#include "ui/stream/streampage.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class MainWindowTest : public QObject
{
    Q_OBJECT
private:
    /// A colour that the window is painted in, at a place that no text reaches.
    static QColor ground(MainWindow& window)
    {
        return window.grab().toImage().pixelColor(window.width() - 4, window.height() / 2);
    }

private Q_SLOTS:
    void theRailSwitchesBetweenLightAndDark()
    {
        SessionWindow session;
        QSignalSpy chosen(session.window.get(), &MainWindow::themeChosen);
        QVERIFY(ground(*session.window).lightness() > 200);
        QTest::mouseClick(session.find<QToolButton>("railTheme"), Qt::LeftButton);
        QCOMPARE(chosen.count(), 1);
        QVERIFY(session.window->theme().isDark());
        QVERIFY(ground(*session.window).lightness() < 60);
        QTest::mouseClick(session.find<QToolButton>("railTheme"), Qt::LeftButton);
        QVERIFY(!session.window->theme().isDark());
    }

    void theSystemsPaletteDecidesUntilOneIsChosen()
    {
        SessionWindow session;
        session.window->chooseTheme(Theme::Choice::System);
        const QPalette before = QApplication::palette();
        QPalette dark = before;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::WindowText, Qt::white);
        QApplication::setPalette(dark);
        QTRY_VERIFY(session.window->theme().isDark());
        QApplication::setPalette(before);
        QTRY_VERIFY(!session.window->theme().isDark());
    }

    void f1OpensTheHelpOfThePage()
    {
        SessionWindow session;
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        QTest::keyClick(session.window.get(), Qt::Key_F1);
        auto* help = session.find<QTextBrowser>("helpText");
        QTRY_VERIFY(help->isVisible());
        QVERIFY(help->toPlainText().contains(u"Following and pausing"_s));
    }

    void thePagesAreReachedByTheRailAndByKeys()
    {
        SessionWindow session;
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        const std::pair<const char*, const char*> pages[] = {
            {"overviewPageButton", "overviewPage"},    {"streamPageButton", "streamPage"},
            {"requestsPageButton", "requestsPage"},    {"endpointsPageButton", "endpointsPage"},
            {"eventLogPageButton", "eventLogPage"},    {"subscriptionsPageButton", "subscriptionsPage"},
            {"deliveriesPageButton", "deliveriesPage"}};
        for (const auto& [button, page] : pages) {
            QTest::mouseClick(session.find<QToolButton>(button), Qt::LeftButton);
            QVERIFY2(session.find<QWidget>(page)->isVisible(), page);
        }
        int key = Qt::Key_1;
        for (const auto& [button, page] : pages) {
            QTest::keyClick(session.window.get(), static_cast<Qt::Key>(key++), Qt::ControlModifier);
            QVERIFY2(session.find<QWidget>(page)->isVisible(), page);
            QVERIFY2(session.find<QToolButton>(button)->isChecked(), button);
        }
    }

    void theTopBarSearchesTheStream()
    {
        SessionWindow session;
        session.append(12);
        QTRY_COMPARE(session.model().rowCount(), 12);
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        session.window->showPage(Page::Endpoints);
        QTest::keyClick(session.window.get(), Qt::Key_F, Qt::ControlModifier);
        auto* search = session.find<QLineEdit>("searchEdit");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, u"p-1"_s); // P-1, P-10, P-11, P-12
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(session.window->page(), Page::Stream);
        QTRY_COMPARE(session.model().rowCount(), 4);
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(session.model().rowCount(), 12);
        QVERIFY(search->text().isEmpty());
        QTest::keyClicks(search, u"7"_s); // a number is a sequence
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(session.model().rowCount(), 1);
        session.window->streamPage().showEverything(); // as by the bar above the table
        QVERIFY(search->text().isEmpty());
    }

    void ctrlEAndTheTopBarLeadToTheEndpoints()
    {
        SessionWindow session;
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        QTest::keyClick(session.window.get(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(session.window->page(), Page::Endpoints);
        session.window->showPage(Page::Stream);
        QTest::mouseClick(session.find<QToolButton>("endpointsButton"), Qt::LeftButton);
        QCOMPARE(session.window->page(), Page::Endpoints);
    }

    void theStatusBarSaysTheFigures()
    {
        SessionWindow session;
        ReceiverFigures figures;
        session.window->showFigures(figures, std::chrono::milliseconds(1000));
        figures.events = 82;
        figures.queuedRequests = 4;
        figures.oldestQueuedMs = 12;
        session.window->showFigures(figures, std::chrono::milliseconds(3000));
        session.window->showSessionBytes(2 * 1024 * 1024);
        QCOMPARE(session.find<QLabel>("rateFigure")->text(), u"41.0 events/s in"_s);
        QCOMPARE(session.find<QLabel>("queueFigure")->text(), u"queue 4, 12 ms"_s);
        QCOMPARE(session.find<QLabel>("sizeFigure")->text(), u"2.0 MB"_s);
    }

    void theStatusBarCountsDuplicatesAndViolationsOfTheWholeSession()
    {
        SessionWindow session;
        const char* known =
            "{\"EntityEventSequence\":1,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"A\"}";
        const char* other =
            "{\"EntityEventSequence\":1,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"B\"}";
        for (const char* body : {known, known, known, other})
            session.store->append(SessionWindow::request(body));
        QTRY_COMPARE(session.find<QLabel>("duplicatesFigure")->text(), u"2 duplicates"_s);
        QCOMPARE(session.find<QLabel>("violationsFigure")->text(), u"1 violations"_s);
        session.store->append(SessionWindow::request(known)); // and goes on from there
        QTRY_COMPARE(session.find<QLabel>("duplicatesFigure")->text(), u"3 duplicates"_s);
    }

    void fitsASmallScreen()
    {
        SessionWindow session;
        session.window->resize(1024, 640);
        session.append(3);
        QTRY_COMPARE(session.model().rowCount(), 3);
        QCOMPARE(session.window->size(), QSize(1024, 640));
        QVERIFY(session.window->minimumSizeHint().width() <= 1024);
        QVERIFY(session.window->minimumSizeHint().height() <= 640);
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
