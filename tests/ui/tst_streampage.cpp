// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include "models/tables/streamtext.h"
#include "sessionwindow.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/push/pushdialog.h"
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

    static QString keyOf(const QTableView* table, int row)
    {
        return table->model()->index(row, static_cast<int>(StreamColumn::Key)).data().toString();
    }

    static void clickHeading(QTableView* table, StreamColumn column)
    {
        QHeaderView* header = table->horizontalHeader();
        const int at = header->sectionViewportPosition(static_cast<int>(column)) + 20;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(at, header->height() / 2));
    }

    /// One more event of a record that is known.
    static void appendAgain(SessionWindow& session, const std::string& key, int sequence)
    {
        session.store->append(
            SessionWindow::request("{\"EntityEventSequence\":" + std::to_string(sequence) +
                                   ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"" + key + "\"}"));
        session.store->flush();
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

    void fFollowsTheRecordAndEscapeComesBack()
    {
        SessionWindow session;
        session.append(30);
        appendAgain(session, "P-7", 100);
        auto* table = session.find<QTableView>("streamTable");
        auto* bar = session.find<QWidget>("rowSetBar");
        QTRY_COMPARE(table->model()->rowCount(), 31);
        QVERIFY(!bar->isVisible());
        session.window->streamPage().selectRow(7);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_F);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(bar->isVisible());
        QTRY_COMPARE(session.find<QLabel>("rowSetText")->text(), u"Following Property P-7 \u00b7 2 rows"_s);
        QTRY_COMPARE(keyOf(table, 0), u"P-7"_s);
        QTRY_COMPARE(table->currentIndex().row(), 0); // the row stays selected
        appendAgain(session, "P-8", 101);
        appendAgain(session, "P-7", 102);
        QTRY_COMPARE(table->model()->rowCount(), 3); // live: what comes for the record comes in
        QTRY_COMPARE(keyOf(table, 2), u"P-7"_s);
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_COMPARE(table->model()->rowCount(), 33);
        QVERIFY(!bar->isVisible());
        QTRY_COMPARE(table->currentIndex().row(), 6); // in its context
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!table->selectionModel()->hasSelection());
    }

    void showsWhatMatches()
    {
        SessionWindow session;
        session.append(40);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 40);
        StreamPage& page = session.window->streamPage();
        page.showMatching(u"p-3"_s);
        QTRY_COMPARE(table->model()->rowCount(), 11); // 3, 30..39
        QTRY_COMPARE(keyOf(table, 10), u"P-39"_s);
        page.showMatching(u"12"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(keyOf(table, 0), u"P-12"_s);
        page.showMatching(u"nothing has this"_s);
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QVERIFY(table->isVisible());
        QTest::mouseClick(session.find<QToolButton>("rowSetClear"), Qt::LeftButton);
        QTRY_COMPARE(table->model()->rowCount(), 40);
        QVERIFY(page.choice().search.isEmpty());
    }

    void headingsSortAndBackAgain()
    {
        SessionWindow session;
        session.append(25);
        auto* table = session.find<QTableView>("streamTable");
        auto* pill = session.find<QPushButton>("newRowsPill");
        QTRY_COMPARE(table->model()->rowCount(), 25);
        clickHeading(table, StreamColumn::Key);
        QTRY_COMPARE(keyOf(table, 1), u"P-10"_s); // P-1, P-10, P-11, ...
        QCOMPARE(session.find<QLabel>("rowSetText")->text(), u"Sorted by Key \u2191 \u00b7 25 rows"_s);
        QCOMPARE(session.find<QPushButton>("liveSwitch")->text(), u"Paused"_s);
        clickHeading(table, StreamColumn::Key);
        QTRY_COMPARE(keyOf(table, 0), u"P-9"_s);
        session.append(5);
        QTRY_VERIFY(pill->isVisible());
        QTRY_COMPARE(pill->text(), u"5 new since sorted"_s);
        QCOMPARE(table->model()->rowCount(), 25);
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_COMPARE(table->model()->rowCount(), 30);
        QVERIFY(!pill->isVisible());
        clickHeading(table, StreamColumn::Key);
        QTRY_COMPARE(keyOf(table, 0), u"P-1"_s);
        QCOMPARE(table->model()->rowCount(), 30);
        QVERIFY(!session.find<QWidget>("rowSetBar")->isVisible());
        QVERIFY(session.window->streamPage().isLive());
    }

    void theSelectedRowStaysSelectedWhileItIsSorted()
    {
        SessionWindow session;
        session.append(300);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 300);
        session.window->streamPage().selectRow(40);
        auto* text = session.find<QPlainTextEdit>("eventText");
        QTRY_VERIFY(text->toPlainText().contains(u"\"P-40\""_s));
        clickHeading(table, StreamColumn::Time);
        QTRY_COMPARE(keyOf(table, 0), u"P-300"_s);
        QTRY_COMPARE(table->currentIndex().row(), 260);
        QCOMPARE(table->verticalScrollBar()->value(), 0); // the beginning is what is looked at
        QVERIFY(text->isVisible());
        QTest::keyClick(table, Qt::Key_F);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(keyOf(table, 0), u"P-40"_s);
        session.window->streamPage().showEverything();
        QTRY_COMPARE(table->model()->rowCount(), 300);
        QTRY_COMPARE(table->currentIndex().row(), 39);
    }

    void aSortingThatRunsCanBeCancelled()
    {
        SessionWindow session;
        session.append(50);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 50);
        session.window->streamPage().sortBy(static_cast<int>(StreamColumn::Key));
        QCOMPARE(session.find<QToolButton>("rowSetClear")->text(), u"Cancel"_s);
        QVERIFY(session.find<QWidget>("rowSetProgress")->isVisible());
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!session.find<QWidget>("rowSetBar")->isVisible());
        QCOMPARE(table->model()->rowCount(), 50);
        QVERIFY(session.window->streamPage().isLive());
        session.append(1);
        QTRY_COMPARE(table->model()->rowCount(), 51);
        QCOMPARE(keyOf(table, 0), u"P-1"_s);
    }

    void theNewestFirst()
    {
        SessionWindow session;
        session.append(300);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 300);
        clickHeading(table, StreamColumn::Time);
        QTRY_COMPARE(keyOf(table, 0), u"P-300"_s);
        clickRow(table, 1);
        QTRY_VERIFY(session.find<QPlainTextEdit>("eventText")->toPlainText().contains(u"\"P-299\""_s));
        session.window->streamPage().toggleLive();
        QTRY_COMPARE(keyOf(table, 299), u"P-300"_s);
    }

    void copiesRowsOfASetInItsOrder()
    {
        SessionWindow session;
        session.append(12);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 12);
        clickHeading(table, StreamColumn::Time);
        QTRY_COMPARE(keyOf(table, 0), u"P-12"_s);
        QGuiApplication::clipboard()->clear();
        clickRow(table, 0);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].contains(u"\tP-12\t"_s));
        QVERIFY(lines[2].contains(u"\tP-11\t"_s));
    }

    void theMenuCopiesAndLeads()
    {
        SessionWindow session;
        session.append(6);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 6);
        clickRow(table, 2);
        Q_EMIT table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
        QTest::keyClick(session.find<QMenu>("streamMenu"), Qt::Key_J);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                     u"{\"EntityEventSequence\":3,\"ResourceName\":\"Property\","
                     "\"ResourceRecordKey\":\"P-3\",\"ListPrice\":123456.780}"_s);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"curl -i "_s));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(session.window->page(), Page::Requests);
        QTRY_COMPARE(session.find<QTableView>("requestsTable")->currentIndex().row(), 2);
    }

    void historyShowsTheRecordsEventsNewestFirst()
    {
        SessionWindow session;
        session.append(20);
        appendAgain(session, "P-4", 100);
        appendAgain(session, "P-4", 101);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 22);
        session.window->streamPage().selectRow(4);
        auto* tabs = session.find<QTabWidget>("detailTabs");
        QTRY_VERIFY(tabs->isVisible());
        clickTab(tabs, 4);
        auto* list = session.find<QTreeWidget>("historyList");
        QTRY_COMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->topLevelItem(0)->text(2), u"101"_s);
        QCOMPARE(list->topLevelItem(2)->text(2), u"4"_s);
        QTRY_VERIFY(session.find<QLabel>("historyTitle")->text().contains(u"Property P-4"_s));
        QCOMPARE(list->indexOfTopLevelItem(list->currentItem()), 2); // the selected row itself
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Up);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(table->currentIndex().row(), 20);
    }

    void aJumpLeavesASetThatLacksTheRow()
    {
        SessionWindow session;
        session.append(15);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 15);
        session.window->streamPage().showMatching(u"P-2"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        session.window->showPlace(Place{Page::Stream, 9, 0});
        QTRY_COMPARE(table->model()->rowCount(), 15);
        QTRY_COMPARE(table->currentIndex().row(), 8);
    }

    void columnsAreChosenAndRemembered()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        {
            QSettings settings(file, QSettings::IniFormat);
            SessionWindow session;
            session.append(1);
            auto* table = session.find<QTableView>("streamTable");
            session.window->streamPage().rememberColumns(settings);
            QTRY_COMPARE(table->model()->rowCount(), 1);
            QTest::mouseClick(session.find<QToolButton>("streamTableColumns"), Qt::LeftButton);
            auto* menu = session.find<QMenu>("columnsMenu");
            menu->actions()[static_cast<int>(StreamColumn::Feed)]->trigger();
            menu->close();
            QVERIFY(table->isColumnHidden(static_cast<int>(StreamColumn::Feed)));
            table->horizontalHeader()->moveSection(table->horizontalHeader()->visualIndex(4), 0);
            table->horizontalHeader()->resizeSection(4, 222);
        }
        QSettings settings(file, QSettings::IniFormat);
        SessionWindow session;
        session.append(1);
        auto* table = session.find<QTableView>("streamTable");
        session.window->streamPage().rememberColumns(settings);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(table->isColumnHidden(static_cast<int>(StreamColumn::Feed)));
        QCOMPARE(table->horizontalHeader()->visualIndex(4), 0);
        QCOMPARE(table->columnWidth(4), 222);
        QTest::mouseClick(session.find<QToolButton>("streamTableColumns"), Qt::LeftButton);
        session.find<QMenu>("columnsMenu")->findChild<QAction*>(u"resetColumns"_s)->trigger();
        QVERIFY(!table->isColumnHidden(static_cast<int>(StreamColumn::Feed)));
        QCOMPARE(table->horizontalHeader()->visualIndex(4), 4);
        QVERIFY(settings.allKeys().isEmpty());
    }

    void oneColumnStays()
    {
        SessionWindow session;
        session.append(1);
        auto* table = session.find<QTableView>("streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        for (int column = 0; column < streamColumns; ++column) {
            QTest::mouseClick(session.find<QToolButton>("streamTableColumns"), Qt::LeftButton);
            auto* menu = session.find<QMenu>("columnsMenu");
            menu->actions()[column]->trigger();
            menu->close();
            delete menu;
        }
        QCOMPARE(table->horizontalHeader()->hiddenSectionCount(), streamColumns - 1);
        QVERIFY(!table->isColumnHidden(streamColumns - 1));
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

    void rOffersTheSelectedRowsToBePushedAgain()
    {
        SessionWindow session;
        session.append(8);
        QTRY_COMPARE(session.model().rowCount(), 8);
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        auto* table = session.find<QTableView>("streamTable");
        table->selectRow(2);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_R);
        auto* form = session.find<PushDialog>("pushDialog");
        QTRY_VERIFY(form->isVisible());
        const PushOrder order = form->order();
        QCOMPARE(order.source, PushOrder::Source::Rows);
        QCOMPARE(order.rows, (std::vector<std::pair<std::int64_t, std::int64_t>>{{3, 4}}));
    }

    void theFilterBarShowsWhatItLetsThroughAsItComes()
    {
        SessionWindow session;
        session.append(9);
        QTRY_COMPARE(session.model().rowCount(), 9);
        FilterBar& bar = session.window->streamPage().filterBar();
        bar.apply(u"EntityEventSequence gt 6"_s);
        QTRY_COMPARE(session.model().rowCount(), 3);
        QTRY_VERIFY(session.find<QLabel>("rowSetText")->text().startsWith(u"EntityEventSequence gt 6"_s));
        session.append(1);
        QTRY_COMPARE(session.model().rowCount(), 4);
        bar.apply({});
        QTRY_COMPARE(session.model().rowCount(), 10);
        QVERIFY(!session.find<QWidget>("rowSetBar")->isVisible());
    }

    void aCellIsFilteredByAndExcluded()
    {
        SessionWindow session;
        session.append(5);
        QTRY_COMPARE(session.model().rowCount(), 5);
        auto* table = session.find<QTableView>("streamTable");
        table->selectRow(2);
        const QPoint key =
            table->visualRect(session.model().index(2, static_cast<int>(StreamColumn::Key))).center();
        Q_EMIT table->customContextMenuRequested(key);
        auto* exclude = session.find<QAction>("excludeValue");
        exclude->trigger();
        FilterBar& bar = session.window->streamPage().filterBar();
        QCOMPARE(bar.edit().text(), u"ResourceRecordKey ne 'P-3'"_s);
        QTRY_COMPARE(session.model().rowCount(), 4);
        session.find<QMenu>("streamMenu")->close();
    }
};

QTEST_MAIN(StreamPageTest)
#include "tst_streampage.moc"
