// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/moment.h"
#include "models/domain/sequencenumber.h"

namespace pb {

/// A record of the producer's: a Property, a Member, ... as it stands now (LOG-3).
struct ResourceRecord
{
    std::int64_t id = 0; ///< number in the session, by which pages go on; never used again
    std::string ResourceName;
    std::string ResourceRecordKey;
    std::int64_t revision = 1; ///< grows with every change: what the ETag is made of
    Moment ModificationTimestamp{};
    std::string source; ///< the record's JSON object
};

/// A record resource that the user added to those of the Data Dictionary (LOG-3).
struct RecordResource
{
    std::string name;    ///< Prospecting
    std::string keyName; ///< ProspectingKey
};

/// An event to be appended under the next free sequence (LOG-3, LOG-5).
struct NewEvent
{
    std::string ResourceName;
    std::string ResourceRecordKey;
    std::string ResourceRecordUrl; ///< empty: the member is left out
    std::vector<std::string> EventTypes;
    /// Further members as they stand in JSON, each "\"Name\":value", joined by commas; empty: none.
    std::string members;
};

/// One write of a record with the event it makes (LOG-3).
struct RecordWrite
{
    enum class Kind : std::uint8_t { Create, Update, Delete };
    Kind kind = Kind::Create;
    NewEvent event;     ///< names the record, too
    std::string source; ///< the record as it stands after the write; empty for Delete
    /// The revision that the write was worked out from; where the record has another, nothing is written.
    std::optional<std::int64_t> basedOn;
};

/// What became of writes that go together: all or none.
struct RecordOutcome
{
    enum class Result : std::uint8_t {
        Written,
        Exists,   ///< a record of that key is there already
        NotFound, ///< there is none
        Stale,    ///< it was changed meanwhile
        Exhausted ///< there is no sequence left (LOG-4)
    };
    Result result = Result::Written;
    std::size_t at = 0;    ///< index of the write that could not be made
    SequenceNumber last{}; ///< of the last event appended
};

} // namespace pb
