// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "models/domain/sequencenumber.h"

namespace pb {

/// What SQL can tell of an event beforehand (FLT-2): every event that matches lies within the bounds and
/// meets the condition; whether one does is for the evaluator.
struct Narrowing
{
    /// Sequences from `least` to `most`, both included; empty where least > most: then nothing matches.
    SequenceNumber least{1};
    SequenceNumber most = lastSequenceNumber;
    /// SQL over the columns ResourceName, ResourceRecordKey and sequence; empty: no condition. Names stand
    /// behind `%1`, which the user replaces by a table's alias with its dot, or by nothing.
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> values; ///< of its places
    /// The condition holds for one record only: its name and its key are both said. The log's index over the
    /// record serves it, in the order of the sequences.
    bool oneRecord = false;
};

} // namespace pb
