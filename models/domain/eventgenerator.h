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
    std::vector<std::pair<std::string, double>> resources; ///< names and weights (> 0); empty: a usual mix
    bool eventTypes = false;                               ///< add EventTypes
    bool withData = false; ///< add the vendor profile's members and a Data object
};

/// Random numbers that are the same on every platform and library: splitmix64.
class GeneratorRandom
{
public:
    explicit GeneratorRandom(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next();
    /// In [0, 1).
    double share();
    /// In [0, bound); bound is above 0.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

private:
    std::uint64_t m_state;
};

/// Makes plausible EntityEvents, one at a time. Pure but for its own state; any thread.
class EventGenerator
{
public:
    explicit EventGenerator(GeneratorSettings settings);

    /// The next event; nothing when the sequence numbers are exhausted.
    std::optional<EntityEvent> next();

private:
    /// The records of one resource so far: those numbered deleted..inserted-1 exist.
    struct Records
    {
        std::uint64_t inserted = 0;
        std::uint64_t deleted = 0;
    };

    bool skipGap();
    std::size_t chooseResource();

    GeneratorSettings m_settings;
    GeneratorRandom m_random;
    std::vector<Records> m_records; ///< by index in m_settings.resources
    SequenceNumber m_next;
    bool m_exhausted = false;
    double m_weights = 0;
};

} // namespace pb
