// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "net/http/wirelimits.h"

namespace pb::test {

/// Bytes that a client sends, and what has to come of them.
struct HostileInput
{
    std::string name;
    std::string bytes;
    /// Over HTTP/1 the statuses of the answers: "200 404"; over HTTP/2 those of the streams, and the error
    /// code of the GOAWAY that ends the connection: "1:400", "goaway 11".
    std::string expected;
};

/// The fixtures of tests/data/hostile/http1 or http2, by name.
std::vector<HostileInput> hostileInputs(const std::string& version);

/// The limits that the fixtures exceed.
WireLimits hostileLimits();

} // namespace pb::test
