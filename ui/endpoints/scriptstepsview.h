// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include "models/tables/scriptstepsmodel.h"

namespace pb {

class Theme;

/// The script's steps with their state: what is done, what the next request gets, what follows.
class ScriptStepsView : public QListView
{
    Q_OBJECT
public:
    ScriptStepsView(Theme& theme, ScriptStepsModel& model, QWidget* parent = nullptr);
};

} // namespace pb
