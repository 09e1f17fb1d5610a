// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pb {

/// True where both are the same bytes; takes the same time wherever they differ (RCV-2).
bool sameSecret(std::string_view a, std::string_view b);

/// Replaces secret values by "***" and a short keyed fingerprint, so that equal secrets can be seen to be
/// equal and none can be recovered (RCV-9). The key lives as long as the program and is never stored.
class SecretMask
{
public:
    /// A mask with the program's random key, the same for both ends.
    SecretMask();

    /// "***" and eight hexadecimal digits in brackets: "***[1f2e3d4c]". The empty value gives "***".
    std::string masked(std::string_view secret) const;

    /// A header block (start line and fields, CRLF; of HTTP/2 all fields, the pseudo-headers too) with the
    /// values of Authorization, Proxy-Authorization, Cookie, Set-Cookie and the like replaced, an
    /// authorization scheme kept ("Bearer ***[..]"), and credentials and secret-looking query values in the
    /// start line's target replaced. All other bytes stay.
    std::string maskHead(std::string_view head) const;

    /// A URL or request target: userinfo and the values of access_token, token, client_secret, password, key,
    /// signature and the like replaced.
    std::string maskTarget(std::string_view target) const;

    /// The text of a token answer (JSON) or any text with known secrets in it, those replaced (of six bytes
    /// or more).
    std::string maskKnown(std::string_view text, const std::vector<std::string>& secrets) const;

private:
    /// Appends one header line, masked; true where its value was a secret that may go on in a folded line.
    bool appendField(std::string& out, std::string_view line, bool continuesSecret) const;

    std::string m_key;
};

} // namespace pb
