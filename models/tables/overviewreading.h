// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <QMetaType>

#include "models/domain/pushfeed.h"
#include "models/domain/receiptpairs.h"

namespace pb {

/// Two percentiles of durations; nothing where none was measured.
struct Latency
{
    std::optional<std::chrono::microseconds> median;
    std::optional<std::chrono::microseconds> p99;
};

/// What the session holds of the receiver's side.
struct InTotals
{
    std::int64_t requests = 0;
    std::int64_t events = 0; ///< each once
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
    std::int64_t refused = 0;
    Latency acknowledged; ///< of the last 10,000 requests that were answered
};

/// What the session holds of the sender's side.
struct OutTotals
{
    std::int64_t attempts = 0;
    std::int64_t delivered = 0; ///< events
    std::int64_t retries = 0;
    std::int64_t halts = 0;
    std::int64_t deadLetters = 0;
    Latency answered; ///< of the last 10,000 attempts that were answered, start to end
};

/// Something that happened a number of times, and its last occurrence.
struct Remark
{
    std::int64_t count = 0;
    Moment at{};
    std::int64_t row = 0;     ///< of the stream; 0: none
    std::int64_t request = 0; ///< 0: none
    std::int64_t attempt = 0; ///< 0: none
    int status = 0;
    std::string text; ///< a sentence, in English
};

/// What in the session asks for a person's eye.
struct SessionRemarks
{
    Remark conflicts;
    Remark refused;
    Remark outOfOrder;
    Remark labelMissing;
    Remark deadLetters;
    std::vector<PushFeed> feeds;
    std::vector<ConsumerHalt> halts;
};

/// Attempts and requests of the last minute, joined.
struct PairedMinute
{
    std::vector<ReceiptPair> pairs; ///< by time
    /// How many there are at most of each; 0: all of the minute are shown.
    int cutTo = 0;
};

/// What the Overview shows of a session at one moment. A value; crosses threads by signal.
struct OverviewReading
{
    InTotals in;
    OutTotals out;
    SessionRemarks remarks;
    PairedMinute minute;
    bool complete = true; ///< false: figures of a long session are still being counted
};

} // namespace pb

Q_DECLARE_METATYPE(pb::OverviewReading)
