// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/timelinepainter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "models/tables/attempttext.h"
#include "ui/deliveries/deliverylook.h"
#include "ui/deliveries/lanepainter.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int headingPadding = 14;
constexpr int chipHeight = 19;
constexpr int chipIcon = 13;

struct TimelineTexts
{
    Q_DECLARE_TR_FUNCTIONS(TimelineTexts)
};

QDateTime local(FineMoment moment)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::floor<std::chrono::milliseconds>(moment).time_since_epoch().count());
}

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace

TimelinePainter::TimelinePainter(const Theme& theme, QPainter& painter, const QFont& font)
    : m_theme(theme), m_painter(painter), m_font(font), m_small(MarkPainter::smallFont(font))
{
}

QRect TimelinePainter::chart(const TimelinePicture& picture) const
{
    return picture.whole.adjusted(picture.headingWidth, picture.stack.top, 0, 0);
}

/// As far apart as the labels need; fine ones are longer.
double TimelinePainter::tickDistance(const TimeScale& scale) const
{
    const QFontMetricsF metrics(m_small);
    const double usual = metrics.horizontalAdvance(u"00:00:00"_s) + 40;
    if (scale.tickStep(usual) >= std::chrono::seconds(1)) return usual;
    return metrics.horizontalAdvance(u"00:00:00.0000"_s) + 28;
}

std::vector<TimeScale::Tick> TimelinePainter::ticks(const TimelinePicture& picture) const
{
    return picture.scale.ticks(tickDistance(picture.scale),
                               std::chrono::seconds(local(picture.scale.start()).offsetFromUtc()));
}

void TimelinePainter::paint(const TimelinePicture& picture)
{
    const Colours& c = m_theme.colours();
    m_painter.fillRect(picture.whole, c.surface);
    for (int lane = 0; lane < picture.stack.lanes; ++lane) {
        const int top = picture.stack.laneTop(lane);
        if (top < picture.whole.bottom() && top + picture.stack.height > picture.stack.top)
            paintLane(picture, lane);
    }
    paintIncomplete(picture);
    m_painter.setPen(c.border);
    m_painter.drawLine(picture.headingWidth - 1, picture.stack.top, picture.headingWidth - 1,
                       picture.whole.bottom());
    paintAxis(picture);
    paintNow(picture);
}

void TimelinePainter::paintLane(const TimelinePicture& picture, int lane)
{
    const Colours& c = m_theme.colours();
    const LaneRow& row = picture.rows[static_cast<std::size_t>(lane)];
    const bool selected = row.feed().id == picture.feed;
    const QRect box(0, picture.stack.laneTop(lane), picture.whole.width(), picture.stack.height);
    const QColor ground = selected        ? mixed(c.surface, c.accentSoft, 0.38)
                          : lane % 2 == 0 ? c.surface
                                          : c.stripe;
    m_painter.fillRect(box, ground);
    const QRect clip = chart(picture);
    m_painter.save();
    m_painter.setClipRect(clip);
    m_painter.setPen(faded(c.border, 0.75));
    for (const TimeScale::Tick& tick : ticks(picture)) {
        const int x = picture.headingWidth + static_cast<int>(std::lround(tick.x));
        m_painter.drawLine(x, box.top(), x, box.bottom());
    }
    m_painter.restore();
    m_painter.save();
    m_painter.setClipRect(clip);
    LanePainter painter(m_theme, m_painter, m_font);
    const QRectF area(QPointF(picture.headingWidth, box.top()), QSizeF(picture.scale.width(), box.height()));
    painter.paint({row, picture.scale, area, picture.now, ground, selected ? picture.attempt : 0});
    m_painter.restore();
    m_painter.setPen(c.border);
    m_painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom());
    m_painter.save();
    m_painter.setClipRect(QRect(0, picture.stack.top, picture.headingWidth, picture.whole.height()));
    paintHeading(picture, row, QRect(0, box.top(), picture.headingWidth - 1, box.height() - 1), selected);
    m_painter.restore();
}

void TimelinePainter::paintHeading(const TimelinePicture& picture, const LaneRow& row, const QRect& box,
                                   bool selected)
{
    const Colours& c = m_theme.colours();
    m_painter.fillRect(box, selected ? c.accentSoft : c.surface);
    if (selected) m_painter.fillRect(QRect(box.topLeft(), QSize(4, box.height())), c.accent);
    const QRect inner = box.adjusted(headingPadding, 6, -10, -6);
    const QFontMetrics small(m_small);
    const QString lag = lagText(row.state);
    const int lagWidth = lag.isEmpty() ? 0 : small.horizontalAdvance(lag) + 8;
    m_painter.setFont(m_small);
    m_painter.setPen(c.muted);
    const int line = QFontMetrics(m_font).height();
    m_painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line),
                       Qt::AlignRight | Qt::AlignVCenter, lag);
    QFont bold = m_font;
    bold.setWeight(QFont::DemiBold);
    m_painter.setFont(bold);
    m_painter.setPen(selected ? c.accent : c.text);
    const int titleRoom = inner.width() - lagWidth;
    m_painter.drawText(QRect(inner.left(), inner.top(), titleRoom, line), Qt::AlignLeft | Qt::AlignVCenter,
                       QFontMetrics(bold).elidedText(feedTitle(row.feed()), Qt::ElideRight, titleRoom));
    m_painter.setFont(m_small);
    m_painter.setPen(selected ? c.text : c.muted);
    m_painter.drawText(
        QRect(inner.left(), inner.top() + line, inner.width(), small.height() + 1),
        Qt::AlignLeft | Qt::AlignVCenter,
        small.elidedText(QString::fromStdString(row.feed().url), Qt::ElideMiddle, inner.width()));
    paintChip(picture, row,
              QRect(inner.left() - 2, inner.bottom() - chipHeight + 1, inner.width() + 2, chipHeight));
}

/// What the feed does now: icon and words. A countdown only while it is kept up.
void TimelinePainter::paintChip(const TimelinePicture& picture, const LaneRow& row, const QRect& room)
{
    const Colours& c = m_theme.colours();
    const QFontMetrics metrics(m_small);
    const auto now = std::chrono::floor<std::chrono::milliseconds>(picture.now);
    QString words = activityText(row.state, picture.live ? std::optional<Moment>(now) : std::nullopt);
    const int frame = 7 + chipIcon + 5 + 9;
    if (metrics.horizontalAdvance(words) + frame > room.width() && row.state.nextAt && picture.live) {
        FeedState brief = row.state;
        brief.nextAt.reset();
        words = TimelineTexts::tr("%1 (%2)").arg(activityText(brief, now),
                                                 countdownText(*row.state.nextAt - now));
    }
    const int width = std::min(metrics.horizontalAdvance(words) + frame, room.width());
    const QRect chip(room.left(), room.top(), width, room.height());
    const QColor colour = activityColour(row.state.activity, c);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(activityGround(row.state.activity, c));
    m_painter.drawRoundedRect(chip, chip.height() / 2.0, chip.height() / 2.0);
    m_painter.drawPixmap(chip.left() + 7, chip.top() + (chip.height() - chipIcon) / 2,
                         m_theme.icon(activityIcon(row.state.activity), colour).pixmap(chipIcon, chipIcon));
    m_painter.setPen(colour);
    m_painter.setFont(m_small);
    const QRect text = chip.adjusted(7 + chipIcon + 5, 0, -6, 0);
    m_painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                       metrics.elidedText(words, Qt::ElideRight, text.width()));
    m_painter.restore();
}

void TimelinePainter::paintAxis(const TimelinePicture& picture)
{
    const Colours& c = m_theme.colours();
    const QRect axis(0, 0, picture.whole.width(), picture.stack.top);
    m_painter.fillRect(axis, c.surface);
    m_painter.setPen(c.border);
    m_painter.drawLine(axis.left(), axis.bottom(), axis.right(), axis.bottom());
    m_painter.setFont(m_small);
    m_painter.setPen(c.muted);
    m_painter.drawText(
        QRect(headingPadding, 0, picture.headingWidth - headingPadding, axis.height()),
        Qt::AlignVCenter | Qt::AlignLeft,
        QLocale().toString(local(picture.scale.start()).date(), TimelineTexts::tr("ddd d MMM yyyy")));
    m_painter.save();
    m_painter.setClipRect(axis.adjusted(picture.headingWidth, 0, 0, 0));
    const TimeScale::Span step = picture.scale.tickStep(tickDistance(picture.scale));
    for (const TimeScale::Tick& tick : ticks(picture)) {
        const int x = picture.headingWidth + static_cast<int>(std::lround(tick.x));
        m_painter.setPen(c.strongBorder);
        m_painter.drawLine(x, axis.bottom() - 5, x, axis.bottom());
        // A label that is cut, or stands behind the flag of now, is left out.
        const QString text = tickText(tick.at, step);
        const int half = QFontMetrics(m_small).horizontalAdvance(text) / 2 + 1;
        const bool behindNow = std::abs(tick.x - picture.scale.x(picture.now)) < half + flagWidth() / 2 + 4;
        if (behindNow || tick.x < half || tick.x > picture.scale.width() - half) continue;
        m_painter.setPen(c.muted);
        m_painter.drawText(QRect(x - half, 0, 2 * half, axis.height() - 5), Qt::AlignCenter, text);
    }
    m_painter.restore();
}

double TimelinePainter::flagWidth() const
{
    return QFontMetricsF(m_small).horizontalAdvance(TimelineTexts::tr("now")) + 16;
}

/// Now is a line with a flag in the axis.
void TimelinePainter::paintNow(const TimelinePicture& picture)
{
    const double x = picture.headingWidth + picture.scale.x(picture.now);
    if (x < picture.headingWidth || x > picture.whole.width()) return;
    const Colours& c = m_theme.colours();
    const double width = flagWidth();
    const int bottom = std::min(picture.stack.laneTop(picture.stack.lanes), picture.whole.height());
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(c.accent, 1.6));
    m_painter.drawLine(QPointF(x, picture.stack.top - 6), QPointF(x, bottom));
    const QRectF flag(std::min(x - width / 2, picture.whole.width() - width - 2.0), 4, width,
                      picture.stack.top - 11.0);
    QPainterPath path;
    path.addRoundedRect(flag, 5, 5);
    path.moveTo(x - 4, flag.bottom() - 0.5);
    path.lineTo(x, flag.bottom() + 4);
    path.lineTo(x + 4, flag.bottom() - 0.5);
    path.closeSubpath();
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(c.accent);
    m_painter.drawPath(path);
    QFont bold = m_small;
    bold.setWeight(QFont::DemiBold);
    m_painter.setFont(bold);
    m_painter.setPen(c.onAccent);
    m_painter.drawText(flag, Qt::AlignCenter, TimelineTexts::tr("now"));
    m_painter.restore();
}

/// Too many attempts to hold: where those that are shown begin.
void TimelinePainter::paintIncomplete(const TimelinePicture& picture)
{
    if (picture.completeFrom == Moment::min()) return;
    const double x = picture.headingWidth + picture.scale.x(fine(picture.completeFrom));
    if (x <= picture.headingWidth) return;
    const Colours& c = m_theme.colours();
    const QRectF area = QRectF(picture.headingWidth, picture.stack.top, x - picture.headingWidth,
                               picture.stack.lanes * picture.stack.height)
                            .intersected(QRectF(chart(picture)));
    m_painter.fillRect(area, faded(c.hover, 0.85));
    m_painter.setPen(c.muted);
    m_painter.setFont(m_small);
    m_painter.drawText(area.adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap,
                       TimelineTexts::tr("Too many attempts to show at once: zoom in to see these."));
}

} // namespace pb
