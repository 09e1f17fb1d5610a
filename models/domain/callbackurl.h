// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace pb {

/// Where events are pushed, read from a callback's URL.
struct PushTarget
{
    std::string origin; ///< scheme://host:port in lower case: what a halt applies to (PSH-4)
    bool https = false;
    bool loopback = false; ///< 127.0.0.0/8, ::1 or localhost
};

/// Reads an absolute http(s) URL without credentials and fragment (SUB-8); the error is a sentence. Stricter
/// than URL readers are: a host that two of them could take for different ones is refused.
tl::expected<PushTarget, std::string> readPushTarget(const std::string& url);

/// The same, and plain http only to this machine unless it is allowed (PSH-11).
tl::expected<PushTarget, std::string> readPushTarget(const std::string& url, bool allowHttp);

} // namespace pb
