// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QSqlDatabase>
#include <tl/expected.hpp>

#include "models/domain/resourcerecord.h"
#include "models/store/sessionerror.h"

namespace pb {

class EventLog;

/// Writes the producer's records and their events (LOG-3), within the caller's transaction.
class ResourceRecords
{
public:
    ResourceRecords(const QSqlDatabase& database, std::string file, EventLog& log);

    /// Makes every write in order and appends their events, or nothing at all: each write is checked before
    /// the first is made.
    tl::expected<RecordOutcome, SessionError> write(const std::vector<RecordWrite>& writes, Moment now);

    /// Adds a record resource, or names its key anew.
    std::optional<SessionError> add(const RecordResource& resource);

private:
    tl::expected<RecordOutcome, SessionError> check(const std::vector<RecordWrite>& writes);
    std::optional<SessionError> make(const RecordWrite& write, Moment now);

    QSqlDatabase m_database;
    std::string m_file;
    EventLog& m_log;
};

} // namespace pb
