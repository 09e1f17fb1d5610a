// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "models/domain/eventenvelope.h"
#include "models/domain/moment.h"
#include "models/domain/retrypolicy.h"
#include "models/domain/sequencenumber.h"

namespace pb {

/// What becomes of a single event that a consumer refuses (PSH-6).
enum class OnReject : std::uint8_t { Suspend = 0, DeadLetter = 1 };

/// Where and how a feed is pushed. The token lives here only, never in the session.
struct PushSettings
{
    std::string url;
    std::string token; ///< fixed bearer token; empty: none is sent
    std::string label; ///< EntityEventSource; empty: the header is left out (PSH-8)
    int batchSize = 100;
    std::chrono::milliseconds deadline = std::chrono::seconds(10); ///< PSH-3
    RetryPolicy retry;
    Profile profile = Profile::Rcp28;
    bool alwaysValue = false;
    OnReject onReject = OnReject::Suspend;
    bool allowHttp = false; ///< plain http to other hosts than loopback (PSH-11)
    /// Where a feed that the session does not know yet begins: after this event. A known one goes on after
    /// the last acknowledged.
    SequenceNumber startAfter{};
    bool http2 = false; ///< HTTP/2: by ALPN over TLS, by prior knowledge in clear (PSH-11)
    std::string caFile; ///< certificate authorities to trust instead of the system's; empty: the system's
    /// SHA-256 of the one certificate to trust, whoever signed it, 64 hex digits; empty: none is (PSH-11).
    std::string trustedFingerprint;
};

/// A feed's durable progress: one per subscription, or per URL and label where it is pushed without one.
struct PushFeed
{
    std::int64_t id = 0;
    std::int64_t subscription = 0; ///< Subscription::key; 0: none
    /// Grows whenever the feed is set to another place: progress made before that no longer counts (SUB-4).
    std::int64_t epoch = 0;
    std::string url;
    std::string origin; ///< scheme://host:port, what a halt applies to (PSH-4)
    std::string label;
    SequenceNumber acknowledged{}; ///< everything up to here is delivered or dead-lettered (PSH-9)
    SequenceNumber lastDelivered{}; ///< the last event that was delivered; 0: none
    int batchSize = 0;             ///< most events of a request, learned from a 413 (PSH-6); 0: none learned
    std::int64_t deliveries = 0;   ///< numbers given so far
    bool suspended = false;
    std::string suspendedBecause;
};

/// A consumer that asked for quiet: no request goes to the origin until then (PSH-4).
struct ConsumerHalt
{
    std::string origin;
    Moment until{};
    std::chrono::milliseconds haltedFor{0}; ///< waits since the last success (PSH-5)
};

/// An event that will never again be sent automatically.
struct DeadLetter
{
    std::int64_t feed = 0;
    SequenceNumber EntityEventSequence{};
    std::string reason;
    Moment at{};
};

/// What one finished attempt changes, stored in one transaction (PSH-9, PSH-10).
struct PushProgress
{
    DeliveryAttempt attempt;
    PushFeed feed; ///< as it stands after the attempt
    std::optional<ConsumerHalt> halt;
    std::optional<DeadLetter> deadLetter;
};

} // namespace pb
