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

constexpr double liveShare = 0.8;     ///< where now stands: room to its right for what is planned
constexpr auto frame = 33ms;          ///< a repaint at most this often
constexpr auto slowestMotion = 500ms; ///< countdowns are kept up even where the time line hardly moves
constexpr double keyZoom = 1.5;
constexpr double revealMargin = 60; ///< pixels between what is revealed and the picture's edge

FineMoment systemNow()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

} // namespace

TimelineView::TimelineView(Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent), m_theme(theme), m_clock(systemNow), m_scale(systemNow(), firstSpan, 100),
      m_nowShare(liveShare)
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
    connect(&m_motion, &QTimer::timeout, this, &TimelineView::follow);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::refresh);
    connect(&theme, &Theme::changed, this, &TimelineView::refresh);
}

void TimelineView::setClock(std::function<FineMoment()> clock)
{
    m_clock = std::move(clock);
    if (m_live) placeNow(m_nowShare);
}

QSize TimelineView::sizeHint() const
{
    return {800, TimelinePainter::axisHeight + 3 * LanePainter::laneHeight};
}

QSize TimelineView::minimumSizeHint() const
{
    return {480, TimelinePainter::axisHeight + LanePainter::laneHeight};
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

void TimelineView::setScale(const TimeScale& scale)
{
    m_scale = scale;
    setTimer();
    refresh();
    Q_EMIT scaleChanged();
}

void TimelineView::placeNow(double share)
{
    m_nowShare = share;
    const auto before = std::llround(static_cast<double>(m_scale.span().count()) * share);
    setScale(m_scale.startingAt(now() - TimeScale::Span(before)));
}

void TimelineView::follow()
{
    placeNow(m_nowShare);
}

/// The picture moves by whole frames, and no faster than its pixels.
void TimelineView::setTimer()
{
    if (!m_live || !isVisible()) {
        m_motion.stop();
        return;
    }
    const auto pixel = std::chrono::duration_cast<std::chrono::milliseconds>(m_scale.span()) /
                       std::max(static_cast<int>(m_scale.width()), 1);
    const auto interval = std::clamp<std::chrono::milliseconds>(pixel, frame, slowestMotion);
    if (!m_motion.isActive() || m_motion.intervalAsDuration() != interval) m_motion.start(interval);
}

void TimelineView::setLive(bool live)
{
    if (live == m_live && !live) return;
    const bool changed = live != m_live;
    m_live = live;
    if (live)
        placeNow(liveShare);
    else
        setTimer();
    if (changed) Q_EMIT liveChanged(live);
}

void TimelineView::showSpan(TimeScale::Span span)
{
    const double factor = static_cast<double>(m_scale.span().count()) / static_cast<double>(span.count());
    if (m_live) {
        m_scale = m_scale.zoomed(factor, m_scale.width() * m_nowShare);
        placeNow(liveShare);
        return;
    }
    const QRect selected = markRect(m_feed, m_attempt);
    const double anchor = selected.isEmpty() ? m_scale.width() / 2 : selected.center().x() - headingWidth();
    setScale(m_scale.zoomed(factor, anchor));
}

void TimelineView::showStretch(FineMoment from, FineMoment to)
{
    setLive(false);
    setScale({from, to - from, m_scale.width()});
}

void TimelineView::zoom(double factor)
{
    const QRect selected = markRect(m_feed, m_attempt);
    const double middle = selected.isEmpty() ? m_scale.width() / 2 : selected.center().x() - headingWidth();
    zoomAround(factor, m_live ? m_scale.width() * m_nowShare : middle);
}

/// What stands under `anchor` stays there. Live goes on as long as now is in the picture.
void TimelineView::zoomAround(double factor, double anchor)
{
    const TimeScale zoomed = m_scale.zoomed(factor, anchor);
    if (!m_live) {
        setScale(zoomed);
        return;
    }
    const double share = zoomed.x(now()) / zoomed.width();
    if (share < 0 || share > 1) setLive(false);
    m_nowShare = share;
    setScale(zoomed);
}

void TimelineView::pan(double pixels)
{
    if (pixels == 0) return;
    setLive(false);
    setScale(m_scale.panned(pixels));
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
    const double left = m_scale.x(from);
    const double right = std::max(m_scale.x(std::min(to, from + m_scale.span() / 2)), left + 8);
    const double margin = std::min(revealMargin, m_scale.width() / 4);
    if (left >= 0 && right <= m_scale.width()) return;
    if (left < margin)
        pan(left - margin);
    else
        pan(right - m_scale.width() + margin);
}

std::optional<std::size_t> TimelineView::markAt(int lane, int x) const
{
    const LaneRow& row = m_rows[static_cast<std::size_t>(lane)];
    return LaneLayout(row, m_scale).markAt(x - headingWidth());
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
    const double left = m_scale.x(mark.start);
    const double right = std::max(m_scale.x(mark.end), left + LaneLayout::leastBar);
    if (right < 0 || left > m_scale.width()) return {};
    return QRectF(headingWidth() + left, stack().laneTop(lane), right - left, LanePainter::laneHeight)
        .toAlignedRect()
        .intersected(chart());
}

void TimelineView::paintEvent(QPaintEvent*)
{
    m_painted.start();
    QPainter painter(viewport());
    TimelinePainter timeline(m_theme, painter, font());
    timeline.paint({m_rows, m_scale, stack(), viewport()->rect(), headingWidth(), now(), m_completeFrom,
                    m_live, hasFocus(), m_feed, m_attempt});
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    setScrollBar();
    m_scale = m_scale.resized(std::max(chart().width(), 1));
    if (m_live)
        follow();
    else
        setScale(m_scale);
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPoint at = event->position().toPoint();
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y())) {
        pan(-turned.x());
    } else if ((event->modifiers() & Qt::ShiftModifier) != 0) {
        pan(-turned.y());
    } else if (at.x() < headingWidth()) {
        QAbstractScrollArea::wheelEvent(event); // over the names it scrolls the lanes
        return;
    } else if (turned.y() != 0) {
        zoomAround(std::pow(1.2, turned.y() / 120.0), at.x() - headingWidth());
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
    pan(m_dragX - event->position().x());
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
    if (markAt(*lane, at.x())) zoomAround(4, at.x() - headingWidth());
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
            QToolTip::showText(help->globalPos(), tip, viewport());
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
        setLive(true);
    } else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        pan((event->key() == Qt::Key_PageDown ? 0.8 : -0.8) * m_scale.width());
    } else if (!keyNavigates(event->key())) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_live) follow();
    setTimer();
}

void TimelineView::hideEvent(QHideEvent* event)
{
    QAbstractScrollArea::hideEvent(event);
    setTimer();
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
