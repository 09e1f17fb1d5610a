// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include <QWidget>

#include "models/domain/receiptpairs.h"

namespace pb {

class Theme;

/// What the signs of the paired time line mean, and how many there are of each.
class PairLegend : public QWidget
{
    Q_OBJECT
public:
    explicit PairLegend(Theme& theme, QWidget* parent = nullptr);

    void showPairs(const std::vector<ReceiptPair>& pairs);
    int count(PairStanding standing) const { return m_counts[static_cast<std::size_t>(standing)]; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<PairStanding> shown() const;
    QString words(PairStanding standing) const;

    Theme& m_theme;
    std::array<int, 7> m_counts{};
};

} // namespace pb
