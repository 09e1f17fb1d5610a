// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/lanepainter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "models/domain/attemptphase.h"
#include "models/tables/attempttext.h"
#include "ui/deliveries/deliverylook.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr double barTop = 26; ///< within the lane
constexpr double barHeight = 28;
constexpr double waitHeight = 16;
constexpr double beyond = 40; ///< pixels of the picture's edge
constexpr double quietHeight = 8;
constexpr double signTop = 5;
constexpr int signSize = 14;
constexpr double demandLine = 21; ///< within the lane: below the signs, above the wait
constexpr double demandEnds = 8;  ///< of the bracket, downwards
constexpr double phasesFrom = 14; ///< a narrower bar has no room for them

struct LaneTexts
{
    Q_DECLARE_TR_FUNCTIONS(LaneTexts)
};

/// Where a bar stands; what lies far outside the picture is cut off, since coordinates have their limits.
QRectF barBox(const LanePainter::Lane& lane, double left, double right)
{
    const double from = std::max(left, -beyond);
    const double to = std::min(right, lane.area.width() + beyond);
    return {lane.area.left() + from, lane.area.top() + barTop, to - from, barHeight};
}

bool isSecure(const PushFeed& feed)
{
    return feed.url.compare(0, 6, "https:") == 0;
}

} // namespace

LanePainter::LanePainter(const Theme& theme, QPainter& painter, const QFont& font)
    : m_theme(theme), m_painter(painter), m_marks(theme, painter, font), m_small(MarkPainter::smallFont(font))
{
}

QPixmap LanePainter::sign(const QString& icon, const QColor& colour) const
{
    return m_theme.icon(icon, colour).pixmap(signSize, signSize);
}

void LanePainter::paint(const Lane& lane)
{
    const LaneLayout layout(lane.row, lane.scale);
    m_painter.save();
    m_painter.setClipRect(lane.area);
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const LaneLayout::Band& band : layout.quiet())
        paintQuiet(lane, layout, band);
    for (const LaneItem& item : layout.items()) {
        paintItemWait(lane, item);
        paintItemDemand(lane, item);
    }
    const std::size_t none = lane.row.lane->marks().size();
    const std::size_t selected =
        lane.selected > 0 ? lane.row.lane->indexOf(lane.selected).value_or(none) : none;
    for (const LaneItem& item : layout.items()) {
        const QRectF box = barBox(lane, item.left, item.right);
        if (box.right() < lane.area.left() || box.left() > lane.area.right()) continue;
        if (selected >= item.first && selected < item.first + item.count) paintSelection(lane, item, box);
        if (item.isBlock())
            paintBlock(item, box);
        else
            paintAttempt(lane, item, box);
    }
    paintLive(lane);
    paintSigns(lane, layout);
    paintBlockCounts(lane, layout);
    m_painter.restore();
}

/// A thin band: the consumer was to be left alone, because this feed or another one was told so.
void LanePainter::paintQuiet(const Lane& lane, const LaneLayout& layout, const LaneLayout::Band& band)
{
    const Colours& c = m_theme.colours();
    const QRectF box =
        QRectF(lane.area.left() + band.left, lane.area.top() + barTop + (barHeight - quietHeight) / 2,
               band.right - band.left, quietHeight)
            .intersected(lane.area.adjusted(-8, 0, 8, 0));
    if (box.width() < 2) return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mixed(c.warnSoft, lane.ground, 0.15));
    m_painter.drawRoundedRect(box, quietHeight / 2, quietHeight / 2);
    // Said where nothing else stands in the way.
    const QString words = LaneTexts::tr("consumer halted");
    const QRectF room = box.adjusted(8, -4, -8, 4).intersected(lane.area);
    const double half = QFontMetricsF(m_small).horizontalAdvance(words) / 2 + 8;
    const double left = room.center().x() - half - lane.area.left();
    const double right = left + 2 * half;
    const bool taken = std::any_of(layout.items().begin(), layout.items().end(), [&](const LaneItem& item) {
        return item.left < right && std::max(item.right, item.waitRight) > left;
    });
    const double now = lane.scale.x(lane.now);
    const double busyFrom = lane.row.live.sendingSince ? lane.scale.x(*lane.row.live.sendingSince) : now;
    if (taken || (busyFrom < right && now > left)) return;
    m_marks.label(room, words, c.warn, mixed(c.warnSoft, lane.ground, 0.15));
}

void LanePainter::paintItemWait(const Lane& lane, const LaneItem& item)
{
    const double left = lane.area.left() + item.right + 1;
    const double right = std::min(lane.area.left() + item.waitRight - 1, lane.area.right() + 8);
    if (right - left < 2) return;
    const double shownLeft = std::max(left, lane.area.left() - 8);
    const QRectF box(shownLeft, lane.area.top() + barTop + (barHeight - waitHeight) / 2, right - shownLeft,
                     waitHeight);
    if (box.width() < 2) return;
    m_marks.wait(box);
    const std::size_t last = item.first + item.count - 1;
    const LaneMark& mark = lane.row.lane->marks()[last];
    m_marks.label(box.intersected(lane.area), durationText(lane.row.waitEnd(last) - mark.end),
                  m_theme.colours().warn, mixed(m_theme.colours().warnSoft, m_theme.colours().surface, 0.35));
}

void LanePainter::paintItemDemand(const Lane& lane, const LaneItem& item)
{
    const double left = std::max(lane.area.left() + item.right + 1, lane.area.left() - 8);
    const double right = std::min(lane.area.left() + item.demandRight, lane.area.right() + 8);
    if (right - left < 4) return;
    const double y = lane.area.top() + demandLine;
    m_marks.demand(left, right, y);
    const LaneMark& mark = lane.row.lane->marks()[item.first + item.count - 1];
    const QString seconds = durationText(mark.demandEnd - mark.end);
    const QRectF room = QRectF(left, y - 8, right - left, 16).intersected(lane.area).adjusted(4, 0, -4, 0);
    const QString text = LaneTexts::tr("Retry-After %1").arg(seconds);
    const double width = QFontMetricsF(m_small).horizontalAdvance(text) + 12;
    m_marks.label(room, width <= room.width() ? text : seconds, m_theme.colours().warn, lane.ground);
}

void LanePainter::paintAttempt(const Lane& lane, const LaneItem& item, const QRectF& box)
{
    const LaneMark& mark = lane.row.lane->marks()[item.first];
    m_marks.bar(box, mark.attempt.outcome);
    if (box.width() < phasesFrom || mark.attempt.outcome == AttemptOutcome::Interrupted) return;
    const QColor colour = toneFill(outcomeTone(mark.attempt.outcome), m_theme.colours());
    const QRectF bar = MarkPainter::shaped(box, mark.attempt.outcome);
    QPainterPath edge;
    edge.addRoundedRect(bar, 3.5, 3.5);
    m_painter.save();
    if (mark.attempt.outcome == AttemptOutcome::Halted) {
        QPainterPath parting;
        parting.addRect(QRectF(bar.left(), bar.center().y() - 2, bar.width(), 4));
        edge -= parting;
    }
    m_painter.setClipPath(edge, Qt::IntersectClip);
    for (const PhaseStretch& stretch : phaseStretches(mark.attempt.phases, isSecure(lane.row.feed()))) {
        const double from = lane.area.left() + lane.scale.x(mark.start + stretch.from);
        const double to = lane.area.left() + lane.scale.x(mark.start + stretch.to);
        m_painter.fillRect(QRectF(from, bar.top(), to - from, bar.height()).intersected(bar),
                           phaseTint(stretch.phase, colour, lane.ground));
    }
    m_painter.restore();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(colour, 1));
    if (mark.attempt.outcome != AttemptOutcome::Halted)
        m_painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5);
}

/// Attempts too close to be told apart: what failed stands on top of what was delivered, by its share.
void LanePainter::paintBlock(const LaneItem& item, const QRectF& box)
{
    const Colours& c = m_theme.colours();
    const double whole = item.counts.all();
    double bottom = box.bottom();
    m_painter.setPen(Qt::NoPen);
    const std::pair<std::uint32_t, QColor> parts[] = {
        {item.counts.good, mixed(toneFill(OutcomeTone::Good, c), c.surface, 0.3)},
        {item.counts.quiet, toneFill(OutcomeTone::Quiet, c)},
        {item.counts.warn, toneFill(OutcomeTone::Warn, c)},
        {item.counts.bad, toneFill(OutcomeTone::Bad, c)}};
    for (const auto& [count, colour] : parts) {
        if (count == 0) continue;
        // One failure among a thousand is still to be seen.
        const double height = std::max(box.height() * count / whole, 3.0);
        const double top = std::max(bottom - height, box.top());
        m_painter.fillRect(QRectF(box.left(), top, box.width(), bottom - top), colour);
        bottom = top - 1;
        if (bottom <= box.top()) break;
    }
}

void LanePainter::paintSelection(const Lane& lane, const LaneItem& item, const QRectF& box)
{
    const Colours& c = m_theme.colours();
    QRectF halo = box.adjusted(-5, -4, 5, 4);
    if (item.isBlock()) {
        const auto index = lane.row.lane->indexOf(lane.selected);
        const double x =
            index ? lane.area.left() + lane.scale.x(lane.row.lane->marks()[*index].start) : box.left();
        halo = QRectF(x - 5, box.top() - 4, 10, box.height() + 8);
    }
    m_painter.setPen(QPen(c.accent, 2));
    m_painter.setBrush(c.accentSoft);
    m_painter.drawRoundedRect(halo, 6, 6);
}

/// An icon above each attempt that has room for it, with the status where there is more; what failed comes
/// first.
void LanePainter::paintSigns(const Lane& lane, const LaneLayout& layout)
{
    const auto& marks = lane.row.lane->marks();
    const double top = lane.area.top() + signTop;
    std::vector<std::pair<double, double>> taken;
    const auto isFree = [&](double left, double right) {
        return std::none_of(taken.begin(), taken.end(), [&](const auto& other) {
            return left < other.second + 2 && right > other.first - 2;
        });
    };
    QFont bold = m_small;
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(bold);
    for (const bool failed : {true, false}) {
        for (const LaneItem& item : layout.items()) {
            if (item.isBlock()) continue;
            const AttemptMark& attempt = marks[item.first].attempt;
            const OutcomeTone tone = outcomeTone(attempt.outcome);
            if ((tone != OutcomeTone::Good) != failed) continue;
            const double middle = item.right - item.left < signSize ? item.right - signSize / 2.0 + 2
                                                                    : item.left + signSize / 2.0;
            const double left = lane.area.left() + middle - signSize / 2.0;
            if (left > lane.area.right() || left + signSize < lane.area.left()) continue;
            if (!isFree(left, left + signSize)) continue;
            const QColor colour = toneColour(tone, m_theme.colours());
            m_painter.fillRect(QRectF(left, top, signSize, signSize), lane.ground);
            m_painter.drawPixmap(QPointF(std::round(left), std::round(top)),
                                 sign(outcomeIcon(attempt.outcome), colour));
            taken.emplace_back(left, left + signSize);
            const QString status = QString::number(attempt.status);
            const double width = metrics.horizontalAdvance(status) + 3;
            if (!failed || attempt.status == 0 || !isFree(left - width, left - 3)) continue;
            m_painter.fillRect(QRectF(left - width, top, width, signSize), lane.ground);
            m_painter.setFont(bold);
            m_painter.setPen(colour);
            m_painter.drawText(QRectF(left - width, top - 1, width, signSize + 2), Qt::AlignVCenter, status);
            taken.emplace_back(left - width, left);
        }
    }
}

/// How many attempts a run of blocks stands for.
void LanePainter::paintBlockCounts(const Lane& lane, const LaneLayout& layout)
{
    const auto& items = layout.items();
    for (std::size_t i = 0; i < items.size();) {
        std::size_t end = i;
        std::size_t count = 0;
        while (end < items.size() &&
               (end == i || items[end].left - items[end - 1].right < LaneLayout::cell) &&
               items[end].isBlock())
            count += items[end++].count;
        if (end == i) {
            ++i;
            continue;
        }
        const QRectF run(lane.area.left() + items[i].left, lane.area.top() + 2,
                         items[end - 1].right - items[i].left, barTop - 4);
        const QString number =
            LaneTexts::tr("%1 attempts").arg(QLocale().toString(static_cast<qlonglong>(count)));
        m_marks.label(run.intersected(lane.area), number, m_theme.colours().muted, lane.ground);
        i = end;
    }
}

void LanePainter::paintLive(const Lane& lane)
{
    const Colours& c = m_theme.colours();
    const LiveMarks& live = lane.row.live;
    if (live.sendingSince && *live.sendingSince < lane.scale.end()) {
        const double left = lane.scale.x(*live.sendingSince);
        const double right = std::max(lane.scale.x(lane.now), left + LaneLayout::leastBar + 2);
        m_painter.setPen(QPen(c.accent, 1.6));
        m_painter.setBrush(c.accentSoft);
        m_painter.drawRoundedRect(barBox(lane, left, right).adjusted(0.8, 0.8, -0.8, -0.8), 3.5, 3.5);
        m_painter.drawPixmap(QPointF(std::round(lane.area.left() + left), lane.area.top() + signTop),
                             sign(u"send"_s, c.accent));
    }
    if (!live.planned) return;
    const double x = lane.scale.x(std::min(*live.planned, lane.scale.end() + lane.scale.span()));
    if (live.waitFrom) {
        const double left = lane.scale.x(*live.waitFrom) + 1;
        const QRectF box = barBox(lane, left, x - 1)
                               .adjusted(0, (barHeight - waitHeight) / 2, 0, -(barHeight - waitHeight) / 2)
                               .intersected(lane.area.adjusted(-8, 0, 8, 0));
        if (box.width() > 2) m_marks.wait(box);
    }
    if (x < -beyond || x > lane.area.width()) return;
    m_marks.planned(barBox(lane, x, x + 11));
    const double left = lane.area.left() + x - 1;
    m_painter.drawPixmap(QPointF(std::round(left), lane.area.top() + signTop), sign(u"clock"_s, c.warn));
}

} // namespace pb
