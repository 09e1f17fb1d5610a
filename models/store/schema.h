// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "models/store/sessionerror.h"

class QSqlDatabase;

namespace pb {

/// The version of the session's tables that this program writes; SQLite's user_version.
inline constexpr int schemaVersion = 4;

/// Says whether a file can be a session of ours, by its first bytes alone: nothing is opened or changed.
/// An empty or absent file is one to be created. Gives an error for anything else that is no session, and
/// for one written by a newer program.
std::optional<SessionError> refuseForeignFile(const std::string& file);

/// Brings the open database to schemaVersion, one migration at a time, each in its transaction.
std::optional<SessionError> migrate(QSqlDatabase& database, const std::string& file);

/// The version of an open database, or why it is none that we can use.
std::optional<SessionError> refuseOtherVersion(QSqlDatabase& database, const std::string& file,
                                               bool allowNew);

} // namespace pb
