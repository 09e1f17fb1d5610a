// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

#include "models/tables/lanelayout.h"
#include "ui/deliveries/timewindow.h"

namespace pb {

class Theme;

/// The picture of the deliveries: time from left to right, a lane for each feed. It shows what it is given
/// and asks by signals; the wheel zooms around the pointer, dragging moves, the keys go from attempt to
/// attempt. GUI thread.
class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TimelineView(Theme& theme, QWidget* parent = nullptr);

    /// The stretch of time on the pixels right of the headings.
    TimeWindow& time() { return m_time; }
    const TimeScale& scale() const { return m_time.scale(); }

    /// `completeFrom`: attempts before it are left out, because they were too many.
    void setRows(std::vector<LaneRow> rows, Moment completeFrom);
    const std::vector<LaneRow>& rows() const { return m_rows; }

    /// Shows that much time, up to now while live, else around what is selected or the middle.
    void showSpan(TimeScale::Span span);
    /// Comes closer to the same.
    void zoom(double factor);

    /// Marks an attempt of a feed, or the feed alone (0).
    void select(std::int64_t feed, std::int64_t attempt);
    std::int64_t selectedFeed() const { return m_feed; }
    /// Brings a lane, and a moment of it, into the picture.
    void reveal(std::int64_t feed, FineMoment from, FineMoment to);

    /// Where an attempt's bar stands in the viewport; an empty rectangle where it is not in view.
    QRect markRect(std::int64_t feed, std::int64_t attempt) const;
    QRect laneRect(std::int64_t feed) const;

    /// The height that shows that many lanes.
    static int heightOf(int lanes);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void laneChosen(qint64 feed);
    void attemptChosen(qint64 feed, qint64 attempt);
    // Asked for by the keys.
    void neighbourWanted(bool next);
    void edgeWanted(bool last);
    void laneWanted(bool next);
    void everythingWanted();
    void detailsWanted();
    void pauseToggled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    LaneStack stack() const;
    int headingWidth() const;
    QRect chart() const;
    int indexOf(std::int64_t feed) const;
    std::optional<std::size_t> markAt(int lane, int x) const;
    void choose(const QPoint& at);
    QString tipAt(const QPoint& at) const;
    double middle() const;
    void refresh();
    void setScrollBar();
    bool keyNavigates(int key);
    void pickCursor(const QPoint& at);

    Theme& m_theme;
    TimeWindow m_time;
    std::vector<LaneRow> m_rows;
    Moment m_completeFrom = Moment::min();
    std::int64_t m_feed = 0;
    std::int64_t m_attempt = 0;
    QTimer m_frame; ///< the next repaint
    QElapsedTimer m_painted;
    QPoint m_pressed;
    double m_dragX = 0;
    bool m_pressing = false;
    bool m_dragging = false;
};

} // namespace pb
