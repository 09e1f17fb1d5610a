// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QCompleter>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "sessionwindow.h"
#include "ui/eventlog/eventlogpage.h"
#include "ui/eventlog/logtable.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/filter/filterline.h"
#include "ui/filter/filtermemory.h"
#include "ui/stream/streampage.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

/// The filter bar by mouse and keys, above the log.
class FilterBarTest : public QObject
{
    Q_OBJECT
private:
    static void fillLog(const SessionWindow& session)
    {
        std::vector<EntityEvent> events;
        for (int i = 1; i <= 9; ++i)
            events.push_back(*readEvent("{\"EntityEventSequence\":" + std::to_string(i) +
                                        ",\"ResourceName\":\"" + (i % 3 == 0 ? "Media" : "Property") +
                                        "\",\"ResourceRecordKey\":\"K-" + std::to_string(i) +
                                        "\",\"EventTypes\":[\"Update\"]}"));
        session.store->appendLog(std::move(events), [](const LogOutcome&) {});
        session.store->flush();
        session.window->showPage(Page::EventLog);
        QTRY_COMPARE(session.tables->log().rowCount(), 9);
    }

    static FilterBar& bar(const SessionWindow& session)
    {
        return session.window->eventLogPage().table().filterBar();
    }

    static FilterLine& line(const SessionWindow& session) { return bar(session).edit().line(); }

private Q_SLOTS:
    void slashGoesToTheFilterAndEnterApplies()
    {
        SessionWindow session;
        fillLog(session);
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        QTest::keyClick(session.window.get(), Qt::Key_Slash);
        QTRY_VERIFY(line(session).hasFocus());
        line(session).setText(u"ResourceName eq 'Media'"_s);
        QCOMPARE(line(session).property("tone").toString(), u"good"_s);
        QTest::keyClick(&line(session), Qt::Key_Return);
        QTRY_COMPARE(session.tables->log().rowCount(), 3);
        QTest::keyClick(&line(session), Qt::Key_Escape);
        QTRY_COMPARE(session.tables->log().rowCount(), 9);
        QVERIFY(line(session).text().isEmpty());
    }

    void whatIsWrongIsMarkedAndNotApplied()
    {
        SessionWindow session;
        fillLog(session);
        QSignalSpy applied(&bar(session), &FilterBar::applied);
        line(session).setText(u"ResourceNam eq 'Media'"_s);
        QCOMPARE(line(session).property("tone").toString(), u"bad"_s);
        auto* message = session.find<QLabel>("logFilterMessage");
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().startsWith(u"At character 1:"_s), qPrintable(message->text()));
        QTest::keyClick(&line(session), Qt::Key_Return);
        QCOMPARE(applied.count(), 0);
        line(session).setText(u"ResourceName eq"_s);
        QCOMPARE(line(session).property("tone").toString(), u"warn"_s);
        line(session).setText({});
        QVERIFY(!message->isVisible());
    }

    void theOffendingCharactersAreUnderlined()
    {
        SessionWindow session;
        fillLog(session);
        // The same words, right and wrong: only the mark makes the picture differ.
        line(session).setText(u"ResourceName eq 'x' xor true"_s);
        const QImage marked = line(session).grab().toImage();
        line(session).mark(0, 0);
        QVERIFY(line(session).grab().toImage() != marked);
    }

    void keysGoThroughWhatWasUsedBefore()
    {
        SessionWindow session;
        fillLog(session);
        bar(session).apply(u"ResourceName eq 'Media'"_s);
        bar(session).apply(u"ResourceName eq 'Property'"_s);
        line(session).setText(u"typed"_s);
        QTest::keyClick(&line(session), Qt::Key_Up);
        QCOMPARE(line(session).text(), u"ResourceName eq 'Property'"_s);
        QTest::keyClick(&line(session), Qt::Key_Up);
        QCOMPARE(line(session).text(), u"ResourceName eq 'Media'"_s);
        QTest::keyClick(&line(session), Qt::Key_Up);
        QCOMPARE(line(session).text(), u"ResourceName eq 'Media'"_s);
        QTest::keyClick(&line(session), Qt::Key_Down);
        QTest::keyClick(&line(session), Qt::Key_Down);
        QCOMPARE(line(session).text(), u"typed"_s);
    }

    void aFilterGetsANameIsAppliedRenamedAndRemoved()
    {
        SessionWindow session;
        fillLog(session);
        FilterMemory& memory = session.window->filterMemory();
        line(session).setText(u"ResourceName eq 'Media'"_s);
        QTest::mouseClick(session.find<QToolButton>("logFilterSave"), Qt::LeftButton);
        auto* dialog = session.find<QInputDialog>("filterNameDialog");
        dialog->setTextValue(u"Pictures"_s);
        dialog->accept();
        QTRY_COMPARE(memory.named().size(), std::size_t{1});
        bar(session).apply({});
        QTRY_COMPARE(session.tables->log().rowCount(), 9);
        auto* button = bar(session).findChild<QToolButton*>(u"namedFilter"_s);
        QVERIFY(button != nullptr);
        QCOMPARE(button->text(), u"Pictures"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(session.tables->log().rowCount(), 3);
        memory.rename(u"Pictures"_s, u"Media only"_s);
        QCOMPARE(bar(session).findChild<QToolButton*>(u"namedFilter"_s)->text(), u"Media only"_s);
        memory.forget(u"Media only"_s);
        QVERIFY(bar(session).findChild<QToolButton*>(u"namedFilter"_s) == nullptr);
    }

    void filtersAreKeptInTheSettings()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        FilterMemory first;
        first.remember(&settings);
        first.noteUsed(u"a eq 1"_s);
        first.noteUsed(u"b eq 2"_s);
        first.noteUsed(u"a eq 1"_s);
        first.name(u"One"_s, u"a eq 1"_s);
        FilterMemory second;
        second.remember(&settings);
        QCOMPARE(second.used(), (QStringList{u"a eq 1"_s, u"b eq 2"_s}));
        QCOMPARE(second.named(), (std::vector<FilterMemory::Named>{{u"One"_s, u"a eq 1"_s}}));
    }

    void itIsMadeASubscription()
    {
        SessionWindow session;
        fillLog(session);
        line(session).setText(u"ResourceName eq 'Media'"_s);
        QTest::mouseClick(session.find<QToolButton>("logFilterSubscribe"), Qt::LeftButton);
        QCOMPARE(session.window->page(), Page::Subscriptions);
        QCOMPARE(session.find<QLineEdit>("subscriptionFilterLine")->text(), u"ResourceName eq 'Media'"_s);
        QVERIFY(session.find<QLabel>("subscriptionFilterMessage")->text().isEmpty());
        session.window->showPage(Page::EventLog);
        line(session).setText(u"EntityEventSequence gt 4"_s); // what a subscription may not have is said
        QTest::mouseClick(session.find<QToolButton>("logFilterSubscribe"), Qt::LeftButton);
        QVERIFY(session.find<QLabel>("subscriptionFilterMessage")->isVisible());
    }

    void ctrlSpaceOffersWhatCanStandThere()
    {
        SessionWindow session;
        fillLog(session);
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        line(session).setFocus();
        QTest::keyClicks(&line(session), u"ResourceN"_s);
        QTest::keyClick(&line(session), Qt::Key_Space, Qt::ControlModifier);
        QAbstractItemView* popup = line(session).completer().popup();
        QVERIFY(popup->model()->rowCount() > 0);
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QTRY_VERIFY(line(session).text().startsWith(u"ResourceName"_s));
    }
};

QTEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"
