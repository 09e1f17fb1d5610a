// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFont>
#include <QRect>

#include "models/tables/lanelayout.h"

class QPainter;

namespace pb {

class Theme;

/// What a time line is painted from.
struct TimelinePicture
{
    const std::vector<LaneRow>& rows;
    const TimeScale& scale;
    LaneStack stack;
    QRect whole;          ///< the viewport
    int headingWidth = 0; ///< of the lanes' names, left
    FineMoment now{};
    Moment completeFrom = Moment::min();
    bool live = false;     ///< repainted as time goes by
    std::int64_t feed = 0; ///< selected
    std::int64_t attempt = 0;
};

/// Paints the whole of a time line: axis, lanes with their headings, and now.
class TimelinePainter
{
public:
    static constexpr int axisHeight = 32;

    TimelinePainter(const Theme& theme, QPainter& painter, const QFont& font);
    void paint(const TimelinePicture& picture);

private:
    void paintLane(const TimelinePicture& picture, int lane);
    void paintHeading(const TimelinePicture& picture, const LaneRow& row, const QRect& box, bool selected);
    void paintChip(const TimelinePicture& picture, const LaneRow& row, const QRect& room);
    void paintAxis(const TimelinePicture& picture);
    void paintNow(const TimelinePicture& picture);
    void paintIncomplete(const TimelinePicture& picture);
    double flagWidth() const;
    double tickDistance(const TimeScale& scale) const;
    std::vector<TimeScale::Tick> ticks(const TimelinePicture& picture) const;
    QRect chart(const TimelinePicture& picture) const;

    const Theme& m_theme;
    QPainter& m_painter;
    QFont m_font;
    QFont m_small;
};

} // namespace pb
