// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <curl/curl.h>

namespace pb {

/// What is known of an attempt that came to no complete answer.
struct TransportFailure
{
    CURLcode code = CURLE_OK;
    std::string curlText; ///< libcurl's own words; may be empty
    std::chrono::milliseconds deadline{0};
    bool http2 = false;
    bool tls = false;          ///< the URL is https
    bool requestSent = false;  ///< bytes of the request went out
    bool headBegun = false;    ///< something of the answer's head came
    bool headComplete = false; ///< all of it did
    bool bodyShort = false;    ///< less of the body came than its Content-Length says
    bool headTooLarge = false;
    bool secondSendStopped = false; ///< libcurl was about to send the request again
    std::string certificateRefusal; ///< TlsPeer::refusal()
    std::string goaway;             ///< ConnectionNotes::goaway
    bool connectionReset = false;   ///< the notes below tell of a RST
    bool streamRefused = false;     ///< ... of REFUSED_STREAM

    /// Takes what libcurl tells beside its result; the only place where some causes are named.
    void note(std::string_view text);
};

/// "INTERNAL_ERROR, last stream 0" of libcurl's note that the consumer ends an HTTP/2 connection; empty for
/// any other.
std::string goawayIn(std::string_view note);

/// What failed, exact and short.
std::string failureText(const TransportFailure& failure);

} // namespace pb
