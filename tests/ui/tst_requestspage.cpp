// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "models/tables/requestmodel.h"
#include "sessionwindow.h"
#include "ui/requests/requestspage.h"
#include "ui/stream/streampage.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class RequestsPageTest : public QObject
{
    Q_OBJECT
private:
    static int column(RequestColumn column) { return static_cast<int>(column); }

    static QString cell(const QTableView* table, int row, RequestColumn wanted)
    {
        return table->model()->index(row, column(wanted)).data().toString();
    }

    static void clickRow(QTableView* table, int row)
    {
        const QRect place = table->visualRect(table->model()->index(row, column(RequestColumn::Target)));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place.center());
    }

    static void clickTab(QTabWidget* tabs, int tab)
    {
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
    }

    /// The table of a window that shows the Requests.
    static QTableView* openPage(SessionWindow& session)
    {
        session.window->showPage(Page::Requests);
        return session.find<QTableView>("requestsTable");
    }

    static ReceivedRequest refusedRequest()
    {
        ReceivedRequest refused = SessionWindow::request("{\"EntityEventSequence\":\"12\"}");
        refused.events.clear();
        refused.request.status = 400;
        refused.request.answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 9\r\n\r\n{\"no\":12}";
        addNote(refused.request.notes, Finding::Refused, "EntityEventSequence", "is not a number");
        refused.request.findings.add(Finding::Refused);
        return refused;
    }

    static ReceivedRequest http2Request()
    {
        ReceivedRequest received = SessionWindow::request(
            "{\"EntityEventSequence\":1,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-1\"} ");
        received.request.tls = "TLS 1.3";
        received.request.head =
            ":method: POST\r\n:scheme: https\r\n:authority: 127.0.0.1:8028\r\n:path: /webhooks\r\n"
            "content-type: application/json\r\nauthorization: Bearer ***[1f2e3d4c]\r\nx-trace: 7\r\n\r\n";
        received.request.answer = ":status: 200\r\ncontent-type: application/json\r\n\r\n{}";
        return received;
    }

private Q_SLOTS:
    void teachesWhileEmptyAndShowsRequestsWhenTheyCome()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        auto* lesson = session.find<QWidget>("emptyRequests");
        QVERIFY(lesson->isVisible());
        session.append(3);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->isVisible());
        QVERIFY(!lesson->isVisible());
        QCOMPARE(cell(table, 2, RequestColumn::Number), u"3"_s);
        QCOMPARE(cell(table, 2, RequestColumn::Method), u"POST"_s);
        QCOMPARE(cell(table, 2, RequestColumn::Target), u"/webhooks"_s);
        QCOMPARE(cell(table, 2, RequestColumn::Version), u"1.1"_s);
        QCOMPARE(cell(table, 2, RequestColumn::Events), u"1"_s);
        QCOMPARE(cell(table, 2, RequestColumn::Peer), u"127.0.0.1:50000"_s);
    }

    void showsRefusedAndUnansweredRequestsToo()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.store->append(refusedRequest());
        ReceivedRequest reset = SessionWindow::request(
            "{\"EntityEventSequence\":1,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-1\"}");
        reset.request.status = 0;
        reset.request.fault = "reset";
        reset.request.answer.clear();
        session.store->append(reset);
        session.store->flush();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QCOMPARE(cell(table, 0, RequestColumn::Answer), u"400"_s);
        QCOMPARE(cell(table, 0, RequestColumn::Findings), u"refused"_s);
        QCOMPARE(cell(table, 1, RequestColumn::Answer), u"reset"_s);
    }

    void theTimeOfTheAnswerComesLater()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(2);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QCOMPARE(cell(table, 1, RequestColumn::Acknowledged), QString());
        session.store->acknowledge(2, std::chrono::microseconds(1234));
        QTRY_COMPARE(cell(table, 1, RequestColumn::Acknowledged), QLocale().toString(1.23, 'f', 2));
    }

    void scrollingUpStopsFollowingAndThePillComesBack()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        auto* pill = session.find<QPushButton>("newRequestsPill");
        session.append(60);
        QTRY_VERIFY(table->model()->rowCount() == 60 && table->verticalScrollBar()->maximum() > 0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home);
        QVERIFY(!session.window->requestsPage().isLive());
        session.append(14);
        QTRY_VERIFY(pill->isVisible());
        QTRY_COMPARE(pill->text(), u"14 new"_s);
        QCOMPARE(table->verticalScrollBar()->value(), 0);
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_COMPARE(table->verticalScrollBar()->value(), table->verticalScrollBar()->maximum());
        QVERIFY(session.window->requestsPage().isLive());
    }

    void spacePausesThisPageOnly()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(4);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(session.find<QPushButton>("liveSwitch")->text(), u"Paused"_s);
        session.append(3);
        QTRY_COMPARE(session.model().rowCount(), 7); // the Stream goes on
        QCOMPARE(table->model()->rowCount(), 4);
        QTest::keyClick(table, Qt::Key_Space);
        QTRY_COMPARE(table->model()->rowCount(), 7);
    }

    void detailShowsRequestAnswerFindingsAndTimes()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        ReceivedRequest refused = refusedRequest();
        refused.request.headAfter = std::chrono::microseconds(2000);
        refused.request.bodyAfter = std::chrono::microseconds(5000);
        session.store->append(refused);
        session.store->flush();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        clickRow(table, 0);
        auto* tabs = session.find<QTabWidget>("requestTabs");
        QTRY_VERIFY(tabs->isVisible());
        QCOMPARE(session.find<QLabel>("capturedLine")->text(), u"POST /webhooks HTTP/1.1"_s);
        QCOMPARE(session.find<QTreeWidget>("capturedHeaders")->topLevelItem(0)->text(0), u"hOsT"_s);
        clickTab(tabs, 1);
        QTRY_COMPARE(session.find<QLabel>("givenLine")->text(), u"HTTP/1.1 400 Bad Request"_s);
        clickTab(tabs, 2);
        auto* findings = session.find<QWidget>("requestFindings");
        QTRY_VERIFY(findings->isVisible());
        QString shown;
        for (const QLabel* label : findings->findChildren<QLabel*>())
            shown += label->text() + u'\n';
        QVERIFY(shown.contains(u"RCV-8"_s));
        QVERIFY(shown.contains(u"is not a number"_s));
        clickTab(tabs, 3);
        auto* times = session.find<QWidget>("requestTimes");
        QTRY_VERIFY(times->isVisible());
        QVERIFY(times->accessibleName().contains(u"Head: %1 ms"_s.arg(QLocale().toString(2.0, 'f', 2))));
        QVERIFY(times->accessibleName().contains(u"Body: %1 ms"_s.arg(QLocale().toString(3.0, 'f', 2))));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY(session.find<QLabel>("requestHint")->isVisible());
    }

    void copiesAsCurlByKeyAndRowsByMenu()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(3);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QGuiApplication::clipboard()->clear();
        clickRow(table, 1);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(
            QGuiApplication::clipboard()->text().startsWith(u"curl -i 'http://127.0.0.1/webhooks'"_s));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"ResourceRecordKey\":\"P-2\""_s));
        const QPoint place = table->visualRect(table->model()->index(1, 3)).center();
        Q_EMIT table->customContextMenuRequested(place);
        auto* menu = session.find<QMenu>("requestsMenu");
        QTest::keyClick(menu, Qt::Key_C);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"Number\tTime\t"_s));
    }

    void anHttp2RequestIsToldByItsPseudoHeaders()
    {
        SessionWindow session;
        session.window->resize(1900, 900);
        QTableView* table = openPage(session);
        session.store->append(http2Request());
        session.store->flush();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(cell(table, 0, RequestColumn::Version), u"2"_s);
        QCOMPARE(cell(table, 0, RequestColumn::Tls), u"1.3"_s);
        QCOMPARE(cell(table, 0, RequestColumn::Verdict), u"accepted"_s);
        clickRow(table, 0);
        auto* line = session.find<QLabel>("capturedLine");
        QTRY_COMPARE(line->text(), u"POST /webhooks HTTP/2"_s);
        auto* headers = session.find<QTreeWidget>("capturedHeaders");
        QCOMPARE(headers->topLevelItem(0)->text(0), u":method"_s);
        QCOMPARE(headers->topLevelItem(0)->text(1), u"POST"_s);
        QVERIFY(session.find<QLabel>("requestTitle")
                    ->text()
                    .endsWith(u"HTTP/2 \u00b7 TLS 1.3 \u00b7 127.0.0.1:50000"_s));
        clickTab(session.find<QTabWidget>("requestTabs"), 1);
        QTRY_COMPARE(session.find<QLabel>("givenLine")->text(), u"HTTP/2 200"_s);
        QVERIFY(session.find<QPlainTextEdit>("givenHex")->toPlainText().contains(u"3a 73 74 61 74 75 73"_s));
    }

    void pushAgainSendsExactlyTheCapturedBody()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.store->append(http2Request());
        session.store->flush();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        std::vector<RequestRepeat> asked;
        connect(session.window.get(), &MainWindow::repeatRequested, this,
                [&](const RequestRepeat& repeat) { asked.push_back(repeat); });
        clickRow(table, 0);
        QTest::keyClick(table, Qt::Key_R);
        QTRY_VERIFY(session.window->findChild<QDialog*>(u"sendAgainDialog"_s));
        QCOMPARE(session.find<QLineEdit>("againUrl")->text(), u"https://127.0.0.1:8028/webhooks"_s);
        QVERIFY(session.find<QCheckBox>("againHttp2")->isChecked());
        auto* headers = session.find<QListWidget>("againHeaders");
        QCOMPARE(headers->count(), 2);
        QCOMPARE(headers->item(0)->checkState(), Qt::Checked);
        QCOMPARE(headers->item(1)->checkState(), Qt::Unchecked);
        auto* submit = session.find<QPushButton>("againSubmit");
        auto* url = session.find<QLineEdit>("againUrl");
        url->setText(u"http://mls.example/w"_s);
        QVERIFY(!submit->isEnabled());
        QVERIFY(!session.find<QLabel>("againMessage")->text().isEmpty());
        QTest::mouseClick(session.find<QCheckBox>("againAllowHttp"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(submit->isEnabled());
        url->setText(u"http://127.0.0.1:9/w"_s);
        QTest::keyClicks(session.find<QLineEdit>("againToken"), u"tok en"_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QCOMPARE(asked.size(), std::size_t{1});
        QCOMPARE(asked[0].url, std::string("http://127.0.0.1:9/w"));
        QCOMPARE(asked[0].token, std::string("tok en"));
        QCOMPARE(*asked[0].body, http2Request().request.body);
        QCOMPARE(asked[0].headers, std::vector<std::string>{"content-type: application/json"});
        QVERIFY(asked[0].http2);
        QVERIFY(!submit->isEnabled()); // until its answer is there
        RepeatResult result;
        result.request = 1;
        result.status = 200;
        result.head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        result.body = "{}";
        result.total = std::chrono::microseconds(1500);
        session.window->requestsPage().showRepeated(result);
        QVERIFY(submit->isEnabled());
        QVERIFY(session.find<QLabel>("againMessage")->text().startsWith(u"Answered 200"_s));
        QCOMPARE(session.find<QLabel>("againLine")->text(), u"HTTP/1.1 200 OK"_s);
        QTest::mouseClick(session.find<QPushButton>("againClose"), Qt::LeftButton);
        QTRY_VERIFY(!session.window->findChild<QDialog*>(u"sendAgainDialog"_s));
    }

    void aBodyThatWasCutCannotBePushedAgain()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        ReceivedRequest cut = SessionWindow::request("{\"a\":1}");
        cut.events.clear();
        cut.request.bodyBytes = 5000;
        session.store->append(cut);
        session.store->flush();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        clickRow(table, 0);
        auto* again = session.find<QToolButton>("requestAgain");
        QTRY_VERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(session.window->findChild<QDialog*>(u"sendAgainDialog"_s));
        QVERIFY(!session.find<QPushButton>("againSubmit")->isEnabled());
        QVERIFY(session.find<QLabel>("againMessage")->text().contains(u"5000"_s));
    }

    void enterOpensTheEventsInTheStream()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(20);
        QTRY_COMPARE(table->model()->rowCount(), 20);
        QTRY_COMPARE(session.model().rowCount(), 20);
        clickRow(table, 4);
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(session.window->page(), Page::Stream);
        QTRY_COMPARE(session.find<QTableView>("streamTable")->currentIndex().row(), 4);
    }

    void tabLeadsThroughAllParts()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(3);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        session.window->requestsPage().selectRequest(2);
        QTRY_VERIFY(session.find<QWidget>("capturedHeaders")->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        table->setFocus();
        QStringList reached;
        for (int step = 0; step < 60; ++step) {
            reached.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char* part : {"requestsTable", "requestsTableColumns", "requestCopy", "capturedHeaders",
                                 "capturedBody", "receiverChip", "railHelp"})
            QVERIFY2(reached.contains(QString::fromLatin1(part)), part);
    }

    void aNarrowWindowShowsWhatMattersMost()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(1);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        session.window->resize(1700, 800);
        QTRY_COMPARE(table->horizontalHeader()->hiddenSectionCount(), 0);
        session.window->resize(1024, 640);
        QTRY_VERIFY(table->isColumnHidden(column(RequestColumn::Peer)));
        QVERIFY(!table->isColumnHidden(column(RequestColumn::Findings)));
        QVERIFY(!table->isColumnHidden(column(RequestColumn::Answer)));
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    }

    void aJumpSelectsTheRequestAndStandsStill()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(80);
        QTRY_COMPARE(table->model()->rowCount(), 80);
        session.window->showPlace(Place{Page::Requests, 7, 0});
        QCOMPARE(table->currentIndex().row(), 6);
        QVERIFY(!session.window->requestsPage().isLive());
        QTRY_VERIFY(session.find<QLabel>("requestTitle")->text().startsWith(u"request 7 "_s));
        QVERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex())));
    }

    void aJumpToWhatIsNotShownYetWaitsForIt()
    {
        SessionWindow session;
        QTableView* table = openPage(session);
        session.append(2);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        session.window->showPlace(Place{Page::Requests, 4, 0});
        session.append(2);
        QTRY_COMPARE(table->currentIndex().row(), 3);
    }
};

QTEST_MAIN(RequestsPageTest)
#include "tst_requestspage.moc"
