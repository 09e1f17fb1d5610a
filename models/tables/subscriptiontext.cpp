// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/subscriptiontext.h"

#include <QCoreApplication>
#include <QLocale>

#include "models/tables/attempttext.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

struct SubscriptionTexts
{
    Q_DECLARE_TR_FUNCTIONS(SubscriptionTexts)
};

QString attempted(const SubscriptionState& state)
{
    if (!state.lastAttemptAt) return SubscriptionTexts::tr("never");
    const QString at = clockTimeText(*state.lastAttemptAt).left(8);
    return state.lastStatus > 0 ? SubscriptionTexts::tr("%1, %2").arg(at).arg(state.lastStatus)
                                : SubscriptionTexts::tr("%1, no answer").arg(at);
}

} // namespace

SubscriptionStanding SubscriptionState::standing() const
{
    if (placed.feed.suspended) return SubscriptionStanding::Suspended;
    if (!placed.subscription.ActiveYN) return SubscriptionStanding::Paused;
    switch (activity) {
    case FeedActivity::Sending:
        return SubscriptionStanding::Sending;
    case FeedActivity::Waiting:
        return SubscriptionStanding::Waiting;
    case FeedActivity::Halted:
        return SubscriptionStanding::Halted;
    case FeedActivity::Suspended:
        return SubscriptionStanding::Suspended;
    case FeedActivity::UpToDate:
    case FeedActivity::Opening:
        return SubscriptionStanding::UpToDate;
    case FeedActivity::NotRunning:
        break;
    }
    return SubscriptionStanding::Idle;
}

QString standingWord(SubscriptionStanding standing)
{
    switch (standing) {
    case SubscriptionStanding::UpToDate:
        return SubscriptionTexts::tr("up to date");
    case SubscriptionStanding::Sending:
        return SubscriptionTexts::tr("sending");
    case SubscriptionStanding::Waiting:
        return SubscriptionTexts::tr("retrying");
    case SubscriptionStanding::Halted:
        return SubscriptionTexts::tr("halted");
    case SubscriptionStanding::Paused:
        return SubscriptionTexts::tr("paused");
    case SubscriptionStanding::Suspended:
        return SubscriptionTexts::tr("suspended");
    case SubscriptionStanding::Idle:
        return SubscriptionTexts::tr("not running");
    }
    return {};
}

QString standingIcon(SubscriptionStanding standing)
{
    switch (standing) {
    case SubscriptionStanding::UpToDate:
        return u"check"_s;
    case SubscriptionStanding::Sending:
        return u"send"_s;
    case SubscriptionStanding::Waiting:
        return u"retry"_s;
    case SubscriptionStanding::Halted:
        return u"clock"_s;
    case SubscriptionStanding::Paused:
        return u"pause"_s;
    case SubscriptionStanding::Suspended:
        return u"stop"_s;
    case SubscriptionStanding::Idle:
        return u"noanswer"_s;
    }
    return {};
}

QString lagWords(std::int64_t remaining)
{
    if (remaining < 0) return {};
    if (remaining > FeedState::mostCounted)
        return SubscriptionTexts::tr("> %1").arg(QLocale().toString(qlonglong(FeedState::mostCounted)));
    return QLocale().toString(qlonglong(remaining));
}

QString standingReason(const SubscriptionState& state)
{
    switch (state.standing()) {
    case SubscriptionStanding::Suspended:
        return SubscriptionTexts::tr("The producer gave up: %1. Resume it when the cause is gone; it goes on "
                                     "after the last acknowledged event.")
            .arg(QString::fromStdString(state.placed.feed.suspendedBecause));
    case SubscriptionStanding::Paused:
        return SubscriptionTexts::tr("Paused (ActiveYN is false). It keeps its place; resume it to go on.");
    case SubscriptionStanding::Halted:
        return SubscriptionTexts::tr(
            "The consumer asked for quiet; every subscription that goes to it waits.");
    case SubscriptionStanding::Waiting:
        return SubscriptionTexts::tr("The last attempt failed and is made again.");
    case SubscriptionStanding::Idle:
        return SubscriptionTexts::tr(
            "The producer is stopped, so nothing is pushed. Start it on the Event log "
            "page.");
    case SubscriptionStanding::UpToDate:
    case SubscriptionStanding::Sending:
        break;
    }
    return {};
}

QString subscriptionHeading(SubscriptionColumn column)
{
    switch (column) {
    case SubscriptionColumn::State:
        return SubscriptionTexts::tr("State");
    case SubscriptionColumn::Key:
        return SubscriptionTexts::tr("No.");
    case SubscriptionColumn::Label:
        return SubscriptionTexts::tr("Label");
    case SubscriptionColumn::Filter:
        return SubscriptionTexts::tr("Filter");
    case SubscriptionColumn::Callback:
        return SubscriptionTexts::tr("Callback");
    case SubscriptionColumn::Lag:
        return SubscriptionTexts::tr("Lag");
    case SubscriptionColumn::LastDelivered:
        return SubscriptionTexts::tr("Delivered to");
    case SubscriptionColumn::LastAttempt:
        return SubscriptionTexts::tr("Last attempt");
    case SubscriptionColumn::NextAttempt:
        return SubscriptionTexts::tr("Next");
    }
    return {};
}

QString subscriptionText(const SubscriptionState& state, SubscriptionColumn column)
{
    const Subscription& subscription = state.placed.subscription;
    switch (column) {
    case SubscriptionColumn::State:
        return standingWord(state.standing());
    case SubscriptionColumn::Key:
        return QString::number(subscription.key);
    case SubscriptionColumn::Label:
        return QString::fromStdString(subscription.EntityEventSource);
    case SubscriptionColumn::Filter:
        return subscription.EntityEventFilter.empty()
                   ? SubscriptionTexts::tr("all events")
                   : QString::fromStdString(subscription.EntityEventFilter);
    case SubscriptionColumn::Callback:
        return QString::fromStdString(subscription.CallbackUrl);
    case SubscriptionColumn::Lag:
        return lagWords(state.remaining);
    case SubscriptionColumn::LastDelivered:
        return state.placed.feed.lastDelivered.value > 0
                   ? QString::number(state.placed.feed.lastDelivered.value)
                   : SubscriptionTexts::tr("none");
    case SubscriptionColumn::LastAttempt:
        return attempted(state);
    case SubscriptionColumn::NextAttempt:
        return state.nextAt ? clockTimeText(*state.nextAt).left(8) : QString();
    }
    return {};
}

} // namespace pb
