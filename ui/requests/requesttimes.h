// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/capturedrequest.h"

namespace pb {

class Theme;

/// How long a request took: its head, its body, and the wait until the answer's first byte, as bars on one
/// scale with their figures (RCV-9).
class RequestTimes : public QWidget
{
    Q_OBJECT
public:
    explicit RequestTimes(Theme& theme, QWidget* parent = nullptr);

    void showRequest(const CapturedRequest& request);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Phase
    {
        QString name;
        QString remark;
        std::chrono::microseconds from{0};
        std::chrono::microseconds to{0};
        bool known = true;
    };
    void paintPhase(QPainter& painter, const Phase& phase, int number, const QRect& row) const;

    Theme& m_theme;
    QString m_arrival;
    std::vector<Phase> m_phases;
    std::chrono::microseconds m_total{0};
};

} // namespace pb
