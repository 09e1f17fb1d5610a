// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/timelinelegend.h"

#include <QPainter>

#include "models/tables/attempttext.h"
#include "ui/deliveries/deliverylook.h"
#include "ui/deliveries/markpainter.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int lineHeight = 30;
constexpr int gap = 18;
constexpr int sampleWidth = 24;
constexpr int iconSize = 14;
constexpr int outcomes = 7;
/// What is seen most comes first, so that it stays where room is short.
constexpr AttemptOutcome shownOutcomes[outcomes] = {AttemptOutcome::Delivered,  AttemptOutcome::Retry,
                                                    AttemptOutcome::Halted,     AttemptOutcome::Suspended,
                                                    AttemptOutcome::Abandoned,  AttemptOutcome::DeadLettered,
                                                    AttemptOutcome::Interrupted};

} // namespace

TimelineLegend::TimelineLegend(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"timelineLegend"_s);
    setAccessibleName(tr("What the marks mean"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimelineLegend::sizeHint() const
{
    return {400, lineHeight};
}

QSize TimelineLegend::minimumSizeHint() const
{
    return {100, lineHeight};
}

void TimelineLegend::paintEvent(QPaintEvent*)
{
    const Colours& c = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    MarkPainter marks(m_theme, painter, font());
    const QFont small = MarkPainter::smallFont(font());
    const QFontMetrics metrics(small);
    double x = 14;
    const double middle = lineHeight / 2.0;
    const auto say = [&](double sample, const QString& word, auto&& paintSample) {
        const double room = sample + 6 + metrics.horizontalAdvance(word);
        if (x + room > width() - 10) return;
        paintSample(QRectF(x, middle - 8, sample, 16));
        painter.setFont(small);
        painter.setPen(c.muted);
        painter.drawText(QRectF(x + sample + 6, 0, room, lineHeight), Qt::AlignVCenter | Qt::AlignLeft, word);
        x += room + gap;
    };
    say(sampleWidth, tr("wait"), [&](const QRectF& box) { marks.wait(box.adjusted(0, 1, 0, -1)); });
    say(sampleWidth, tr("demanded quiet (Retry-After)"),
        [&](const QRectF& box) { marks.demand(box.left(), box.right(), box.top() + 5); });
    say(10, tr("planned"), [&](const QRectF& box) { marks.planned(box); });
    for (const AttemptOutcome outcome : shownOutcomes) {
        const QColor colour = toneColour(outcomeTone(outcome), c);
        say(iconSize + 8, outcomeWord(outcome), [&](const QRectF& box) {
            marks.bar(QRectF(box.left(), box.top() - 1, 5, box.height() + 2), outcome);
            painter.drawPixmap(QPointF(box.left() + 9, middle - iconSize / 2.0),
                               m_theme.icon(outcomeIcon(outcome), colour).pixmap(iconSize, iconSize));
        });
    }
}

} // namespace pb
