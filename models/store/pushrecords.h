// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <tl/expected.hpp>

#include "models/domain/pushfeed.h"
#include "models/store/sessionerror.h"

namespace pb {

/// Writes what pushing keeps: feeds, attempts, halts and dead letters, within the caller's transaction.
class PushRecords
{
public:
    PushRecords(const QSqlDatabase& database, std::string file);

    tl::expected<PushFeed, SessionError> openFeed(const PushFeed& feed);
    std::optional<SessionError> saveFeed(const PushFeed& feed);
    tl::expected<std::int64_t, SessionError> record(const PushProgress& progress);

    /// Number of the last attempt stored since the last call; 0: none.
    std::int64_t takeLastAttempt() { return std::exchange(m_lastAttempt, 0); }
    /// Whether a subscription was deactivated since the last call (SUB-6).
    bool takeDeactivated() { return std::exchange(m_deactivated, false); }

private:
    tl::expected<bool, SessionError> moveFeed(const PushFeed& feed);
    std::optional<SessionError> deactivate(std::int64_t subscription);
    SessionError failed(const QSqlQuery& query, const char* doing) const;
    std::optional<SessionError> saveHalt(const ConsumerHalt& halt);
    std::optional<SessionError> saveDeadLetter(const DeadLetter& letter);
    tl::expected<std::int64_t, SessionError> insertAttempt(const DeliveryAttempt& attempt);

    QSqlDatabase m_database;
    std::string m_file;
    std::int64_t m_lastAttempt = 0;
    bool m_deactivated = false;
};

} // namespace pb
