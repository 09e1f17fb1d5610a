// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pb {

/// The SHA-256 fingerprint of a certificate as people write it: 64 hexadecimal digits in any case, with or
/// without colons or spaces between the bytes, "sha256:" or "SHA256 Fingerprint=" before them. Gives the
/// digits in lower case; nothing for any other text (PSH-11). Pure; any thread.
std::optional<std::string> readFingerprint(std::string_view text);

/// "AB:CD:...", 32 bytes, of 64 hexadecimal digits; other text stays as it is.
std::string fingerprintText(std::string_view digits);

/// The fingerprint that follows the first "SHA-256 " in a sentence, as 64 digits; nothing where there is
/// none.
std::optional<std::string> fingerprintIn(std::string_view sentence);

} // namespace pb
