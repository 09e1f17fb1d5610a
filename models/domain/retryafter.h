// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "models/domain/moment.h"

namespace pb {

/// What an answer's Retry-After field demands (RFC 9110 section 10.2.3, PSH-5).
struct RetryAfter
{
    enum class Form {
        Absent,  ///< no such field
        Seconds, ///< delta-seconds
        Date,    ///< HTTP-date in the future
        Past,    ///< HTTP-date that is not after now: the backoff alone decides
        Garbage  ///< neither form: the backoff alone decides
    };
    Form form = Form::Absent;
    Moment earliest{};                     ///< next attempt not before this (Seconds and Date only)
    std::chrono::milliseconds demanded{0}; ///< earliest - now
    /// The answer's Date differs from our clock by more than a second (a finding); the later reading was
    /// taken.
    bool clocksDiffer = false;

    /// True where the consumer gave a wait that binds us.
    bool binds() const { return form == Form::Seconds || form == Form::Date; }
};

/// Reads Retry-After. `value` is the field's text (nothing: absent), `date` the answer's Date field,
/// `now` our clock when the answer's head came. Seconds beyond 100 years are taken as 100 years.
RetryAfter readRetryAfter(std::optional<std::string_view> value, std::optional<std::string_view> date,
                          Moment now);

} // namespace pb
