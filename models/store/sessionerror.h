// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

class QSqlError;

namespace pb {

/// Why the session can't be opened, read or written: a kind to act on, and a sentence that says what failed
/// and what to do.
struct SessionError
{
    enum class Kind { CannotOpen, InUse, Newer, Damaged, Full, Failed };
    Kind kind = Kind::Failed;
    std::string message;
};

/// Reads Qt Sql's error for the SQLite driver. `doing` completes "Could not ...".
SessionError sessionError(const QSqlError& error, const std::string& doing, const std::string& file);

} // namespace pb
