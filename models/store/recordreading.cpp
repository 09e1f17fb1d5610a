// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/reading.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace reading;

namespace {

ResourceRecord resourceRecord(const QSqlQuery& query)
{
    ResourceRecord record;
    record.id = number(query, 0);
    record.ResourceName = text(query, 1);
    record.ResourceRecordKey = text(query, 2);
    record.revision = number(query, 3);
    record.ModificationTimestamp = moment(query, 4);
    record.source = bytes(query, 5);
    return record;
}

constexpr auto columns =
    "SELECT id, ResourceName, ResourceRecordKey, revision, modifiedAt, source FROM record ";

/// The narrowing as a condition over the log without an alias.
QString conditionOf(const Narrowing& narrowing)
{
    QString sql = QString::fromStdString(narrowing.sql);
    return sql.isEmpty() ? sql : u" AND ("_s + sql.replace(u"%1"_s, QString()) + u')';
}

/// The part of a statement behind its columns.
QString fromLog(const Narrowing& narrowing, const LogStretch& stretch)
{
    return (stretch.walked        ? u"FROM logevent NOT INDEXED"_s
            : narrowing.oneRecord ? u"FROM logevent INDEXED BY logevent_record"_s
                                  : u"FROM logevent"_s) +
           u" WHERE sequence >= ? AND sequence <= ?"_s + conditionOf(narrowing) +
           (stretch.descending ? u" ORDER BY sequence DESC LIMIT ?"_s : u" ORDER BY sequence LIMIT ?"_s);
}

QVariantList valuesOf(const Narrowing& narrowing, const LogStretch& stretch, int limit)
{
    QVariantList values{qlonglong(std::max(narrowing.least, stretch.least).value),
                        qlonglong(std::min(narrowing.most, stretch.most).value)};
    for (const auto& value : narrowing.values)
        values.append(std::holds_alternative<std::int64_t>(value)
                          ? QVariant(qlonglong(std::get<std::int64_t>(value)))
                          : QVariant(QString::fromStdString(std::get<std::string>(value))));
    values.append(limit);
    return values;
}

} // namespace

std::optional<ResourceRecord> SessionReader::record(const std::string& resourceName,
                                                    const std::string& resourceRecordKey)
{
    auto found =
        Reading(m_connection, m_lastError)
            .rows(QString::fromLatin1(columns) + u"WHERE ResourceName = ? AND ResourceRecordKey = ?"_s,
                  {QString::fromStdString(resourceName), QString::fromStdString(resourceRecordKey)},
                  resourceRecord);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<ResourceRecord> SessionReader::records(const std::string& resourceName, std::int64_t after,
                                                   int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(columns) + u"WHERE ResourceName = ? AND id > ? ORDER BY id LIMIT ?"_s,
              {QString::fromStdString(resourceName), qlonglong(after), limit}, resourceRecord);
}

std::vector<RecordResource> SessionReader::recordResources()
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT name, keyName FROM recordresource ORDER BY name"_s, {}, [](const QSqlQuery& query) {
            return RecordResource{text(query, 0), text(query, 1)};
        });
}

SequenceNumber SessionReader::logStretchEnd(SequenceNumber from, int events, bool descending)
{
    const QString statement =
        descending
            ? u"SELECT sequence FROM logevent WHERE sequence <= ? ORDER BY sequence DESC"
              " LIMIT 1 OFFSET ?"_s
            : u"SELECT sequence FROM logevent WHERE sequence >= ? ORDER BY sequence LIMIT 1 OFFSET ?"_s;
    const std::int64_t end =
        Reading(m_connection, m_lastError).number(statement, {qlonglong(from.value), events - 1});
    if (end > 0) return SequenceNumber{end};
    return descending ? SequenceNumber{1} : lastSequenceNumber;
}

std::vector<StoredEvent> SessionReader::logWhere(const Narrowing& narrowing, LogStretch stretch, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT 0, 0, sequence, ResourceName, ResourceRecordKey, source, '', '', appendedAt, 0 "_s +
                  fromLog(narrowing, stretch),
              valuesOf(narrowing, stretch, limit), storedEvent);
}

std::vector<LogSource> SessionReader::logSourcesWhere(const Narrowing& narrowing, LogStretch stretch,
                                                      int limit)
{
    m_lastError = {};
    const QString statement = u"SELECT sequence, source "_s + fromLog(narrowing, stretch);
    if (!m_logQuery || m_logStatement != statement) {
        m_logQuery =
            std::make_unique<QSqlQuery>(QSqlDatabase::database(QString::fromStdString(m_connection)));
        m_logQuery->setForwardOnly(true);
        m_logQuery->prepare(statement);
        m_logStatement = statement;
    }
    QSqlQuery& query = *m_logQuery;
    int place = 0;
    for (const QVariant& value : valuesOf(narrowing, stretch, limit))
        query.bindValue(place++, value);
    std::vector<LogSource> found;
    if (query.exec())
        while (query.next())
            found.push_back({SequenceNumber{number(query, 0)}, bytes(query, 1)});
    if (query.lastError().isValid()) m_lastError = sessionError(query.lastError(), "read", "the session");
    query.finish();
    return found;
}

std::optional<StoredEvent> SessionReader::logEvent(SequenceNumber sequence)
{
    auto found =
        Reading(m_connection, m_lastError)
            .rows(u"SELECT 0, 0, sequence, ResourceName, ResourceRecordKey, source, '', '', appendedAt, 0"
                  " FROM logevent WHERE sequence = ?"_s,
                  {qlonglong(sequence.value)}, storedEvent);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<SequenceNumber> SessionReader::logPlaceAfter(SequenceNumber after, int places)
{
    const auto found =
        Reading(m_connection, m_lastError)
            .rows(u"SELECT sequence FROM logevent WHERE sequence > ? ORDER BY sequence LIMIT 1 OFFSET ?"_s,
                  {qlonglong(after.value), places - 1},
                  [](QSqlQuery& query) { return SequenceNumber{number(query, 0)}; });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

} // namespace pb
