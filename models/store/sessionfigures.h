// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "models/domain/deliveryattempt.h"
#include "models/domain/moment.h"

namespace pb {

/// What came into the stream after a row: so that figures are carried on instead of counted anew.
struct StreamGrowth
{
    std::int64_t lastRow = 0; ///< the last row there is; the first growth's is all rows
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
    std::int64_t refused = 0;
};

/// Where a remarkable row stands.
struct RowPlace
{
    std::int64_t row = 0; ///< 0: there is none
    std::int64_t request = 0;
};

/// A finding of a request, counted.
struct FindingCount
{
    std::int64_t request = 0;
    int finding = 0; ///< value of Finding
    int count = 0;
};

/// A request and the sentence of one finding of it.
struct RequestRemark
{
    std::int64_t request = 0;
    Moment at{};
    int status = 0;
    std::string text;
};

/// The little of an attempt that figures need.
struct AttemptBrief
{
    std::int64_t id = 0;
    std::int64_t feed = 0;
    Moment startedAt{};
    std::chrono::microseconds total{0};
    int status = 0;
    int events = 0;
    AttemptOutcome outcome = AttemptOutcome::Delivered;
    std::string reason; ///< where it was dead-lettered only
};

} // namespace pb
