// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/pairpicture.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <QDateTime>
#include <QPainter>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr double tickDistance = 90;
constexpr double dot = 2.6;
constexpr double sign = 5;

/// The standings in the order they are drawn: what must not be overlooked comes last.
constexpr PairStanding drawnOrder[] = {
    PairStanding::Answered,           PairStanding::Elsewhere, PairStanding::OtherSender,
    PairStanding::TurnedAway,         PairStanding::CutOff,    PairStanding::NeverArrived,
    PairStanding::AcknowledgementLost};

QColor colourOf(PairStanding standing, const Colours& c)
{
    switch (standing) {
    case PairStanding::Answered:
        return c.good;
    case PairStanding::TurnedAway:
    case PairStanding::CutOff:
        return c.warn;
    case PairStanding::AcknowledgementLost:
    case PairStanding::NeverArrived:
        return c.bad;
    default:
        return c.muted;
    }
}

void drawCross(QPainter& painter, QPointF at, double half)
{
    painter.drawLine(at + QPointF(-half, -half), at + QPointF(half, half));
    painter.drawLine(at + QPointF(-half, half), at + QPointF(half, -half));
}

void drawDiamond(QPainter& painter, QPointF at, double half)
{
    const QPointF corners[] = {at + QPointF(0, -half), at + QPointF(half, 0), at + QPointF(0, half),
                               at + QPointF(-half, 0)};
    painter.drawPolygon(corners, 4);
}

QPen linePen(PairStanding standing, const Colours& c)
{
    QColor colour = colourOf(standing, c);
    switch (standing) {
    case PairStanding::AcknowledgementLost: {
        QPen pen(colour, 1.6);
        pen.setDashPattern({3, 2.5});
        return pen;
    }
    case PairStanding::CutOff: {
        QPen pen(colour, 1.2);
        pen.setDashPattern({1, 2.5});
        return pen;
    }
    case PairStanding::TurnedAway:
        return QPen(colour, 1.2);
    case PairStanding::NeverArrived:
        return QPen(colour, 1.6);
    default:
        colour.setAlpha(110);
        return QPen(colour, 1);
    }
}

/// A long attempt is a bar, as long as it took.
void drawStretch(QPainter& painter, const PairStage& stage, const Colours& c, const SentMark& mark,
                 PairStanding standing)
{
    const double from = std::max(stage.sentX(mark), stage.field.left());
    const double to = std::min(stage.endX(mark), stage.field.right());
    if (to - from < 2 * dot) return;
    QColor soft = colourOf(standing, c);
    soft.setAlpha(90);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawRoundedRect(QRectF(from, stage.upper - dot, to - from, 2 * dot), dot, dot);
}

void drawReceiptSign(QPainter& painter, QPointF at, PairStanding standing, const Colours& c)
{
    const QColor colour = colourOf(standing, c);
    if (standing == PairStanding::OtherSender) {
        drawSign(painter, at, standing, c);
        return;
    }
    const bool taken = standing == PairStanding::Answered || standing == PairStanding::AcknowledgementLost;
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(taken ? colour : c.surface);
    const double radius = standing == PairStanding::AcknowledgementLost ? 3.6 : dot;
    painter.drawEllipse(at, radius, radius);
}

void drawPair(QPainter& painter, const PairStage& stage, const Colours& c, const ReceiptPair& pair)
{
    const std::optional<QPointF> sent =
        pair.attempt ? std::optional(QPointF(stage.sentX(*pair.attempt), stage.upper)) : std::nullopt;
    const std::optional<QPointF> taken =
        pair.receipt ? std::optional(QPointF(stage.takenX(*pair.receipt), stage.lower)) : std::nullopt;
    painter.setPen(linePen(pair.standing, c));
    if (sent && taken) painter.drawLine(*sent, *taken);
    if (pair.standing == PairStanding::NeverArrived) {
        const double end = (stage.upper + stage.lower) / 2;
        painter.drawLine(*sent, QPointF(sent->x(), end));
        painter.drawLine(QPointF(sent->x() - 4, end), QPointF(sent->x() + 4, end));
    }
    if (pair.attempt) drawStretch(painter, stage, c, *pair.attempt, pair.standing);
    if (taken) drawReceiptSign(painter, *taken, pair.standing, c);
    if (sent) drawSign(painter, *sent, pair.standing, c);
}

} // namespace

void drawSign(QPainter& painter, QPointF at, PairStanding standing, const Colours& c)
{
    const QColor colour = colourOf(standing, c);
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(colour);
    switch (standing) {
    case PairStanding::Answered:
        painter.drawEllipse(at, dot, dot);
        break;
    case PairStanding::TurnedAway:
        drawDiamond(painter, at, sign - 0.5);
        break;
    case PairStanding::AcknowledgementLost: {
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(c.badSoft);
        painter.drawEllipse(at, sign + 1.7, sign + 1.7);
        QPen cross(colour, 2.2);
        cross.setCapStyle(Qt::RoundCap);
        painter.setPen(cross);
        drawCross(painter, at, 3);
        break;
    }
    case PairStanding::CutOff:
        painter.setBrush(c.surface);
        painter.setPen(QPen(colour, 1.6));
        painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7));
        break;
    case PairStanding::NeverArrived:
        painter.setBrush(c.surface);
        painter.setPen(QPen(colour, 1.8));
        painter.drawEllipse(at, sign - 1, sign - 1);
        break;
    case PairStanding::Elsewhere:
        painter.setBrush(c.surface);
        painter.drawEllipse(at, dot, dot);
        break;
    case PairStanding::OtherSender:
        painter.setBrush(c.surface);
        drawDiamond(painter, at, sign - 1);
        break;
    }
}

void drawGround(QPainter& painter, const PairStage& stage, const Colours& c)
{
    const double left = stage.field.left();
    const double right = stage.field.right();
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(stage.scale.end()).time_since_epoch().count();
    const std::chrono::seconds offset(QDateTime::fromMSecsSinceEpoch(now).offsetFromUtc());
    const auto step = stage.scale.tickStep(tickDistance);
    const double text = painter.fontMetrics().height();
    for (const TimeScale::Tick& tick : stage.scale.ticks(tickDistance, offset)) {
        const double x = std::round(left + tick.x) + 0.5;
        painter.setPen(c.border);
        painter.drawLine(QPointF(x, stage.field.top()), QPointF(x, stage.field.bottom() - text - 2));
        painter.setPen(c.muted);
        const QRectF room(std::clamp(x - 50, left - 20, right - 80), stage.field.bottom() - text, 100, text);
        painter.drawText(room, Qt::AlignCenter, tickText(tick.at, step));
    }
    painter.setPen(QPen(c.strongBorder, 1));
    for (const double y : {stage.upper, stage.lower})
        painter.drawLine(QPointF(left, std::round(y) + 0.5), QPointF(right, std::round(y) + 0.5));
    painter.setPen(QPen(c.accent, 1.4));
    painter.drawLine(QPointF(right, stage.field.top()), QPointF(right, stage.field.bottom() - text - 2));
}

void drawPairs(QPainter& painter, const PairStage& stage, const Colours& c,
               const std::vector<ReceiptPair>& pairs)
{
    constexpr int none = -1'000'000;
    std::set<std::tuple<int, int>> drawn;
    for (const PairStanding standing : drawnOrder) {
        drawn.clear();
        for (const ReceiptPair& pair : pairs) {
            if (pair.standing != standing) continue;
            const int sent = pair.attempt ? qRound(stage.sentX(*pair.attempt)) : none;
            const int taken = pair.receipt ? qRound(stage.takenX(*pair.receipt)) : none;
            const bool isLong = pair.attempt && stage.endX(*pair.attempt) - sent > 2 * dot;
            if (!drawn.emplace(sent, taken).second && !isLong) continue;
            drawPair(painter, stage, c, pair);
        }
    }
}

void drawUnderWay(QPainter& painter, const PairStage& stage, const Colours& c, Moment start)
{
    using namespace std::chrono_literals;
    if (stage.scale.end() - start < 250ms) return;
    const double from = std::max(stage.field.left(), stage.field.left() + stage.scale.x(start));
    painter.setPen(QPen(c.accent, 1.6));
    painter.setBrush(c.accentSoft);
    painter.drawRoundedRect(QRectF(from, stage.upper - 4, stage.field.right() - from, 8), 4, 4);
}

void drawChosen(QPainter& painter, const PairStage& stage, const Colours& c, const ReceiptPair& pair,
                bool onReceipt)
{
    drawPair(painter, stage, c, pair);
    painter.setBrush(Qt::NoBrush);
    const bool receipt = pair.receipt && (onReceipt || !pair.attempt);
    const auto ring = [&](double x, double y, bool strong) {
        painter.setPen(QPen(c.accent, strong ? 2.4 : 1));
        painter.drawEllipse(QPointF(x, y), 10.0, 10.0);
    };
    if (pair.attempt) ring(stage.sentX(*pair.attempt), stage.upper, !receipt);
    if (pair.receipt) ring(stage.takenX(*pair.receipt), stage.lower, receipt);
}

} // namespace pb
