// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pb {

/// One path that takes EntityEvent payloads (RCV-1).
struct EndpointSettings
{
    std::string path = "/webhooks";
    std::string token;         ///< expected bearer token; never stored in the session
    bool noAuth = false;       ///< take requests without a token; marked insecure (RCV-2)
    bool forbidden403 = false; ///< answer a missing or wrong token 403 instead of 401 (RCV-2)
    std::string label;     ///< the feed's label where the request has none; if set, one is expected (RCV-6)
    std::string behaviour; ///< script; empty: accept (RCV-10)
    bool lenient = false;  ///< take the valid events of a payload with errors (RCV-8)
};

/// Limits and time-outs of the receiver (RCV-8, RCV-13).
struct ReceiverLimits
{
    std::size_t requestLine = 8 * 1024;
    std::size_t headers = 64 * 1024;
    std::size_t body = 10 * 1024 * 1024;
    std::size_t bodiesInFlight = 64 * 1024 * 1024; ///< over all connections; then reading pauses
    int connections = 4096;
    std::int64_t queuedEvents = 0; ///< above this many waiting for their commit: 429; 0: the built-in bound
    std::chrono::milliseconds headTime = std::chrono::seconds(20);
    std::chrono::milliseconds bodyTime = std::chrono::seconds(60);
    std::chrono::milliseconds idleTime = std::chrono::seconds(75);
};

/// All that `receive` or the window's receiver needs to start.
struct ReceiverSettings
{
    std::string bind = "127.0.0.1";
    std::uint16_t port = 8028; ///< 0: any free port
    std::vector<EndpointSettings> endpoints{EndpointSettings{}};
    ReceiverLimits limits;
};

} // namespace pb
