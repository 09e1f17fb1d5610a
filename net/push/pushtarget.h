// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "models/domain/pushfeed.h"

namespace pb {

/// Where a feed is pushed, read from its URL.
struct PushTarget
{
    std::string origin; ///< scheme://host:port in lower case: what a halt applies to (PSH-4)
    bool https = false;
    bool loopback = false; ///< 127.0.0.0/8, ::1 or localhost
};

/// Reads an absolute http(s) URL without credentials and fragment (SUB-8); the error is a sentence.
tl::expected<PushTarget, std::string> readPushTarget(const std::string& url);

/// Why these settings can't be pushed with; empty where they can (PSH-8, PSH-11, SUB-8).
std::string pushRefusal(const PushSettings& settings);

} // namespace pb
