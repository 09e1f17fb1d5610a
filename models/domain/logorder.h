// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/eventgenerator.h"

namespace pb {

/// Which column of a CSV file is what, from 0; -1: none is.
struct ImportColumns
{
    int sequence = -1; ///< none: the log gives each event a new sequence
    int resource = -1;
    int key = -1;
    int url = -1;
    int types = -1; ///< separated by ; or |
};

/// A file of events and how it is read (LOG-5).
struct ImportSettings
{
    std::string file;
    bool csv = false;
    char separator = ',';
    ImportColumns columns;
};

/// What became of an import.
struct ImportCount
{
    std::int64_t added = 0;
    std::int64_t known = 0;     ///< the same tuple was there
    std::int64_t conflicts = 0; ///< the sequence stands for another record: left out (EVT-5)
    std::int64_t wrong = 0;     ///< lines that are no events: left out
};

/// Events that are made and appended under new sequences (LOG-5).
struct PublishOrder
{
    GeneratorSettings generator;
    std::int64_t count = 0;     ///< 0: until it is stopped
    double eventsPerSecond = 0; ///< 0: as fast as they are stored
    /// Captured events to be replayed instead of generated ones: stretches of rows of the Stream, first and
    /// last included; empty: none.
    std::vector<std::pair<std::int64_t, std::int64_t>> rows;
};

} // namespace pb
