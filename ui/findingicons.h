// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/finding.h"
#include "models/tables/findingtext.h"
#include "ui/theme.h"

namespace pb {

/// The icon of resources/icons that stands beside a finding's word.
QString findingIcon(Finding finding);

/// The colour of a severity's words and icons, and of the ground behind them.
QColor severityColour(Severity severity, const Colours& colours);
QColor severityGround(Severity severity, const Colours& colours);

/// What an answer's status means: icon and colour. 0 stands for no answer.
QString statusIcon(int status);
QColor statusColour(int status, const Colours& colours);

} // namespace pb
