// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include <span>

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <tl/expected.hpp>

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr int applicationId = 0x50426E63; // "PBnc", in SQLite's file header

/// Version 1. Times are milliseconds since 1970 UTC; durations are microseconds. A stream row is an event in
/// a request, as it came; `event` shows each event once. `finding` bits: models/domain/finding.h.
constexpr const char* version1[] = {
    "CREATE TABLE feed(id INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, label TEXT NOT NULL, UNIQUE(endpoint, "
    "label))",
    "CREATE TABLE request(id INTEGER PRIMARY KEY, arrivedAt INTEGER NOT NULL, headAfter INTEGER NOT NULL,"
    " bodyAfter INTEGER NOT NULL, connection INTEGER NOT NULL, feed INTEGER REFERENCES feed(id), status "
    "INTEGER NOT NULL,"
    " fault INTEGER NOT NULL, bodyBytes INTEGER NOT NULL, events INTEGER NOT NULL, newEvents INTEGER NOT "
    "NULL,"
    " duplicates INTEGER NOT NULL, conflicts INTEGER NOT NULL, findings INTEGER NOT NULL, peer TEXT NOT NULL,"
    " head BLOB NOT NULL, answer BLOB NOT NULL, body BLOB)",
    "CREATE TABLE acknowledgement(request INTEGER PRIMARY KEY, after INTEGER NOT NULL)",
    "CREATE TABLE stream(id INTEGER PRIMARY KEY, request INTEGER NOT NULL, position INTEGER NOT NULL,"
    " feed INTEGER REFERENCES feed(id), standing INTEGER NOT NULL, findings INTEGER NOT NULL, sequence "
    "INTEGER,"
    " ResourceName TEXT, ResourceRecordKey TEXT, source BLOB)",
    "CREATE UNIQUE INDEX stream_event ON stream(sequence, feed) WHERE standing = 0",
    "CREATE VIEW event AS SELECT id, request, position, feed, sequence AS EntityEventSequence, ResourceName,"
    " ResourceRecordKey, findings, source FROM stream WHERE standing = 0",
    "CREATE TABLE finding(request INTEGER NOT NULL, finding INTEGER NOT NULL, count INTEGER NOT NULL,"
    " target TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY(request, finding)) WITHOUT ROWID",
    "CREATE TABLE logevent(sequence INTEGER PRIMARY KEY, appendedAt INTEGER NOT NULL, ResourceName TEXT NOT "
    "NULL,"
    " ResourceRecordKey TEXT NOT NULL, source BLOB NOT NULL)",
    "CREATE TABLE pushfeed(id INTEGER PRIMARY KEY, url TEXT NOT NULL, origin TEXT NOT NULL, label TEXT NOT "
    "NULL,"
    " acknowledged INTEGER NOT NULL, batchSize INTEGER NOT NULL, deliveries INTEGER NOT NULL,"
    " suspended INTEGER NOT NULL, suspendedBecause TEXT NOT NULL, UNIQUE(url, label))",
    "CREATE TABLE halt(origin TEXT PRIMARY KEY, until INTEGER NOT NULL, haltedFor INTEGER NOT NULL)",
    "CREATE TABLE attempt(id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES pushfeed(id),"
    " delivery INTEGER NOT NULL, attempt INTEGER NOT NULL, firstSequence INTEGER NOT NULL, lastSequence "
    "INTEGER NOT NULL,"
    " events INTEGER NOT NULL, queuedAt INTEGER NOT NULL, startedAt INTEGER NOT NULL, nameLookup INTEGER NOT "
    "NULL,"
    " connect INTEGER NOT NULL, tls INTEGER NOT NULL, sent INTEGER NOT NULL, firstByte INTEGER NOT NULL,"
    " total INTEGER NOT NULL, requestSent INTEGER NOT NULL, status INTEGER NOT NULL, requestBodyBytes "
    "INTEGER NOT NULL,"
    " retryAfter REAL, clocksDiffer INTEGER NOT NULL, outcome INTEGER NOT NULL, nextAt INTEGER, error TEXT "
    "NOT NULL,"
    " reason TEXT NOT NULL, requestHead BLOB NOT NULL, requestBody BLOB NOT NULL, answerHead BLOB NOT NULL,"
    " answerBody BLOB NOT NULL)",
    "CREATE INDEX attempt_delivery ON attempt(feed, delivery)",
    "CREATE VIEW delivery AS SELECT feed, delivery, min(firstSequence) AS firstSequence,"
    " max(lastSequence) AS lastSequence, count(*) AS attempts, max(id) AS lastAttempt FROM attempt"
    " GROUP BY feed, delivery",
    "CREATE TABLE deadletter(feed INTEGER NOT NULL REFERENCES pushfeed(id), sequence INTEGER NOT NULL,"
    " at INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(feed, sequence)) WITHOUT ROWID",
};

/// Version 2: what the screens seek by. The first index has rows for the few that are remarkable only, so
/// that new events cost nothing more.
constexpr const char* version2[] = {
    "CREATE INDEX stream_remarkable ON stream(standing) WHERE standing > 0",
    "CREATE INDEX attempt_started ON attempt(startedAt)",
};

/// Version 3: subscriptions with their feeds, the producer's records, and the log by record. SQLite can't
/// take a constraint off a table, so pushfeed is made anew.
constexpr const char* version3[] = {
    "CREATE TABLE feedcopy(id INTEGER PRIMARY KEY, subscription INTEGER UNIQUE, epoch INTEGER NOT NULL "
    "DEFAULT 0,"
    " url TEXT NOT NULL, origin TEXT NOT NULL, label TEXT NOT NULL, acknowledged INTEGER NOT NULL,"
    " lastDelivered INTEGER NOT NULL DEFAULT 0, batchSize INTEGER NOT NULL, deliveries INTEGER NOT NULL,"
    " suspended INTEGER NOT NULL, suspendedBecause TEXT NOT NULL)",
    "INSERT INTO feedcopy(id, url, origin, label, acknowledged, lastDelivered, batchSize, deliveries, "
    "suspended,"
    " suspendedBecause) SELECT id, url, origin, label, acknowledged, acknowledged, batchSize, deliveries,"
    " suspended, suspendedBecause FROM pushfeed",
    "DROP TABLE pushfeed",
    "ALTER TABLE feedcopy RENAME TO pushfeed",
    "CREATE UNIQUE INDEX pushfeed_target ON pushfeed(url, label) WHERE subscription IS NULL",
    "CREATE TABLE subscription(id INTEGER PRIMARY KEY AUTOINCREMENT, filter TEXT NOT NULL, sequence INTEGER,"
    " url TEXT NOT NULL, credential TEXT NOT NULL, active INTEGER NOT NULL, modifiedAt INTEGER NOT NULL,"
    " revision INTEGER NOT NULL, label TEXT NOT NULL, profile INTEGER NOT NULL, batchSize INTEGER NOT NULL,"
    " batchWait INTEGER NOT NULL, deadline INTEGER NOT NULL, retry TEXT NOT NULL, onReject INTEGER NOT NULL,"
    " pace REAL NOT NULL)",
    "CREATE TABLE record(id INTEGER PRIMARY KEY AUTOINCREMENT, ResourceName TEXT NOT NULL,"
    " ResourceRecordKey TEXT NOT NULL, revision INTEGER NOT NULL, modifiedAt INTEGER NOT NULL,"
    " source BLOB NOT NULL, UNIQUE(ResourceName, ResourceRecordKey))",
    "CREATE INDEX record_page ON record(ResourceName, id)",
    "CREATE TABLE recordresource(name TEXT PRIMARY KEY, keyName TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX logevent_record ON logevent(ResourceName, ResourceRecordKey)",
};

/// Version 4: what was spoken on the wire, and how much of an answer went out (`sent`; NULL: all of it).
constexpr const char* version4[] = {
    "ALTER TABLE request ADD COLUMN tls TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE acknowledgement ADD COLUMN sent INTEGER",
    "ALTER TABLE attempt ADD COLUMN protocol TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE attempt ADD COLUMN tlsSession TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE attempt ADD COLUMN localAddress TEXT NOT NULL DEFAULT ''",
};

/// The statements that bring a session from each version to the next.
constexpr std::span<const char* const> migrations[] = {version1, version2, version3, version4};
static_assert(std::size(migrations) == schemaVersion);

SessionError newer(const std::string& file, int version)
{
    return {SessionError::Kind::Newer, file + " was written by a newer Pushbench (session version " +
                                           std::to_string(version) + ", this one knows " +
                                           std::to_string(schemaVersion) +
                                           "); open it with that one. Nothing was changed."};
}

SessionError foreign(const std::string& file)
{
    return {SessionError::Kind::Damaged,
            file + " is no Pushbench session; name another file. Nothing was changed."};
}

std::uint32_t bigEndian(const char* bytes)
{
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i)
        number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
    return number;
}

std::optional<SessionError> run(QSqlDatabase& database, const QString& statement, const std::string& file)
{
    QSqlQuery query(database);
    if (query.exec(statement)) return std::nullopt;
    return sessionError(query.lastError(), "prepare the session", file);
}

tl::expected<int, SessionError> number(QSqlDatabase& database, const QString& pragma, const std::string& file)
{
    QSqlQuery query(database);
    if (!query.exec(pragma) || !query.next())
        return tl::make_unexpected(sessionError(query.lastError(), "read the session", file));
    return query.value(0).toInt();
}

/// Brings the database from the version before to this one, all or nothing.
std::optional<SessionError> migrateTo(int version, QSqlDatabase& database, const std::string& file)
{
    if (auto error = run(database, u"BEGIN IMMEDIATE"_s, file)) return error;
    QStringList statements;
    for (const char* statement : migrations[version - 1])
        statements.append(QString::fromLatin1(statement));
    statements.append({u"PRAGMA application_id = %1"_s.arg(applicationId),
                       u"PRAGMA user_version = %1"_s.arg(version), u"COMMIT"_s});
    for (const QString& statement : statements)
        if (auto error = run(database, statement, file)) {
            run(database, u"ROLLBACK"_s, file);
            return error;
        }
    return std::nullopt;
}

} // namespace

std::optional<SessionError> refuseForeignFile(const std::string& file)
{
    QFile content(QString::fromStdString(file));
    if (!content.exists()) return std::nullopt;
    if (!content.open(QIODevice::ReadOnly))
        return SessionError{SessionError::Kind::CannotOpen,
                            file + " can't be opened: " + content.errorString().toStdString()};
    const QByteArray head = content.read(100);
    if (head.isEmpty()) return std::nullopt;
    if (head.size() < 100 || !head.startsWith(QByteArrayView("SQLite format 3\0", 16))) return foreign(file);
    const auto version = static_cast<int>(bigEndian(head.constData() + 60));
    const auto application = static_cast<int>(bigEndian(head.constData() + 68));
    // A session killed before its first checkpoint has its header only in the write-ahead log.
    if (application == 0 && version == 0) return std::nullopt;
    if (application != applicationId) return foreign(file);
    if (version > schemaVersion) return newer(file, version);
    return std::nullopt;
}

std::optional<SessionError> refuseOtherVersion(QSqlDatabase& database, const std::string& file, bool allowNew)
{
    const auto application = number(database, u"PRAGMA application_id"_s, file);
    if (!application) return application.error();
    const auto version = number(database, u"PRAGMA user_version"_s, file);
    if (!version) return version.error();
    const auto tables = number(database, u"SELECT count(*) FROM sqlite_schema"_s, file);
    if (!tables) return tables.error();
    if (*application == 0 && *version == 0 && *tables == 0)
        return allowNew ? std::nullopt : std::optional(foreign(file));
    if (*application != applicationId || *version < 1) return foreign(file);
    if (*version > schemaVersion) return newer(file, *version);
    return std::nullopt;
}

std::optional<SessionError> migrate(QSqlDatabase& database, const std::string& file)
{
    if (auto refused = refuseOtherVersion(database, file, true)) return refused;
    const auto version = number(database, u"PRAGMA user_version"_s, file);
    if (!version) return version.error();
    if (*version == schemaVersion) return std::nullopt;
    for (int next = *version + 1; next <= schemaVersion; ++next)
        if (auto error = migrateTo(next, database, file)) return error;
    return std::nullopt;
}

} // namespace pb
