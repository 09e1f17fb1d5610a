// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/lineoutput.h"
#include "models/filter/filter.h"

namespace pb {

/// What a program ends with where an expression is refused.
inline constexpr int refusedExpression = 4;

/// `pushbench filter`: prints the events of JSON lines that match, or what the expression made of each.
int runFilter(const QStringList& arguments);

/// {"event":"error","position":17,"length":6,"token":"..","message":".."}
JsonLine errorLine(const FilterError& error);

} // namespace pb
