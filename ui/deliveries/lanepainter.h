// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPixmap>

#include "models/tables/lanelayout.h"
#include "ui/deliveries/markpainter.h"

class QPainter;

namespace pb {

class Theme;

/// Paints what stands on one lane: attempts with their phases, waits, demands, blocks, and what is under way
/// or planned. Coordinates are the picture's; the lane's rectangle is given.
class LanePainter
{
public:
    static constexpr int laneHeight = 68;

    LanePainter(const Theme& theme, QPainter& painter, const QFont& font);

    /// `area`: where the lane's attempts may stand; `scale` has its pixel 0 at the area's left.
    struct Lane
    {
        const LaneRow& row;
        const TimeScale& scale;
        QRectF area;
        FineMoment now{};
        QColor ground;
        std::int64_t selected = 0; ///< number of the selected attempt; 0: none
    };
    void paint(const Lane& lane);

private:
    void paintQuiet(const Lane& lane, const LaneLayout& layout, const LaneLayout::Band& band);
    void paintItemWait(const Lane& lane, const LaneItem& item);
    void paintItemDemand(const Lane& lane, const LaneItem& item);
    void paintAttempt(const Lane& lane, const LaneItem& item, const QRectF& box);
    void paintBlock(const LaneItem& item, const QRectF& box);
    void paintSelection(const Lane& lane, const LaneItem& item, const QRectF& box);
    void paintSigns(const Lane& lane, const LaneLayout& layout);
    void paintBlockCounts(const Lane& lane, const LaneLayout& layout);
    void paintLive(const Lane& lane);
    QPixmap sign(const QString& icon, const QColor& colour) const;

    const Theme& m_theme;
    QPainter& m_painter;
    MarkPainter m_marks;
    QFont m_small;
};

} // namespace pb
