// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFrame>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "models/tables/scriptstepsmodel.h"
#include "sessionwindow.h"
#include "ui/endpoints/behaviouredit.h"
#include "ui/endpoints/endpointspage.h"
#include "ui/stream/emptystream.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

class EndpointsPageTest : public QObject
{
    Q_OBJECT
private:
    static void type(QLineEdit* line, const QString& text)
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    static ListenerState listening()
    {
        ListenerState state;
        state.listening = true;
        state.url = "http://127.0.0.1:18028/webhooks";
        return state;
    }

private Q_SLOTS:
    void startAsksForWhatWasTyped()
    {
        SessionWindow session;
        QSignalSpy asked(session.window.get(), &MainWindow::startReceiverRequested);
        type(session.find<QLineEdit>("portEdit"), u"18028"_s);
        type(session.find<QLineEdit>("tokenEdit"), u"s3cret"_s);
        type(session.find<QLineEdit>("behaviourEdit"), u"2x status=429 retry-after=3, accept"_s);
        auto* button = session.find<QPushButton>("receiverButton");
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        const auto settings = asked[0][0].value<ReceiverSettings>();
        QCOMPARE(settings.port, std::uint16_t{18028});
        QCOMPARE(settings.bind, std::string("127.0.0.1"));
        QCOMPARE(settings.endpoints.front().token, std::string("s3cret"));
        QCOMPARE(settings.endpoints.front().behaviour, std::string("2x status=429 retry-after=3, accept"));
        QVERIFY(!settings.endpoints.front().noAuth);
        QVERIFY(!button->isEnabled()); // until it is known how it went
    }

    void wrongBehaviourIsMarkedWhereItIsWrong()
    {
        SessionWindow session;
        type(session.find<QLineEdit>("tokenEdit"), u"t"_s);
        auto* line = session.find<ScriptLine>("behaviourEdit");
        auto* mark = session.find<PositionMark>("behaviourMark");
        auto* button = session.find<QPushButton>("receiverButton");
        type(line, u"accept"_s);
        QVERIFY(!mark->pointer());
        QVERIFY(button->isEnabled());
        type(line, u"2x status=503, nonsense"_s);
        QVERIFY(mark->pointer().has_value());
        QVERIFY(!mark->text().isEmpty());
        QVERIFY(!button->isEnabled());
        const int start = line->xOfCharacter(15);
        QVERIFY2(std::abs(*mark->pointer() - start) <= 12,
                 qPrintable(u"%1 is far from %2"_s.arg(*mark->pointer()).arg(start)));
        QSignalSpy asked(session.window.get(), &MainWindow::startReceiverRequested);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(asked.count(), 0);
        type(line, u"2x status=503, accept"_s);
        QVERIFY(!mark->pointer());
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
    }

    void aTokenIsNeededUnlessNoneIsAskedFor()
    {
        SessionWindow session;
        auto* token = session.find<QLineEdit>("tokenEdit");
        auto* button = session.find<QPushButton>("receiverButton");
        token->clear();
        QVERIFY(!button->isEnabled());
        QTest::mouseClick(session.find<QCheckBox>("noAuthBox"), Qt::LeftButton, {}, QPoint(8, 10));
        QVERIFY(button->isEnabled());
        QVERIFY(!token->isEnabled());
    }

    void theTokenIsHiddenUntilAsked()
    {
        SessionWindow session;
        auto* token = session.find<QLineEdit>("tokenEdit");
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QTest::mouseClick(session.find<QToolButton>("revealButton"), Qt::LeftButton);
        QCOMPARE(token->echoMode(), QLineEdit::Normal);
    }

    void stopAsksToStop()
    {
        SessionWindow session;
        session.window->showListener(listening());
        auto* button = session.find<QPushButton>("receiverButton");
        QCOMPARE(button->text(), u"Stop"_s);
        QVERIFY(session.find<QLineEdit>("pathEdit")->isReadOnly());
        QVERIFY(!session.find<QLineEdit>("behaviourEdit")->isReadOnly()); // it takes another script
        QSignalSpy asked(session.window.get(), &MainWindow::stopReceiverRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        session.window->showListener({});
        QCOMPARE(button->text(), u"Start"_s);
        QVERIFY(!session.find<QLineEdit>("pathEdit")->isReadOnly());
    }

    void theChipCopiesTheUrl()
    {
        SessionWindow session;
        session.window->showListener(listening());
        auto* chip = session.find<QPushButton>("receiverChip");
        QCOMPARE(chip->text(), u"Listening on http://127.0.0.1:18028/webhooks"_s);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:18028/webhooks"_s);
    }

    void pathAndLabelAreAskedForToo()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        QSignalSpy asked(session.window.get(), &MainWindow::startReceiverRequested);
        type(session.find<QLineEdit>("tokenEdit"), u"t"_s);
        auto* path = session.find<QLineEdit>("pathEdit");
        auto* button = session.find<QPushButton>("receiverButton");
        type(path, u"hooks"_s); // no leading slash: what is not allowed is not taken
        QVERIFY(!button->isEnabled() || path->text().startsWith(u'/'));
        path->clear();
        QVERIFY(!button->isEnabled());
        type(path, u"/idx/feed"_s);
        type(session.find<QLineEdit>("labelEdit"), u"IDX Feed 123"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        const auto settings = asked[0][0].value<ReceiverSettings>();
        QCOMPARE(settings.endpoints.front().path, std::string("/idx/feed"));
        QCOMPARE(settings.endpoints.front().label, std::string("IDX Feed 123"));
    }

    void theScriptsPositionIsLive()
    {
        SessionWindow session;
        type(session.find<QLineEdit>("behaviourEdit"), u"2x status=503, accept"_s);
        auto* steps = session.find<QListView>("scriptSteps");
        QCOMPARE(steps->model()->rowCount(), 2);
        const auto progress = [&](int row) {
            return steps->model()->index(row, 0).data(ScriptStepsModel::progressRole).toString();
        };
        QCOMPARE(progress(1), u"then for ever"_s);
        session.window->showListener(listening());
        ReceiverFigures figures;
        figures.endpoints.resize(1);
        figures.endpoints.front().behaviour = {0, 1, 1};
        session.window->showFigures(figures, std::chrono::milliseconds(1));
        QCOMPARE(progress(0), u"now: 1 of 2 taken"_s);
        figures.endpoints.front().behaviour = {1, 5, 7};
        session.window->showFigures(figures, std::chrono::milliseconds(2));
        QCOMPARE(progress(0), u"done"_s);
        QCOMPARE(progress(1), u"now, repeating: 5 taken"_s);
        session.window->showListener({});
        QCOMPARE(progress(1), u"then for ever"_s);
    }

    void cardsAndTextStayInStep()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        auto* text = session.find<QLineEdit>("behaviourEdit");
        auto* steps = session.find<QListView>("scriptSteps");
        type(text, u"accept"_s);
        QTest::mouseClick(session.find<QToolButton>("stepAdd"), Qt::LeftButton);
        QCOMPARE(text->text(), u"1x accept, status=503"_s);
        QCOMPARE(steps->currentIndex().row(), 1);
        session.find<QSpinBox>("actionStatus")->setValue(429);
        session.find<QComboBox>("actionRetryForm")->setCurrentIndex(1);
        type(session.find<QLineEdit>("actionRetry"), u"2"_s);
        QCOMPARE(text->text(), u"1x accept, status=429 retry-after=2"_s);
        steps->setFocus();
        QTest::keyClick(steps, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(text->text(), u"1x status=429 retry-after=2, accept"_s);
        QCOMPARE(steps->currentIndex().row(), 0);
        session.find<QSpinBox>("stepCount")->setValue(2);
        QCOMPARE(text->text(), u"2x status=429 retry-after=2, accept"_s);
        // And back: what is typed stands on the cards.
        type(text, u"3x delay=200ms reset=stream, drip=16/50ms content-type=a/b accept"_s);
        QCOMPARE(session.find<QComboBox>("actionKind")->currentText(), u"Reset"_s);
        QCOMPARE(session.find<QComboBox>("actionReset")->currentIndex(), 1);
        QCOMPARE(session.find<QLineEdit>("actionDelay")->text(), u"200ms"_s);
        QCOMPARE(session.find<QSpinBox>("stepCount")->value(), 3);
        steps->setCurrentIndex(steps->model()->index(1, 0));
        QCOMPARE(session.find<QLineEdit>("actionDripBytes")->text(), u"16"_s);
        QCOMPARE(session.find<QLineEdit>("actionContentType")->text(), u"a/b"_s);
        QTest::keyClick(steps, Qt::Key_Delete);
        QCOMPARE(text->text(), u"3x delay=200ms reset=stream"_s);
    }

    void onlyTheFieldsOfAnActionAreShown()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        type(session.find<QLineEdit>("behaviourEdit"), u"accept"_s);
        auto* kind = session.find<QComboBox>("actionKind");
        const auto shown = [&](const char* name) { return session.find<QWidget>(name)->isVisible(); };
        QVERIFY(shown("actionContentType") && !shown("actionStatus") && !shown("actionStored"));
        kind->setCurrentText(u"Answer a status"_s);
        QVERIFY(shown("actionStatus") && shown("actionBody") && shown("actionStored"));
        QVERIFY(!shown("actionRetry") && !shown("actionLocation"));
        kind->setCurrentText(u"Redirect (307)"_s);
        QVERIFY(shown("actionLocation") && !shown("actionStatus"));
        QCOMPARE(session.find<QLineEdit>("behaviourEdit")->text(), u"redirect=/elsewhere"_s);
        kind->setCurrentText(u"Reset"_s);
        QVERIFY(shown("actionReset") && !shown("actionContentType") && !shown("actionDripBytes"));
    }

    void aWrongFieldIsSaidAndChangesNothing()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        auto* text = session.find<QLineEdit>("behaviourEdit");
        type(text, u"redirect=/elsewhere"_s);
        type(session.find<QLineEdit>("actionLocation"), u"nowhere"_s);
        QVERIFY(session.find<QLabel>("actionProblem")->isVisible());
        QCOMPARE(text->text(), u"redirect=/elsewhere"_s);
        type(session.find<QLineEdit>("actionLocation"), u"https://x/"_s);
        QVERIFY(!session.find<QLabel>("actionProblem")->isVisible());
        QCOMPARE(text->text(), u"redirect=https://x/"_s);
    }

    void wrongTextStandsAloneUntilItIsMended()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        auto* text = session.find<QLineEdit>("behaviourEdit");
        type(text, u"1x reset, accept"_s);
        QTest::keyClick(text, Qt::Key_Backspace);
        QVERIFY(!session.find<QListView>("scriptSteps")->isEnabled());
        QVERIFY(session.find<QLabel>("behaviourState")->text().contains(u"wrong"_s));
        QCOMPARE(session.find<QListView>("scriptSteps")->model()->rowCount(), 2);
        QTest::keyClicks(text, u"t"_s);
        QVERIFY(session.find<QListView>("scriptSteps")->isEnabled());
    }

    void aRandomStepHasItsSeedAndChances()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        auto* text = session.find<QLineEdit>("behaviourEdit");
        type(text, u"accept"_s);
        QTest::mouseClick(session.find<QToolButton>("stepAddRandom"), Qt::LeftButton);
        QCOMPARE(text->text(), u"1x accept, random(seed=0): 10% status=503"_s);
        QVERIFY(!session.find<QToolButton>("stepAddRandom")->isEnabled());
        type(session.find<QLineEdit>("stepSeed"), u"7"_s);
        QTest::mouseClick(session.find<QPushButton>("chanceAdd"), Qt::LeftButton);
        session.find<QComboBox>("actionKind")->setCurrentText(u"Reset"_s);
        session.find<QDoubleSpinBox>("chancePercent")->setValue(2.5);
        QCOMPARE(text->text(), u"1x accept, random(seed=7): 10% status=503, 2.5% reset"_s);
        QCOMPARE(session.find<QDoubleSpinBox>("chancePercent")->maximum(), 90.0);
        session.find<QListWidget>("stepChances")->setCurrentRow(0);
        QTest::mouseClick(session.find<QPushButton>("chanceRemove"), Qt::LeftButton);
        QCOMPARE(text->text(), u"1x accept, random(seed=7): 2.5% reset"_s);
        QVERIFY(!session.find<QPushButton>("chanceRemove")->isEnabled());
    }

    void everyPresetIsAScript()
    {
        SessionWindow session;
        auto* menu = session.find<QMenu>("behaviourPresetsMenu");
        QVERIFY(menu->actions().size() >= 6);
        for (QAction* preset : menu->actions()) {
            preset->trigger();
            const std::string text = session.find<QLineEdit>("behaviourEdit")->text().toStdString();
            QVERIFY2(parseBehaviour(text), text.c_str());
        }
    }

    void aRunningReceiverTakesAnotherScript()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        QSignalSpy given(session.window.get(), &MainWindow::behaviourChanged);
        QSignalSpy busy(session.window.get(), &MainWindow::busyChanged);
        auto* text = session.find<QLineEdit>("behaviourEdit");
        auto* apply = session.find<QPushButton>("behaviourApply");
        auto* box = session.find<QCheckBox>("busyBox");
        type(text, u"1x reset, accept"_s);
        QVERIFY(!apply->isEnabled() && !box->isEnabled());
        QVERIFY(QTest::qWaitForWindowActive(session.window.get()));
        session.window->showListener(listening());
        QVERIFY(!apply->isEnabled());
        QTest::mouseClick(session.find<QPushButton>("behaviourRestart"), Qt::LeftButton);
        QCOMPARE(given.takeFirst(), (QVariantList{u"/webhooks"_s, u"1x reset, accept"_s}));
        type(text, u"close"_s);
        QVERIFY(session.find<QLabel>("behaviourState")->text().contains(u"Not applied"_s));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(given.takeFirst(), (QVariantList{u"/webhooks"_s, u"close"_s}));
        QVERIFY(!apply->isEnabled());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(busy.takeFirst(), (QVariantList{u"/webhooks"_s, true}));
        session.window->showListener({});
        QVERIFY(!box->isChecked());
    }

    void severalEndpointsAreSetApart()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        QSignalSpy asked(session.window.get(), &MainWindow::startReceiverRequested);
        auto* path = session.find<QLineEdit>("pathEdit");
        auto* text = session.find<QLineEdit>("behaviourEdit");
        type(session.find<QLineEdit>("tokenEdit"), u"t"_s);
        type(text, u"accept"_s);
        QTest::mouseClick(session.find<QToolButton>("endpointAdd"), Qt::LeftButton);
        QCOMPARE(path->text(), u"/webhooks2"_s);
        type(path, u"/webhooks"_s);
        auto* button = session.find<QPushButton>("receiverButton");
        QVERIFY(!button->isEnabled()); // the path stands twice
        type(path, u"/second"_s);
        type(text, u"status=503"_s);
        session.find<QCheckBox>("lenientBox")->setChecked(true);
        auto* list = session.find<QListView>("endpointList");
        list->setCurrentIndex(list->model()->index(0, 0));
        QCOMPARE(path->text(), u"/webhooks"_s);
        QCOMPARE(text->text(), u"accept"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        const auto settings = asked[0][0].value<ReceiverSettings>();
        QCOMPARE(settings.endpoints.size(), std::size_t{2});
        QCOMPARE(settings.endpoints[1].path, std::string("/second"));
        QCOMPARE(settings.endpoints[1].behaviour, std::string("status=503"));
        QVERIFY(settings.endpoints[1].lenient && !settings.endpoints[0].lenient);
        ListenerState state = listening();
        state.origin = "http://127.0.0.1:18028";
        session.window->showListener(state);
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::mouseClick(session.find<QToolButton>("copyEndpointUrl"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:18028/second"_s);
        QVERIFY(!session.find<QToolButton>("endpointRemove")->isEnabled());
        session.window->showListener({});
        QTest::mouseClick(session.find<QToolButton>("endpointRemove"), Qt::LeftButton);
        QCOMPARE(path->text(), u"/webhooks"_s);
        QCOMPARE(text->text(), u"accept"_s);
        QCOMPARE(session.window->endpointsPage().settings().endpoints.size(), std::size_t{1});
    }

    void tlsAndLimitsAreAskedForToo()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        QSignalSpy asked(session.window.get(), &MainWindow::startReceiverRequested);
        type(session.find<QLineEdit>("tokenEdit"), u"t"_s);
        QTest::mouseClick(session.find<QToolButton>("receiverUnfold"), Qt::LeftButton);
        QVERIFY(session.find<QTabWidget>("receiverTabs")->isVisible());
        auto* button = session.find<QPushButton>("receiverButton");
        session.find<QComboBox>("tlsMode")->setCurrentIndex(2);
        QVERIFY(!button->isEnabled()); // the files are missing
        type(session.find<QLineEdit>("tlsCertificate"), u"/c.pem"_s);
        type(session.find<QLineEdit>("tlsKey"), u"/k.pem"_s);
        QVERIFY(session.find<QLabel>("endpointCurl")->text().contains(u"https://"_s));
        session.find<QTabWidget>("receiverTabs")->setCurrentIndex(2);
        auto* limits = session.find<QTableView>("limitsTable");
        const QModelIndex body = limits->model()->index(3, 1);
        QCOMPARE(body.siblingAtColumn(0).data().toString(), u"body"_s);
        limits->setCurrentIndex(body);
        limits->edit(body);
        auto* edit = limits->findChild<QLineEdit*>(u"limitEdit"_s);
        QVERIFY(edit != nullptr);
        edit->selectAll();
        QTest::keyClicks(edit, u"1TiB"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(session.find<QLabel>("limitProblem")->text().contains(u"body takes 1 to 1GiB"_s));
        QCOMPARE(body.data().toString(), u"10MiB"_s);
        QVERIFY(limits->model()->setData(body, u"1MiB"_s, Qt::EditRole));
        QTest::mouseClick(button, Qt::LeftButton);
        const auto settings = asked[0][0].value<ReceiverSettings>();
        QCOMPARE(settings.tls, (TlsSettings{TlsSettings::Mode::Files, "/c.pem", "/k.pem"}));
        QCOMPARE(settings.limits.body, std::size_t{1024} * 1024);
    }

    void theFingerprintIsShownAndCopied()
    {
        SessionWindow session;
        session.window->showPage(Page::Endpoints);
        ListenerState state = listening();
        state.url = "https://127.0.0.1:18028/webhooks";
        state.fingerprint = "AB:CD:EF";
        session.find<QComboBox>("tlsMode")->setCurrentIndex(1);
        session.window->showListener(state);
        QCOMPARE(session.find<QLabel>("tlsFingerprint")->text(), u"AB:CD:EF"_s);
        QTest::mouseClick(session.find<QToolButton>("copyFingerprint"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"AB:CD:EF"_s);
        QVERIFY(session.find<QLabel>("endpointCurl")->text().contains(u"https://127.0.0.1:18028"_s));
        QVERIFY(!session.find<QLabel>("curlRemark")->isHidden());
    }

    void theCommandIsCopiedWithItsTokenAndShownWithout()
    {
        SessionWindow session;
        type(session.find<QLineEdit>("tokenEdit"), u"s3cret"_s);
        session.window->showListener(listening());
        session.window->showPage(Page::Endpoints);
        auto* curl = session.find<QLabel>("endpointCurl");
        QVERIFY(curl->text().contains(u"http://127.0.0.1:18028/webhooks"_s));
        QVERIFY(!curl->text().contains(u"s3cret"_s));
        QTest::mouseClick(session.find<QToolButton>("copyEndpointCurl"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Bearer s3cret"_s));
        QSignalSpy sample(session.window.get(), &MainWindow::sampleEventRequested);
        QTest::mouseClick(session.find<QPushButton>("endpointSample"), Qt::LeftButton);
        QCOMPARE(sample.count(), 1);
    }

    void whyItCouldNotStartIsSaid()
    {
        SessionWindow session;
        ListenerState failed;
        failed.error = "Port 18028 is taken. Choose another.";
        session.window->showListener(failed);
        QVERIFY(session.find<QLabel>("receiverMessage")->isVisible());
        QCOMPARE(session.find<QLabel>("receiverMessage")->text(), u"Port 18028 is taken. Choose another."_s);
        QCOMPARE(session.find<QPushButton>("receiverChip")->text(), u"Receiver could not start"_s);
    }

    void anOpenReceiverIsMarked()
    {
        SessionWindow session;
        session.window->showListener(listening());
        QVERIFY(!session.find<QFrame>("noAuthBadge")->isVisible());
        QVERIFY(!session.find<QFrame>("beyondLoopbackBadge")->isVisible());
        ListenerState open = listening();
        open.noAuth = true;
        open.beyondLoopback = true;
        session.window->showListener(open);
        QVERIFY(session.find<QFrame>("noAuthBadge")->isVisible());
        QVERIFY(session.find<QFrame>("beyondLoopbackBadge")->isVisible());
    }

    void theEmptyPageOffersTheNextStep()
    {
        SessionWindow session;
        type(session.find<QLineEdit>("tokenEdit"), u"it's"_s);
        auto* button = session.find<QPushButton>("emptyButton");
        QSignalSpy start(session.window.get(), &MainWindow::startReceiverRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(start.count(), 1);
        session.window->showListener(listening());
        QCOMPARE(button->text(), u"Send a sample event"_s);
        QSignalSpy sample(session.window.get(), &MainWindow::sampleEventRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(sample.count(), 1);
        QVERIFY(!session.find<QLabel>("emptyCurl")->text().contains(u"it's"_s));
        QTest::mouseClick(session.find<QToolButton>("copyCurl"), Qt::LeftButton);
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY(command.contains(u"'Authorization: Bearer it'\\''s'"_s));
        QVERIFY(command.contains(u"http://127.0.0.1:18028/webhooks"_s));
    }
};

QTEST_MAIN(EndpointsPageTest)
#include "tst_endpointspage.moc"
