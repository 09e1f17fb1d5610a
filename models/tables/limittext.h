// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QString>

#include "models/domain/receiverlimits.h"

namespace pb {

/// What a limit limits, and what a client gets beyond it, in the language of the window.
QString limitMeaning(const LimitDescription& limit);
QString limitAnswer(const LimitDescription& limit);

/// "body takes 1 to 1GiB": why a value is refused.
QString limitRange(const LimitDescription& limit);

/// The sentences that translators have; every description's are to be among them.
std::span<const char* const> limitSentences();

} // namespace pb
