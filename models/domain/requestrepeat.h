// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "models/domain/capturedrequest.h"

namespace pb {

/// A captured request as a person sends it once more: its body byte for byte, to any URL. The token is in it;
/// it never reaches the session.
struct RequestRepeat
{
    std::int64_t request = 0; ///< CapturedRequest::id
    std::string url;
    std::string token;                ///< empty: no Authorization is sent
    std::vector<std::string> headers; ///< "Name: value"
    std::shared_ptr<const std::string> body;
    bool http2 = false;
    bool allowHttp = false; ///< plain http to another machine (PSH-11)
    std::chrono::milliseconds deadline{10000};
};

/// What came of it.
struct RepeatResult
{
    std::int64_t request = 0; ///< RequestRepeat::request
    int status = 0;           ///< 0: no complete answer
    std::string error;        ///< what failed, in words; empty: nothing
    std::string protocol;     ///< "HTTP/1.1", "HTTP/2"; empty: not known
    std::string tls;          ///< empty: in clear
    std::string head;
    std::string body; ///< its first 64 KiB
    std::chrono::microseconds total{-1};
};

/// A header of a captured request that can be sent along.
struct RepeatableHeader
{
    std::string name;
    std::string value;
    /// It says what the body is, or whose: sent unless a person chooses otherwise.
    bool usual = false;

    std::string line() const { return name + ": " + value; }
};

/// The headers of a captured request that can go along with its body, in order: those that belong to its
/// connection are left out, and those whose value was masked. Pure.
std::vector<RepeatableHeader> repeatableHeaders(const CapturedRequest& request);

/// Whether all of the body was kept, so that it can be sent again.
bool bodyIsWhole(const CapturedRequest& request);

} // namespace pb
