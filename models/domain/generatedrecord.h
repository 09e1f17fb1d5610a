// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "models/domain/eventgenerator.h"
#include "models/domain/sequencenumber.h"

namespace pb {

/// Which record an invented event is about.
struct GeneratedRecord
{
    const std::string& resource;
    const std::string& key;
    SequenceNumber sequence;
    bool statusChanged = false;
    bool deleted = false;
};

/// The key of a resource's n-th record, like "PRO1000042": capital letters and digits only.
std::string recordKey(const std::string& resource, std::uint64_t number);

/// When an invented event took place: it depends on its sequence alone.
std::string recordTimestamp(SequenceNumber sequence);

/// The record as a RESO Data Dictionary object, with amounts as exact decimals.
std::string writeRecord(const GeneratedRecord& record, GeneratorRandom& random);

} // namespace pb
