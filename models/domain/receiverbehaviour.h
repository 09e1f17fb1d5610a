// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/moment.h"

namespace pb {

/// What a receiver does with one request, as its script says (RCV-10, design of behaviour scripts).
struct BehaviourAction
{
    enum class Kind : std::uint8_t {
        Accept,   ///< judge, store, answer by the rules
        Status,   ///< answer this status, store nothing as event
        Redirect, ///< answer 307 with `location`, store nothing as event
        Close,    ///< end the connection in order (FIN), no answer
        Reset,    ///< RST, or over HTTP/2 what `resets` says; no answer
        Stall,    ///< no answer, or half of one, and the connection stays open
        Truncate, ///< an answer whose body ends in the middle
        Malformed ///< an answer whose status is no number
    };
    enum class ResetScope : std::uint8_t {
        Unsaid,    ///< "reset": the stream over HTTP/2
        Stream,    ///< "reset=stream": RST_STREAM
        Connection ///< "reset=connection": GOAWAY, then the end
    };
    Kind kind = Kind::Accept;
    int status = 0;
    ResetScope resets = ResetScope::Unsaid;
    bool stallDuring = false;               ///< "stall=during": after half of the answer; else before it
    std::string location;                   ///< of a Redirect
    std::string contentType;                ///< of whatever answer there is; empty: application/json
    std::size_t dripBytes = 0;              ///< the answer goes out in pieces of that many bytes; 0: at once
    std::chrono::milliseconds dripEvery{0}; ///< between two pieces
    /// Retry-After as it will be sent: seconds or a fixed text; or, in dateAfter, an HTTP-date that far from
    /// now.
    std::optional<std::string> retryAfter;
    std::optional<std::chrono::seconds> retryAfterDate;
    std::string body;                   ///< of a Status answer; empty: an OData error
    std::chrono::milliseconds delay{0}; ///< before the answer or the fault
    bool storedThen = false; ///< judge and store first; only the answer is replaced ("answer lost")
    friend bool operator==(const BehaviourAction&, const BehaviourAction&) = default;
};

/// A step of a script: an action for a number of requests, or a random choice.
struct BehaviourStep
{
    struct Chance
    {
        double percent = 0;
        BehaviourAction action;
        friend bool operator==(const Chance&, const Chance&) = default;
    };
    std::int64_t count = 1;
    BehaviourAction action;
    std::vector<Chance> chances; ///< not empty: a random step; what the chances leave is accepted
    std::uint64_t seed = 0;
    friend bool operator==(const BehaviourStep&, const BehaviourStep&) = default;
};

/// A whole script: steps in order, the last repeats. A random step can only be the last.
struct BehaviourScript
{
    std::string text; ///< as it was written
    std::vector<BehaviourStep> steps;
};

/// Where a script is wrong: the byte position and a sentence that says what is expected there.
struct BehaviourError
{
    std::size_t position = 0;
    std::string message;
};

/// Reads a script; the empty text means `accept`. Pure.
tl::expected<BehaviourScript, BehaviourError> parseBehaviour(std::string_view text);

/// "status=429 retry-after=3", the way the script language writes an action.
std::string actionText(const BehaviourAction& action);

/// "2x reset, random(seed=7): 10% close": steps the way the language writes them, so that they read back.
std::string scriptText(const std::vector<BehaviourStep>& steps);

/// Where a script stands: which step, and how many requests it has taken. One per endpoint; the same seed
/// gives the same choices. Not thread-safe: it belongs to the wire thread.
class BehaviourCursor
{
public:
    explicit BehaviourCursor(BehaviourScript script);

    /// The action for the next request; moves on.
    BehaviourAction next();

    const BehaviourScript& script() const { return m_script; }
    std::size_t step() const { return m_step; }          ///< index of the step that acts next
    std::int64_t takenInStep() const { return m_taken; } ///< requests that step has had
    std::int64_t taken() const { return m_total; }       ///< requests in all

private:
    BehaviourScript m_script;
    std::size_t m_step = 0;
    std::int64_t m_taken = 0;
    std::int64_t m_total = 0;
    std::uint64_t m_random = 0;
};

} // namespace pb
