// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pb {

/// `pushbench generate`: the arguments after the command's name; gives the exit code.
int runGenerate(const QStringList& arguments);

} // namespace pb
