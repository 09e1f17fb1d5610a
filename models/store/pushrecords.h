// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <tl/expected.hpp>

#include "models/domain/entityevent.h"
#include "models/domain/pushfeed.h"
#include "models/store/sessionerror.h"

namespace pb {

struct LogOutcome;

/// Writes what the producer side keeps: its event log, feeds, attempts, halts and dead letters, within the
/// caller's transaction.
class PushRecords
{
public:
    PushRecords(const QSqlDatabase& database, std::string file);

    /// Merges events into the log by sequence; where one is taken by another tuple, adds nothing and says
    /// which.
    LogOutcome appendLog(const std::vector<EntityEvent>& events, Moment now);
    tl::expected<PushFeed, SessionError> openFeed(const PushFeed& feed);
    std::optional<SessionError> saveFeed(const PushFeed& feed);
    tl::expected<std::int64_t, SessionError> record(const PushProgress& progress);

private:
    SessionError failed(const QSqlQuery& query, const char* doing) const;
    std::optional<SessionError> saveHalt(const ConsumerHalt& halt);
    std::optional<SessionError> saveDeadLetter(const DeadLetter& letter);
    tl::expected<std::int64_t, SessionError> insertAttempt(const DeliveryAttempt& attempt);

    QSqlDatabase m_database;
    std::string m_file;
};

} // namespace pb
