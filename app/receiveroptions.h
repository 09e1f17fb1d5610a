// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

#include "models/domain/receiversettings.h"

namespace pb {

class CommandOptions;

/// Declares what `receive` is told: address, endpoints, limits, TLS.
void declareReceiverOptions(CommandOptions& options);

/// Reads it; the error is a sentence that says what to write instead.
tl::expected<ReceiverSettings, QString> receiverSettings(const CommandOptions& options);

} // namespace pb
