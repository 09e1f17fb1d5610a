// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/attemptphase.h"
#include "models/domain/livestate.h"
#include "models/tables/deliverylanes.h"
#include "ui/theme.h"

namespace pb {

// How deliveries look: an icon beside each word, and colours that go with it.

QString outcomeIcon(AttemptOutcome outcome);
QColor toneColour(OutcomeTone tone, const Colours& colours);
/// The same for areas, which need less contrast than words: livelier on a light ground.
QColor toneFill(OutcomeTone tone, const Colours& colours);
QColor toneGround(OutcomeTone tone, const Colours& colours);

QString activityIcon(FeedActivity activity);
QColor activityColour(FeedActivity activity, const Colours& colours);
QColor activityGround(FeedActivity activity, const Colours& colours);

/// A colour between two: `share` of the second.
QColor mixed(const QColor& first, const QColor& second, double share);
/// The tint of a phase within a bar of a colour; phases that follow one another differ.
QColor phaseTint(AttemptPhase phase, const QColor& colour, const QColor& ground);

} // namespace pb
