// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/deliveryattempt.h"
#include "models/domain/moment.h"

namespace pb {

/// How much of a body is compared: as much as an attempt keeps of it.
inline constexpr std::size_t comparedBody = 64 * 1024;

/// A number for the first `comparedBody` bytes of a body; never 0. The same in one run of the program only.
std::uint64_t bodyHash(std::string_view body);

/// An attempt of the push client as the pairing sees it.
struct SentMark
{
    std::int64_t id = 0;
    std::int64_t feed = 0; ///< PushFeed::id
    std::int64_t delivery = 0;
    int attempt = 1; ///< 1, 2, ... within the delivery
    SequenceNumber firstSequence{};
    SequenceNumber lastSequence{};
    int events = 0;
    Moment startedAt{};
    std::chrono::microseconds total{0}; ///< from startedAt to its end
    bool requestSent = false;           ///< whether bytes of it went on the wire
    int status = 0;                     ///< 0: no complete answer
    AttemptOutcome outcome = AttemptOutcome::Delivered;
    std::int64_t bodyBytes = 0;
    std::uint64_t bodyHash = 0;

    Moment endedAt() const { return startedAt + std::chrono::ceil<std::chrono::milliseconds>(total); }
};

/// A request that the receiver took in, as the pairing sees it.
struct ReceiptMark
{
    std::int64_t id = 0;
    Moment arrivedAt{};
    int status = 0;      ///< of the answer it was given; 0: none was given
    bool stored = false; ///< whether events of it are in the session, new or known
    std::int64_t events = 0;
    std::int64_t bodyBytes = 0;
    std::uint64_t bodyHash = 0; ///< 0: the body is no longer kept; then it pairs with nothing
    std::string fault;          ///< as of CapturedRequest
};

/// What an attempt and the request it caused show together.
enum class PairStanding : std::uint8_t {
    Answered,            ///< arrived, and the sender has its 2xx
    TurnedAway,          ///< arrived, and the answer was no 2xx
    AcknowledgementLost, ///< arrived and was taken, but the sender has no answer: it will come again (PSH-6)
    CutOff,              ///< arrived, nothing of it was taken, no answer
    NeverArrived,        ///< no answer, and no request of it here
    Elsewhere,           ///< answered by a consumer that is not this receiver
    OtherSender          ///< a request that no attempt of ours caused
};

struct ReceiptPair
{
    std::optional<SentMark> attempt;
    std::optional<ReceiptMark> receipt; ///< one of the two there is
    PairStanding standing = PairStanding::OtherSender;

    /// When it began: the attempt, or else the request's arrival.
    Moment at() const { return attempt ? attempt->startedAt : receipt->arrivedAt; }
};

/// Finds which request each attempt caused, by the bodies alone: equal size and hash, and arrived between the
/// attempt's start and end; where none did, at most `slack` before or after. One to one, earliest first;
/// among equals, the one whose answer has the attempt's status. Gives all of both, by time. Pure.
std::vector<ReceiptPair> pairReceipts(std::span<const SentMark> attempts,
                                      std::span<const ReceiptMark> receipts, std::chrono::milliseconds slack);

} // namespace pb
