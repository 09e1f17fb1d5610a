// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QChartView>

class QAreaSeries;
class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace pb {

class Theme;

/// Events per second over the last minute, ten minutes or hour, as a line over a soft area.
class RateChart : public QChartView
{
    Q_OBJECT
public:
    RateChart(Theme& theme, const QString& name, QWidget* parent = nullptr);

    /// x: seconds before now, y: per second. The series are replaced as a whole.
    void showRates(const QList<QPointF>& points, std::chrono::seconds span);
    QSize sizeHint() const override { return {320, 150}; }
    QSize minimumSizeHint() const override { return {160, 64}; }

private:
    void labelTime(std::chrono::seconds span);
    void dress();

    Theme& m_theme;
    QLineSeries* m_line;
    QLineSeries* m_upper; ///< the area's own edge
    QAreaSeries* m_area;
    QCategoryAxis* m_time;
    QValueAxis* m_rate;
    std::chrono::seconds m_span{0};
};

} // namespace pb
