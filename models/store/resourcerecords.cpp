// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/resourcerecords.h"

#include <map>

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include "models/store/eventlog.h"
#include "models/store/sessionstore.h"

namespace pb {

using namespace Qt::StringLiterals;

ResourceRecords::ResourceRecords(const QSqlDatabase& database, std::string file, EventLog& log)
    : m_database(database), m_file(std::move(file)), m_log(log)
{
}

tl::expected<RecordOutcome, SessionError> ResourceRecords::write(const std::vector<RecordWrite>& writes,
                                                                 Moment now)
{
    auto outcome = check(writes);
    if (!outcome || outcome->result != RecordOutcome::Result::Written) return outcome;
    std::vector<NewEvent> events;
    for (const RecordWrite& write : writes)
        events.push_back(write.event);
    // The log first: it may be full, and then nothing may have been written.
    const auto appended = m_log.appendNew(events, now);
    if (!appended) return tl::make_unexpected(appended.error());
    if (appended->exhausted) {
        outcome->result = RecordOutcome::Result::Exhausted;
        return outcome;
    }
    for (const RecordWrite& write : writes)
        if (auto error = make(write, now)) return tl::make_unexpected(*error);
    outcome->last = appended->lastAdded;
    return outcome;
}

/// Whether every write can be made, those before it among the writes included.
tl::expected<RecordOutcome, SessionError> ResourceRecords::check(const std::vector<RecordWrite>& writes)
{
    using Result = RecordOutcome::Result;
    std::map<std::pair<std::string, std::string>, std::optional<std::int64_t>> revisions;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT revision FROM record WHERE ResourceName = ? AND ResourceRecordKey = ?"_s);
    for (std::size_t at = 0; at < writes.size(); ++at) {
        const RecordWrite& write = writes[at];
        const auto [place, unknown] =
            revisions.try_emplace({write.event.ResourceName, write.event.ResourceRecordKey});
        std::optional<std::int64_t>& revision = place->second;
        if (unknown) {
            query.addBindValue(QString::fromStdString(write.event.ResourceName));
            query.addBindValue(QString::fromStdString(write.event.ResourceRecordKey));
            if (!query.exec())
                return tl::make_unexpected(sessionError(query.lastError(), "read the record", m_file));
            if (query.next()) revision = query.value(0).toLongLong();
            query.finish();
        }
        if (write.kind == RecordWrite::Kind::Create) {
            if (revision) return RecordOutcome{Result::Exists, at, {}};
            revision = 1;
            continue;
        }
        if (!revision) return RecordOutcome{Result::NotFound, at, {}};
        if (write.basedOn && *write.basedOn != *revision) return RecordOutcome{Result::Stale, at, {}};
        if (write.kind == RecordWrite::Kind::Delete)
            revision.reset();
        else
            ++*revision;
    }
    return RecordOutcome{};
}

std::optional<SessionError> ResourceRecords::make(const RecordWrite& write, Moment now)
{
    const QString name = QString::fromStdString(write.event.ResourceName);
    const QString key = QString::fromStdString(write.event.ResourceRecordKey);
    const QByteArray source = QByteArray::fromStdString(write.source);
    const qlonglong at = now.time_since_epoch().count();
    QSqlQuery query(m_database);
    switch (write.kind) {
    case RecordWrite::Kind::Create:
        query.prepare(u"INSERT INTO record(ResourceName, ResourceRecordKey, revision, modifiedAt, source)"
                      " VALUES(?, ?, 1, ?, ?)"_s);
        for (const QVariant& value : {QVariant(name), QVariant(key), QVariant(at), QVariant(source)})
            query.addBindValue(value);
        break;
    case RecordWrite::Kind::Update:
        query.prepare(
            u"UPDATE record SET revision = revision + 1, modifiedAt = max(?, modifiedAt + 1), source = ?"
            " WHERE ResourceName = ? AND ResourceRecordKey = ?"_s);
        for (const QVariant& value : {QVariant(at), QVariant(source), QVariant(name), QVariant(key)})
            query.addBindValue(value);
        break;
    case RecordWrite::Kind::Delete:
        query.prepare(u"DELETE FROM record WHERE ResourceName = ? AND ResourceRecordKey = ?"_s);
        query.addBindValue(name);
        query.addBindValue(key);
        break;
    }
    if (!query.exec()) return sessionError(query.lastError(), "write the record", m_file);
    return std::nullopt;
}

std::optional<SessionError> ResourceRecords::add(const RecordResource& resource)
{
    QSqlQuery query(m_database);
    query.prepare(u"INSERT INTO recordresource(name, keyName) VALUES(?, ?)"
                  " ON CONFLICT(name) DO UPDATE SET keyName = excluded.keyName"_s);
    query.addBindValue(QString::fromStdString(resource.name));
    query.addBindValue(QString::fromStdString(resource.keyName));
    if (!query.exec()) return sessionError(query.lastError(), "add the resource", m_file);
    return std::nullopt;
}

} // namespace pb
