// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pb {

/// Runs what the command line asks for: a headless command, or the window where there is none. Gives the exit
/// code of design/cli: 0 done, 1 failed, 2 wrong usage, others by command. Makes the application object it
/// needs.
int runCommandLine(int argc, char** argv);

} // namespace pb
