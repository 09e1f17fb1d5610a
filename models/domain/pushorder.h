// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/eventgenerator.h"
#include "models/domain/pushfeed.h"

namespace pb {

/// What a person asks for by the push form: a feed, and the events that go into the session's log before it
/// starts. The token is in it; it never reaches the session.
struct PushOrder
{
    enum class Source : std::uint8_t {
        Log,       ///< what the log holds already
        File,      ///< JSON lines
        Generated, ///< numbered on from the log's last event
        Rows       ///< captured events, by rows of the Stream
    };
    /// Where a feed begins that the session does not know yet; a known one goes on where it was.
    enum class Start : std::uint8_t { LogsFirst, OrdersFirst, AfterLog };

    PushSettings settings;
    Start start = Start::LogsFirst;
    Source source = Source::Log;
    std::string file;
    GeneratorSettings generator; ///< its start is set by the log
    std::int64_t count = 100;    ///< of events to generate
    /// First and last row of each stretch, both included.
    std::vector<std::pair<std::int64_t, std::int64_t>> rows;
};

} // namespace pb
