// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QString>

#include "models/domain/logorder.h"
#include "models/store/sessionstore.h"
#include "models/tables/importfile.h"

namespace pb {

/// One import of a file into the log, chunk by chunk, each committed before the next (LOG-5). Lines that are
/// no events are left out and counted, and so is an event whose sequence stands for another record (EVT-5).
/// Blocks: never in the GUI thread.
class LogImport
{
    Q_DECLARE_TR_FUNCTIONS(LogImport)
public:
    /// `stopped` is asked between lines; what is committed stays.
    LogImport(SessionStore& store, std::function<bool()> stopped);

    /// Takes the whole file; `progressed` is told the percentage read, some ten times a second.
    void run(const ImportSettings& settings, const std::function<void(int percent)>& progressed);

    const ImportCount& count() const { return m_count; }
    /// Why it could not go on; empty: it could.
    const QString& failure() const { return m_failure; }

private:
    bool take(ImportFile::Line line);
    bool flush();
    void note(const LogOutcome& outcome);
    void appendNumbered(std::vector<EntityEvent> events);

    SessionStore& m_store;
    std::function<bool()> m_stopped;
    std::vector<EntityEvent> m_events;
    std::vector<NewEvent> m_fresh;
    ImportCount m_count;
    QString m_failure;
};

} // namespace pb
