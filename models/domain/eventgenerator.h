// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/entityevent.h"

namespace pb {

/// What to generate (LOG-5): the same seed gives the same events, on every platform.
struct GeneratorSettings
{
    std::uint64_t seed = 1;
    SequenceNumber start{1};
    double gapRate = 0; ///< chance in [0, 1) that a number before an event is left out
    std::vector<std::pair<std::string, double>> resources; ///< names and weights; empty: a usual mix
    bool eventTypes = false;                               ///< add EventTypes
    bool withData = false; ///< add the vendor profile's members and a Data object
};

/// Makes plausible EntityEvents, one at a time. Pure but for its own state; any thread.
class EventGenerator
{
public:
    explicit EventGenerator(GeneratorSettings settings);

    /// The next event; nothing when the sequence numbers are exhausted.
    std::optional<EntityEvent> next();

private:
    std::uint64_t random();
    double randomShare();

    GeneratorSettings m_settings;
    std::uint64_t m_state = 0;
    SequenceNumber m_next;
    bool m_exhausted = false;
    double m_weights = 0;
};

} // namespace pb
