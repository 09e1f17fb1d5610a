// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>

#include <QObject>

#include "models/store/readthread.h"
#include "models/tables/overviewreading.h"

namespace pb {

/// Reads what the Overview shows, a little at a time in the Read thread: figures are carried on from the last
/// reading, so that a reading costs what came since. GUI thread.
class OverviewReader : public QObject
{
    Q_OBJECT
public:
    /// Latencies are taken of so many.
    static constexpr int latencySample = 10'000;
    /// Attempts and requests of the paired minute, each at most.
    static constexpr int mostMarks = 2'000;
    /// Attempts, and requests' findings, that one reading counts at most.
    static constexpr int countedAtOnce = 20'000;
    static constexpr std::chrono::seconds minute{60};

    explicit OverviewReader(ReadThread& thread, QObject* parent = nullptr);

    /// Asks for the figures and for what happened in the minute before `now`: read(). Does nothing while a
    /// reading is under way.
    void ask(Moment now);

Q_SIGNALS:
    void read(const pb::OverviewReading& reading);

private:
    struct Progress;

    ReadThread& m_thread;
    std::shared_ptr<Progress> m_progress; ///< touched in the Read thread only
    bool m_underWay = false;
};

} // namespace pb
