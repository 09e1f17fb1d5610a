// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/retryafter.h"

#include <algorithm>
#include <cstdint>

#include "models/domain/httpdate.h"

namespace pb {

namespace {

constexpr std::int64_t longestSeconds = 100LL * 365 * 24 * 3600;

/// Without the optional white space that may stand around a field's value (RFC 9110 section 5.6.3).
std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// delta-seconds: digits and nothing else (RFC 9110 section 10.2.3).
std::optional<std::chrono::seconds> readDeltaSeconds(std::string_view text)
{
    if (text.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        if (value < longestSeconds) value = value * 10 + (c - '0');
    }
    return std::chrono::seconds(std::min(value, longestSeconds));
}

/// How far the answer's clock is from ours, where by more than the second that a Date field leaves open.
std::optional<Moment> differingDate(std::optional<std::string_view> date, Moment now)
{
    if (!date) return std::nullopt;
    const std::optional<Moment> theirs = parseHttpDate(trimmed(*date), now);
    if (!theirs) return std::nullopt;
    const auto apart = *theirs - std::chrono::floor<std::chrono::seconds>(now);
    const bool differs = apart > std::chrono::seconds(1) || apart < std::chrono::seconds(-1);
    return differs ? theirs : std::nullopt;
}

} // namespace

RetryAfter readRetryAfter(std::optional<std::string_view> value, std::optional<std::string_view> date,
                          Moment now)
{
    RetryAfter result;
    if (!value) return result;
    const std::string_view text = trimmed(*value);
    const std::optional<Moment> theirNow = differingDate(date, now);
    result.clocksDiffer = theirNow.has_value();
    if (const auto seconds = readDeltaSeconds(text)) {
        result.form = RetryAfter::Form::Seconds;
        result.earliest = now + *seconds;
        result.demanded = *seconds;
        return result;
    }
    const std::optional<Moment> moment = parseHttpDate(text, now);
    if (!moment) {
        result.form = RetryAfter::Form::Garbage;
        return result;
    }
    Moment earliest = *moment;
    // PSH-5: our clock counts; where the clocks differ, the later of the two readings is taken.
    if (theirNow) earliest = std::max(earliest, now + (*moment - *theirNow));
    if (earliest <= now) {
        result.form = RetryAfter::Form::Past;
        return result;
    }
    result.form = RetryAfter::Form::Date;
    result.earliest = earliest;
    result.demanded = earliest - now;
    return result;
}

} // namespace pb
