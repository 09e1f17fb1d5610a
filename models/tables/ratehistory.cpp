// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ratehistory.h"

#include <algorithm>
#include <cmath>

namespace pb {

using namespace std::chrono_literals;

namespace {

/// The hour, what a wide bucket reaches beyond it, and the second that is not over yet.
constexpr std::size_t buckets = RateHistory::longest / 1s + 8;

std::int64_t secondOf(std::chrono::milliseconds at)
{
    return std::chrono::floor<std::chrono::seconds>(at).count();
}

} // namespace

RateHistory::RateHistory() : m_counts(buckets, 0.0)
{
}

double& RateHistory::bucket(std::int64_t second)
{
    return m_counts[static_cast<std::size_t>(second) % buckets];
}

double RateHistory::count(std::int64_t second) const
{
    const bool held = second > m_newest - static_cast<std::int64_t>(buckets) && second <= m_newest;
    if (!held || second < m_first) return 0;
    return m_counts[static_cast<std::size_t>(second) % buckets];
}

void RateHistory::forgetUpTo(std::int64_t second)
{
    const std::int64_t from = std::max(m_newest + 1, second - static_cast<std::int64_t>(buckets) + 1);
    for (std::int64_t next = from; next <= second; ++next)
        bucket(next) = 0;
    m_newest = std::max(m_newest, second);
}

void RateHistory::note(std::int64_t total, std::chrono::milliseconds now)
{
    if (!m_last) {
        m_first = m_newest = secondOf(now);
        m_last = Sample{total, now};
        return;
    }
    if (now < m_last->at) return;
    const double grown = static_cast<double>(total < m_last->total ? total : total - m_last->total);
    const std::chrono::milliseconds from = std::max(m_last->at, now - longest);
    forgetUpTo(secondOf(now));
    if (now <= from) {
        bucket(m_newest) += grown;
    } else if (grown > 0) {
        const double perMs = grown / static_cast<double>((now - from).count());
        for (std::int64_t second = secondOf(from); second <= m_newest; ++second) {
            const std::chrono::milliseconds begin = std::max(from, std::chrono::milliseconds(second * 1000));
            const std::chrono::milliseconds end =
                std::min(now, std::chrono::milliseconds((second + 1) * 1000));
            bucket(second) += perMs * static_cast<double>((end - begin).count());
        }
    }
    m_last = Sample{total, now};
}

QList<QPointF> RateHistory::points(std::chrono::seconds span) const
{
    const std::int64_t seconds = std::clamp(span, 1s, longest).count();
    const std::int64_t width = (seconds + mostPoints - 2) / (mostPoints - 1);
    QList<QPointF> points;
    points.reserve(seconds / width + 1);
    // Wide buckets begin at whole multiples of their width, so that their means do not change as time goes
    // on.
    const std::int64_t end = m_newest / width * width;
    for (std::int64_t begin = end - seconds / width * width; begin < end; begin += width) {
        double sum = 0;
        for (std::int64_t second = begin; second < begin + width; ++second)
            sum += count(second);
        points.append({static_cast<double>(begin + width - end), sum / static_cast<double>(width)});
    }
    if (!points.isEmpty()) points.prepend({static_cast<double>(-seconds), points.front().y()});
    return points;
}

double RateHistory::rate(std::chrono::seconds span) const
{
    const std::int64_t begin = std::max(m_newest - span.count(), m_first);
    double sum = 0;
    for (std::int64_t second = begin; second < m_newest; ++second)
        sum += count(second);
    return begin < m_newest ? sum / static_cast<double>(m_newest - begin) : 0;
}

double axisTop(double value)
{
    if (!(value > 2)) return 2;
    const double unit = std::pow(10, std::floor(std::log10(value)));
    const bool ones = unit < 10; // whose halves must be whole
    for (const double step : {1.0, 1.2, 1.6, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0}) {
        if (ones && std::fmod(step, 2) != 0) continue;
        if (value <= step * unit * (1 + 1e-9)) return step * unit;
    }
    return 10 * unit;
}

} // namespace pb
