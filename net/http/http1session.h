// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "net/http/chunkedbody.h"
#include "net/http/headparser.h"
#include "net/http/message.h"
#include "net/http/wirelimits.h"

namespace pb {

/// The server side of an HTTP/1 connection without its socket: bytes in, requests out, one at a time, in
/// order. Heads and chunks are read strictly (headparser, chunkedbody).
class Http1Session
{
public:
    struct NeedMore
    {
    };
    /// The head is whole and its sender waits for 100 (Continue) before the body. Call next() again to go on
    /// to the body, or drop the session to refuse.
    struct ContinueWanted
    {
        HttpRequest head; ///< a copy: the session goes on with its own
    };
    using Event = std::variant<NeedMore, ContinueWanted, HttpRequest, HttpRefusal>;
    enum class Phase { Idle, Head, Body, Ended };

    explicit Http1Session(WireLimits limits);
    ~Http1Session();

    /// Takes bytes off the wire. `at` is when they came.
    void feed(std::string_view bytes, std::chrono::system_clock::time_point at);
    /// What the bytes so far amount to. After a refusal the session gives NeedMore for ever.
    Event next();
    /// Ends the request in hand with a refusal (408 on a time-out); nothing where none has begun.
    std::optional<HttpRefusal> abandon(int status, std::string message);

    Phase phase() const;
    /// A body that is too large is being read only for the record.
    bool refusesBody() const { return m_phase == Phase::Body && m_oversized; }
    /// Bytes held for the request in hand and those behind it.
    std::size_t held() const;

private:
    Event readHead();
    Event readBody();
    Event readChunks();
    Event finishOversized();
    Event refuse(int status, std::string message);
    std::optional<Event> checkHeadBytes();
    HttpRequest takeRequest();
    std::chrono::microseconds sinceFirstByte() const;

    WireLimits m_limits;
    std::string m_in;          ///< bytes not consumed yet
    std::size_t m_scanned = 0; ///< of m_in, looked at for the end of the head
    std::size_t m_lineEnd = 0; ///< end of the request line in m_in; 0: not seen
    Phase m_phase = Phase::Idle;
    HttpRequest m_request;
    BodyFraming m_framing;
    bool m_oversized = false;
    std::unique_ptr<ChunkedBody> m_body;
    std::chrono::system_clock::time_point m_lastFed;
};

} // namespace pb
