// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pb {

class Theme;

/// What the marks of the time line mean, as many as there is room for, in one line.
class TimelineLegend : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineLegend(Theme& theme, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
};

} // namespace pb
