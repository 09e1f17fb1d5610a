// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sessionerror.h"

#include <QSqlError>

namespace pb {

SessionError sessionError(const QSqlError& error, const std::string& doing, const std::string& file)
{
    // SQLite's primary result codes: https://sqlite.org/rescode.html
    enum : int {
        busy = 5,
        locked = 6,
        readOnly = 8,
        ioError = 10,
        corrupt = 11,
        full = 13,
        cantOpen = 14,
        notADatabase = 26
    };
    const std::string failed = "could not " + doing + " in " + file + ": ";
    switch (error.nativeErrorCode().toInt() & 0xFF) {
    case busy:
    case locked:
        return {SessionError::Kind::InUse,
                failed + "another program holds the file; close it there and try again"};
    case readOnly:
        return {SessionError::Kind::CannotOpen, failed + "the file or its folder can't be written"};
    case ioError:
        return {SessionError::Kind::Failed, failed + "the disk reports an error; check it"};
    case corrupt:
    case notADatabase:
        return {SessionError::Kind::Damaged, failed + "the file is damaged; open a copy from a backup"};
    case full:
        return {SessionError::Kind::Full, failed + "the disk is full; free some space"};
    case cantOpen:
        return {SessionError::Kind::CannotOpen, failed + "the file can't be opened; check the folder"};
    default:
        return {SessionError::Kind::Failed, failed + error.text().toStdString()};
    }
}

} // namespace pb
