// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "models/store/sessionreader.h"
#include "tests/app/openedwindow.h"
#include "ui/eventlog/eventlogpage.h"
#include "ui/subscriptions/subscriptionspage.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace pb::test;

/// The producer by the window's widgets, with real sockets behind them: events come into the log, and go from
/// a subscription to this window's own receiver.
class ProducerWindowTest : public QObject
{
    Q_OBJECT
private:
    struct Opened : OpenedWindow
    {
        void startReceiver()
        {
            window().showPage(Page::Endpoints);
            type("portEdit", u"0"_s);
            click("receiverButton");
            QTRY_VERIFY(listener.listening);
        }

        void startProducer()
        {
            window().showPage(Page::EventLog);
            type("producerPort", u"0"_s);
            click("producerButton");
            QTRY_VERIFY(producer.listening);
        }

        void generate(int count) const
        {
            window().eventLogPage().generate();
            find<QSpinBox>("publishCount")->setValue(count);
            click("publishSubmit");
            QTRY_VERIFY(window().findChild<QDialog*>(u"publishDialog"_s) == nullptr);
        }

        SubscriptionState subscription(std::int64_t key) const
        {
            const SubscriptionsModel& model = session->tables().subscriptions();
            const int row = model.rowOf(key);
            return row < 0 ? SubscriptionState{} : model.state(row);
        }
    };

private Q_SLOTS:
    void eventsAreTypedInGeneratedAndPublishedUntilStopped()
    {
        Opened opened;
        opened.window().showPage(Page::EventLog);
        const LogModel& log = opened.session->tables().log();
        opened.window().eventLogPage().append();
        opened.type("appendKey", u"P-1"_s);
        opened.click("appendSubmit");
        QTRY_COMPARE(log.events(), 1);
        opened.click("appendCancel");
        opened.generate(1200);
        QTRY_COMPARE(log.events(), 1201);
        QTRY_VERIFY(opened.find<QPushButton>("logGenerate")->isEnabled());
        opened.click("logPublish");
        opened.click("publishSubmit");
        QTRY_VERIFY(log.events() > 1205);
        opened.click("logPublish"); // it stops now
        QTRY_COMPARE(opened.find<QPushButton>("logPublish")->text(), u"Publish\u2026"_s);
        const qint64 after = log.events();
        QTRY_VERIFY(opened.find<QLabel>("noticeText")->text().contains(u"appended"_s));
        QVERIFY(log.events() <= after + 1);
    }

    void aFileIsImportedWithItsKnownAndConflictingEventsCounted()
    {
        Opened opened;
        opened.window().showPage(Page::EventLog);
        const auto write = [&](const QString& name, const QByteArray& bytes) {
            QFile file(opened.folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly)) qFatal("can't write");
            file.write(bytes);
            return file.fileName();
        };
        const QByteArray head = "EntityEventSequence,ResourceName,ResourceRecordKey\n";
        opened.window().eventLogPage().importFile(write(u"a.csv"_s, head + "10,Property,A\n20,Property,B\n"));
        QTRY_VERIFY(opened.find<QPushButton>("importSubmit")->isEnabled());
        opened.click("importSubmit");
        QTRY_COMPARE(opened.session->tables().log().events(), 2);
        QTRY_VERIFY(opened.window().findChild<QDialog*>(u"importDialog"_s) == nullptr);
        opened.window().eventLogPage().importFile(
            write(u"b.csv"_s, head + "5,Media,M\n10,Property,A\n20,Property,Z\nx,Media,N\n"));
        QTRY_VERIFY(opened.find<QPushButton>("importSubmit")->isEnabled());
        opened.click("importSubmit");
        QTRY_COMPARE(opened.find<QLabel>("noticeText")->text(),
                     u"Import: 1 added, 1 known, 1 conflicts, 1 lines wrong"_s);
        QTRY_COMPARE(opened.session->tables().log().rowCount(), 3);
        QTRY_COMPARE(opened.session->tables().log().index(0, 0).data().toString(), u"5"_s);
    }

    void aSubscriptionIsMadePushedPausedResumedEditedAndRemoved()
    {
        Opened opened;
        opened.startReceiver();
        opened.startProducer();
        QVERIFY(opened.find<QPushButton>("producerChip")->text().contains(u"Serving"_s));
        opened.generate(200);
        QTRY_COMPARE(opened.session->tables().log().events(), 200);
        opened.window().showPage(Page::Subscriptions);
        opened.click("emptyNewSubscription");
        opened.click("subscriptionOwn");
        opened.type("subscriptionLabel", u"Pictures"_s);
        opened.type("subscriptionFilterLine", u"ResourceName eq 'Media'"_s);
        QTRY_VERIFY(
            opened.find<QLabel>("formPreviewCount")->text().endsWith(u"of the last 200 events match"_s));
        opened.click("subscriptionSave");
        QTRY_COMPARE(opened.session->tables().subscriptions().rowCount(), 1);
        const std::int64_t key = opened.session->tables().subscriptions().state(0).key();
        auto reader = SessionReader::open(opened.session->file().toStdString());
        QVERIFY(reader.has_value());
        std::int64_t media = 0;
        for (const StoredEvent& event : (*reader)->logAfter({}, 1000))
            media += event.event.ResourceName == "Media" ? 1 : 0;
        QVERIFY(media > 10);
        QTRY_COMPARE_WITH_TIMEOUT((*reader)->receivedEvents(), media, 20'000);
        QTRY_COMPARE(opened.subscription(key).standing(), SubscriptionStanding::UpToDate);
        opened.click("subscriptionToggle");
        QTRY_COMPARE(opened.subscription(key).standing(), SubscriptionStanding::Paused);
        opened.window().showPage(Page::EventLog);
        opened.generate(300);
        QTRY_COMPARE(opened.session->tables().log().events(), 500);
        QCOMPARE((*reader)->receivedEvents(), media);
        opened.window().showPage(Page::Subscriptions);
        opened.click("subscriptionToggle");
        QTRY_VERIFY_WITH_TIMEOUT((*reader)->receivedEvents() > media, 20'000);
        opened.click("subscriptionEdit");
        opened.type("subscriptionLabel", u"Renamed"_s);
        opened.click("subscriptionSave");
        QTRY_COMPARE(opened.subscription(key).placed.subscription.EntityEventSource, std::string("Renamed"));
        QTRY_VERIFY(opened.find<QTableView>("subscriptionTable")->isVisible());
        opened.find<QTableView>("subscriptionTable")->setFocus();
        QTest::keyClick(opened.find<QTableView>("subscriptionTable"), Qt::Key_Delete);
        opened.click("removeConfirm");
        QTRY_COMPARE(opened.session->tables().subscriptions().rowCount(), 0);
    }
};

QTEST_MAIN(ProducerWindowTest)
#include "tst_producerwindow.moc"
