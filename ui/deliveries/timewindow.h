// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QTimer>

#include "models/tables/timescale.h"

namespace pb {

/// The stretch of time that a time line shows, and how it moves: with the time while it is live, by hand
/// else. GUI thread.
class TimeWindow : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds firstSpan{60};

    explicit TimeWindow(QObject* parent = nullptr);

    /// What tells the time; the system's clock unless told otherwise.
    void setClock(std::function<FineMoment()> clock);
    FineMoment now() const { return m_clock(); }

    const TimeScale& scale() const { return m_scale; }
    void setWidth(double pixels);
    /// Nobody looks: it moves no more until somebody does.
    void setWatched(bool watched);

    /// Live: now keeps its place and the time moves past it.
    void setLive(bool live);
    bool isLive() const { return m_live; }
    /// Where now stands while it is live.
    double nowX() const { return m_scale.width() * m_nowShare; }

    /// That much time: up to now while live, else around what stands at pixel `anchor`.
    void showSpan(TimeScale::Span span, double anchor);
    void showStretch(FineMoment from, FineMoment to);
    /// What stands at `anchor` stays there. Live goes on as long as now is in the picture.
    void zoom(double factor, double anchor);
    /// By pixels; it is live no more.
    void pan(double pixels);

Q_SIGNALS:
    void changed();
    void liveChanged(bool live);

private:
    void set(const TimeScale& scale);
    void placeNow(double share);
    void setTimer();

    std::function<FineMoment()> m_clock;
    TimeScale m_scale;
    QTimer m_motion;
    bool m_live = true;
    bool m_watched = false;
    double m_nowShare;
};

} // namespace pb
