// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attempttext.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QUrl>

#include "models/domain/certificatefingerprint.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

struct AttemptTexts
{
    Q_DECLARE_TR_FUNCTIONS(AttemptTexts)
};

QDateTime local(Moment moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

std::chrono::microseconds demanded(const LaneMark& mark)
{
    return mark.demandEnd - mark.end;
}

QString sequences(const AttemptMark& attempt)
{
    QString first = QString::number(attempt.firstSequence.value);
    if (attempt.firstSequence == attempt.lastSequence) return first;
    return AttemptTexts::tr("%1\u2013%2").arg(first, QString::number(attempt.lastSequence.value));
}

} // namespace

QString attemptHeading(AttemptColumn column)
{
    switch (column) {
    case AttemptColumn::Start:
        return AttemptTexts::tr("Start");
    case AttemptColumn::Delivery:
        return AttemptTexts::tr("Delivery");
    case AttemptColumn::Attempt:
        return AttemptTexts::tr("No.", "number of the attempt within its delivery");
    case AttemptColumn::Sequences:
        return AttemptTexts::tr("Sequences");
    case AttemptColumn::Status:
        return AttemptTexts::tr("Status");
    case AttemptColumn::Outcome:
        return AttemptTexts::tr("Outcome");
    case AttemptColumn::Wait:
        return AttemptTexts::tr("Wait");
    case AttemptColumn::Due:
        return AttemptTexts::tr("Due");
    }
    return {};
}

QString attemptText(const LaneMark& mark, AttemptColumn column)
{
    const AttemptMark& attempt = mark.attempt;
    switch (column) {
    case AttemptColumn::Start:
        return local(attempt.startedAt).toString(QStringLiteral("HH:mm:ss.zzz"));
    case AttemptColumn::Delivery:
        return QString::number(attempt.delivery);
    case AttemptColumn::Attempt:
        return QString::number(attempt.attempt);
    case AttemptColumn::Sequences:
        return sequences(attempt);
    case AttemptColumn::Status:
        return attempt.status > 0 ? QString::number(attempt.status) : AttemptTexts::tr("none");
    case AttemptColumn::Outcome:
        return outcomeWord(attempt.outcome);
    case AttemptColumn::Wait:
        return mark.waits() ? durationText(mark.waitEnd - mark.end) : QString();
    case AttemptColumn::Due:
        return attempt.nextAt ? local(*attempt.nextAt).toString(QStringLiteral("HH:mm:ss.zzz")) : QString();
    }
    return {};
}

QString outcomeWord(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Delivered:
        return AttemptTexts::tr("delivered");
    case AttemptOutcome::Retry:
        return AttemptTexts::tr("retry");
    case AttemptOutcome::Halted:
        return AttemptTexts::tr("halted");
    case AttemptOutcome::Split:
        return AttemptTexts::tr("split");
    case AttemptOutcome::Suspended:
        return AttemptTexts::tr("suspended");
    case AttemptOutcome::DeadLettered:
        return AttemptTexts::tr("dead-lettered");
    case AttemptOutcome::Abandoned:
        return AttemptTexts::tr("abandoned");
    case AttemptOutcome::Interrupted:
        return AttemptTexts::tr("interrupted");
    }
    return {};
}

QString phaseWord(AttemptPhase phase)
{
    switch (phase) {
    case AttemptPhase::NameLookup:
        return AttemptTexts::tr("DNS");
    case AttemptPhase::Connect:
        return AttemptTexts::tr("Connect");
    case AttemptPhase::Tls:
        return AttemptTexts::tr("TLS");
    case AttemptPhase::Send:
        return AttemptTexts::tr("Sending");
    case AttemptPhase::FirstByte:
        return AttemptTexts::tr("First byte");
    case AttemptPhase::Receive:
        return AttemptTexts::tr("Answer");
    }
    return {};
}

QString activityText(const FeedState& state, std::optional<Moment> now)
{
    const auto until = [&](const QString& word) {
        if (!state.nextAt) return word;
        const QString due = clockTimeText(std::chrono::floor<std::chrono::seconds>(*state.nextAt));
        if (!now) return AttemptTexts::tr("%1 until %2").arg(word, due);
        return AttemptTexts::tr("%1 until %2 (%3)").arg(word, due, countdownText(*state.nextAt - *now));
    };
    switch (state.activity) {
    case FeedActivity::NotRunning:
        return AttemptTexts::tr("not running");
    case FeedActivity::Opening:
        return AttemptTexts::tr("opening");
    case FeedActivity::UpToDate:
        return AttemptTexts::tr("up to date");
    case FeedActivity::Sending:
        return AttemptTexts::tr("sending");
    case FeedActivity::Waiting:
        return until(AttemptTexts::tr("waiting"));
    case FeedActivity::Halted:
        return until(AttemptTexts::tr("halted"));
    case FeedActivity::Suspended:
        return AttemptTexts::tr("suspended");
    }
    return {};
}

QString lagText(const FeedState& state)
{
    if (state.remaining <= 0) return {};
    return AttemptTexts::tr("%1 to send").arg(QLocale().toString(static_cast<qlonglong>(state.remaining)));
}

QString feedTitle(const PushFeed& feed)
{
    if (!feed.label.empty()) return QString::fromStdString(feed.label);
    const QUrl url(QString::fromStdString(feed.url));
    return url.host().isEmpty() ? QString::fromStdString(feed.url) : url.host() + url.path();
}

QString durationText(std::chrono::microseconds time)
{
    const QLocale locale;
    const double ms = static_cast<double>(time.count()) / 1000;
    if (time < 10ms) return AttemptTexts::tr("%1 ms").arg(locale.toString(ms, 'f', 2));
    if (time < 1s) return AttemptTexts::tr("%1 ms").arg(locale.toString(ms, 'f', 0));
    if (time < 1min) {
        // A whole number of seconds is said as one.
        const auto tenths = std::chrono::round<std::chrono::duration<qint64, std::deci>>(time).count();
        return AttemptTexts::tr("%1 s").arg(
            locale.toString(static_cast<double>(tenths) / 10, 'f', tenths % 10 == 0 ? 0 : 1));
    }
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    const auto padded = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    if (time < 1h) return AttemptTexts::tr("%1 min %2 s").arg(seconds / 60).arg(padded(seconds % 60));
    return AttemptTexts::tr("%1 h %2 min").arg(seconds / 3600).arg(padded(seconds / 60 % 60));
}

QString countdownText(std::chrono::milliseconds left)
{
    const auto seconds = std::max<qint64>(std::chrono::ceil<std::chrono::seconds>(left).count(), 0);
    const auto padded = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    if (seconds < 3600) return QStringLiteral("%1:%2").arg(seconds / 60).arg(padded(seconds % 60));
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(padded(seconds / 60 % 60), padded(seconds % 60));
}

QString clockTimeText(Moment moment)
{
    const bool whole = moment.time_since_epoch() % 1s == 0ms;
    return local(moment).toString(whole ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm:ss.zzz"));
}

QString connectionText(const DeliveryAttempt& attempt)
{
    QString protocol = QString::fromStdString(attempt.protocol);
    if (attempt.localAddress.empty()) return protocol;
    const QString local = QString::fromStdString(attempt.localAddress);
    return protocol.isEmpty() ? AttemptTexts::tr("from %1").arg(local)
                              : AttemptTexts::tr("%1, from %2").arg(protocol, local);
}

QString refusedCertificate(const DeliveryAttempt& attempt)
{
    if (attempt.requestSent || attempt.status != 0) return {};
    const bool refused = attempt.tls.find("refused certificate") != std::string::npos;
    const auto fingerprint = fingerprintIn(refused ? attempt.tls : attempt.error);
    return fingerprint ? QString::fromStdString(fingerprintText(*fingerprint)) : QString();
}

QString attemptSentence(const LaneMark& mark)
{
    const AttemptMark& attempt = mark.attempt;
    QString text = attempt.status > 0
                       ? AttemptTexts::tr("Attempt %1 of delivery %2, sequences %3: status %4, %5.")
                             .arg(attempt.attempt)
                             .arg(attempt.delivery)
                             .arg(sequences(attempt))
                             .arg(attempt.status)
                             .arg(outcomeWord(attempt.outcome))
                       : AttemptTexts::tr("Attempt %1 of delivery %2, sequences %3: no answer, %4.")
                             .arg(attempt.attempt)
                             .arg(attempt.delivery)
                             .arg(sequences(attempt), outcomeWord(attempt.outcome));
    text += u' ' + AttemptTexts::tr("It began at %1 and took %2.")
                       .arg(clockTimeText(attempt.startedAt), durationText(mark.end - mark.start));
    const QString due = dueSentence(mark);
    return due.isEmpty() ? text : text + u' ' + due;
}

QString dueSentence(const LaneMark& mark)
{
    const AttemptMark& attempt = mark.attempt;
    QString text;
    if (mark.demands())
        text = AttemptTexts::tr("The consumer asked for %1 of quiet.").arg(durationText(demanded(mark)));
    if (!attempt.nextAt) return text;
    if (!text.isEmpty()) text += u' ';
    const auto wait = std::max<std::chrono::microseconds>(fine(*attempt.nextAt) - mark.end, 0us);
    return text + AttemptTexts::tr("Next attempt due at %1, %2 after this one ended.")
                      .arg(clockTimeText(*attempt.nextAt), durationText(wait));
}

} // namespace pb
