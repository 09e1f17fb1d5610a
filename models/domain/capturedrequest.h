// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/domain/entityevent.h"
#include "models/domain/finding.h"
#include "models/domain/moment.h"
#include "models/domain/sequenceaudit.h"

namespace pb {

/// One request as the receiver captured it, with the answer it was given (RCV-9). Secrets are masked before
/// this value is made.
struct CapturedRequest
{
    std::int64_t id = 0;                    ///< number in the session; 0 until stored
    Moment arrivedAt{};                     ///< first byte
    std::chrono::microseconds headAfter{0}; ///< from the first byte to the end of the head
    std::chrono::microseconds bodyAfter{0}; ///< from the first byte to the end of the body
    std::chrono::microseconds acknowledgedAfter{
        -1};                      ///< from the end of the request to the answer's first byte; -1: none
    std::uint64_t connection = 0; ///< number of the connection in this run
    std::string peer;             ///< address:port
    std::string httpVersion;      ///< "1.1", "2"
    std::string tls;              ///< "TLS 1.3"; empty: in clear
    std::string endpoint;         ///< the path of the endpoint that took it; empty: none
    std::string label;            ///< the feed's label: the header's, else the endpoint's (RCV-6)
    std::string method;
    std::string target; ///< masked
    /// Start line and headers as sent, in order and case, masked. Of HTTP/2 the header list, a line each,
    /// with the pseudo-headers (":method: POST") where they stood.
    std::string head;
    std::string body;
    std::int64_t bodyBytes = 0; ///< how many there were; more than body.size() where it was cut or dropped
    int status = 0;             ///< of the answer; 0: none was given
    /// The bytes of the answer that were sent, head and body; of HTTP/2 written as `head` is. Empty: none.
    std::string answer;
    /// What the script did instead of, or to, the answer: "close", "reset", "stall", "drip", "truncate",
    /// "malformed"; "gone": the client left before it. Empty: nothing.
    std::string fault;
    std::int64_t events = 0; ///< events the payload held
    std::int64_t newEvents = 0;
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
    FindingSet findings;
    std::vector<FindingNote> notes; ///< the findings with their evidence
};

/// What the store made of one request.
struct AppendOutcome
{
    std::uint64_t ticket = 0; ///< the caller's, as given
    bool stored = false;      ///< false: the transaction failed and nothing of the request was kept
    std::int64_t requestId = 0;
    std::int64_t newEvents = 0;
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
    FindingSet findings; ///< the request's, those of the audit added
    /// The request that was stored, kept alive so that it is freed by the thread that made it, and not while
    /// the next ones wait for their commit.
    std::shared_ptr<const void> spent;
};

/// One row of the Stream: an event in a request, or a refused request (then it has no sequence).
struct StreamRow
{
    std::int64_t id = 0; ///< rows are numbered 1.. without holes
    Moment receivedAt{};
    std::int64_t requestId = 0;
    int position = 0; ///< index in the payload
    std::string endpoint;
    std::string label;
    Standing standing = Standing::New;
    FindingSet findings;
    SequenceNumber EntityEventSequence{};
    std::string ResourceName;
    std::string ResourceRecordKey;
    std::vector<std::string> EventTypes;
    int status = 0;    ///< answer of the request
    std::string fault; ///< as of CapturedRequest
};

/// One row of the Requests: a captured request without its bytes.
struct RequestRow
{
    std::int64_t id = 0; ///< requests are numbered 1.. without holes
    Moment arrivedAt{};
    std::string method;
    std::string target;      ///< masked
    std::string httpVersion; ///< "1.1", "2"
    std::string tls;         ///< "TLS 1.3"; empty: in clear
    std::string endpoint;    ///< empty: no endpoint took it
    std::string label;
    std::int64_t events = 0;
    std::int64_t newEvents = 0;
    std::int64_t duplicates = 0;
    FindingSet findings;
    std::string refusal; ///< why it was refused, in a sentence; empty: it was not
    int status = 0;
    std::string fault; ///< as of CapturedRequest
    std::chrono::microseconds acknowledgedAfter{-1};
    std::int64_t bodyBytes = 0;
    std::string peer;
};

} // namespace pb
