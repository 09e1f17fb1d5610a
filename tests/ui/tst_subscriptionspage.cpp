// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "sessionwindow.h"
#include "ui/subscriptions/subscriptionspage.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

/// The Subscriptions page by its widgets; what it asks for is caught here, the wire is not there.
class SubscriptionsPageTest : public QObject
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

    static void appendLog(const SessionWindow& session, int from, int to, const std::string& resource)
    {
        std::vector<EntityEvent> events;
        for (int i = from; i <= to; ++i)
            events.push_back(*readEvent("{\"EntityEventSequence\":" + std::to_string(i) +
                                        ",\"ResourceName\":\"" + resource + "\",\"ResourceRecordKey\":\"K-" +
                                        std::to_string(i) + "\"}"));
        session.store->appendLog(std::move(events), [](const LogOutcome&) {});
        session.store->flush();
    }

    static PlacedSubscription subscribe(const SessionWindow& session, const std::string& label)
    {
        Subscription wanted;
        wanted.CallbackUrl = "http://127.0.0.1:1/webhooks";
        wanted.EntityEventSource = label;
        wanted.EntityEventFilter = "ResourceName eq 'Media'";
        PlacedSubscription made;
        session.store->createSubscription(wanted, "http://127.0.0.1:1",
                                          [&](const tl::expected<PlacedSubscription, SessionError>& placed) {
                                              if (placed) made = *placed;
                                          });
        session.store->flush();
        return made;
    }

private Q_SLOTS:
    void anEmptyPageTeachesAndLeadsToTheForm()
    {
        SessionWindow session;
        session.window->showPage(Page::Subscriptions);
        QVERIFY(
            session.find<QLabel>("emptySubscriptionCurl")->text().contains(u"/EntityEventSubscription'"_s));
        QTest::mouseClick(session.find<QPushButton>("emptyNewSubscription"), Qt::LeftButton);
        QVERIFY(session.find<QLineEdit>("subscriptionUrl")->isVisible());
        QVERIFY(!session.find<QPushButton>("subscriptionSave")->isEnabled());
    }

    void theFormSaysBesideEachFieldWhatIsWrong()
    {
        SessionWindow session;
        session.window->showPage(Page::Subscriptions);
        session.window->subscriptionsPage().startNew();
        auto* why = session.find<QLabel>("subscriptionCallbackUrlReason");
        QVERIFY(!why->text().isEmpty());
        type(session, "subscriptionUrl", u"ftp://x"_s);
        QVERIFY(!why->text().isEmpty());
        type(session, "subscriptionUrl", u"http://example.com/hook"_s); // plain http beyond this machine
        QVERIFY(!why->text().isEmpty());
        type(session, "subscriptionUrl", u"http://127.0.0.1:8028/webhooks"_s);
        QVERIFY(why->text().isEmpty());
        auto* save = session.find<QPushButton>("subscriptionSave");
        QVERIFY(save->isEnabled());
        session.find<QComboBox>("subscriptionStart")->setCurrentIndex(1);
        QVERIFY(!save->isEnabled());
        type(session, "subscriptionSequence", u"9223372036854775808"_s);
        QVERIFY(!session.find<QLabel>("subscriptionEntityEventSequenceReason")->text().isEmpty());
        type(session, "subscriptionSequence", u"9223372036854775807"_s);
        QVERIFY(save->isEnabled());
        type(session, "subscriptionFilterLine", u"EntityEventSequence gt 5"_s);
        QVERIFY(!save->isEnabled());
        QVERIFY(session.find<QLabel>("subscriptionFilterMessage")->isVisible());
    }

    void createAsksForWhatWasTyped()
    {
        SessionWindow session;
        SubscriptionsPage& page = session.window->subscriptionsPage();
        session.window->showPage(Page::Subscriptions);
        page.startNew();
        SubscriptionOrder order;
        int orders = 0;
        connect(&page, &SubscriptionsPage::orderMade, this, [&](const SubscriptionOrder& made) {
            order = made;
            ++orders;
        });
        type(session, "subscriptionUrl", u"http://127.0.0.1:8028/webhooks"_s);
        type(session, "subscriptionToken", u"s3cret"_s);
        type(session, "subscriptionLabel", u"IDX 7"_s);
        type(session, "subscriptionFilterLine", u"ResourceName eq 'Media'"_s);
        session.find<QComboBox>("subscriptionStart")->setCurrentIndex(2); // from now on
        QTest::mouseClick(session.find<QPushButton>("subscriptionSave"), Qt::LeftButton);
        QCOMPARE(orders, 1);
        QCOMPARE(order.subscription.key, 0);
        QCOMPARE(order.subscription.CallbackUrl, std::string("http://127.0.0.1:8028/webhooks"));
        QCOMPARE(order.token, std::string("s3cret"));
        QCOMPARE(order.subscription.EntityEventSource, std::string("IDX 7"));
        QCOMPARE(order.subscription.EntityEventFilter, std::string("ResourceName eq 'Media'"));
        QVERIFY(!order.subscription.EntityEventSequence.has_value());
        QVERIFY(order.subscription.ActiveYN);
        QVERIFY(!session.find<QPushButton>("subscriptionSave")->isEnabled()); // until the answer
        page.showReply({0, "CallbackCredentialId", "the credential is bound to another origin"});
        QCOMPARE(session.find<QLabel>("subscriptionCallbackCredentialIdReason")->text(),
                 u"the credential is bound to another origin"_s);
        QVERIFY(session.find<QLineEdit>("subscriptionUrl")->isVisible());
    }

    void thePreviewCountsShowsAndExplains()
    {
        SessionWindow session;
        appendLog(session, 1, 6, "Property");
        appendLog(session, 7, 9, "Media");
        session.window->showPage(Page::Subscriptions);
        session.window->subscriptionsPage().startNew(u"ResourceName eq 'Media'"_s);
        auto* count = session.find<QLabel>("formPreviewCount");
        QTRY_COMPARE(count->text(), u"3 of the last 9 events match"_s);
        auto* table = session.find<QTableView>("formPreviewTable");
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"9"_s);
        auto* tree = session.find<QTreeView>("formPreviewTree");
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        QTRY_COMPARE(tree->model()->index(0, 1).data().toString(), u"true"_s);
        QTest::mouseClick(session.find<QToolButton>("formPreviewOthers"), Qt::LeftButton);
        QTRY_COMPARE(table->model()->rowCount(), 6);
        QTRY_COMPARE(tree->model()->index(0, 1).data().toString(), u"false"_s);
        QTRY_VERIFY(session.find<QLabel>("formPreviewVerdict")->text().contains(u"does not match"_s));
        type(session, "subscriptionFilterLine", u"ResourceName eq 'Property'"_s);
        QTRY_COMPARE(count->text(), u"6 of the last 9 events match"_s);
        type(session, "subscriptionFilterLine", u"ResourceName eq 'Prop"_s);
        QTRY_VERIFY(count->text().contains(u"when the filter is right"_s));
    }

    void theListLeadsToEditPauseResumeAndRemove()
    {
        SessionWindow session;
        const PlacedSubscription made = subscribe(session, "First");
        SubscriptionsPage& page = session.window->subscriptionsPage();
        session.window->showPage(Page::Subscriptions);
        auto* table = session.find<QTableView>("subscriptionTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        std::vector<std::int64_t> paused;
        std::vector<std::int64_t> resumed;
        std::vector<std::int64_t> removed;
        SubscriptionOrder changed;
        connect(&page, &SubscriptionsPage::pauseRequested, this,
                [&](const std::vector<std::int64_t>& keys) { paused = keys; });
        connect(&page, &SubscriptionsPage::resumeRequested, this,
                [&](const std::vector<std::int64_t>& keys) { resumed = keys; });
        connect(&page, &SubscriptionsPage::removeRequested, this,
                [&](const std::vector<std::int64_t>& keys) { removed = keys; });
        connect(&page, &SubscriptionsPage::orderMade, this,
                [&](const SubscriptionOrder& order) { changed = order; });
        const std::vector<std::int64_t> key{made.subscription.key};
        auto* toggle = session.find<QPushButton>("subscriptionToggle");
        QCOMPARE(toggle->text(), u"Pause"_s);
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(paused, key);
        PlacedSubscription held = made;
        held.subscription.ActiveYN = false;
        ++held.subscription.revision;
        session.tables->subscriptions().takeOne(held);
        QCOMPARE(toggle->text(), u"Resume"_s);
        QVERIFY(session.find<QLabel>("subscriptionReason")->text().contains(u"ActiveYN"_s));
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(resumed, key);
        QTest::mouseClick(session.find<QPushButton>("subscriptionEdit"), Qt::LeftButton);
        QCOMPARE(session.find<QLineEdit>("subscriptionLabel")->text(), u"First"_s);
        type(session, "subscriptionLabel", u"Second"_s);
        QTest::mouseClick(session.find<QPushButton>("subscriptionSave"), Qt::LeftButton);
        QCOMPARE(changed.subscription.key, made.subscription.key);
        QCOMPARE(changed.subscription.EntityEventSource, std::string("Second"));
        QCOMPARE(changed.basedOn, held.subscription.revision);
        QVERIFY(!changed.goOnAt.has_value());
        page.showReply({made.subscription.key, {}, {}});
        QVERIFY(table->isVisible());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        auto* box = session.find<QMessageBox>("removeDialog");
        QVERIFY(removed.empty());
        QTest::mouseClick(box->findChild<QPushButton*>(u"removeConfirm"_s), Qt::LeftButton);
        QCOMPARE(removed, key);
    }

    void duplicateBeginsANewOneWithTheSameMembers()
    {
        SessionWindow session;
        subscribe(session, "First");
        session.window->showPage(Page::Subscriptions);
        QTRY_COMPARE(session.tables->subscriptions().rowCount(), 1);
        QTest::mouseClick(session.find<QPushButton>("subscriptionDuplicate"), Qt::LeftButton);
        QCOMPARE(session.find<QLabel>("subscriptionTitle")->text(), u"New subscription"_s);
        QCOMPARE(session.find<QLineEdit>("subscriptionFilterLine")->text(), u"ResourceName eq 'Media'"_s);
        QTest::mouseClick(session.find<QPushButton>("subscriptionCancel"), Qt::LeftButton);
        QVERIFY(session.find<QTableView>("subscriptionTable")->isVisible());
    }

    void aFeedIsShownInDeliveries()
    {
        SessionWindow session;
        subscribe(session, "First");
        session.window->showPage(Page::Subscriptions);
        QTRY_COMPARE(session.tables->subscriptions().rowCount(), 1);
        session.find<QAction>("subscriptionShowDeliveries")->trigger();
        QCOMPARE(session.window->page(), Page::Deliveries);
    }
};

QTEST_MAIN(SubscriptionsPageTest)
#include "tst_subscriptionspage.moc"
