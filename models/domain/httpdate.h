// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/domain/moment.h"

namespace pb {

/// Reads an HTTP-date in any of the three forms of RFC 9110 section 5.6.7 (IMF-fixdate, RFC 850,
/// asctime). `now` settles the century of a two-digit year: one that seems more than 50 years ahead lies
/// in the past. Nothing for any other text, a wrong weekday name, or a date that does not exist.
std::optional<Moment> parseHttpDate(std::string_view text, Moment now);

/// Writes the preferred form, IMF-fixdate, in whole seconds (rounded down).
std::string toHttpDate(Moment moment);

/// The two obsolete forms, for peers under test that must read them (RFC 9110 section 5.6.7).
std::string toRfc850Date(Moment moment);
std::string toAsctimeDate(Moment moment);

} // namespace pb
