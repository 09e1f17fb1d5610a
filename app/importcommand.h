// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pb {

/// `pushbench import`: events of a file into a session's log; the arguments after the command's name. Gives
/// the exit code.
int runImport(const QStringList& arguments);

} // namespace pb
