// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pb {

/// Call before the QApplication is made. Without a display, pictures are painted offscreen; where a window is
/// wanted and there is no display, gives false.
bool prepareDisplay(int argc, const char* const* argv);

/// Says on stderr why there will be no window: wrong usage, else no display. Gives the exit code.
int refuseWindow(const QStringList& arguments);

/// Opens the window: [FILE] [--demo] [--screenshots DIR] [--theme light|dark] [--lang en|fr_CA]
/// [--size 1280x800]. `arguments` without the program's name. A QApplication exists. Gives the exit code: 0
/// when the window was closed, 1 where the session can't be opened, 2 after wrong usage.
int runWindow(const QStringList& arguments);

} // namespace pb
