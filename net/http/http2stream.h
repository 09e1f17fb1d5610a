// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/http2session.h"

namespace pb {

/// One request and its answer.
struct Http2Session::Stream
{
    HttpRequest request;
    std::vector<HttpField> list; ///< until the head is whole
    BodyFraming framing;
    std::size_t headBytes = 0;
    std::size_t taken = 0;    ///< bytes of the body
    std::size_t held = 0;     ///< as counted in the session
    std::size_t unopened = 0; ///< bytes the client may not send again yet
    bool headWhole = false;
    bool oversized = false;   ///< read on for the record alone
    bool handed = false;      ///< its event was given
    bool deciding = false;    ///< its head was handed on, and whether the body is wanted is not known yet
    bool clientEnded = false; ///< END_STREAM came
    bool answering = false;
    bool answerEnded = false;
    bool stalled = false;
    std::string out;                        ///< of the answer's body
    std::size_t written = 0;                ///< of out
    Clock::time_point since = Clock::now(); ///< when what is waited for last moved
};

} // namespace pb
