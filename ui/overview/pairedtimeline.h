// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QTimer>
#include <QWidget>

#include "models/tables/overviewreading.h"
#include "models/tables/place.h"

namespace pb {

struct PairStage;
class Theme;

/// The last minute: attempts above, receipts below, joined where one caused the other. Left and Right choose
/// a pair, Up and Down its end, Enter leads there; so does a click.
class PairedTimeline : public QWidget
{
    Q_OBJECT
public:
    explicit PairedTimeline(Theme& theme, QWidget* parent = nullptr);

    void showMinute(const PairedMinute& minute);
    /// When the attempts began that have not ended yet.
    void showUnderWay(std::vector<Moment> starts);
    /// What stands there while there is nothing to show.
    void setEmptyText(const QString& text);
    const ReceiptPair* chosen() const;
    QSize sizeHint() const override { return {600, 112}; }
    QSize minimumSizeHint() const override { return {300, 88}; }

Q_SIGNALS:
    void jumpRequested(const pb::Place& place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    PairStage stage() const;
    void drawEmptyText(QPainter& painter, const PairStage& place) const;
    const ReceiptPair* pairAt(const QPointF& at) const;
    void choose(const ReceiptPair* pair);
    void chooseBy(std::ptrdiff_t steps);
    void jump(const ReceiptPair& pair, bool toReceipt);
    void describe();
    void speakChosen();

    Theme& m_theme;
    PairedMinute m_minute;
    std::vector<Moment> m_underWay;
    QString m_emptyText;
    Moment m_now;
    QTimer m_sweep;
    // The chosen pair, by the numbers that stay over readings; 0: none.
    std::int64_t m_attempt = 0;
    std::int64_t m_request = 0;
    bool m_onReceipt = false;
};

} // namespace pb
