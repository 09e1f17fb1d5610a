// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pb {

/// What the first bytes of a connection to a TLS port amount to (RFC 8446 section 4.1.2). Our TLS library
/// picks a protocol that was never offered where none fits, so the offer is read before it sees the bytes.
struct ClientHello
{
    struct NeedMore
    {
    };
    /// The bytes are no TLS.
    struct NotTls
    {
    };
    unsigned version = 0;               ///< the highest that is offered: 0x0303 is TLS 1.2; 0: unreadable
    bool offersProtocols = false;       ///< there is an ALPN extension (RFC 7301)
    std::vector<std::string> protocols; ///< "h2", "http/1.1", in the client's order
};

/// Reads a ClientHello off the start of a connection. Pure. What is malformed beyond the record's first bytes
/// comes as a hello that offers nothing: the library refuses it with the right alert.
std::variant<ClientHello, ClientHello::NeedMore, ClientHello::NotTls> readClientHello(std::string_view bytes);

/// Why a hello can't be served (RFC 8446 section 6.2).
enum class TlsAlert : unsigned char { ProtocolVersion = 70, NoApplicationProtocol = 120 };

/// The record that says so and ends the connection: our TLS library closes without a word.
std::string fatalAlert(TlsAlert alert);

} // namespace pb
