// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pb {

/// `pushbench push`: the arguments after the command's name; gives the exit code.
int runPush(const QStringList& arguments);

} // namespace pb
