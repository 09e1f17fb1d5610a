// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/timescale.h"

#include <algorithm>
#include <cmath>

#include <QDateTime>

namespace pb {

using namespace std::chrono_literals;

namespace {

/// Steps between ticks, each a whole part of the next larger unit; beyond a day whole days.
constexpr std::chrono::microseconds steps[] = {
    100us, 200us, 500us, 1ms, 2ms, 5ms, 10ms, 20ms,    50ms,     100ms,    200ms,   500ms,
    1s,    2s,    5s,    10s, 15s, 30s, 1min, 2min,    5min,     10min,    15min,   30min,
    1h,    2h,    3h,    6h,  12h, 24h, 48h,  7 * 24h, 14 * 24h, 28 * 24h, 91 * 24h};

} // namespace

TimeScale::TimeScale(FineMoment start, Span span, double width)
    : m_start(start), m_span(std::clamp(span, shortest, longest)), m_width(std::max(width, 1.0))
{
}

double TimeScale::x(FineMoment moment) const
{
    return length(moment - m_start);
}

FineMoment TimeScale::at(double x) const
{
    const double part = x / m_width * static_cast<double>(m_span.count());
    return m_start + Span(std::llround(part));
}

double TimeScale::length(Span time) const
{
    return static_cast<double>(time.count()) * m_width / static_cast<double>(m_span.count());
}

TimeScale TimeScale::zoomed(double factor, double anchor) const
{
    const double wanted = static_cast<double>(m_span.count()) / factor;
    const Span span = std::clamp(Span(std::llround(std::min(wanted, static_cast<double>(longest.count())))),
                                 shortest, longest);
    const double before = anchor / m_width * static_cast<double>(span.count());
    return {at(anchor) - Span(std::llround(before)), span, m_width};
}

TimeScale TimeScale::panned(double pixels) const
{
    return {at(pixels), m_span, m_width};
}

TimeScale TimeScale::resized(double width) const
{
    return {m_start, m_span, width};
}

TimeScale TimeScale::startingAt(FineMoment start) const
{
    return {start, m_span, m_width};
}

TimeScale::Span TimeScale::tickStep(double distance) const
{
    for (const Span step : steps)
        if (length(step) >= distance) return step;
    return steps[std::size(steps) - 1];
}

std::vector<TimeScale::Tick> TimeScale::ticks(double distance, std::chrono::seconds utcOffset) const
{
    const Span step = tickStep(distance);
    const auto local = (m_start.time_since_epoch() + utcOffset).count();
    const auto past = local % step.count();
    const auto toNext = past > 0 ? step.count() - past : -past;
    std::vector<Tick> found;
    for (FineMoment at = m_start + Span(toNext); at <= end(); at += step)
        found.push_back({at, x(at)});
    return found;
}

QString tickText(FineMoment at, TimeScale::Span step)
{
    const auto moment = std::chrono::floor<std::chrono::milliseconds>(at);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
    if (step < 1ms) {
        const auto rest = (at - moment).count();
        return local.toString(QStringLiteral("HH:mm:ss.zzz")) +
               QStringLiteral("%1").arg(rest / 100, 1, 10, QLatin1Char('0'));
    }
    if (step < 1s) return local.toString(QStringLiteral("HH:mm:ss.zzz"));
    if (step < 1min) return local.toString(QStringLiteral("HH:mm:ss"));
    if (step < 24h) return local.toString(QStringLiteral("HH:mm"));
    return local.toString(QStringLiteral("yyyy-MM-dd"));
}

} // namespace pb
