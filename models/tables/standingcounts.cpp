// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/standingcounts.h"

#include <algorithm>
#include <chrono>

namespace pb {

StandingCounts::StandingCounts(ReadThread& thread, QObject* parent) : QObject(parent), m_thread(thread)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(250));
    connect(&m_pause, &QTimer::timeout, this, &StandingCounts::read);
}

void StandingCounts::noteStored(qint64 lastRow)
{
    m_stored = std::max(m_stored, lastRow);
    if (m_stored > m_totals.lastRow && !m_pause.isActive() && !m_reading) m_pause.start();
}

void StandingCounts::read()
{
    m_reading = true;
    m_thread.post([this, after = m_totals.lastRow](SessionReader& session) {
        QMetaObject::invokeMethod(this, [this, growth = session.streamGrowth(after)] { add(growth); });
    });
}

void StandingCounts::add(const StreamGrowth& growth)
{
    m_reading = false;
    m_totals.lastRow = growth.lastRow;
    m_totals.duplicates += growth.duplicates;
    m_totals.conflicts += growth.conflicts;
    m_totals.refused += growth.refused;
    Q_EMIT changed(m_totals);
    noteStored(m_stored); // what came meanwhile
}

} // namespace pb
