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

/// Limits and time-outs of the receiver (RCV-7, RCV-8, RCV-13). Each is described, with the answer given
/// beyond it, in receiverlimits.h.
struct ReceiverLimits
{
    std::size_t requestLine = 8 * 1024;
    std::size_t headers = 64 * 1024;
    std::size_t headerFields = 1000;
    std::size_t body = 10 * 1024 * 1024;
    std::size_t bodiesInFlight = 64 * 1024 * 1024; ///< over all connections; then reading pauses
    int connections = 4096;
    int streams = 100;                ///< of one HTTP/2 connection at once
    int resetsPerSecond = 200;        ///< streams that one HTTP/2 connection takes back
    int controlFramesPerSecond = 500; ///< PING, SETTINGS and the like of one HTTP/2 connection
    std::int64_t queuedEvents = 0;    ///< above this many waiting for their commit: 429; 0: no such limit
    double requestsPerSecond = 0;     ///< of all endpoints: above it 429; 0: no such limit
    std::chrono::milliseconds handshakeTime = std::chrono::seconds(10);
    std::chrono::milliseconds headTime = std::chrono::seconds(20);
    std::chrono::milliseconds bodyTime = std::chrono::seconds(60);
    std::chrono::milliseconds idleTime = std::chrono::seconds(75);
    std::chrono::milliseconds writeTime = std::chrono::seconds(30);
    friend bool operator==(const ReceiverLimits&, const ReceiverLimits&) = default;
};

/// Whether the receiver speaks TLS, and with which certificate (RCV-13).
struct TlsSettings
{
    enum class Mode : std::uint8_t {
        Off,        ///< in clear
        SelfSigned, ///< with a certificate of this program's own, made when it is first needed
        Files       ///< with the certificate chain and key of these files, both PEM
    };
    Mode mode = Mode::Off;
    std::string certificateFile;
    std::string keyFile;
    /// Where the own certificate is kept; empty: with the user's data of this program.
    std::string folder = {};
    friend bool operator==(const TlsSettings&, const TlsSettings&) = default;
};

/// All that `receive` or the window's receiver needs to start.
struct ReceiverSettings
{
    std::string bind = "127.0.0.1";
    std::uint16_t port = 8028; ///< 0: any free port
    std::vector<EndpointSettings> endpoints{EndpointSettings{}};
    ReceiverLimits limits;
    TlsSettings tls;
};

} // namespace pb
