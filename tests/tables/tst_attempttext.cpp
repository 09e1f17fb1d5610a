// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QTest>

#include "models/tables/attempttext.h"

using namespace pb;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Moment begin{1'700'000'000'000ms}; // at 20 seconds of a minute, in any time zone

} // namespace

class AttemptTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void durationsAreAsFineAsTheyAreShort_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64{0} << u"0.00 ms"_s;
        QTest::newRow("parts of a millisecond") << qint64{420} << u"0.42 ms"_s;
        QTest::newRow("milliseconds") << qint64{35'400} << u"35 ms"_s;
        QTest::newRow("whole seconds") << qint64{3'000'000} << u"3 s"_s;
        QTest::newRow("tenths of a second") << qint64{3'249'000} << u"3.2 s"_s;
        QTest::newRow("minutes") << qint64{125'000'000} << u"2 min 05 s"_s;
        QTest::newRow("hours") << qint64{12'000'000'000} << u"3 h 20 min"_s;
    }

    void durationsAreAsFineAsTheyAreShort()
    {
        QFETCH(qint64, micros);
        QFETCH(QString, text);
        QCOMPARE(durationText(std::chrono::microseconds(micros)), text);
    }

    void anAttemptSaysWhatItWentOutOn()
    {
        DeliveryAttempt attempt;
        QCOMPARE(connectionText(attempt), QString());
        attempt.localAddress = "127.0.0.1:40112";
        QCOMPARE(connectionText(attempt), u"from 127.0.0.1:40112"_s);
        attempt.protocol = "HTTP/2";
        QCOMPARE(connectionText(attempt), u"HTTP/2, from 127.0.0.1:40112"_s);
        attempt.localAddress.clear();
        QCOMPARE(connectionText(attempt), u"HTTP/2"_s);
    }

    void aRefusedCertificateIsNamed()
    {
        const QString fingerprint = QString(u"AB:"_s).repeated(31) + u"CD"_s;
        DeliveryAttempt attempt;
        attempt.tls = "TLS, refused certificate SHA-256 " + fingerprint.toStdString();
        attempt.error = "the certificate expired on 2026-01-02";
        QCOMPARE(refusedCertificate(attempt), fingerprint);
        attempt.tls.clear();
        QCOMPARE(refusedCertificate(attempt), QString());
        attempt.error = "the certificate is self-signed; its SHA-256 fingerprint is " +
                        fingerprint.toStdString() + "; trust it with --trust-fingerprint";
        QCOMPARE(refusedCertificate(attempt), fingerprint);
        attempt.tls = "TLS 1.3, certificate SHA-256 " + fingerprint.toStdString();
        attempt.error = "the connection was closed without an answer";
        QCOMPARE(refusedCertificate(attempt), QString());
        attempt.requestSent = true;
        attempt.tls = "TLS, refused certificate SHA-256 " + fingerprint.toStdString();
        QCOMPARE(refusedCertificate(attempt), QString());
    }

    void aCountdownCountsTheSecondsBegun()
    {
        QCOMPARE(countdownText(31s), u"0:31"_s);
        QCOMPARE(countdownText(30'001ms), u"0:31"_s);
        QCOMPARE(countdownText(3725s), u"1:02:05"_s);
        QCOMPARE(countdownText(-5s), u"0:00"_s);
    }

    void aFeedSaysWhatItDoes()
    {
        FeedState state;
        QCOMPARE(activityText(state, begin), u"not running"_s);
        state.activity = FeedActivity::Sending;
        QCOMPARE(activityText(state, begin), u"sending"_s);
        state.activity = FeedActivity::Halted;
        state.nextAt = begin + 31'400ms;
        const QString halted = activityText(state, begin);
        QVERIFY2(halted.startsWith(u"halted until "_s) && halted.endsWith(u":51 (0:32)"_s),
                 qPrintable(halted));
        // What is not kept up is not said.
        QVERIFY(activityText(state, std::nullopt).endsWith(u":51"_s));
    }

    void aFeedSaysHowFarItIsBehind()
    {
        FeedState state;
        QVERIFY(lagText(state).isEmpty());
        state.remaining = 12;
        QCOMPARE(lagText(state), u"12 to send"_s);
    }

    void aFeedGoesByItsLabelElseByItsUrl()
    {
        PushFeed feed;
        feed.url = "https://hooks.example.com/v2/events?key=***";
        QCOMPARE(feedTitle(feed), u"hooks.example.com/v2/events"_s);
        feed.label = "IDX Feed 123";
        QCOMPARE(feedTitle(feed), u"IDX Feed 123"_s);
    }

    void anAttemptIsSaidInWords()
    {
        AttemptMark attempt;
        attempt.id = 1;
        attempt.delivery = 14;
        attempt.attempt = 2;
        attempt.firstSequence = attempt.lastSequence = SequenceNumber{101};
        attempt.startedAt = begin;
        attempt.phases.total = 35ms;
        attempt.outcome = AttemptOutcome::Halted;
        attempt.status = 429;
        attempt.retryAfterSeconds = 3;
        attempt.nextAt = begin + 3235ms;
        const QString said = attemptSentence(Lane({}, {attempt}).marks()[0]);
        QVERIFY2(
            said.startsWith(u"Attempt 2 of delivery 14, sequences 101: status 429, halted. It began at "_s),
            qPrintable(said));
        QVERIFY2(
            said.contains(u":20 and took 35 ms. The consumer asked for 3 s of quiet. Next attempt due at "_s),
            qPrintable(said));
        QVERIFY2(said.endsWith(u":23.235, 3.2 s after this one ended."_s), qPrintable(said));
        attempt.status = 0;
        attempt.outcome = AttemptOutcome::Interrupted;
        attempt.retryAfterSeconds.reset();
        attempt.nextAt.reset();
        const LaneMark cut = Lane({}, {attempt}).marks()[0];
        QVERIFY(attemptSentence(cut).contains(u"no answer, interrupted"_s));
        QVERIFY(dueSentence(cut).isEmpty());
    }
};

QTEST_GUILESS_MAIN(AttemptTextTest)
#include "tst_attempttext.moc"
