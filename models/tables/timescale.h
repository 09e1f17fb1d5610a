// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

#include <QString>

#include "models/domain/moment.h"

namespace pb {

/// A point in time as fine as an attempt's phases.
using FineMoment = std::chrono::sys_time<std::chrono::microseconds>;

/// The arithmetic of a time line: which stretch of time stands on how many pixels. A value; knows no
/// painting.
class TimeScale
{
public:
    using Span = std::chrono::microseconds;
    static constexpr Span shortest{1'000};                        ///< zoomed in no further: a millisecond
    static constexpr Span longest = std::chrono::hours(24 * 366); ///< nor out than to a year

    /// `start` at pixel 0, `span` over `width` pixels (at least 1).
    TimeScale(FineMoment start, Span span, double width);

    FineMoment start() const { return m_start; }
    FineMoment end() const { return m_start + m_span; }
    Span span() const { return m_span; }
    double width() const { return m_width; }

    double x(FineMoment moment) const;
    FineMoment at(double x) const;
    /// Pixels of a duration.
    double length(Span time) const;

    /// A factor above 1 zooms in; what stands at pixel `anchor` stays there.
    TimeScale zoomed(double factor, double anchor) const;
    /// Moved by pixels: positive shows later times.
    TimeScale panned(double pixels) const;
    TimeScale resized(double width) const;
    TimeScale startingAt(FineMoment start) const;

    /// A labelled line of the scale.
    struct Tick
    {
        FineMoment at{};
        double x = 0;
    };
    /// Round times (1, 2, 5, 10, 15, 30 ... of a unit) that are at least `distance` pixels apart. They are
    /// round in the local clock, `utcOffset` ahead of UTC.
    std::vector<Tick> ticks(double distance, std::chrono::seconds utcOffset) const;
    /// The step between ticks.
    Span tickStep(double distance) const;

private:
    FineMoment m_start;
    Span m_span;
    double m_width;
};

/// A tick's label, local time, as fine as the step needs: "14:03", "14:03:20", "14:03:20.250".
QString tickText(FineMoment at, TimeScale::Span step);

} // namespace pb
