// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include <QList>
#include <QPointF>

namespace pb {

/// How fast a counter grew in each second of the last hour, from samples of its total. Knows no clock.
class RateHistory
{
public:
    static constexpr std::chrono::seconds longest = std::chrono::hours(1);
    static constexpr int mostPoints = 1000;

    RateHistory();

    /// The counter stands at `total`; `now` is any steady clock's time and does not go back. What it grew
    /// since the sample before is spread over the time between. A counter below its last total began anew at
    /// 0.
    void note(std::int64_t total, std::chrono::milliseconds now);

    /// The rates of the last `span` (at most an hour) that are whole seconds: x is seconds before now, from
    /// -span to 0, y is per second. At most mostPoints, means of several seconds where there are more.
    QList<QPointF> points(std::chrono::seconds span) const;
    /// The mean rate of the last `span` that are whole seconds.
    double rate(std::chrono::seconds span) const;
    bool empty() const { return !m_last.has_value(); }

private:
    struct Sample
    {
        std::int64_t total = 0;
        std::chrono::milliseconds at{0};
    };
    double& bucket(std::int64_t second);
    double count(std::int64_t second) const;
    void forgetUpTo(std::int64_t second);

    std::vector<double> m_counts; ///< by second, modulo their number
    std::optional<Sample> m_last;
    std::int64_t m_newest = 0; ///< the second that samples fall into now
    std::int64_t m_first = 0;  ///< the second of the first sample
};

/// The smallest of 1, 2, 4, 6, 8, 10, 20, ... that is not below the value (at least 2): a quiet top of an
/// axis that is halved.
double axisTop(double value);

} // namespace pb
