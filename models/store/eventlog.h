// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QSqlDatabase>
#include <tl/expected.hpp>

#include "models/domain/entityevent.h"
#include "models/domain/resourcerecord.h"
#include "models/store/sessionerror.h"

namespace pb {

struct LogOutcome;

/// Writes the producer's append-only log (LOG-4), within the caller's transaction.
class EventLog
{
public:
    EventLog(const QSqlDatabase& database, std::string file);

    /// Merges events by sequence; where one is taken by another tuple, adds nothing and says which (EVT-5).
    tl::expected<LogOutcome, SessionError> append(const std::vector<EntityEvent>& events, Moment now);
    /// Appends events under the sequences after the last; where there are not as many left, adds nothing
    /// (LOG-4).
    tl::expected<LogOutcome, SessionError> appendNew(const std::vector<NewEvent>& events, Moment now);

    /// Whether anything was added since the last call.
    bool takeGrown() { return std::exchange(m_grown, false); }
    /// Whether anything was added before the log's last event since the last call.
    bool takeInserted() { return std::exchange(m_inserted, false); }

private:
    tl::expected<SequenceNumber, SessionError> last();

    QSqlDatabase m_database;
    std::string m_file;
    bool m_grown = false;
    bool m_inserted = false;
};

/// The source of an event that gets its sequence from the log.
std::string writeNewEvent(const NewEvent& event, SequenceNumber sequence, Moment now);

} // namespace pb
