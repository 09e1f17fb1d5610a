// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/timelineview.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include "models/tables/attempttext.h"
#include "ui/deliveries/lanepainter.h"
#include "ui/deliveries/timelinepainter.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr auto frame = 33ms; ///< a repaint at most this often
constexpr double keyZoom = 1.5;
constexpr double revealMargin = 60; ///< pixels between what is revealed and the picture's edge

} // namespace

TimelineView::TimelineView(Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    setObjectName(u"timelineView"_s);
    setAccessibleName(tr("Time line of the deliveries"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setObjectName(u"timelineViewport"_s);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(&m_time, &TimeWindow::changed, this, &TimelineView::refresh);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::refresh);
    connect(&theme, &Theme::changed, this, &TimelineView::refresh);
}

int TimelineView::heightOf(int lanes)
{
    return TimelinePainter::axisHeight + lanes * LanePainter::laneHeight;
}

QSize TimelineView::sizeHint() const
{
    return {800, heightOf(3)};
}

QSize TimelineView::minimumSizeHint() const
{
    return {480, heightOf(1)};
}

int TimelineView::headingWidth() const
{
    return viewport()->width() < 900 ? 206 : 244;
}

QRect TimelineView::chart() const
{
    return viewport()->rect().adjusted(headingWidth(), TimelinePainter::axisHeight, 0, 0);
}

LaneStack TimelineView::stack() const
{
    return {TimelinePainter::axisHeight, LanePainter::laneHeight, verticalScrollBar()->value(),
            static_cast<int>(m_rows.size())};
}

int TimelineView::indexOf(std::int64_t feed) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [feed](const LaneRow& row) { return row.feed().id == feed; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void TimelineView::setRows(std::vector<LaneRow> rows, Moment completeFrom)
{
    const bool resized = rows.size() != m_rows.size();
    m_rows = std::move(rows);
    m_completeFrom = completeFrom;
    if (resized) setScrollBar();
    refresh();
}

void TimelineView::setScrollBar()
{
    const int room = chart().height();
    const int all = static_cast<int>(m_rows.size()) * LanePainter::laneHeight;
    verticalScrollBar()->setRange(0, std::max(all - room, 0));
    verticalScrollBar()->setPageStep(std::max(room, 1));
    verticalScrollBar()->setSingleStep(LanePainter::laneHeight / 2);
}

/// Repaints, but at most once a frame.
void TimelineView::refresh()
{
    if (!isVisible() || m_frame.isActive()) return;
    const auto since = m_painted.isValid() ? std::chrono::milliseconds(m_painted.elapsed()) : frame;
    if (since >= frame)
        viewport()->update();
    else
        m_frame.start(frame - since);
}

/// What zooming without a pointer goes around.
double TimelineView::middle() const
{
    if (m_time.isLive()) return m_time.nowX();
    const QRect selected = markRect(m_feed, m_attempt);
    return selected.isEmpty() ? scale().width() / 2 : selected.center().x() - headingWidth();
}

void TimelineView::showSpan(TimeScale::Span span)
{
    m_time.showSpan(span, middle());
}

void TimelineView::zoom(double factor)
{
    m_time.zoom(factor, middle());
}

void TimelineView::select(std::int64_t feed, std::int64_t attempt)
{
    m_feed = feed;
    m_attempt = attempt;
    refresh();
}

void TimelineView::reveal(std::int64_t feed, FineMoment from, FineMoment to)
{
    const int lane = indexOf(feed);
    if (lane >= 0) verticalScrollBar()->setValue(stack().scrolledTo(lane, chart().height()));
    const double left = scale().x(from);
    const double right = std::max(scale().x(std::min(to, from + scale().span() / 2)), left + 8);
    const double margin = std::min(revealMargin, scale().width() / 4);
    if (left >= 0 && right <= scale().width()) return;
    if (left < margin)
        m_time.pan(left - margin);
    else
        m_time.pan(right - scale().width() + margin);
}

std::optional<std::size_t> TimelineView::markAt(int lane, int x) const
{
    const LaneRow& row = m_rows[static_cast<std::size_t>(lane)];
    return LaneLayout(row, scale()).markAt(x - headingWidth());
}

QRect TimelineView::laneRect(std::int64_t feed) const
{
    const int lane = indexOf(feed);
    if (lane < 0) return {};
    return {0, stack().laneTop(lane), viewport()->width(), LanePainter::laneHeight};
}

QRect TimelineView::markRect(std::int64_t feed, std::int64_t attempt) const
{
    const int lane = attempt > 0 ? indexOf(feed) : -1;
    if (lane < 0) return {};
    const LaneRow& row = m_rows[static_cast<std::size_t>(lane)];
    const auto index = row.lane->indexOf(attempt);
    if (!index) return {};
    const LaneMark& mark = row.lane->marks()[*index];
    const double left = scale().x(mark.start);
    const double right = std::max(scale().x(mark.end), left + LaneLayout::leastBar);
    if (right < 0 || left > scale().width()) return {};
    return QRectF(headingWidth() + left, stack().laneTop(lane), right - left, LanePainter::laneHeight)
        .toAlignedRect()
        .intersected(chart());
}

void TimelineView::paintEvent(QPaintEvent*)
{
    m_painted.start();
    QPainter painter(viewport());
    TimelinePainter timeline(m_theme, painter, font());
    timeline.paint({m_rows, scale(), stack(), viewport()->rect(), headingWidth(), m_time.now(),
                    m_completeFrom, m_time.isLive(), m_feed, m_attempt});
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    setScrollBar();
    m_time.setWidth(chart().width());
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPoint at = event->position().toPoint();
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y())) {
        m_time.pan(-turned.x());
    } else if ((event->modifiers() & Qt::ShiftModifier) != 0) {
        m_time.pan(-turned.y());
    } else if (at.x() < headingWidth()) {
        QAbstractScrollArea::wheelEvent(event); // over the names it scrolls the lanes
        return;
    } else if (turned.y() != 0) {
        m_time.zoom(std::pow(1.2, turned.y() / 120.0), at.x() - headingWidth());
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_pressed = event->position().toPoint();
    m_dragX = event->position().x();
    m_pressing = true;
    m_dragging = false;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (!m_pressing || (event->buttons() & Qt::LeftButton) == 0) {
        pickCursor(at);
        return;
    }
    const bool far = (at - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragging && far && m_pressed.x() >= headingWidth()) {
        m_dragging = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
    if (!m_dragging) return;
    m_time.pan(m_dragX - event->position().x());
    m_dragX = event->position().x();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressing) return;
    m_pressing = false;
    if (!m_dragging) choose(event->position().toPoint());
    m_dragging = false;
    pickCursor(event->position().toPoint());
}

/// On attempts that can't be told apart, the picture comes closer until they can.
void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const auto lane = stack().laneAt(at.y());
    if (event->button() != Qt::LeftButton || !lane || at.x() < headingWidth()) return;
    if (markAt(*lane, at.x())) m_time.zoom(4, at.x() - headingWidth());
}

void TimelineView::choose(const QPoint& at)
{
    const auto lane = stack().laneAt(at.y());
    if (!lane) return;
    const LaneRow& row = m_rows[static_cast<std::size_t>(*lane)];
    const auto mark = at.x() >= headingWidth() ? markAt(*lane, at.x()) : std::nullopt;
    if (mark)
        Q_EMIT attemptChosen(row.feed().id, row.lane->marks()[*mark].attempt.id);
    else
        Q_EMIT laneChosen(row.feed().id);
}

void TimelineView::pickCursor(const QPoint& at)
{
    const auto lane = stack().laneAt(at.y());
    const bool onMark = lane && at.x() >= headingWidth() && markAt(*lane, at.x());
    viewport()->setCursor(onMark ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QString TimelineView::tipAt(const QPoint& at) const
{
    const auto lane = stack().laneAt(at.y());
    if (!lane) return {};
    const LaneRow& row = m_rows[static_cast<std::size_t>(*lane)];
    if (at.x() < headingWidth()) {
        QString text = feedTitle(row.feed()) + u'\n' + QString::fromStdString(row.feed().url);
        if (row.feed().suspended) text += u'\n' + QString::fromStdString(row.feed().suspendedBecause);
        return text;
    }
    const auto mark = markAt(*lane, at.x());
    return mark ? attemptSentence(row.lane->marks()[*mark]) : QString();
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), u"<qt>"_s + tip.toHtmlEscaped().replace(u'\n', u"<br>"_s),
                               viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool TimelineView::keyNavigates(int key)
{
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        Q_EMIT neighbourWanted(key == Qt::Key_Right);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT laneWanted(key == Qt::Key_Down);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        Q_EMIT edgeWanted(key == Qt::Key_End);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT detailsWanted();
        return true;
    case Qt::Key_Space:
        Q_EMIT pauseToggled();
        return true;
    default:
        return false;
    }
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const auto modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (modifiers != Qt::NoModifier) {
        QAbstractScrollArea::keyPressEvent(event);
    } else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) {
        zoom(keyZoom);
    } else if (event->key() == Qt::Key_Minus) {
        zoom(1 / keyZoom);
    } else if (event->key() == Qt::Key_0) {
        Q_EMIT everythingWanted();
    } else if (event->key() == Qt::Key_F) {
        m_time.setLive(true);
    } else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        m_time.pan((event->key() == Qt::Key_PageDown ? 0.8 : -0.8) * scale().width());
    } else if (!keyNavigates(event->key())) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    m_time.setWatched(true);
}

void TimelineView::hideEvent(QHideEvent* event)
{
    QAbstractScrollArea::hideEvent(event);
    m_time.setWatched(false);
}

void TimelineView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    refresh();
}

void TimelineView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    refresh();
}

} // namespace pb
