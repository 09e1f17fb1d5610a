// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pb {

/// `pushbench produce`: the producer without a window. Gives the exit code.
int runProduce(const QStringList& arguments);

} // namespace pb
