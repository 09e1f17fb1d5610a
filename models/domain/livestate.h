// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/domain/moment.h"

namespace pb {

/// What the receiver is doing now, as screens and the ready line show it. A value; crosses threads by signal.
struct ListenerState
{
    bool listening = false;
    std::string url;             ///< http://127.0.0.1:8028/webhooks
    std::string error;           ///< why it could not start; empty: it could
    bool beyondLoopback = false; ///< marked on screen (RCV-1)
    bool noAuth = false;         ///< marked on screen (RCV-2)
};

/// The receiver's figures, sampled for the status bar.
struct ReceiverFigures
{
    std::int64_t requests = 0;
    std::int64_t events = 0; ///< events in accepted payloads
    std::int64_t newEvents = 0;
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
    std::int64_t rejected = 0; ///< requests answered with a refusal of ours
    std::int64_t connections = 0;
    std::int64_t queuedRequests = 0; ///< waiting for their commit (RCV-3)
    std::int64_t oldestQueuedMs = 0; ///< age of the oldest of them
    std::string behaviour;           ///< the script's step now: "2x status=429 retry-after=3 (1 of 2)"
};

} // namespace pb
