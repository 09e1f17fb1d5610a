// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

#include "sessionwindow.h"
#include "ui/stream/streampage.h"
#include "ui/stream/streamview.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class StreamPageTest : public QObject
{
    Q_OBJECT
private:
    static bool atBottom(const QTableView* table)
    {
        return table->verticalScrollBar()->value() == table->verticalScrollBar()->maximum();
    }

    static void clickRow(QTableView* table, int row)
    {
        const QRect place = table->visualRect(table->model()->index(row, 4));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place.center());
    }

    static void clickTab(QTabWidget* tabs, int tab)
    {
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
    }

private Q_SLOTS:
    void teachesWhileEmptyAndShowsRowsWhenTheyCome()
    {
        SessionWindow session;
        auto* table = session.find<QTableView>("streamTable");
        auto* lesson = session.find<QWidget>("emptyStream");
        QVERIFY(lesson->isVisible());
        QVERIFY(!table->isVisible());
        session.append(3);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->isVisible());
        QVERIFY(!lesson->isVisible());
        QCOMPARE(table->model()->index(2, 4).data().toString(), u"P-3"_s);
        QTRY_VERIFY(session.find<QLabel>("capturedFigure")->text().startsWith(u"3 "));
        QVERIFY(session.find<QLabel>("shownFigure")->text().startsWith(u"3 "));
    }

    void followsWhileAtTheBottom()
    {
        SessionWindow session;
        auto* table = session.find<QTableView>("streamTable");
        session.append(60);
        QTRY_COMPARE(table->model()->rowCount(), 60);
        QTRY_VERIFY(table->verticalScrollBar()->maximum() > 0 && atBottom(table));
        session.append(5);
        QTRY_COMPARE(table->model()->rowCount(), 65);
        QTRY_VERIFY(atBottom(table));
        QVERIFY(!session.find<QPushButton>("newRowsPill")->isVisible());
    }

    void scrollingUpStopsFollowingAndThePillComesBack()
    {
        SessionWindow session;
        auto* table = session.find<QTableView>("streamTable");
        auto* pill = session.find<QPushButton>("newRowsPill");
        session.append(60);
        QTRY_VERIFY(table->model()->rowCount() == 60 && table->verticalScrollBar()->maximum() > 0 &&
                    atBottom(table));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home);
        QTRY_COMPARE(table->verticalScrollBar()->value(), 0);
        QVERIFY(!session.window->streamPage().isLive());
        session.append(14);
        QTRY_COMPARE(table->model()->rowCount(), 74); // capture and table go on
        QTRY_VERIFY(pill->isVisible());
        QCOMPARE(pill->text(), u"14 new"_s);
        QCOMPARE(table->verticalScrollBar()->value(), 0);
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_VERIFY(atBottom(table));
        QVERIFY(!pill->isVisible());
        QVERIFY(session.window->streamPage().isLive());
    }

    void spacePausesTheViewNeverTheCapture()
    {
        SessionWindow session;
        auto* table = session.find<QTableView>("streamTable");
        auto* pill = session.find<QPushButton>("newRowsPill");
        auto* live = session.find<QPushButton>("liveSwitch");
        session.append(10);
        QTRY_COMPARE(table->model()->rowCount(), 10);
        QCOMPARE(live->text(), u"Live"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(live->text(), u"Paused"_s);
        session.append(7);
        QTRY_COMPARE(session.model().storedRows(), 17);
        QTRY_COMPARE(pill->text(), u"7 new"_s);
        QCOMPARE(table->model()->rowCount(), 10);
        QTest::keyClick(table, Qt::Key_Space);
        QTRY_COMPARE(table->model()->rowCount(), 17);
        QCOMPARE(live->text(), u"Live"_s);
        QVERIFY(!pill->isVisible());
    }

    void theSwitchInTheTopBarDoesTheSame()
    {
        SessionWindow session;
        session.append(2);
        auto* live = session.find<QPushButton>("liveSwitch");
        QTRY_COMPARE(session.model().rowCount(), 2);
        QTest::mouseClick(live, Qt::LeftButton);
        QVERIFY(!session.window->streamPage().isLive());
        QTest::mouseClick(live, Qt::LeftButton);
        QVERIFY(session.window->streamPage().isLive());
    }

    void detailShowsTheEventExactly()
    {
        SessionWindow session;
        session.append(3);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(session.find<QLabel>("detailHint")->isVisible());
        clickRow(table, 1);
        auto* text = session.find<QPlainTextEdit>("eventText");
        QTRY_VERIFY(text->isVisible() && text->toPlainText().contains(u"\"P-2\""_s));
        QVERIFY(text->toPlainText().contains(u"\"ListPrice\": 123456.780"_s));
        auto* tree = session.find<QTreeView>("eventTree");
        QCOMPARE(tree->model()->rowCount(), 4);
        QCOMPARE(tree->model()->index(3, 1).data().toString(), u"123456.780"_s);
    }

    void detailShowsTheRequestAsItWasSent()
    {
        SessionWindow session;
        session.append(1);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        clickRow(table, 0);
        auto* tabs = session.find<QTabWidget>("detailTabs");
        QTRY_VERIFY(tabs->isVisible());
        clickTab(tabs, 1);
        QCOMPARE(session.find<QLabel>("requestLine")->text(), u"POST /webhooks HTTP/1.1"_s);
        auto* headers = session.find<QTreeWidget>("requestHeaders");
        QTRY_COMPARE(headers->topLevelItemCount(), 3);
        QCOMPARE(headers->topLevelItem(0)->text(0), u"hOsT"_s);
        QCOMPARE(headers->topLevelItem(1)->text(1), u"1"_s);
        QCOMPARE(headers->topLevelItem(2)->text(1), u"2"_s);
        auto* forms = session.find<QTabWidget>("requestForms");
        clickTab(forms, 1);
        auto* raw = session.find<QPlainTextEdit>("requestRaw");
        QTRY_VERIFY(raw->isVisible());
        QVERIFY(raw->toPlainText().endsWith(
            u"{\"EntityEventSequence\":1,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"P-1\",\"ListPrice\":123456.780}"_s));
        clickTab(forms, 2);
        auto* bytes = session.find<QPlainTextEdit>("requestHex");
        QTRY_VERIFY(bytes->isVisible());
        QVERIFY(bytes->toPlainText().startsWith(u"00000000  50 4f 53 54 20"_s));
    }

    void detailShowsTheAnswerAndTheFindings()
    {
        SessionWindow session;
        ReceivedRequest refused = SessionWindow::request("{\"EntityEventSequence\":\"12\"}");
        refused.events.clear();
        refused.request.status = 400;
        refused.request.answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 9\r\n\r\n{\"no\":12}";
        addNote(refused.request.notes, Finding::Refused, "EntityEventSequence", "is not a number");
        refused.request.findings.add(Finding::Refused);
        session.store->append(refused);
        session.store->flush();
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        clickRow(table, 0);
        auto* tabs = session.find<QTabWidget>("detailTabs");
        QTRY_VERIFY(tabs->isVisible());
        QVERIFY(session.find<QLabel>("noEventText")->text().contains(u"refused"_s));
        clickTab(tabs, 2);
        QTRY_COMPARE(session.find<QLabel>("answerLine")->text(), u"HTTP/1.1 400 Bad Request"_s);
        QVERIFY(session.find<QPlainTextEdit>("answerBody")->toPlainText().contains(u"\"no\": 12"_s));
        clickTab(tabs, 3);
        auto* findings = session.find<QWidget>("findingsView");
        QTRY_VERIFY(findings->isVisible());
        QString shown;
        for (const QLabel* label : findings->findChildren<QLabel*>())
            shown += label->text() + u'\n';
        QVERIFY(shown.contains(u"Refused"_s));
        QVERIFY(shown.contains(u"RCV-8"_s));
        QVERIFY(shown.contains(u"EntityEventSequence: is not a number"_s));
    }

    void copiesSelectedRows()
    {
        SessionWindow session;
        session.append(5);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 5);
        QGuiApplication::clipboard()->clear();
        clickRow(table, 1);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].contains(u"\tP-2\t"_s));
        QVERIFY(lines[2].contains(u"\tP-3\t"_s));
    }

    void escapeClearsTheSelection()
    {
        SessionWindow session;
        session.append(2);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        clickRow(table, 0);
        QTRY_VERIFY(session.find<QTabWidget>("detailTabs")->isVisible());
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY(session.find<QLabel>("detailHint")->isVisible());
    }
};

QTEST_MAIN(StreamPageTest)
#include "tst_streampage.moc"
