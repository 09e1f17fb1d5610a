// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/domain/moment.h"
#include "models/filter/decimal.h"

namespace pb {

/// A day of the calendar, from 0000-01-01 to 9999-12-31.
struct CalendarDate
{
    std::int64_t days = 0; ///< since 1970-01-01
    friend auto operator<=>(const CalendarDate&, const CalendarDate&) = default;
};

/// A time on a clock, exact to the picosecond (OData's 12 digits).
struct TimeOfDay
{
    std::int64_t seconds = 0;
    std::int64_t picoseconds = 0;
    friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// A length of time; `picoseconds` is never negative.
struct TimeSpan
{
    std::int64_t seconds = 0;
    std::int64_t picoseconds = 0;
    friend auto operator<=>(const TimeSpan&, const TimeSpan&) = default;
};

/// A point in time with the offset it was written in. Compares as the point only.
struct Timestamp
{
    std::int64_t seconds = 0; ///< UTC, since 1970
    std::int64_t picoseconds = 0;
    int offsetMinutes = 0;
    friend std::strong_ordering operator<=>(const Timestamp& a, const Timestamp& b)
    {
        if (a.seconds != b.seconds) return a.seconds <=> b.seconds;
        return a.picoseconds <=> b.picoseconds;
    }
    friend bool operator==(const Timestamp& a, const Timestamp& b) { return (a <=> b) == 0; }
};

/// 2024-01-15.
std::optional<CalendarDate> readDate(std::string_view text);
/// 07:59, 07:59:59, 07:59:59.999999999999.
std::optional<TimeOfDay> readTimeOfDay(std::string_view text);
/// 2024-01-15T07:59:59.5+01:00; seconds may be left out, the zone may not.
std::optional<Timestamp> readTimestamp(std::string_view text);
/// P1DT2H3M4.5S with a sign before it, as XML Schema's dayTimeDuration.
std::optional<TimeSpan> readTimeSpan(std::string_view text);

std::string dateText(CalendarDate date);
std::string timeText(TimeOfDay time);
std::string timestampText(Timestamp stamp);
std::string durationText(TimeSpan span);

struct YearMonthDay
{
    int year;
    int month;
    int day;
};
YearMonthDay yearMonthDay(CalendarDate date);

/// The date and the time on a clock that shows the stamp's own offset.
CalendarDate dateOf(const Timestamp& stamp);
TimeOfDay timeOf(const Timestamp& stamp);

Timestamp timestampOf(Moment moment);
Timestamp firstTimestamp(); ///< what mindatetime() means
Timestamp lastTimestamp();  ///< what maxdatetime() means

/// As an exact number of seconds, and back; what is below a picosecond is cut. Nothing beyond int64 seconds.
Decimal secondsOf(TimeSpan span);
std::optional<TimeSpan> spanOf(const Decimal& seconds);

/// Nothing where the sum is beyond the calendar.
std::optional<Timestamp> plus(const Timestamp& stamp, TimeSpan span);
std::optional<CalendarDate> plus(CalendarDate date, TimeSpan span);
std::optional<TimeSpan> plus(TimeSpan a, TimeSpan b);
std::optional<TimeSpan> negated(TimeSpan span);
TimeSpan between(const Timestamp& later, const Timestamp& earlier);

} // namespace pb
