// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>

#include "sessionwindow.h"
#include "ui/push/pushdialog.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class PushDialogTest : public QObject
{
    Q_OBJECT
private:
    /// A window whose rule is that of the push client in short: an address begins with http, and plain http
    /// to another machine is to be allowed.
    struct Window : SessionWindow
    {
        Window()
        {
            window->setPushRefusal([](const PushSettings& settings) {
                if (!settings.url.starts_with("http")) return u"write the whole address"_s;
                const bool plain =
                    settings.url.starts_with("http://") && !settings.url.starts_with("http://127.");
                return plain && !settings.allowHttp ? u"plain http goes to this machine only"_s : QString();
            });
            QObject::connect(window.get(), &MainWindow::pushOrdered, window.get(),
                             [this](const PushOrder& order) { orders.push_back(order); });
        }
        PushDialog* form() const { return find<PushDialog>("pushDialog"); }
        std::vector<PushOrder> orders;
    };

    static void type(QLineEdit* line, const QString& text)
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    static void choose(QComboBox* box, int index)
    {
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int step = 0; step < index; ++step)
            QTest::keyClick(box, Qt::Key_Down);
    }

private Q_SLOTS:
    void ctrlPOpensItAndWhatIsTypedIsOrdered()
    {
        Window session;
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        QTest::keyClick(session.window.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(session.form()->isVisible());
        auto* submit = session.find<QPushButton>("pushSubmit");
        QVERIFY(!submit->isEnabled());
        type(session.find<QLineEdit>("pushUrl"), u"https://consumer.example.com/hooks"_s);
        type(session.find<QLineEdit>("pushToken"), u"s3cret"_s);
        type(session.find<QLineEdit>("pushLabel"), u"IDX"_s);
        choose(session.find<QComboBox>("pushSource"), 2);
        session.find<QSpinBox>("pushCount")->setValue(250);
        session.find<QSpinBox>("pushSeed")->setValue(9);
        session.find<QSpinBox>("pushBatch")->setValue(20);
        session.find<QSpinBox>("pushDeadline")->setValue(3);
        choose(session.find<QComboBox>("pushRetry"), 1);
        choose(session.find<QComboBox>("pushProfile"), 1);
        choose(session.find<QComboBox>("pushOnReject"), 1);
        QVERIFY(submit->isEnabled());
        QTest::mouseClick(submit, Qt::LeftButton);
        QCOMPARE(session.orders.size(), std::size_t{1});
        const PushOrder& order = session.orders.front();
        QCOMPARE(order.settings.url, std::string("https://consumer.example.com/hooks"));
        QCOMPARE(order.settings.token, std::string("s3cret"));
        QCOMPARE(order.settings.label, std::string("IDX"));
        QCOMPARE(order.settings.batchSize, 20);
        QCOMPARE(order.settings.deadline, std::chrono::milliseconds(3000));
        QCOMPARE(order.settings.retry.name, std::string("standard"));
        QCOMPARE(order.settings.profile, Profile::Vendor);
        QCOMPARE(order.settings.onReject, OnReject::DeadLetter);
        QCOMPARE(order.source, PushOrder::Source::Generated);
        QCOMPARE(order.start, PushOrder::Start::OrdersFirst);
        QCOMPARE(order.count, 250);
        QCOMPARE(order.generator.seed, std::uint64_t{9});
        QCOMPARE(session.window->page(), Page::Deliveries);
    }

    void plainHttpToAnotherMachineIsToBeAllowed()
    {
        Window session;
        session.window->showPushForm();
        auto* allow = session.find<QCheckBox>("pushAllowHttp");
        auto* submit = session.find<QPushButton>("pushSubmit");
        type(session.find<QLineEdit>("pushUrl"), u"nonsense"_s);
        QVERIFY(!submit->isEnabled());
        QCOMPARE(session.find<QLabel>("pushMessage")->text(), u"Write the whole address."_s);
        QVERIFY(!allow->isVisible());
        type(session.find<QLineEdit>("pushUrl"), u"http://10.0.0.5/hooks"_s);
        QVERIFY(!submit->isEnabled());
        QVERIFY(allow->isVisible());
        QTest::mouseClick(allow, Qt::LeftButton, {}, QPoint(8, allow->height() / 2));
        QVERIFY(submit->isEnabled());
        type(session.find<QLineEdit>("pushUrl"), u"http://127.0.0.1:9/"_s);
        QVERIFY(!allow->isVisible());
    }

    void aFileMustBeThere()
    {
        Window session;
        session.window->showPushForm();
        type(session.find<QLineEdit>("pushUrl"), u"https://a.example/"_s);
        auto* submit = session.find<QPushButton>("pushSubmit");
        choose(session.find<QComboBox>("pushSource"), 1);
        QVERIFY(!submit->isEnabled());
        type(session.find<QLineEdit>("pushFile"), u"/nowhere/events.jsonl"_s);
        QVERIFY(!submit->isEnabled());
        QTemporaryFile file;
        QVERIFY(file.open());
        session.find<QLineEdit>("pushFile")->setText(file.fileName());
        QVERIFY(submit->isEnabled());
        QTest::keyClick(session.find<QLineEdit>("pushFile"), Qt::Key_Return);
        QCOMPARE(session.orders.size(), std::size_t{1});
        QCOMPARE(session.orders.front().source, PushOrder::Source::File);
        QCOMPARE(session.orders.front().file, file.fileName().toStdString());
    }

    void selectedRowsAreOfferedAndChosen()
    {
        Window session;
        session.window->showPushForm({{3, 5}, {9, 9}});
        auto* source = session.find<QComboBox>("pushSource");
        QCOMPARE(source->count(), 4);
        QCOMPARE(source->currentIndex(), 3);
        QVERIFY(session.find<QLabel>("pushRows")->text().startsWith(u'4'));
        type(session.find<QLineEdit>("pushUrl"), u"https://a.example/"_s);
        QTest::mouseClick(session.find<QPushButton>("pushSubmit"), Qt::LeftButton);
        QCOMPARE(session.orders.front().source, PushOrder::Source::Rows);
        QCOMPARE(session.orders.front().rows.size(), std::size_t{2});
    }

    void theConnectionIsChosenAndChecked()
    {
        Window session;
        session.window->showPushForm();
        type(session.find<QLineEdit>("pushUrl"), u"https://a.example/"_s);
        auto* submit = session.find<QPushButton>("pushSubmit");
        auto* message = session.find<QLabel>("pushMessage");
        auto* http2 = session.find<QCheckBox>("pushHttp2");
        QVERIFY(!http2->isChecked());
        QTest::mouseClick(http2, Qt::LeftButton, {}, QPoint(8, http2->height() / 2));
        type(session.find<QLineEdit>("pushCaFile"), u"/nowhere/ca.pem"_s);
        QVERIFY(!submit->isEnabled());
        QCOMPARE(message->text(), u"/nowhere/ca.pem can't be read."_s);
        QTemporaryFile file;
        QVERIFY(file.open());
        session.find<QLineEdit>("pushCaFile")->setText(file.fileName());
        QVERIFY(submit->isEnabled());
        auto* fingerprint = session.find<QLineEdit>("pushFingerprint");
        type(fingerprint, u"AB:CD"_s);
        QVERIFY(!submit->isEnabled());
        QVERIFY(message->text().startsWith(u"The fingerprint is no SHA-256"_s));
        fingerprint->setText(QString(u"AB:"_s).repeated(31) + u"CD"_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QCOMPARE(session.orders.size(), std::size_t{1});
        const PushSettings& settings = session.orders.front().settings;
        QVERIFY(settings.http2);
        QCOMPARE(settings.caFile, file.fileName().toStdString());
        QCOMPARE(QString::fromStdString(settings.trustedFingerprint),
                 QString(u"ab"_s).repeated(31) + u"cd"_s);
    }

    void aCertificateToTrustIsFilledIn()
    {
        Window session;
        const QString fingerprint = QString(u"AB:"_s).repeated(31) + u"CD"_s;
        session.window->showPushForm(u"https://a.example/"_s, u"Feed"_s, fingerprint);
        QCOMPARE(session.find<QLineEdit>("pushFingerprint")->text(), fingerprint);
        QVERIFY(session.find<QPushButton>("pushSubmit")->isEnabled());
    }

    void theOwnReceiverIsOneClickAway()
    {
        Window session;
        ReceiverSettings settings;
        settings.endpoints.front().token = "mine";
        session.window->setReceiverSettings(settings);
        session.window->showPushForm();
        QVERIFY(!session.find<QPushButton>("pushOwnReceiver")->isVisible());
        session.form()->close();
        QTRY_VERIFY(session.window->findChild<PushDialog*>() == nullptr);
        ListenerState listening;
        listening.listening = true;
        listening.url = "http://127.0.0.1:18028/webhooks";
        session.window->showListener(listening);
        session.window->showPushForm();
        QTest::mouseClick(session.find<QPushButton>("pushOwnReceiver"), Qt::LeftButton);
        QCOMPARE(session.form()->order().settings.url, listening.url);
        QCOMPARE(session.form()->order().settings.token, std::string("mine"));
    }

    void theTokenIsHiddenUntilAsked()
    {
        Window session;
        session.window->showPushForm(u"https://a.example/"_s, u"Feed"_s);
        auto* token = session.find<QLineEdit>("pushToken");
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QTest::mouseClick(session.find<QToolButton>("pushReveal"), Qt::LeftButton);
        QCOMPARE(token->echoMode(), QLineEdit::Normal);
        QCOMPARE(session.form()->order().settings.label, std::string("Feed"));
    }
};

QTEST_MAIN(PushDialogTest)
#include "tst_pushdialog.moc"
