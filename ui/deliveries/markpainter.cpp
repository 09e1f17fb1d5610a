// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/markpainter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "ui/deliveries/deliverylook.h"
#include "ui/theme.h"

namespace pb {

namespace {

constexpr double demandEnds = 8; ///< of the bracket, downwards

} // namespace

MarkPainter::MarkPainter(const Theme& theme, QPainter& painter, const QFont& font)
    : m_theme(theme), m_painter(painter), m_small(smallFont(font))
{
}

QFont MarkPainter::smallFont(const QFont& font)
{
    QFont small = font;
    if (small.pointSizeF() > 8) small.setPointSizeF(small.pointSizeF() - 1);
    return small;
}

/// Colour is not the only sign, the shape tells too: what was delivered stands full, what comes again is cut
/// at the top, what is halted is parted, what ended for good has a cap.
QRectF MarkPainter::shaped(const QRectF& box, AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Retry:
    case AttemptOutcome::Abandoned:
    case AttemptOutcome::Interrupted:
        return box.adjusted(0, 9, 0, 0);
    default:
        return box;
    }
}

void MarkPainter::bar(const QRectF& box, AttemptOutcome outcome)
{
    const QColor colour = toneFill(outcomeTone(outcome), m_theme.colours());
    const QRectF form = shaped(box, outcome);
    const double radius = std::min(3.5, form.width() / 2);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    if (outcome == AttemptOutcome::Halted) {
        const double half = (form.height() - 4) / 2;
        m_painter.drawRoundedRect(QRectF(form.left(), form.top(), form.width(), half), radius, radius);
        m_painter.drawRoundedRect(QRectF(form.left(), form.bottom() - half, form.width(), half), radius,
                                  radius);
        return;
    }
    if (outcome == AttemptOutcome::Interrupted) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(colour, 1.4, Qt::DotLine));
        m_painter.drawRoundedRect(form.adjusted(0.7, 0.7, -0.7, -0.7), radius, radius);
        return;
    }
    m_painter.drawRoundedRect(form, radius, radius);
    const bool ended = outcome == AttemptOutcome::Suspended || outcome == AttemptOutcome::DeadLettered;
    if (!ended) return;
    const double cap = std::max(form.width() + 6, 9.0);
    m_painter.drawRoundedRect(QRectF(form.center().x() - cap / 2, form.top() - 1, cap, 4), 1.5, 1.5);
}

void MarkPainter::wait(const QRectF& box)
{
    const Colours& c = m_theme.colours();
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mixed(c.warnSoft, c.surface, 0.35));
    m_painter.drawRoundedRect(box, 3, 3);
    const QColor line = toneFill(OutcomeTone::Warn, c);
    const QBrush hatch(mixed(line, c.warnSoft, 0.45), Qt::BDiagPattern);
    m_painter.setBrushOrigin(QPointF(std::round(box.left()), 0)); // it moves with the wait
    m_painter.setBrush(hatch);
    m_painter.setPen(QPen(mixed(line, c.warnSoft, 0.5), 1));
    m_painter.drawRoundedRect(box, 3, 3);
}

void MarkPainter::demand(double left, double right, double y)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(
        QPen(toneFill(OutcomeTone::Warn, m_theme.colours()), 1.6, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    QPainterPath bracket(QPointF(left, y + demandEnds));
    bracket.lineTo(left, y);
    bracket.lineTo(right, y);
    bracket.lineTo(right, y + demandEnds);
    m_painter.drawPath(bracket);
}

void MarkPainter::planned(const QRectF& box)
{
    const Colours& c = m_theme.colours();
    m_painter.setBrush(c.surface);
    QPen dashed(toneFill(OutcomeTone::Warn, c), 1.6);
    dashed.setDashPattern({3, 2});
    m_painter.setPen(dashed);
    m_painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 3.5, 3.5);
}

/// A text in the middle of a box on a ground of its own, where there is room.
void MarkPainter::label(const QRectF& room, const QString& text, const QColor& colour, const QColor& ground)
{
    const QFontMetricsF metrics(m_small);
    const double width = metrics.horizontalAdvance(text) + 8;
    if (width + 4 > room.width()) return;
    const double height = std::min(metrics.height(), room.height());
    const QRectF plate(room.center().x() - width / 2, room.center().y() - height / 2, width, height);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(plate, height / 2, height / 2);
    m_painter.setFont(m_small);
    m_painter.setPen(colour);
    m_painter.drawText(plate, Qt::AlignCenter, text);
}

} // namespace pb
