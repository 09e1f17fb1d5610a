// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/tables/deliverylanes.h"

namespace pb {

/// Something that stands on a lane, in pixels from the picture's left.
struct LaneItem
{
    std::size_t first = 0; ///< index into Lane::marks()
    std::size_t count = 1; ///< above 1: attempts too close to be told apart
    double left = 0;
    double right = 0;
    double waitRight = 0;   ///< a wait is hatched from `right` to here; not beyond `right`: there is none
    double demandRight = 0; ///< a demand is bracketed from `right` to here; not beyond `right`: there is none
    OutcomeCounts counts;

    bool isBlock() const { return count > 1; }
};

/// Where a lane's attempts stand on the scale. What is drawn is bounded by the width, however many attempts
/// are in view: those of one cell of some pixels become one block with their count.
class LaneLayout
{
public:
    static constexpr double leastBar = 3; ///< an attempt is never narrower
    static constexpr double cell = 8; ///< a block's width; its ends are round times, so that it stands still
    static constexpr double tolerance = 4; ///< a click this far beside a mark still means it

    LaneLayout() = default;
    LaneLayout(const LaneRow& row, const TimeScale& scale);

    const std::vector<LaneItem>& items() const { return m_items; }

    /// From one pixel to another; both may lie outside the picture.
    struct Band
    {
        double left = 0;
        double right = 0;
    };
    /// Where the consumer was to be left alone, whoever was told so. Bounded by the width like the items.
    const std::vector<Band>& quiet() const { return m_quiet; }

    /// The attempt at a pixel: the one whose bar is nearest, else the one that waits there; of a block the
    /// attempt nearest in time. Index into Lane::marks().
    std::optional<std::size_t> markAt(double x) const;

private:
    void add(std::size_t first, std::size_t count);
    void addQuiet(std::span<const QuietStretch> stretches);

    std::shared_ptr<const Lane> m_lane;
    std::optional<FineMoment> m_lastWaitEnd;
    TimeScale m_scale{{}, std::chrono::seconds(1), 1};
    std::vector<LaneItem> m_items;
    std::vector<Band> m_quiet;
};

/// Which lane stands where: rows of one height below a heading, scrolled.
struct LaneStack
{
    int top = 0;    ///< pixels of the heading
    int height = 1; ///< of one lane
    int scrolled = 0;
    int lanes = 0;

    int laneTop(int lane) const { return top + lane * height - scrolled; }
    /// The lane at a pixel; nothing in the heading or below the last.
    std::optional<int> laneAt(int y) const;
    /// How far it must be scrolled so that a lane stands within a picture of `room` pixels below the heading.
    int scrolledTo(int lane, int room) const;
};

} // namespace pb
