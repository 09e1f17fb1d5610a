// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/waterfallview.h"

#include <algorithm>

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "models/tables/attempttext.h"
#include "ui/deliveries/deliverylook.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int scaleHeight = 24;
constexpr int leastRow = 20;
constexpr int mostRow = 30;
constexpr int wordWidth = 84;
constexpr int figureWidth = 92;
constexpr double tickDistance = 80;

} // namespace

WaterfallView::WaterfallView(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"waterfallView"_s);
    setAccessibleName(tr("Where the time of the attempt went"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize WaterfallView::minimumSizeHint() const
{
    return {300, scaleHeight + leastRow * std::max(static_cast<int>(m_rows.size()), 3)};
}

void WaterfallView::showAttempt(const DeliveryAttempt& attempt, bool secure)
{
    m_rows.clear();
    m_outcome = attempt.outcome;
    m_whole = attemptLength(attempt.phases);
    Row queued;
    queued.word = tr("Queued");
    const auto waited = attempt.startedAt - attempt.queuedAt;
    if (attempt.queuedAt > Moment{} && waited.count() >= 0) {
        queued.length = durationText(waited);
        queued.remark = tr("from %1 until it began at %2")
                            .arg(clockTimeText(attempt.queuedAt), clockTimeText(attempt.startedAt));
    }
    queued.hasBar = false;
    m_rows.push_back(queued);
    const bool kept = attempt.requestSent && attempt.phases.connect.count() == 0;
    for (const PhaseStretch& stretch : phaseStretches(attempt.phases, secure)) {
        Row row;
        row.word = phaseWord(stretch.phase);
        row.phase = stretch.phase;
        row.from = stretch.from;
        row.to = stretch.to;
        row.complete = stretch.complete;
        row.length = durationText(stretch.to - stretch.from);
        if (!stretch.complete) row.remark = tr("ended in the midst of it");
        if (kept && stretch.phase <= AttemptPhase::Tls) row.remark = tr("the connection was kept");
        m_rows.push_back(row);
    }
    QStringList spoken;
    for (const Row& row : m_rows)
        spoken += (row.word + u' ' + row.length + u' ' + row.remark).trimmed();
    setAccessibleDescription(spoken.join(u"; "_s) + tr("; done after %1").arg(durationText(m_whole)));
    updateGeometry();
    update();
}

void WaterfallView::paintEvent(QPaintEvent*)
{
    if (m_rows.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double rowHeight = std::clamp((height() - scaleHeight - 4.0) / static_cast<double>(m_rows.size()),
                                        double(leastRow), double(mostRow));
    const QRectF chart(wordWidth, scaleHeight, std::max(width() - wordWidth - figureWidth, 60),
                       rowHeight * static_cast<double>(m_rows.size()));
    paintScale(painter, chart);
    double top = chart.top();
    for (const Row& row : m_rows) {
        paintRow(painter, row, QRectF(0, top, width(), rowHeight), chart);
        top += rowHeight;
    }
}

void WaterfallView::paintScale(QPainter& painter, const QRectF& chart)
{
    const Colours& c = m_theme.colours();
    const TimeScale scale(FineMoment{}, std::max<TimeScale::Span>(m_whole, TimeScale::shortest),
                          chart.width());
    for (const TimeScale::Tick& tick : scale.ticks(tickDistance, std::chrono::seconds(0))) {
        const double x = chart.left() + tick.x;
        painter.setPen(c.border);
        painter.drawLine(QPointF(x, chart.top() - 4), QPointF(x, chart.bottom()));
        painter.setPen(c.muted);
        const auto at = tick.at.time_since_epoch();
        const QString text =
            at.count() == 0 ? tr("0 ms")
            : at.count() % 1000 == 0 && at.count() < 1'000'000
                ? tr("%1 ms").arg(QLocale().toString(static_cast<qlonglong>(at.count() / 1000)))
                : durationText(at);
        painter.drawText(QRectF(x - 50, 0, 100, scaleHeight - 4), Qt::AlignCenter, text);
    }
    painter.setPen(c.muted);
    painter.drawText(QRectF(width() - figureWidth, 0, figureWidth - 4, scaleHeight - 4),
                     Qt::AlignRight | Qt::AlignVCenter, tr("took"));
}

void WaterfallView::paintRow(QPainter& painter, const Row& row, const QRectF& box, const QRectF& chart)
{
    const Colours& c = m_theme.colours();
    painter.setPen(c.text);
    painter.drawText(QRectF(box.left() + 2, box.top(), wordWidth - 8, box.height()),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(row.word, Qt::ElideRight, wordWidth - 8));
    painter.drawText(QRectF(box.right() - figureWidth, box.top(), figureWidth - 4, box.height()),
                     Qt::AlignVCenter | Qt::AlignRight, row.length);
    const double whole = static_cast<double>(std::max<std::int64_t>(m_whole.count(), 1000));
    const double left = chart.left() + chart.width() * static_cast<double>(row.from.count()) / whole;
    const double right = chart.left() + chart.width() * static_cast<double>(row.to.count()) / whole;
    double remarkFrom = chart.left() + 6;
    if (row.hasBar) {
        const QRectF bar(left, box.center().y() - 6, std::max(right - left, 2.0), 12);
        const QColor colour =
            row.complete ? toneColour(OutcomeTone::Good, c) : toneColour(OutcomeTone::Warn, c);
        painter.setPen(row.complete ? QPen(Qt::NoPen) : QPen(colour, 1.4, Qt::DashLine));
        painter.setBrush(row.complete ? phaseTint(row.phase, c.accent, c.surface) : QBrush(c.warnSoft));
        painter.drawRoundedRect(bar, 3, 3);
        remarkFrom = bar.right() + 8;
    }
    if (row.remark.isEmpty()) return;
    painter.setPen(c.muted);
    const double room = chart.right() - remarkFrom;
    const double wanted = painter.fontMetrics().horizontalAdvance(row.remark);
    QRectF place(remarkFrom, box.top(), room, box.height());
    Qt::Alignment side = Qt::AlignLeft;
    if (room < wanted && row.hasBar && left - chart.left() > wanted + 12) {
        place = QRectF(chart.left(), box.top(), left - chart.left() - 8, box.height());
        side = Qt::AlignRight;
    }
    painter.drawText(
        place, static_cast<int>(Qt::AlignVCenter | side),
        painter.fontMetrics().elidedText(row.remark, Qt::ElideRight, static_cast<int>(place.width())));
}

} // namespace pb
