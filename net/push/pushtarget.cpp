// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/pushtarget.h"

#include <algorithm>

#include "models/domain/certificatefingerprint.h"
#include "models/domain/textsafety.h"

namespace pb {

namespace {

constexpr std::size_t longestLabel = 255; // PSH-8: EntityEventSource has 1..255 characters

bool hasControl(const std::string& text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string headerRefusal(const PushSettings& settings)
{
    if (hasControl(settings.token)) return "the token holds a line break or another control character";
    if (hasControl(settings.label)) return "the label holds a line break or another control character";
    if (codePoints(settings.label) > longestLabel) return "the label is longer than 255 characters";
    if (settings.label.starts_with(' ') || settings.label.ends_with(' '))
        return "the label begins or ends with a space, which no header field keeps";
    return {};
}

} // namespace

std::string fingerprintRefusal(const std::string& fingerprint)
{
    if (fingerprint.empty() || readFingerprint(fingerprint)) return {};
    return "the trusted fingerprint is no SHA-256 of a certificate; write its 64 hexadecimal digits, with or "
           "without "
           "colons";
}

std::string pushRefusal(const PushSettings& settings)
{
    if (const auto target = readPushTarget(settings.url, settings.allowHttp); !target) return target.error();
    if (settings.batchSize < 1) return "a batch holds at least one event";
    if (settings.deadline.count() < 1) return "the deadline must be above zero";
    if (std::string refused = fingerprintRefusal(settings.trustedFingerprint); !refused.empty())
        return refused;
    return headerRefusal(settings);
}

} // namespace pb
