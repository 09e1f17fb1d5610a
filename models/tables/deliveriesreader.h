// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "models/store/readthread.h"
#include "models/tables/deliverieswindow.h"

namespace pb {

/// Reads what the time line of deliveries shows, in the Read thread. Functions are called from the GUI thread
/// and return at once; signals bring what was read. The thread has ended, or is idle, before this goes.
class DeliveriesReader : public QObject
{
    Q_OBJECT
public:
    /// Attempts of one window; older ones are left out, and the window says so.
    static constexpr int mostMarks = 100'000;

    /// `limit`: at most that many attempts of a window.
    explicit DeliveriesReader(ReadThread& thread, int limit = mostMarks, QObject* parent = nullptr);
    ~DeliveriesReader() override;

    /// Asks for a stretch of time: windowRead(). Only the last one asked for is answered. An open stretch is
    /// answered again when attempts are added to it, at most ten times a second.
    void readWindow(const DeliveriesStretch& stretch);
    /// Nothing is shown for now: no window is read or added to until the next one is asked for.
    void rest();
    /// Asks for an attempt whole: attemptRead(). Only the last one asked for is answered.
    void readAttempt(qint64 attempt);
    /// Asks for the attempt after a given one of its feed, or before it: placeRead().
    void readNeighbour(const AttemptPlace& place, bool next);
    /// Asks for the first or last attempt of a feed: placeRead().
    void readEdge(qint64 feed, bool last);
    /// Asks for where an attempt stands: placeRead().
    void readPlace(qint64 attempt);
    /// Asks when the session's first attempt began: beginRead().
    void readBegin();

    /// The session has attempts up to this number.
    void noteStored(qint64 lastAttempt);

Q_SIGNALS:
    void windowRead(const pb::DeliveriesWindow& window);
    void attemptRead(const pb::DeliveryAttempt& attempt);
    /// Nothing where there is no such attempt.
    void placeRead(const std::optional<pb::AttemptMark>& mark);
    /// Nothing where there is no attempt yet.
    void beginRead(const std::optional<pb::Moment>& moment);

private:
    struct Reading;
    bool isWanted(const Reading& reading) const;
    bool readPage(SessionReader& session, Reading& reading) const;
    void readAdded();
    /// Read thread: hands on what a reading has so far.
    void answer(const std::shared_ptr<Reading>& reading);
    /// GUI thread: speaks of it, where it is still wanted.
    void take(const std::shared_ptr<Reading>& reading, const DeliveriesWindow& window, qint64 lastRead);
    void tell(std::optional<AttemptMark> mark);

    ReadThread& m_thread;
    const int m_limit;
    QTimer m_tick;
    QElapsedTimer m_sinceAdded;
    std::shared_ptr<Reading> m_current; ///< asked for last
    std::atomic<quint64> m_wanted{0};   ///< number of the window asked for last
    std::atomic<qint64> m_wantedAttempt{0};
    qint64 m_stored = 0;    ///< attempts known to be stored
    bool m_reading = false; ///< the current window is being read, or added to
};

} // namespace pb
