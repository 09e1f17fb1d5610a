// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <curl/curl.h>

namespace pb {

/// Whom an attempt trusts over TLS (PSH-11).
struct TlsTrust
{
    std::string caFile;      ///< authorities instead of the system's, PEM; empty: the system's
    std::string fingerprint; ///< 64 digits of the one certificate to trust; empty: none is
};

/// What attempts that share a connection tell each other. It lives as long as the connection.
struct ConnectionNotes
{
    std::string
        goaway; ///< "INTERNAL_ERROR, last stream 0": the consumer ends the connection; empty: it does not
    bool reset = false; ///< by a RST
};

/// Why a file of certificate authorities can't be used; empty where it can.
std::string caFileRefusal(const std::string& file);

/// The TLS side of one attempt: verifies the consumer's certificate, and says why it was refused or what the
/// connection is. This file alone knows OpenSSL. Belongs to the attempt's thread.
class TlsPeer
{
public:
    /// `host` as in the URL, without brackets.
    TlsPeer(TlsTrust trust, std::string host);

    /// Sets what libcurl needs to verify by this; `http2` as the attempt wants it.
    void apply(CURL* easy, bool http2);
    /// Reads the connection that the request is about to go out on; to be called where libcurl asks before a
    /// request.
    void takeConnection(CURL* easy);

    /// "TLS 1.3, certificate SHA-256 AB:CD:...", also where the certificate was refused; empty: there was
    /// none.
    const std::string& description() const { return m_description; }
    /// Whether the consumer has ended the connection that the transfer is on.
    bool hasEnded(CURL* easy) const;
    /// Whether HTTP/2 was agreed on.
    bool http2() const { return m_http2; }
    /// Of the connection; null before takeConnection(), or in clear.
    const std::shared_ptr<ConnectionNotes>& notes() const { return m_notes; }
    /// Why the consumer's certificate was refused, in words; empty: it was not.
    std::string refusal() const;
    /// To be called when the transfer has ended: a refused certificate is described, too.
    void finish();

    struct Check;

private:
    static CURLcode onContext(CURL*, void* context, void* self);

    TlsTrust m_trust;
    std::string m_host;
    std::shared_ptr<Check> m_check;
    std::shared_ptr<ConnectionNotes> m_notes;
    std::string m_description;
    bool m_http2 = false;
};

} // namespace pb
