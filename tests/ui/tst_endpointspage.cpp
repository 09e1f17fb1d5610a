// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFrame>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "models/tables/scriptstepsmodel.h"
#include "sessionwindow.h"
#include "ui/endpoints/behaviouredit.h"
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
        QVERIFY(session.find<QLineEdit>("behaviourEdit")->isReadOnly());
        QSignalSpy asked(session.window.get(), &MainWindow::stopReceiverRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        session.window->showListener({});
        QCOMPARE(button->text(), u"Start"_s);
        QVERIFY(!session.find<QLineEdit>("behaviourEdit")->isReadOnly());
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
