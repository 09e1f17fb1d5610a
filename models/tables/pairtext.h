// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/receiptpairs.h"

namespace pb {

/// What a standing is called in a legend: "acknowledgement lost".
QString standingText(PairStanding standing);

/// A pair in a few sentences: what was sent, what came of it, and what that means.
QString pairText(const ReceiptPair& pair);

/// "1.2 ms", "340 µs", "2.5 s"; a dash for nothing.
QString latencyText(std::optional<std::chrono::microseconds> duration);

} // namespace pb
