// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace pb {

/// What one connection may send, and how long it may take.
struct WireLimits
{
    std::size_t requestLine = 8 * 1024;            ///< beyond: 414
    std::size_t headers = 64 * 1024;               ///< all fields together; beyond: 431
    std::size_t fields = 1000;                     ///< beyond: 431
    std::size_t body = 10 * 1024 * 1024;           ///< beyond: 413
    std::size_t keptOfRefused = 64 * 1024;         ///< of a body that is too large, for the record
    std::size_t bodiesInFlight = 64 * 1024 * 1024; ///< of all connections; beyond: reading pauses
    int connections = 4096;                        ///< beyond: 503
    int streams = 100;                ///< of an HTTP/2 connection at once; beyond: REFUSED_STREAM
    int resetsPerSecond = 200;        ///< streams that its client takes back; beyond: the connection ends
    int controlFramesPerSecond = 500; ///< frames that carry no request; beyond: the connection ends
    std::chrono::milliseconds handshakeTime = std::chrono::seconds(10); ///< of TLS; beyond: closed
    std::chrono::milliseconds headTime = std::chrono::seconds(20);      ///< beyond: 408
    std::chrono::milliseconds bodyTime = std::chrono::seconds(60);      ///< beyond: 408
    std::chrono::milliseconds refusedBodyTime =
        std::chrono::seconds(1);                                    ///< of a body that is too large: then 413
    std::chrono::milliseconds idleTime = std::chrono::seconds(75);  ///< beyond: closed
    std::chrono::milliseconds writeTime = std::chrono::seconds(30); ///< without progress of an answer: closed
    std::chrono::milliseconds lingerTime =
        std::chrono::seconds(2); ///< reading on after a refusal, so that it arrives
};

} // namespace pb
