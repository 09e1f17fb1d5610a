// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/moment.h"
#include "models/domain/pushfeed.h"

namespace pb {

/// What the receiver is doing now, as screens and the ready line show it. A value; crosses threads by signal.
struct ListenerState
{
    bool listening = false;
    std::string url;             ///< of the first endpoint: http://127.0.0.1:8028/webhooks
    std::string origin;          ///< what stands before each endpoint's path: http://127.0.0.1:8028
    std::string fingerprint;     ///< SHA-256 of the certificate, "AB:CD:..."; empty: no TLS
    std::string error;           ///< why it could not start; empty: it could
    bool beyondLoopback = false; ///< marked on screen (RCV-1)
    bool noAuth = false;         ///< marked on screen (RCV-2)
};

/// Where the behaviour script of an endpoint stands (RCV-10).
struct BehaviourPosition
{
    std::size_t step = 0;         ///< index of the step that takes the next request
    std::int64_t takenInStep = 0; ///< requests that step has had
    std::int64_t taken = 0;       ///< requests in all
    friend bool operator==(const BehaviourPosition&, const BehaviourPosition&) = default;
};

/// An endpoint's figures since the receiver started.
struct EndpointFigures
{
    std::string path;
    BehaviourPosition behaviour;
    bool busyByHand = false;   ///< answers 429 until a person takes it back (RCV-7)
    std::int64_t requests = 0; ///< all that named this path
    std::int64_t accepted = 0; ///< taken by the rules
    std::int64_t refused = 0;  ///< by the rules: 401, 400, ...
    std::int64_t tooMany = 0;  ///< answered 429 by a limit or by hand
    std::int64_t scripted = 0; ///< a status or redirect of the script
    std::int64_t faults = 0;   ///< wire faults of the script
    friend bool operator==(const EndpointFigures&, const EndpointFigures&) = default;
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
    std::int64_t queuedRequests = 0;        ///< waiting for their commit (RCV-3)
    std::int64_t oldestQueuedMs = 0;        ///< age of the oldest of them
    std::vector<EndpointFigures> endpoints; ///< in the order of the settings
};

/// What a feed is doing now.
enum class FeedActivity : std::uint8_t {
    NotRunning, ///< known from the session only: nobody pushes it
    Opening,    ///< asked for, not begun
    UpToDate,   ///< everything in the log is delivered
    Sending,    ///< an attempt is under way
    Waiting,    ///< before a retry (PSH-6)
    Halted,     ///< the consumer asked for quiet (PSH-4)
    Suspended   ///< until a person resumes it (PSH-7)
};

/// One feed as screens show it.
struct FeedState
{
    PushFeed feed; ///< as last stored; suspendedBecause says why, where it is suspended
    FeedActivity activity = FeedActivity::NotRunning;
    std::int64_t delivery = 0; ///< of the batch in hand; 0: none is
    int attempt = 0;           ///< number of the attempt under way or planned, within the delivery
    SequenceNumber firstSequence{};
    SequenceNumber lastSequence{};
    int events = 0;
    Moment startedAt{};           ///< Sending: when the attempt began
    std::optional<Moment> nextAt; ///< Waiting, Halted: when the next attempt is due
    /// Events of the log not acknowledged, one more than mostCounted where there are more. Counted for the
    /// screen beside the push thread, which has no time for it; of a subscription the push thread knows it:
    /// the events found for it, and the sequences not looked at yet.
    std::int64_t remaining = 0;
    static constexpr std::int64_t mostCounted = 10'000;
};

/// Totals of the push client since it began.
struct PushFigures
{
    std::int64_t attempts = 0;
    std::int64_t delivered = 0; ///< events acknowledged
    std::int64_t retries = 0;   ///< attempts that failed and are made again
    std::int64_t halts = 0;
    std::int64_t deadLettered = 0;
};

/// All of the push client that is live. A value; crosses threads by signal, at most once a frame.
struct PushState
{
    std::vector<FeedState> feeds; ///< by PushFeed::id
    PushFigures figures;
};

} // namespace pb
