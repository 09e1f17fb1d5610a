// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "sessionwindow.h"
#include "ui/eventlog/appenddialog.h"
#include "ui/eventlog/eventlogpage.h"
#include "ui/eventlog/importdialog.h"
#include "ui/eventlog/logtable.h"
#include "ui/eventlog/publishdialog.h"
#include "ui/followingtable.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class EventLogPageTest : public QObject
{
    Q_OBJECT
private:
    static void type(const SessionWindow& session, const char* name, const QString& text)
    {
        auto* line = session.find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    static void appendLog(const SessionWindow& session, int from, int to)
    {
        std::vector<EntityEvent> events;
        for (int i = from; i <= to; ++i)
            events.push_back(*readEvent("{\"EntityEventSequence\":" + std::to_string(i) +
                                        ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"K-" +
                                        std::to_string(i) + "\",\"ListPrice\":12.50}"));
        session.store->appendLog(std::move(events), [](const LogOutcome&) {});
        session.store->flush();
    }

private Q_SLOTS:
    void anEmptyLogTeaches()
    {
        SessionWindow session;
        session.window->showPage(Page::EventLog);
        ProducerSettings settings;
        settings.token = "s3cret";
        session.window->setProducerSettings(settings);
        const QString shown = session.find<QLabel>("emptyLogCurl")->text();
        QVERIFY(shown.contains(u"/EntityEvent?"_s));
        QVERIFY(!shown.contains(u"s3cret"_s)); // only copied
        PublishOrder order;
        connect(&session.window->eventLogPage(), &EventLogPage::publishRequested, this,
                [&](const PublishOrder& asked) { order = asked; });
        QTest::mouseClick(session.find<QPushButton>("emptySamples"), Qt::LeftButton);
        QCOMPARE(order.count, 1000);
    }

    void theServiceIsStartedWithWhatIsTyped()
    {
        SessionWindow session;
        session.window->showPage(Page::EventLog);
        ProducerSettings asked;
        connect(&session.window->eventLogPage(), &EventLogPage::startRequested, this,
                [&](const ProducerSettings& settings) { asked = settings; });
        auto* button = session.find<QPushButton>("producerButton");
        QVERIFY(!button->isEnabled()); // no token yet
        type(session, "producerToken", u"abc"_s);
        type(session, "producerPort", u"0"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.token, std::string("abc"));
        QCOMPARE(asked.port, 0);
        ProducerState state;
        state.listening = true;
        state.noAuth = true;
        state.url = "http://127.0.0.1:4711/reso";
        session.window->showProducer(state);
        QCOMPARE(button->text(), u"Stop"_s);
        QVERIFY(session.find<QPushButton>("serviceChip")->text().endsWith(u"4711/reso"_s));
        QVERIFY(session.find<QLabel>("producerWarning")->text().contains(u"insecure"_s));
        QVERIFY(!session.find<QLineEdit>("producerPort")->isVisible());
        QTest::mouseClick(session.find<QToolButton>("producerUnfold"), Qt::LeftButton);
        QVERIFY(session.find<QLineEdit>("producerPort")->isVisible());
        state = {};
        state.error = "the port 4711 is taken";
        session.window->showProducer(state);
        QCOMPARE(session.find<QLabel>("producerMessage")->text(), u"the port 4711 is taken"_s);
        QVERIFY(session.find<QPushButton>("producerChip")->text().contains(u"No feed"_s));
    }

    void theTableFollowsAndShowsTheSelectedEvent()
    {
        SessionWindow session;
        appendLog(session, 1, 300);
        session.window->showPage(Page::EventLog);
        LogTable& table = session.window->eventLogPage().table();
        QTRY_COMPARE(session.tables->log().rowCount(), 300);
        QTRY_VERIFY(table.table().isFollowing());
        QVERIFY(session.find<QLabel>("logFigures")->text().startsWith(u"300 events"_s));
        QVERIFY(session.find<QLabel>("logFigures")->text().contains(u"sequence 300"_s));
        table.table().selectRow(299);
        auto* json = session.find<QPlainTextEdit>("logEventJson");
        QTRY_VERIFY(json->toPlainText().contains(u"12.50"_s));
        session.window->eventLogPage().setLive(false);
        appendLog(session, 301, 310);
        auto* pill = session.find<QPushButton>("newEventsPill");
        QTRY_VERIFY(pill->isVisible());
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_COMPARE(session.tables->log().rowCount(), 310);
    }

    void anEventIsTypedInAndChecked()
    {
        SessionWindow session;
        session.window->showPage(Page::EventLog);
        NewEvent made;
        connect(&session.window->eventLogPage(), &EventLogPage::appendRequested, this,
                [&](const NewEvent& event) { made = event; });
        session.window->eventLogPage().append();
        auto* submit = session.find<QPushButton>("appendSubmit");
        QVERIFY(!submit->isEnabled());
        type(session, "appendKey", u"P-9"_s);
        QVERIFY(submit->isEnabled());
        QTest::mouseClick(session.find<QToolButton>("appendTypeStatusChanged"), Qt::LeftButton);
        auto* members = session.find<QPlainTextEdit>("appendMembers");
        members->setPlainText(u"{\"Data\":{\"ListPrice\":1.50}"_s);
        QVERIFY(!submit->isEnabled());
        members->setPlainText(u"{\"ResourceName\":\"x\"}"_s);
        QVERIFY(!submit->isEnabled());
        members->setPlainText(u"{\"Data\":{\"ListPrice\":1.50},\"Mine\":true}"_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QCOMPARE(made.ResourceName, std::string("Property"));
        QCOMPARE(made.ResourceRecordKey, std::string("P-9"));
        QCOMPARE(made.EventTypes, (std::vector<std::string>{"Update", "StatusChanged"}));
        QCOMPARE(made.members, std::string("\"Data\":{\"ListPrice\":1.50},\"Mine\":true"));
    }

    void aFileIsLookedThroughBeforeAnythingIsTaken()
    {
        SessionWindow session;
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"in.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Nr,ResourceName,Id\n1,Property,A\nx,Property,B\n3,Media,C\n");
        file.close();
        session.window->showPage(Page::EventLog);
        ImportSettings asked;
        int imports = 0;
        connect(&session.window->eventLogPage(), &EventLogPage::importRequested, this,
                [&](const ImportSettings& settings) {
                    asked = settings;
                    ++imports;
                });
        session.window->eventLogPage().importFile(file.fileName());
        auto* submit = session.find<QPushButton>("importSubmit");
        auto* sentence = session.find<QLabel>("importSentence");
        QTRY_VERIFY(sentence->text().contains(u"left out: 3"_s)); // no key yet
        QVERIFY(!submit->isEnabled());
        session.find<QComboBox>("importKey")->setCurrentText(u"Id"_s);
        QTRY_VERIFY(submit->isEnabled());
        QCOMPARE(session.find<QTableWidget>("importPreview")->rowCount(), 3);
        session.find<QComboBox>("importSequence")->setCurrentText(u"Nr"_s);
        QTRY_VERIFY(sentence->text().contains(u"left out: 1"_s));
        QTRY_COMPARE(session.find<QTreeWidget>("importErrors")->topLevelItemCount(), 1);
        QCOMPARE(session.find<QTreeWidget>("importErrors")->topLevelItem(0)->text(0), u"3"_s);
        QCOMPARE(imports, 0);
        QTRY_VERIFY(submit->isEnabled());
        QTest::mouseClick(submit, Qt::LeftButton);
        QCOMPARE(imports, 1);
        QCOMPARE(asked.columns.key, 2);
        ImportCount count;
        count.added = 2;
        session.window->eventLogPage().showImported(count, {});
        QTRY_VERIFY(session.window->findChild<QDialog*>(u"importDialog"_s) == nullptr);
        QVERIFY(session.find<QLabel>("noticeText")->text().contains(u"2 added"_s));
    }

    void generatingAndPublishingAskForWhatIsChosen()
    {
        SessionWindow session;
        session.window->showPage(Page::EventLog);
        EventLogPage& page = session.window->eventLogPage();
        PublishOrder order;
        int stops = 0;
        connect(&page, &EventLogPage::publishRequested, this,
                [&](const PublishOrder& asked) { order = asked; });
        connect(&page, &EventLogPage::publishStopRequested, this, [&] { ++stops; });
        page.generate();
        session.find<QSpinBox>("publishCount")->setValue(250);
        type(session, "publishMix", u"Property=x"_s);
        QVERIFY(!session.find<QPushButton>("publishSubmit")->isEnabled());
        type(session, "publishMix", u"Property=2, Media"_s);
        QTest::mouseClick(session.find<QPushButton>("publishSubmit"), Qt::LeftButton);
        QCOMPARE(order.count, 250);
        QCOMPARE(order.generator.resources.size(), std::size_t{2});
        QCOMPARE(order.eventsPerSecond, 0.0);
        QTRY_VERIFY(session.window->findChild<QDialog*>(u"publishDialog"_s) == nullptr);
        appendLog(session, 1, 2);
        QTRY_COMPARE(session.tables->log().rowCount(), 2);
        auto* publish = session.find<QPushButton>("logPublish");
        QTest::mouseClick(publish, Qt::LeftButton);
        QTest::mouseClick(session.find<QPushButton>("publishSubmit"), Qt::LeftButton);
        QCOMPARE(order.count, 0);
        QVERIFY(order.eventsPerSecond > 0);
        page.showPublishing(true, 40, 0);
        QVERIFY(session.find<QLabel>("logPublishing")->text().contains(u"40"_s));
        QTest::mouseClick(publish, Qt::LeftButton);
        QCOMPARE(stops, 1);
    }
};

QTEST_MAIN(EventLogPageTest)
#include "tst_eventlogpage.moc"
