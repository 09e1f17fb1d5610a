// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "app/demofeed.h"
#include "app/screenshots.h"
#include "app/windowcommand.h"
#include "app/windowsession.h"
#include "models/domain/sequenceaudit.h"
#include "models/tables/requesttext.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;

/// The window with the wire behind it: what is pressed happens, on real sockets.
class WindowSessionTest : public QObject
{
    Q_OBJECT
private:
    template <typename Widget>
    static Widget* find(WindowSession& session, const char* name)
    {
        auto* widget = session.window().findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr) qFatal("there is no %s", name);
        return widget;
    }

    static void startOnAnyPort(WindowSession& session)
    {
        session.window().show();
        find<QLineEdit>(session, "portEdit")->setText(u"0"_s);
        QTest::mouseClick(find<QPushButton>(session, "receiverButton"), Qt::LeftButton);
        QTRY_COMPARE(find<QPushButton>(session, "receiverButton")->text(), u"Stop"_s);
    }

private Q_SLOTS:
    void aSampleEventTravelsFromTheButtonToTheTable()
    {
        auto session = WindowSession::open({});
        QVERIFY(session);
        WindowSession& opened = **session;
        startOnAnyPort(opened);
        QVERIFY(find<QLineEdit>(opened, "portEdit")->text().toInt() > 0);
        QTest::mouseClick(find<QPushButton>(opened, "emptyButton"), Qt::LeftButton);
        auto* table = find<QTableView>(opened, "streamTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, static_cast<int>(StreamColumn::Feed)).data().toString(),
                 u"Sample"_s);
        QCOMPARE(table->model()->index(0, static_cast<int>(StreamColumn::Answer)).data().toString(),
                 u"200"_s);
        QTRY_VERIFY(find<QLabel>(opened, "noticeText")->text().endsWith(u"200"_s));
        QVERIFY(QMetaObject::invokeMethod(&opened.window(), "sampleEventRequested"));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(1, 0).data(StreamModel::standingRole).toInt(),
                 static_cast<int>(Standing::New));
    }

    void aRequestIsPushedAgainOverTheWire()
    {
        auto session = WindowSession::open({});
        QVERIFY(session);
        WindowSession& opened = **session;
        startOnAnyPort(opened);
        QTest::mouseClick(find<QPushButton>(opened, "emptyButton"), Qt::LeftButton);
        opened.window().showPage(Page::Requests);
        auto* table = find<QTableView>(opened, "requestsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        const QString token = find<QLineEdit>(opened, "tokenEdit")->text();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClick(table, Qt::Key_R);
        QTRY_VERIFY(opened.window().findChild<QDialog*>(u"sendAgainDialog"_s));
        auto* submit = find<QPushButton>(opened, "againSubmit");
        auto* message = find<QLabel>(opened, "againMessage");
        QTest::mouseClick(submit, Qt::LeftButton); // the captured token was not kept
        QTRY_VERIFY2(message->text().startsWith(u"Answered 401"_s), qPrintable(message->text()));
        QTest::keyClicks(find<QLineEdit>(opened, "againToken"), token);
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_VERIFY2(message->text().startsWith(u"Answered 200"_s), qPrintable(message->text()));
        QTRY_COMPARE(table->model()->rowCount(), 3);
        const auto verdict = [&](int row) {
            return table->model()->index(row, static_cast<int>(RequestColumn::Verdict)).data().toString();
        };
        QTRY_COMPARE(verdict(2), u"duplicate"_s);
        QTRY_VERIFY(verdict(1).startsWith(u"refused"_s));
        QTest::mouseClick(find<QCheckBox>(opened, "againHttp2"), Qt::LeftButton, {}, QPoint(8, 8));
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_COMPARE(find<QLabel>(opened, "againLine")->text().trimmed(), u"HTTP/2 200"_s);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        // Nobody listens there.
        auto* url = find<QLineEdit>(opened, "againUrl");
        url->setText(u"http://127.0.0.1:1/webhooks"_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_COMPARE(message->property("tone").toString(), u"bad"_s);
        QVERIFY(!message->text().isEmpty());
    }

    void stopAndStartAgain()
    {
        auto session = WindowSession::open({});
        QVERIFY(session);
        startOnAnyPort(**session);
        auto* button = find<QPushButton>(**session, "receiverButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(button->text(), u"Start"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(button->text(), u"Stop"_s);
    }

    void aTakenPortIsSaid()
    {
        auto first = WindowSession::open({});
        auto second = WindowSession::open({});
        QVERIFY(first && second);
        startOnAnyPort(**first);
        (*second)->window().show();
        find<QLineEdit>(**second, "portEdit")->setText(find<QLineEdit>(**first, "portEdit")->text());
        auto* button = find<QPushButton>(**second, "receiverButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(find<QLabel>(**second, "receiverMessage")->property("tone").toString(), u"bad"_s);
        QCOMPARE(button->text(), u"Start"_s);
        QVERIFY(button->isEnabled());
    }

    void whatWasStoredIsThereWhenTheSessionIsOpenedAgain()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"kept.pushbench"_s);
        {
            auto session = WindowSession::open(file);
            QVERIFY(session);
            startOnAnyPort(**session);
            QTest::mouseClick(find<QPushButton>(**session, "emptyButton"), Qt::LeftButton);
            QTRY_COMPARE((*session)->stream().rowCount(), 1);
        }
        auto again = WindowSession::open(file);
        QVERIFY(again);
        QTRY_COMPARE((*again)->stream().rowCount(), 1);
        QCOMPARE(find<QLabel>(**again, "sessionName")->text(), u"kept"_s);
    }

    void aSessionInUseIsRefusedWithASentence()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"one.pushbench"_s);
        auto first = WindowSession::open(file);
        QVERIFY(first);
        auto second = WindowSession::open(file);
        QVERIFY(!second);
        QVERIFY(!second.error().message.empty());
    }

    void aFileThatIsNoSessionIsExplainedInADialogAndEndsWithOne()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"letter.txt"_s);
        QFile letter(file);
        QVERIFY(letter.open(QIODevice::WriteOnly) && letter.write(QByteArray(5000, 'x')) == 5000);
        letter.close();
        QString said;
        QTimer watch;
        connect(&watch, &QTimer::timeout, &watch, [&said] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                said = box->text();
                box->accept();
            }
        });
        watch.start(20);
        QCOMPARE(runWindow({file}), 1);
        QVERIFY(said.contains(u"letter.txt"_s));
    }

    void anotherSessionIsOpenedInPlaceOfTheFirst()
    {
        const QTemporaryDir folder;
        QStringList titles;
        QTimer watch;
        connect(&watch, &QTimer::timeout, &watch, [&] {
            for (QWidget* widget : QApplication::topLevelWidgets()) {
                auto* window = qobject_cast<MainWindow*>(widget);
                if (window == nullptr || !window->isVisible() || titles.contains(window->windowTitle()))
                    continue;
                titles.append(window->windowTitle());
                if (titles.size() == 1)
                    Q_EMIT window->newSessionRequested(folder.filePath(u"two.pushbench"_s));
                else
                    window->close();
            }
        });
        watch.start(20);
        QCOMPARE(runWindow({folder.filePath(u"one.pushbench"_s), u"--lang"_s, u"en"_s}), 0);
        QCOMPARE(titles.size(), 2);
        QVERIFY(titles[0].startsWith(u"one "_s));
        QVERIFY(titles[1].startsWith(u"two "_s));
    }

    void wrongUsageEndsWithTwo()
    {
        QCOMPARE(runWindow({u"--size"_s, u"big"_s}), 2);
        QCOMPARE(runWindow({u"--theme"_s, u"blue"_s}), 2);
        QCOMPARE(runWindow({u"--screenshots"_s, u"pictures"_s}), 2);
        QCOMPARE(runWindow({u"one"_s, u"two"_s}), 2);
    }

    void theDemoBringsEveryKindOfRowAndItsPictures()
    {
        const QTemporaryDir folder;
        auto session = WindowSession::open({});
        QVERIFY(session);
        WindowSession& demo = **session;
        demo.window().chooseTheme(Theme::Choice::Dark);
        demo.window().resize(1280, 800);
        demo.window().show();
        demo.startDemo();
        Screenshots screenshots(demo, folder.path());
        screenshots.start();
        QTimer::singleShot(60000, qApp, [] { QCoreApplication::exit(99); });
        QCOMPARE(QCoreApplication::exec(), 0);
        for (const QString& name :
             {u"01-overview"_s, u"02-stream"_s, u"02-stream-request"_s, u"02-stream-answer"_s,
              u"02-stream-findings"_s, u"03-requests"_s, u"04-endpoints"_s, u"05-event-log"_s,
              u"06-subscriptions"_s, u"07-deliveries"_s}) {
            const QImage picture(folder.filePath(name + u".png"_s));
            QCOMPARE(picture.size(), QSize(1280, 800));
        }
        QVERIFY(!QImage(folder.filePath(u"08-push-form.png"_s)).isNull());
        FindingSet found;
        for (int row = 0; row < demo.stream().rowCount(); ++row) {
            const QModelIndex index = demo.stream().index(row, 0);
            QTRY_VERIFY(index.data(StreamModel::loadedRole).toBool());
            found.add(FindingSet{static_cast<std::uint16_t>(index.data(StreamModel::findingsRole).toInt())});
        }
        QVERIFY(found.has(Finding::Conflict));
        QVERIFY(found.has(Finding::Refused));
        QVERIFY(found.has(Finding::Duplicate));
    }
};

QTEST_MAIN(WindowSessionTest)
#include "tst_windowsession.moc"
