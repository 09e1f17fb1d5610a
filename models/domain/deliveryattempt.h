// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/domain/moment.h"
#include "models/domain/sequencenumber.h"

namespace pb {

/// How an attempt ended for its delivery, in the words of the attempt lines.
enum class AttemptOutcome : std::uint8_t {
    Delivered = 0,
    Retry = 1,
    Halted = 2,
    Split = 3,
    Suspended = 4,
    DeadLettered = 5,
    Abandoned = 6,  ///< the deadline passed; it is called back later (PSH-3)
    Interrupted = 7 ///< the program stopped while it was under way
};

/// "delivered", "dead-lettered", ...
std::string_view outcomeName(AttemptOutcome outcome);

/// When the parts of an attempt ended, each measured from startedAt; -1: not reached (PSH-10).
struct AttemptPhases
{
    std::chrono::microseconds nameLookup{-1};
    std::chrono::microseconds connect{-1};
    std::chrono::microseconds tls{-1};
    std::chrono::microseconds sent{-1};
    std::chrono::microseconds firstByte{-1};
    std::chrono::microseconds total{-1};
};

/// One HTTP request made for a delivery, and all that is known of it (PSH-10). Secrets are masked.
struct DeliveryAttempt
{
    std::int64_t id = 0;       ///< number in the session; 0 until stored
    std::int64_t feed = 0;     ///< PushFeed::id
    std::int64_t delivery = 0; ///< number of the delivery in its feed; constant over its retries
    int attempt = 1;           ///< 1, 2, ... within the delivery
    SequenceNumber firstSequence{};
    SequenceNumber lastSequence{};
    int events = 0;
    Moment queuedAt{};
    Moment startedAt{};
    AttemptPhases phases;
    bool requestSent = false; ///< whether bytes of it went on the wire
    std::string protocol;     ///< "HTTP/1.1", "HTTP/2"; empty: it never came to that
    std::string tls;          ///< "TLS 1.3, certificate SHA-256 AB:CD:..."; empty: in clear
    std::string localAddress; ///< our end, "127.0.0.1:40112": attempts with the same shared a connection
    int status = 0;           ///< 0: no complete answer
    std::string requestHead;  ///< as sent, masked
    std::string requestBody;  ///< kept up to 64 KiB
    std::int64_t requestBodyBytes = 0;
    std::string answerHead;
    std::string answerBody;                  ///< kept up to 64 KiB
    std::string error;                       ///< transport failure in words; empty: none
    std::optional<double> retryAfterSeconds; ///< the wait the answer demanded
    bool clocksDiffer = false;               ///< the answer's Date is off by more than a second (PSH-5)
    AttemptOutcome outcome = AttemptOutcome::Delivered;
    std::string reason;           ///< why the next step was chosen
    std::optional<Moment> nextAt; ///< when it is due
};

} // namespace pb
