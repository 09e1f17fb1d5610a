// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "models/domain/attemptphase.h"

namespace pb {

class Theme;

/// Where the time of one attempt went: a bar for each phase under one scale, with its figures.
class WaterfallView : public QWidget
{
    Q_OBJECT
public:
    explicit WaterfallView(Theme& theme, QWidget* parent = nullptr);

    /// `secure`: the attempt went to an https URL.
    void showAttempt(const DeliveryAttempt& attempt, bool secure);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row
    {
        QString word;
        QString length;
        QString remark;
        std::chrono::microseconds from{0};
        std::chrono::microseconds to{0};
        AttemptPhase phase = AttemptPhase::NameLookup;
        bool complete = true;
        bool hasBar = true;
    };
    void paintRow(QPainter& painter, const Row& row, const QRectF& box, const QRectF& chart);
    void paintScale(QPainter& painter, const QRectF& chart);

    Theme& m_theme;
    std::vector<Row> m_rows;
    AttemptOutcome m_outcome = AttemptOutcome::Delivered;
    std::chrono::microseconds m_whole{0};
};

} // namespace pb
