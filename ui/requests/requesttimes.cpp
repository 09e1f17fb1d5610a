// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requesttimes.h"

#include <algorithm>

#include <QPainter>

#include "models/tables/requesttext.h"
#include "models/tables/streamtext.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int rowHeight = 38;
constexpr int headHeight = 34;
constexpr int barHeight = 12;
constexpr int nameWidth = 190;
constexpr int figureWidth = 110;

} // namespace

RequestTimes::RequestTimes(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"requestTimes"_s);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize RequestTimes::sizeHint() const
{
    return {520, headHeight + 4 * rowHeight};
}

void RequestTimes::showRequest(const CapturedRequest& request)
{
    const bool answered = request.acknowledgedAfter.count() >= 0;
    const auto end = answered ? request.bodyAfter + request.acknowledgedAfter : request.bodyAfter;
    m_arrival = tr("First byte %1, from %2, connection %3")
                    .arg(momentText(request.arrivedAt), QString::fromStdString(request.peer))
                    .arg(request.connection);
    m_phases = {{tr("Head"), tr("first line and headers"), {}, request.headAfter, true},
                {tr("Body"), bytesText(request.bodyBytes), request.headAfter, request.bodyAfter, true},
                {tr("Stored and acknowledged"),
                 answered ? tr("until the answer's first byte") : tr("no answer yet"), request.bodyAfter, end,
                 answered},
                {tr("In all"), {}, {}, end, true}};
    m_total = std::max(end, std::chrono::microseconds(1));
    QStringList spoken{m_arrival};
    for (const Phase& phase : m_phases)
        spoken.append(phase.known ? tr("%1: %2 ms").arg(phase.name, millisecondsText(phase.to - phase.from))
                                  : tr("%1: %2").arg(phase.name, phase.remark));
    setAccessibleName(spoken.join(u", "_s));
    update();
}

void RequestTimes::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colours().muted);
    painter.drawText(QRect(4, 0, width() - 8, headHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_arrival, Qt::ElideRight, width() - 8));
    // Where there is little room the rows come closer, so that all of them are seen.
    const int count = static_cast<int>(m_phases.size());
    const int each = count == 0 ? rowHeight : std::clamp((height() - headHeight) / count, 20, rowHeight);
    for (int number = 0; number < count; ++number)
        paintPhase(painter, m_phases[static_cast<std::size_t>(number)], number,
                   QRect(4, headHeight + number * each, width() - 8, each));
}

void RequestTimes::paintPhase(QPainter& painter, const Phase& phase, int number, const QRect& row) const
{
    const Colours& c = m_theme.colours();
    const bool whole = number + 1 == static_cast<int>(m_phases.size());
    const QColor colours[] = {c.accent, c.accentHover, c.good, c.muted};
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(c.text);
    const QRect name(row.left(), row.top(), nameWidth, row.height());
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(phase.name, Qt::ElideRight, nameWidth - 8));
    const QRect figure(name.right() + 1, row.top(), figureWidth, row.height());
    painter.drawText(figure.adjusted(0, 0, -14, 0), Qt::AlignVCenter | Qt::AlignRight,
                     phase.known ? tr("%1 ms").arg(millisecondsText(phase.to - phase.from)) : u"\u2013"_s);
    painter.setFont(font());
    const int room = std::max(row.right() - figure.right(), 1);
    const auto x = [&](std::chrono::microseconds at) {
        return figure.right() + static_cast<int>(static_cast<double>(at.count()) * 0.72 * room /
                                                 static_cast<double>(m_total.count()));
    };
    const int from = x(phase.from);
    const QRect bar(from, row.center().y() - barHeight / 2, std::max(x(phase.to) - from, 3), barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(whole ? c.strongBorder : colours[number % 4]);
    if (phase.known) painter.drawRoundedRect(bar, 3, 3);
    painter.setPen(c.muted);
    const QRect remark(bar.right() + 10, row.top(), std::max(row.right() - bar.right() - 10, 0),
                       row.height());
    painter.drawText(remark, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(phase.remark, Qt::ElideRight, remark.width()));
}

} // namespace pb
