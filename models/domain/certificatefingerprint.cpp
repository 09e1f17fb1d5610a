// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/certificatefingerprint.h"

#include <algorithm>

namespace pb {

namespace {

constexpr std::size_t digitCount = 64;
constexpr std::size_t writtenLength = 95; // with a colon between two bytes

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (lowered(c) >= 'a' && lowered(c) <= 'f');
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lowered(b); });
}

} // namespace

std::optional<std::string> readFingerprint(std::string_view text)
{
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    for (const std::string_view before : {"sha256 fingerprint=", "sha-256:", "sha256:"})
        if (startsWithWord(text, before)) {
            text.remove_prefix(before.size());
            break;
        }
    std::string digits;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        // A colon parts two bytes; anywhere else the text is something different.
        if (c == ':' && digits.size() % 2 == 0 && !digits.empty()) continue;
        if (!isHexDigit(c) || digits.size() == digitCount) return std::nullopt;
        digits += lowered(c);
    }
    if (digits.size() != digitCount) return std::nullopt;
    return digits;
}

std::string fingerprintText(std::string_view digits)
{
    if (digits.size() != digitCount || !std::all_of(digits.begin(), digits.end(), isHexDigit))
        return std::string(digits);
    std::string text;
    text.reserve(writtenLength);
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && at % 2 == 0) text += ':';
        const char c = lowered(digits[at]);
        text += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text;
}

std::optional<std::string> fingerprintIn(std::string_view sentence)
{
    constexpr std::string_view before = "SHA-256 ";
    const std::size_t at = sentence.find(before);
    if (at == std::string_view::npos) return std::nullopt;
    sentence.remove_prefix(at + before.size());
    constexpr std::string_view filler = "fingerprint is ";
    if (sentence.starts_with(filler)) sentence.remove_prefix(filler.size());
    return readFingerprint(sentence.substr(0, writtenLength));
}

} // namespace pb
