// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "models/domain/moment.h"
#include "models/domain/sequencenumber.h"

namespace pb {

/// A payload on its way to one consumer: the bytes, and the range of the log they hold. It stays the same
/// over all tries of its delivery.
struct OutboundBatch
{
    SequenceNumber first{};
    SequenceNumber last{};
    int events = 0;
    std::shared_ptr<const std::string> body;
    Moment queuedAt{};
};

} // namespace pb
