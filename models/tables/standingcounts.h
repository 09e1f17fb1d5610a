// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "models/store/readthread.h"
#include "models/store/sessionfigures.h"

namespace pb {

/// Counts the duplicates, conflicts and refusals of the whole session in the Read thread, carried on with
/// what came since, a few times a second at most. GUI thread.
class StandingCounts : public QObject
{
    Q_OBJECT
public:
    explicit StandingCounts(ReadThread& thread, QObject* parent = nullptr);

    /// Totals of all rows up to lastRow.
    const StreamGrowth& totals() const { return m_totals; }

    /// The session has rows up to this number.
    void noteStored(qint64 lastRow);

Q_SIGNALS:
    void changed(const pb::StreamGrowth& totals);

private:
    void read();
    void add(const StreamGrowth& growth);

    ReadThread& m_thread;
    QTimer m_pause; ///< before the next reading
    StreamGrowth m_totals;
    qint64 m_stored = 0;
    bool m_reading = false;
};

} // namespace pb
