// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sessionreader.h"

#include <atomic>

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include "models/store/schema.h"

namespace pb {

using namespace Qt::StringLiterals;

tl::expected<std::unique_ptr<SessionReader>, SessionError> SessionReader::open(const std::string& file)
{
    static std::atomic<int> opened{0};
    if (!QFileInfo::exists(QString::fromStdString(file)))
        return tl::make_unexpected(
            SessionError{SessionError::Kind::CannotOpen, file + " does not exist; name a session file"});
    if (auto refused = refuseForeignFile(file)) return tl::make_unexpected(*refused);
    const QString name = u"read-%1"_s.arg(++opened);
    std::unique_ptr<SessionReader> reader(new SessionReader(name.toStdString()));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(QString::fromStdString(file));
    // Not read-only: a reader must be able to recover the write-ahead log that a killed writer left.
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return tl::make_unexpected(sessionError(database.lastError(), "open the session", file));
    if (auto refused = refuseOtherVersion(database, file, false)) return tl::make_unexpected(*refused);
    QSqlQuery(database).exec(u"PRAGMA query_only = ON"_s);
    return reader;
}

SessionReader::SessionReader(std::string connection) : m_connection(std::move(connection))
{
}

SessionReader::~SessionReader()
{
    m_logQuery.reset();
    QSqlDatabase::removeDatabase(QString::fromStdString(m_connection));
}

} // namespace pb
