// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/lanelayout.h"

#include <algorithm>
#include <cmath>

namespace pb {

namespace {

/// Time is cut into cells at round multiples, whatever the scale starts with.
FineMoment cellEnd(FineMoment moment, TimeScale::Span cell)
{
    const auto ticks = moment.time_since_epoch().count();
    const auto width = std::max<TimeScale::Span::rep>(cell.count(), 1);
    const auto number = ticks >= 0 ? ticks / width : (ticks - width + 1) / width;
    return FineMoment(TimeScale::Span((number + 1) * width));
}

} // namespace

LaneLayout::LaneLayout(const LaneRow& row, const TimeScale& scale)
    : m_lane(row.lane), m_lastWaitEnd(row.live.lastWaitEnd), m_scale(scale)
{
    const auto& marks = m_lane->marks();
    // Attempts of a feed follow one another, so of those before the picture only the last may reach into it.
    std::size_t next = m_lane->firstFrom(scale.start());
    if (next > 0) --next;
    const auto cellSpan =
        TimeScale::Span(std::llround(static_cast<double>(scale.span().count()) * cell / scale.width()));
    while (next < marks.size() && marks[next].start <= scale.end()) {
        const bool crowded =
            next + 1 < marks.size() &&
            scale.x(marks[next + 1].start) <
                std::max(scale.x(marks[next].end), scale.x(marks[next].start) + leastBar) + 1;
        const std::size_t after =
            crowded ? std::max(m_lane->firstFrom(cellEnd(marks[next].start, cellSpan)), next + 1) : next + 1;
        add(next, after - next);
        next = after;
    }
    addQuiet(row.quietStretches());
}

void LaneLayout::addQuiet(std::span<const QuietStretch> stretches)
{
    FineMoment from = m_scale.start();
    while (from < m_scale.end()) {
        const auto next =
            std::partition_point(stretches.begin(), stretches.end(),
                                 [from](const QuietStretch& stretch) { return stretch.to <= from; });
        if (next == stretches.end() || next->from >= m_scale.end()) return;
        const Band band{m_scale.x(next->from), m_scale.x(next->to)};
        if (band.right - band.left >= leastBar) m_quiet.push_back(band);
        // What ends within the same pixels is too short to be seen.
        from = std::max(next->to, m_scale.at(m_scale.x(from) + leastBar));
    }
}

void LaneLayout::add(std::size_t first, std::size_t count)
{
    const auto& marks = m_lane->marks();
    const LaneMark& last = marks[first + count - 1];
    LaneItem item;
    item.first = first;
    item.count = count;
    item.left = m_scale.x(marks[first].start);
    item.right = std::max(m_scale.x(last.end), m_scale.x(last.start) + leastBar);
    if (count > 1 && first + count < marks.size()) // the next block begins where it should
        item.right =
            std::min(item.right, std::max(m_scale.x(marks[first + count].start), item.left + leastBar));
    if (!m_items.empty() && item.left < m_items.back().right) {
        // A bar widened to be seen gives way to what follows it, as far as it can.
        item.left = std::min(m_items.back().right, item.right - 1);
    }
    const bool isLast = first + count == marks.size();
    const FineMoment waitEnd = isLast && m_lastWaitEnd ? *m_lastWaitEnd : last.waitEnd;
    item.waitRight = waitEnd > last.end ? m_scale.x(waitEnd) : item.right;
    item.demandRight = last.demands() ? m_scale.x(last.demandEnd) : item.right;
    item.counts = m_lane->counts(first, count);
    if (std::max({item.right, item.waitRight, item.demandRight}) < 0) return;
    m_items.push_back(item);
}

std::optional<std::size_t> LaneLayout::markAt(double x) const
{
    const LaneItem* nearest = nullptr;
    double least = tolerance;
    const LaneItem* waiting = nullptr;
    for (const LaneItem& item : m_items) {
        const double off = std::max({item.left - x, x - item.right, 0.0});
        if (off < least || (off <= least && nearest == nullptr)) {
            nearest = &item;
            least = off;
        }
        if (x > item.right && x <= std::max(item.waitRight, item.demandRight)) waiting = &item;
    }
    if (nearest == nullptr && waiting == nullptr) return std::nullopt;
    if (nearest == nullptr) return waiting->first + waiting->count - 1;
    if (!nearest->isBlock()) return nearest->first;
    const FineMoment at = m_scale.at(x);
    std::size_t found =
        std::clamp(m_lane->firstFrom(at), nearest->first, nearest->first + nearest->count - 1);
    if (found > nearest->first && at - m_lane->marks()[found - 1].start < m_lane->marks()[found].start - at)
        --found;
    return found;
}

std::optional<int> LaneStack::laneAt(int y) const
{
    if (y < top || height < 1) return std::nullopt;
    const int lane = (y - top + scrolled) / height;
    return lane < lanes ? std::optional(lane) : std::nullopt;
}

int LaneStack::scrolledTo(int lane, int room) const
{
    const int above = lane * height;
    if (above < scrolled) return above;
    return above + height > scrolled + room ? std::max(above + height - room, 0) : scrolled;
}

} // namespace pb
