// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/ratechart.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>

#include "models/tables/ratehistory.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int labelPixels = 11;
constexpr int lastLabelRoom = 16; ///< for the half of "now" that stands beyond the end
constexpr int timeParts = 4;      ///< the first has no label: it would stand in the other axis

} // namespace

RateChart::RateChart(Theme& theme, const QString& name, QWidget* parent)
    : QChartView(new QChart, parent), m_theme(theme), m_line(new QLineSeries(this)),
      m_upper(new QLineSeries(this)), m_area(new QAreaSeries(m_upper)), m_time(new QCategoryAxis(this)),
      m_rate(new QValueAxis(this))
{
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setInteractive(false);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRenderHint(QPainter::Antialiasing);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);

    QChart* plot = chart();
    plot->legend()->hide();
    plot->setBackgroundVisible(false);
    plot->setMargins(QMargins(0, 0, lastLabelRoom, 0));
    plot->layout()->setContentsMargins(0, 0, 0, 0);
    plot->setLocalizeNumbers(true);
    plot->setLocale(QLocale());
    plot->addSeries(m_area);
    plot->addSeries(m_line);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setLineVisible(false);
    m_time->setGridLineVisible(false);
    m_rate->setLineVisible(false);
    m_rate->setTickCount(3);
    m_rate->setLabelFormat(u"%.0f"_s);
    plot->addAxis(m_time, Qt::AlignBottom);
    plot->addAxis(m_rate, Qt::AlignLeft);
    for (QAbstractSeries* series :
         {static_cast<QAbstractSeries*>(m_area), static_cast<QAbstractSeries*>(m_line)}) {
        series->attachAxis(m_time);
        series->attachAxis(m_rate);
    }
    connect(&theme, &Theme::changed, this, &RateChart::dress);
    dress();
    showRates({}, std::chrono::seconds(60));
}

void RateChart::dress()
{
    const Colours& c = m_theme.colours();
    QPen pen(c.accent, 1.8);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    m_line->setPen(pen);
    QColor top = c.accent;
    QColor bottom = c.accent;
    top.setAlpha(m_theme.isDark() ? 90 : 70);
    bottom.setAlpha(8);
    QLinearGradient fill(0, 0, 0, 1);
    fill.setCoordinateMode(QGradient::ObjectBoundingMode);
    fill.setColorAt(0, top);
    fill.setColorAt(1, bottom);
    m_area->setBrush(fill);
    m_area->setPen(Qt::NoPen);
    QFont small = font();
    small.setPixelSize(labelPixels);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_rate)}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(c.muted);
    }
    m_rate->setGridLinePen(QPen(c.border, 1));
}

void RateChart::showRates(const QList<QPointF>& points, std::chrono::seconds span)
{
    if (span != m_span) labelTime(span);
    double highest = 0;
    for (const QPointF& point : points)
        highest = std::max(highest, point.y());
    m_rate->setRange(0, axisTop(highest));
    m_line->replace(points);
    m_upper->replace(points);
    const double newest = points.isEmpty() ? 0 : points.last().y();
    setAccessibleDescription(
        tr("now %1 a second, at most %2")
            .arg(QLocale().toString(newest, 'f', 1), QLocale().toString(highest, 'f', 1)));
}

void RateChart::labelTime(std::chrono::seconds span)
{
    m_span = span;
    const QStringList labels = m_time->categoriesLabels();
    for (const QString& label : labels)
        m_time->remove(label);
    const auto seconds = static_cast<double>(span.count());
    m_time->setRange(-seconds, 0);
    m_time->setStartValue(-seconds - 1);
    const bool minutes = span > std::chrono::minutes(2);
    for (int i = timeParts - 1; i > 0; --i) {
        const double before = seconds * i / timeParts;
        const QString number = QLocale().toString(minutes ? before / 60 : before, 'g', 3);
        m_time->append(minutes ? tr("\u2212%1 min").arg(number) : tr("\u2212%1 s").arg(number), -before);
    }
    m_time->append(tr("now"), 0);
}

} // namespace pb
