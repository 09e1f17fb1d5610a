// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/pairtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "models/tables/requesttext.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QString clock(Moment at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).toString(u"HH:mm:ss.zzz"_s);
}

class PairText
{
    Q_DECLARE_TR_FUNCTIONS(PairText)
public:
    static QString attempt(const SentMark& mark)
    {
        const QString events =
            mark.firstSequence == mark.lastSequence
                ? tr("event %1").arg(mark.firstSequence.value)
                : tr("events %1 to %2").arg(mark.firstSequence.value).arg(mark.lastSequence.value);
        return tr("%1  Attempt %2 of delivery %3: %4, %5")
            .arg(clock(mark.startedAt))
            .arg(mark.attempt)
            .arg(mark.delivery)
            .arg(events, mark.status > 0
                             ? tr("answered %1 after %2").arg(mark.status).arg(latencyText(mark.total))
                             : tr("no answer after %1").arg(latencyText(mark.total)));
    }

    static QString receipt(const ReceiptMark& mark)
    {
        const QString word = answerText(mark.status, mark.fault);
        const QString answer = mark.status > 0      ? tr("answered %1").arg(word)
                               : mark.fault.empty() ? tr("given no answer")
                                                    : tr("given no answer: %1").arg(word);
        return tr("%1  Request %2: %3, %4")
            .arg(clock(mark.arrivedAt))
            .arg(mark.id)
            .arg(mark.stored ? tr("stored") : tr("nothing stored"), answer);
    }

    static QString standing(PairStanding standing)
    {
        switch (standing) {
        case PairStanding::Answered:
            return tr("answered");
        case PairStanding::TurnedAway:
            return tr("turned away");
        case PairStanding::AcknowledgementLost:
            return tr("acknowledgement lost");
        case PairStanding::CutOff:
            return tr("cut off");
        case PairStanding::NeverArrived:
            return tr("never arrived");
        case PairStanding::Elsewhere:
            return tr("to another consumer");
        case PairStanding::OtherSender:
            return tr("from another sender");
        }
        return {};
    }

    static QString meaning(PairStanding standing)
    {
        switch (standing) {
        case PairStanding::AcknowledgementLost:
            return tr("Acknowledgement lost: the receiver has the events, the sender doesn\u2019t know it "
                      "and sends "
                      "them again.");
        case PairStanding::CutOff:
            return tr("Cut off: the request arrived, but nothing of it was taken and no answer came back.");
        case PairStanding::NeverArrived:
            return tr("Never arrived: no answer, and this receiver has no such request.");
        case PairStanding::TurnedAway:
            return tr("Turned away: the sender tries again, or gives up, by its policy.");
        case PairStanding::OtherSender:
            return tr("No attempt of this session caused it.");
        default:
            return {};
        }
    }
};

} // namespace

QString standingText(PairStanding standing)
{
    return PairText::standing(standing);
}

QString pairText(const ReceiptPair& pair)
{
    QStringList lines;
    if (pair.attempt) lines.append(PairText::attempt(*pair.attempt));
    if (pair.receipt) lines.append(PairText::receipt(*pair.receipt));
    const QString meaning = PairText::meaning(pair.standing);
    if (!meaning.isEmpty()) lines.append(meaning);
    return lines.join(u'\n');
}

QString latencyText(std::optional<std::chrono::microseconds> duration)
{
    if (!duration) return u"\u2013"_s;
    const double us = static_cast<double>(duration->count());
    const QLocale locale;
    if (us < 1'000) return PairText::tr("%1 \u00b5s").arg(locale.toString(us, 'f', 0));
    const auto few = [&](double value) { return locale.toString(value, 'f', value < 10 ? 1 : 0); };
    if (us < 999'500) return PairText::tr("%1 ms").arg(few(us / 1'000));
    return PairText::tr("%1 s").arg(few(us / 1'000'000));
}

} // namespace pb
