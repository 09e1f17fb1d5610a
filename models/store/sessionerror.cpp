// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sessionerror.h"

#include <QSqlError>

namespace pb {

SessionError sessionError(const QSqlError& error, const std::string& doing, const std::string& file)
{
    // SQLite's primary result codes: https://sqlite.org/rescode.html
    enum : int {
        Busy = 5,
        Locked = 6,
        ReadOnly = 8,
        IoError = 10,
        Corrupt = 11,
        Full = 13,
        CantOpen = 14,
        NotADatabase = 26
    };
    const std::string failed = "could not " + doing + " in " + file + ": ";
    switch (error.nativeErrorCode().toInt() & 0xFF) {
    case Busy:
    case Locked:
        return {SessionError::Kind::InUse,
                failed + "another program holds the file; close it there and try again"};
    case ReadOnly:
        return {SessionError::Kind::CannotOpen, failed + "the file or its folder can't be written"};
    case IoError:
        return {SessionError::Kind::Failed, failed + "the disk reports an error; check it"};
    case Corrupt:
    case NotADatabase:
        return {SessionError::Kind::Damaged, failed + "the file is damaged; open a copy from a backup"};
    case Full:
        return {SessionError::Kind::Full, failed + "the disk is full; free some space"};
    case CantOpen:
        return {SessionError::Kind::CannotOpen, failed + "the file can't be opened; check the folder"};
    default:
        return {SessionError::Kind::Failed, failed + error.text().toStdString()};
    }
}

} // namespace pb
