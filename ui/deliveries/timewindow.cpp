// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/timewindow.h"

#include <algorithm>
#include <cmath>

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr double liveShare = 0.8;     ///< where now stands: room to its right for what is planned
constexpr auto frame = 33ms;          ///< it moves at most this often
constexpr auto slowestMotion = 500ms; ///< countdowns are kept up even where the time hardly moves

FineMoment systemNow()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

} // namespace

TimeWindow::TimeWindow(QObject* parent)
    : QObject(parent), m_clock(systemNow), m_scale(systemNow(), firstSpan, 100), m_nowShare(liveShare)
{
    connect(&m_motion, &QTimer::timeout, this, [this] { placeNow(m_nowShare); });
}

void TimeWindow::setClock(std::function<FineMoment()> clock)
{
    m_clock = std::move(clock);
    if (m_live) placeNow(m_nowShare);
}

void TimeWindow::setWidth(double pixels)
{
    m_scale = m_scale.resized(pixels);
    if (m_live)
        placeNow(m_nowShare);
    else
        set(m_scale);
}

void TimeWindow::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_live)
        placeNow(m_nowShare);
    else
        setTimer();
}

void TimeWindow::set(const TimeScale& scale)
{
    m_scale = scale;
    setTimer();
    Q_EMIT changed();
}

void TimeWindow::placeNow(double share)
{
    m_nowShare = share;
    const auto before = std::llround(static_cast<double>(m_scale.span().count()) * share);
    set(m_scale.startingAt(now() - TimeScale::Span(before)));
}

/// By whole frames, and no faster than its pixels.
void TimeWindow::setTimer()
{
    if (!m_live || !m_watched) {
        m_motion.stop();
        return;
    }
    const auto pixel = std::chrono::duration_cast<std::chrono::milliseconds>(m_scale.span()) /
                       std::max(static_cast<int>(m_scale.width()), 1);
    const auto interval = std::clamp<std::chrono::milliseconds>(pixel, frame, slowestMotion);
    if (!m_motion.isActive() || m_motion.intervalAsDuration() != interval) m_motion.start(interval);
}

void TimeWindow::setLive(bool live)
{
    if (!live && !m_live) return;
    const bool differs = live != m_live;
    m_live = live;
    if (live)
        placeNow(liveShare);
    else
        setTimer();
    if (differs) Q_EMIT liveChanged(live);
}

void TimeWindow::showSpan(TimeScale::Span span, double anchor)
{
    const double factor = static_cast<double>(m_scale.span().count()) / static_cast<double>(span.count());
    if (m_live) {
        m_scale = m_scale.zoomed(factor, nowX());
        placeNow(liveShare);
    } else {
        set(m_scale.zoomed(factor, anchor));
    }
}

void TimeWindow::showStretch(FineMoment from, FineMoment to)
{
    setLive(false);
    set({from, to - from, m_scale.width()});
}

void TimeWindow::zoom(double factor, double anchor)
{
    const TimeScale zoomed = m_scale.zoomed(factor, anchor);
    if (m_live) {
        const double share = zoomed.x(now()) / zoomed.width();
        if (share < 0 || share > 1) setLive(false);
        m_nowShare = share;
    }
    set(zoomed);
}

void TimeWindow::pan(double pixels)
{
    if (pixels == 0) return;
    setLive(false);
    set(m_scale.panned(pixels));
}

} // namespace pb
