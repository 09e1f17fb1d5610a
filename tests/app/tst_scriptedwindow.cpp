// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "models/tables/endpointsmodel.h"
#include "tests/app/openedwindow.h"
#include "tests/support/rawhttp.h"

using namespace Qt::Literals::StringLiterals;
using namespace pb;
using namespace pb::test;

/// The whole window with mouse and keys, and a client on a real socket: what is changed on the cards changes
/// the next answers.
class ScriptedWindowTest : public QObject
{
    Q_OBJECT
private:
    struct Opened : OpenedWindow
    {
        Opened() { window().showPage(Page::Endpoints); }

        quint16 port() const
        {
            return static_cast<quint16>(QUrl(QString::fromStdString(listener.url)).port());
        }

        /// Posts an event to the receiver and gives the answer.
        Answer answer()
        {
            const QByteArray number = QByteArray::number(++sequence);
            return exchange(port(), post("t", "{\"EntityEventSequence\":" + number +
                                                  ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"" +
                                                  number + "\"}"));
        }

        QString state() const
        {
            return find<QListView>("endpointList")
                ->model()
                ->index(0, 0)
                .data(EndpointsModel::stateRole)
                .toString();
        }

        int sequence = 0;
    };

private Q_SLOTS:
    void scriptsEditedByCardsAct()
    {
        Opened opened;
        opened.type("portEdit", u"0"_s);
        opened.type("tokenEdit", u"t"_s);
        opened.type("behaviourEdit", u"accept"_s);
        opened.click("receiverButton");
        QTRY_VERIFY(opened.listener.listening);
        QCOMPARE(opened.answer().status, 200);

        opened.click("stepAdd");
        opened.find<QSpinBox>("actionStatus")->setValue(429);
        opened.find<QComboBox>("actionRetryForm")->setCurrentIndex(1);
        opened.type("actionRetry", u"2"_s);
        opened.find<QListView>("scriptSteps")->setFocus();
        QTest::keyClick(opened.find<QListView>("scriptSteps"), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(opened.find<QLineEdit>("behaviourEdit")->text(), u"1x status=429 retry-after=2, accept"_s);
        QCOMPARE(opened.answer().status, 200); // not applied yet
        opened.click("behaviourApply");
        QTRY_COMPARE(opened.state(), u"answering 429"_s);
        const Answer busy = opened.answer();
        QCOMPARE(busy.status, 429);
        QCOMPARE(busy.field("Retry-After"), QByteArray("2"));
        QTRY_COMPARE(opened.state(), u"accepting"_s);
        QCOMPARE(opened.answer().status, 200);
        opened.click("behaviourRestart");
        QTRY_COMPARE(opened.state(), u"answering 429"_s);
        QCOMPARE(opened.answer().status, 429);
    }

    void aReceiverIsMadeBusyByHand()
    {
        Opened opened;
        opened.type("portEdit", u"0"_s);
        opened.type("tokenEdit", u"t"_s);
        opened.click("receiverButton");
        QTRY_VERIFY(opened.listener.listening);
        auto* box = opened.find<QCheckBox>("busyBox");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QTRY_COMPARE(opened.answer().status, 429);
        QTest::keyClick(box, Qt::Key_Space);
        QTRY_COMPARE(opened.answer().status, 200);
    }

    void theSampleIsSentOverTls()
    {
        Opened opened;
        ReceiverSettings settings;
        settings.port = 0;
        settings.endpoints.front().token = "t";
        settings.tls.mode = TlsSettings::Mode::SelfSigned;
        settings.tls.folder = opened.folder.filePath(u"tls"_s).toStdString();
        opened.window().setReceiverSettings(settings);
        opened.click("receiverButton");
        QTRY_VERIFY(opened.listener.listening);
        QVERIFY(opened.listener.url.starts_with("https://"));
        QCOMPARE(opened.find<QLabel>("tlsFingerprint")->text().size(), qsizetype{95});
        opened.click("endpointSample");
        QTRY_COMPARE(opened.session->stream().rowCount(), 1);
    }
};

QTEST_MAIN(ScriptedWindowTest)
#include "tst_scriptedwindow.moc"
