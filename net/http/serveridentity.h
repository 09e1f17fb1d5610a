// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QSslConfiguration>
#include <tl/expected.hpp>

namespace pb {

/// The certificate and key that a listener shows its clients, ready for use: TLS 1.2 or later, HTTP/2 and
/// HTTP/1.1 by ALPN (RCV-13).
struct ServerIdentity
{
    QSslConfiguration configuration;
    std::string fingerprint; ///< SHA-256 of the certificate, "AB:CD:..."
};

/// Reads a PEM certificate, with its chain, and its PEM key. The error is a sentence that names the file.
tl::expected<ServerIdentity, std::string> loadIdentity(const std::string& certificateFile,
                                                       const std::string& keyFile);

/// The identity kept in that folder; it is made there when it is first needed, or has expired: an elliptic
/// key that its owner alone can read, and a certificate for localhost, 127.0.0.1, ::1 and `names`.
tl::expected<ServerIdentity, std::string> selfSignedIdentity(const std::string& folder,
                                                             const std::vector<std::string>& names);

} // namespace pb
