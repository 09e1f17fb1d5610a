// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/callbackurl.h"
#include "models/domain/pushfeed.h"

namespace pb {

/// Why these settings can't be pushed with; empty where they can (PSH-8, PSH-11, SUB-8).
std::string pushRefusal(const PushSettings& settings);
/// Why a fingerprint can't be trusted; empty where it can, or where there is none (PSH-11).
std::string fingerprintRefusal(const std::string& fingerprint);

} // namespace pb
