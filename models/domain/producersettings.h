// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace pb {

/// All that `produce` or the window's producer needs to start (LOG-1..6).
struct ProducerSettings
{
    std::string bind = "127.0.0.1";
    std::uint16_t port = 8029; ///< 0: any free port
    std::string token;   ///< taken as bearer token and as client secret; never stored in the session (LOG-6)
    bool noAuth = false; ///< take requests without a token; marked insecure
    bool forbidden403 = false;           ///< answer a missing or wrong token 403 instead of 401 (RCV-2)
    std::chrono::seconds tokenLife{300}; ///< of tokens from /oauth2/token
    bool allowHttp = false;              ///< callbacks by plain http beyond loopback (PSH-11, SUB-8)
    bool http2 = false;                  ///< callbacks by HTTP/2 (PSH-11); as PushSettings
    std::string caFile;                  ///< of callbacks; as PushSettings
    std::string trustedFingerprint;      ///< of callbacks; as PushSettings
    bool hideSuperseded = false;    ///< events that a later one of the same record covers are hidden (LOG-4)
    bool requireIfMatch = false;    ///< PATCH and DELETE without If-Match: 428 (SUB-3)
    bool credentialsAlias = false;  ///< take CallbackCredentialsId for CallbackCredentialId (SUB-1)
    std::string retry = "workshop"; ///< of subscriptions that say nothing else: preset or JSON (SUB-7)
};

/// What the producer's service is doing now. A value; crosses threads by signal.
struct ProducerState
{
    bool listening = false;
    std::string url;             ///< the service root: http://127.0.0.1:8029/reso
    std::string error;           ///< why it could not start; empty: it could
    bool beyondLoopback = false; ///< marked on screen
    bool noAuth = false;         ///< marked on screen
};

} // namespace pb
