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
    QVariantList values{qlonglong(std::max(narrowing.least, stretch.least).value),
                        qlonglong(std::min(narrowing.most, stretch.most).value)};
    for (const auto& value : narrowing.values)
        values.append(std::holds_alternative<std::int64_t>(value)
                          ? QVariant(qlonglong(std::get<std::int64_t>(value)))
                          : QVariant(QString::fromStdString(std::get<std::string>(value))));
    values.append(limit);
    return Reading(m_connection, m_lastError)
        .rows(
            u"SELECT 0, 0, sequence, ResourceName, ResourceRecordKey, source, '', '', appendedAt, 0 FROM "
            u"logevent"_s +
                (stretch.walked ? u" NOT INDEXED"_s : QString()) +
                u" WHERE sequence >= ? AND sequence <= ?"_s + conditionOf(narrowing) +
                (stretch.descending ? u" ORDER BY sequence DESC LIMIT ?"_s : u" ORDER BY sequence LIMIT ?"_s),
            values, storedEvent);
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
