// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliverylook.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

QString outcomeIcon(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Delivered:
        return u"check"_s;
    case AttemptOutcome::Retry:
        return u"retry"_s;
    case AttemptOutcome::Halted:
        return u"pause"_s;
    case AttemptOutcome::Split:
        return u"split"_s;
    case AttemptOutcome::Suspended:
        return u"stop"_s;
    case AttemptOutcome::DeadLettered:
        return u"refused"_s;
    case AttemptOutcome::Abandoned:
        return u"clock"_s;
    case AttemptOutcome::Interrupted:
        return u"noanswer"_s;
    }
    return u"info"_s;
}

QColor toneColour(OutcomeTone tone, const Colours& colours)
{
    switch (tone) {
    case OutcomeTone::Good:
        return colours.good;
    case OutcomeTone::Warn:
        return colours.warn;
    case OutcomeTone::Bad:
        return colours.bad;
    case OutcomeTone::Quiet:
        break;
    }
    return colours.muted;
}

QColor toneFill(OutcomeTone tone, const Colours& colours)
{
    const QColor word = toneColour(tone, colours);
    if (colours.surface.lightnessF() < 0.5F || tone == OutcomeTone::Quiet) return word;
    // At least 3:1 against the surface, as WCAG asks of graphics.
    const float lightness = tone == OutcomeTone::Good ? 0.35F : tone == OutcomeTone::Warn ? 0.37F : 0.47F;
    return QColor::fromHslF(word.hslHueF(), word.hslSaturationF(), lightness);
}

QColor toneGround(OutcomeTone tone, const Colours& colours)
{
    switch (tone) {
    case OutcomeTone::Good:
        return colours.goodSoft;
    case OutcomeTone::Warn:
        return colours.warnSoft;
    case OutcomeTone::Bad:
        return colours.badSoft;
    case OutcomeTone::Quiet:
        break;
    }
    return colours.hover;
}

QString activityIcon(FeedActivity activity)
{
    switch (activity) {
    case FeedActivity::NotRunning:
        return u"noanswer"_s;
    case FeedActivity::Opening:
        return u"more"_s;
    case FeedActivity::UpToDate:
        return u"check"_s;
    case FeedActivity::Sending:
        return u"send"_s;
    case FeedActivity::Waiting:
        return u"clock"_s;
    case FeedActivity::Halted:
        return u"pause"_s;
    case FeedActivity::Suspended:
        return u"stop"_s;
    }
    return u"info"_s;
}

QColor activityColour(FeedActivity activity, const Colours& colours)
{
    switch (activity) {
    case FeedActivity::UpToDate:
        return colours.good;
    case FeedActivity::Opening:
    case FeedActivity::Sending:
        return colours.accent;
    case FeedActivity::Waiting:
    case FeedActivity::Halted:
        return colours.warn;
    case FeedActivity::Suspended:
        return colours.bad;
    case FeedActivity::NotRunning:
        break;
    }
    return colours.muted;
}

QColor activityGround(FeedActivity activity, const Colours& colours)
{
    switch (activity) {
    case FeedActivity::UpToDate:
        return colours.goodSoft;
    case FeedActivity::Opening:
    case FeedActivity::Sending:
        return colours.accentSoft;
    case FeedActivity::Waiting:
    case FeedActivity::Halted:
        return colours.warnSoft;
    case FeedActivity::Suspended:
        return colours.badSoft;
    case FeedActivity::NotRunning:
        break;
    }
    return colours.hover;
}

QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto part = [share](float a, float b) { return static_cast<float>(a * (1 - share) + b * share); };
    return QColor::fromRgbF(part(first.redF(), second.redF()), part(first.greenF(), second.greenF()),
                            part(first.blueF(), second.blueF()));
}

QColor phaseTint(AttemptPhase phase, const QColor& colour, const QColor& ground)
{
    switch (phase) {
    case AttemptPhase::NameLookup:
        return mixed(colour, ground, 0.68);
    case AttemptPhase::Connect:
        return mixed(colour, ground, 0.52);
    case AttemptPhase::Tls:
        return mixed(colour, ground, 0.64);
    case AttemptPhase::Send:
        return mixed(colour, ground, 0.1);
    case AttemptPhase::FirstByte:
        return mixed(colour, ground, 0.36);
    case AttemptPhase::Receive:
        break;
    }
    return colour;
}

} // namespace pb
