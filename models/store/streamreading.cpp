// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "models/domain/eventenvelope.h"
#include "models/store/faultcode.h"
#include "models/store/reading.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace reading;

namespace {

constexpr auto eventColumns =
    "SELECT s.id, s.request, s.sequence, s.ResourceName, s.ResourceRecordKey, s.source, f.endpoint, f.label,"
    " r.arrivedAt, s.findings FROM stream s JOIN request r ON r.id = s.request JOIN feed f ON f.id = s.feed ";

// A duplicate's bytes stand with the event first stored. What was found of the request as a whole holds for
// each of its events (alias, no-context, label-missing); an unknown member only where there is but one.
constexpr auto rowColumns =
    "SELECT s.id, r.arrivedAt, s.request, s.position, f.endpoint, f.label, s.standing,"
    " s.findings | (r.findings & CASE WHEN r.events > 1 THEN 176 ELSE 240 END), s.sequence,"
    " s.ResourceName, s.ResourceRecordKey, CASE WHEN s.standing = 1 THEN (SELECT o.source FROM stream o WHERE"
    " o.feed = s.feed AND o.sequence = s.sequence AND o.standing = 0) ELSE s.source END, " PB_ANSWERED_STATUS
    ", " PB_ANSWERED_FAULT " FROM "
    "stream s"
    " JOIN request r ON r.id = s.request LEFT JOIN feed f ON f.id = s.feed"
    " LEFT JOIN acknowledgement a ON a.request = s.request ";

QString between(const StreamCondition& condition)
{
    const QString rows = u"WHERE s.id BETWEEN ? AND ?"_s;
    if (condition.empty()) return rows + u" ORDER BY s.id"_s;
    return rows + u" AND ("_s + QString::fromStdString(condition.sql) + u") ORDER BY s.id"_s;
}

QVariantList valuesOf(std::int64_t first, std::int64_t last, const StreamCondition& condition)
{
    QVariantList values{qlonglong(first), qlonglong(last)};
    for (const auto& value : condition.values) {
        if (const auto* text = std::get_if<std::string>(&value))
            values.append(QString::fromStdString(*text));
        else
            values.append(qlonglong(std::get<std::int64_t>(value)));
    }
    return values;
}

/// What a row is sorted by in SQL, and whether it is a text.
std::pair<QString, bool> sortValue(StreamSortKey key)
{
    switch (key) {
    case StreamSortKey::Sequence:
        return {u"s.sequence"_s, false};
    case StreamSortKey::Key:
        return {u"s.ResourceRecordKey"_s, true};
    case StreamSortKey::Resource:
        return {u"s.ResourceName"_s, true};
    case StreamSortKey::Feed:
        return {u"coalesce(nullif(f.label, ''), f.endpoint)"_s, true};
    case StreamSortKey::Findings:
        return {u"s.findings | (r.findings & CASE WHEN r.events > 1 THEN 176 ELSE 240 END)"_s, false};
    case StreamSortKey::Answer:
        return {u"" PB_ANSWERED_STATUS ""_s, false};
    case StreamSortKey::Row:
        break;
    }
    return {u"s.id"_s, false};
}

StreamRow streamRow(const QSqlQuery& query)
{
    StreamRow row;
    row.id = number(query, 0);
    row.receivedAt = moment(query, 1);
    row.requestId = number(query, 2);
    row.position = static_cast<int>(number(query, 3));
    row.endpoint = text(query, 4);
    row.label = text(query, 5);
    row.standing = static_cast<Standing>(number(query, 6));
    row.findings = findingSet(query, 7);
    row.EntityEventSequence = SequenceNumber{number(query, 8)};
    row.ResourceName = text(query, 9);
    row.ResourceRecordKey = text(query, 10);
    const std::string source = bytes(query, 11);
    if (!source.empty()) row.EventTypes = readDetails(source).EventTypes;
    row.status = static_cast<int>(number(query, 12));
    row.fault = faultName(static_cast<int>(number(query, 13)));
    return row;
}

} // namespace

std::int64_t SessionReader::streamRows()
{
    return Reading(m_connection, m_lastError).number(u"SELECT max(id) FROM stream"_s);
}

StreamGrowth SessionReader::streamGrowth(std::int64_t afterRow)
{
    StreamGrowth growth;
    growth.lastRow = streamRows();
    const auto counted =
        Reading(m_connection, m_lastError)
            .rows(u"SELECT standing, count(*) FROM stream INDEXED BY stream_remarkable WHERE"
                  " standing > 0 AND standing IN (1, 2, 3) AND id > ? AND id <= ? GROUP BY standing"_s,
                  {qlonglong(afterRow), qlonglong(growth.lastRow)}, [](QSqlQuery& query) {
                      return std::pair(static_cast<Standing>(number(query, 0)), number(query, 1));
                  });
    for (const auto& [standing, count] : counted) {
        if (standing == Standing::Duplicate) growth.duplicates = count;
        if (standing == Standing::Conflict) growth.conflicts = count;
        if (standing == Standing::Refused) growth.refused = count;
    }
    return growth;
}

RowPlace SessionReader::lastRowOf(Standing standing)
{
    const auto found =
        Reading(m_connection, m_lastError)
            .rows(u"SELECT id, request FROM stream INDEXED BY stream_remarkable WHERE standing > 0 AND"
                  " standing = ? ORDER BY id DESC LIMIT 1"_s,
                  {static_cast<int>(standing)}, [](QSqlQuery& query) {
                      return RowPlace{number(query, 0), number(query, 1)};
                  });
    return found.empty() ? RowPlace{} : found.front();
}

std::vector<StreamRow> SessionReader::streamPage(std::int64_t first, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(rowColumns) + u"WHERE s.id >= ? ORDER BY s.id LIMIT ?"_s,
              {qlonglong(first), limit}, streamRow);
}

std::vector<StreamRow> SessionReader::streamRowsOf(const std::vector<std::int64_t>& rows)
{
    QStringList numbers;
    for (const std::int64_t row : rows)
        numbers.append(QString::number(row));
    std::vector<StreamRow> found =
        Reading(m_connection, m_lastError)
            .rows(QString::fromLatin1(rowColumns) + u"WHERE s.id IN ("_s + numbers.join(u',') + u")"_s, {},
                  streamRow);
    std::unordered_map<std::int64_t, std::size_t> wanted;
    for (const std::int64_t row : rows)
        wanted.emplace(row, wanted.size());
    std::sort(found.begin(), found.end(),
              [&](const StreamRow& a, const StreamRow& b) { return wanted.at(a.id) < wanted.at(b.id); });
    return found;
}

std::vector<std::int64_t> SessionReader::streamRowsWhere(const StreamCondition& condition, std::int64_t first,
                                                         std::int64_t last)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT s.id FROM stream s LEFT JOIN feed f ON f.id = s.feed "_s + between(condition),
              valuesOf(first, last, condition),
              [](QSqlQuery& query) { return std::int64_t{number(query, 0)}; });
}

std::vector<StoredEvent> SessionReader::streamEventsWhere(const StreamCondition& condition,
                                                          std::int64_t first, std::int64_t last)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT s.id, s.sequence, s.ResourceName, s.ResourceRecordKey, CASE WHEN s.standing = 1 THEN"
              " (SELECT o.source FROM stream o WHERE o.feed = s.feed AND o.sequence = s.sequence AND"
              " o.standing = 0) ELSE s.source END FROM stream s LEFT JOIN feed f ON f.id = s.feed "_s +
                  between(both({"s.standing < 3", {}}, condition)),
              valuesOf(first, last, condition), [](QSqlQuery& query) {
                  StoredEvent stored;
                  stored.streamRow = number(query, 0);
                  stored.event.EntityEventSequence = SequenceNumber{number(query, 1)};
                  stored.event.ResourceName = text(query, 2);
                  stored.event.ResourceRecordKey = text(query, 3);
                  stored.event.source = bytes(query, 4);
                  return stored;
              });
}

std::vector<StreamSortValue> SessionReader::streamSortValues(StreamSortKey key,
                                                             const StreamCondition& condition,
                                                             std::int64_t first, std::int64_t last)
{
    const auto [value, isText] = sortValue(key);
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT s.id, "_s + value +
                  u" FROM stream s JOIN request r ON r.id = s.request LEFT JOIN feed f ON f.id = s.feed"
                  " LEFT JOIN acknowledgement a ON a.request = s.request "_s +
                  between(condition),
              valuesOf(first, last, condition), [isText = isText](QSqlQuery& query) {
                  StreamSortValue sorted;
                  sorted.row = number(query, 0);
                  if (isText)
                      sorted.text = text(query, 1);
                  else
                      sorted.number = number(query, 1);
                  return sorted;
              });
}

std::optional<StoredEvent> SessionReader::streamEvent(std::int64_t row)
{
    auto found = Reading(m_connection, m_lastError)
                     .rows(QString::fromLatin1(eventColumns) + u"WHERE s.id = ? AND s.standing < 3"_s,
                           {qlonglong(row)}, storedEvent);
    if (found.empty()) return std::nullopt;
    StoredEvent& event = found.front();
    if (event.event.source.empty()) {
        const auto original = Reading(m_connection, m_lastError)
                                  .rows(u"SELECT o.source FROM stream s JOIN stream o ON o.feed = s.feed AND"
                                        " o.sequence = s.sequence AND o.standing = 0 WHERE s.id = ?"_s,
                                        {qlonglong(row)}, [](QSqlQuery& query) { return bytes(query, 0); });
        if (!original.empty()) event.event.source = original.front();
    }
    return event;
}

std::vector<StoredEvent> SessionReader::eventsAfter(std::int64_t row, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(eventColumns) +
                  u"WHERE s.id > ? AND s.standing = 0 ORDER BY s.id LIMIT ?"_s,
              {qlonglong(row), limit}, storedEvent);
}

std::int64_t SessionReader::receivedEvents()
{
    return Reading(m_connection, m_lastError).number(u"SELECT count(*) FROM stream WHERE standing = 0"_s);
}

} // namespace pb
