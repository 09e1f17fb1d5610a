// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/eventlog.h"

#include <unordered_map>

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include "models/domain/jsonview.h"
#include "models/store/sessionstore.h"
#include "models/store/sqlrows.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

/// The tuples the log has under the sequences of these events.
tl::expected<std::unordered_map<std::int64_t, EntityEvent>, QSqlError>
knownTuples(QSqlDatabase& database, const std::vector<EntityEvent>& events)
{
    QByteArray sequences = "[";
    for (const EntityEvent& event : events)
        sequences += (sequences.size() > 1 ? "," : "") + QByteArray::number(event.EntityEventSequence.value);
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT sequence, ResourceName, ResourceRecordKey FROM json_each(CAST(? AS TEXT)) j"
                  " CROSS JOIN logevent ON sequence = j.value"_s);
    query.addBindValue(sequences + ']');
    if (!query.exec()) return tl::make_unexpected(query.lastError());
    std::unordered_map<std::int64_t, EntityEvent> known;
    while (query.next())
        known[query.value(0).toLongLong()] = {SequenceNumber{query.value(0).toLongLong()},
                                              query.value(1).toString().toStdString(),
                                              query.value(2).toString().toStdString(),
                                              {}};
    return known;
}

/// The table of the log, to be filled and inserted.
class LogRows
{
public:
    explicit LogRows(const QSqlDatabase& database)
        : m_rows(database, "logevent",
                 {{"sequence", SqlRows::Column::Number},
                  {"appendedAt", SqlRows::Column::Number},
                  {"ResourceName", SqlRows::Column::Text},
                  {"ResourceRecordKey", SqlRows::Column::Text},
                  {"source", SqlRows::Column::Blob}})
    {
    }

    void add(SequenceNumber sequence, const std::string& resourceName, const std::string& resourceRecordKey,
             const std::string& source, Moment now)
    {
        m_rows.number(sequence.value);
        m_rows.number(now.time_since_epoch().count());
        m_rows.bytes(resourceName);
        m_rows.bytes(resourceRecordKey);
        m_rows.bytes(source);
    }
    bool insert() { return m_rows.insert(); }
    const QSqlError& lastError() const { return m_rows.lastError(); }

private:
    SqlRows m_rows;
};

} // namespace

EventLog::EventLog(const QSqlDatabase& database, std::string file)
    : m_database(database), m_file(std::move(file))
{
}

tl::expected<LogOutcome, SessionError> EventLog::append(const std::vector<EntityEvent>& events, Moment now)
{
    LogOutcome outcome;
    auto known = knownTuples(m_database, events);
    if (!known) return tl::make_unexpected(sessionError(known.error(), "read the event log", m_file));
    const auto lastBefore = last();
    if (!lastBefore) return tl::make_unexpected(lastBefore.error());
    LogRows rows(m_database);
    for (const EntityEvent& event : events) {
        const auto [place, isNew] = known->try_emplace(event.EntityEventSequence.value, event);
        if (!isNew) {
            if (!sameTuple(place->second, event)) {
                LogOutcome refused;
                refused.conflict = event.EntityEventSequence;
                return refused;
            }
            ++outcome.known;
            continue;
        }
        rows.add(event.EntityEventSequence, event.ResourceName, event.ResourceRecordKey, event.source, now);
        if (outcome.added++ == 0 || event.EntityEventSequence < outcome.firstAdded)
            outcome.firstAdded = event.EntityEventSequence;
        outcome.lastAdded = std::max(outcome.lastAdded, event.EntityEventSequence);
    }
    if (!rows.insert())
        return tl::make_unexpected(sessionError(rows.lastError(), "append to the event log", m_file));
    m_grown = m_grown || outcome.added > 0;
    m_inserted = m_inserted || (outcome.added > 0 && outcome.firstAdded < *lastBefore);
    return outcome;
}

tl::expected<SequenceNumber, SessionError> EventLog::last()
{
    QSqlQuery query(m_database);
    if (!query.exec(u"SELECT max(sequence) FROM logevent"_s) || !query.next())
        return tl::make_unexpected(sessionError(query.lastError(), "read the event log", m_file));
    return SequenceNumber{query.value(0).toLongLong()};
}

tl::expected<LogOutcome, SessionError> EventLog::appendNew(const std::vector<NewEvent>& events, Moment now)
{
    const auto lastBefore = last();
    if (!lastBefore) return tl::make_unexpected(lastBefore.error());
    LogOutcome outcome;
    if (lastSequenceNumber.value - lastBefore->value < static_cast<std::int64_t>(events.size())) {
        outcome.exhausted = true;
        return outcome;
    }
    LogRows rows(m_database);
    SequenceNumber sequence = *lastBefore;
    for (const NewEvent& event : events) {
        ++sequence.value;
        rows.add(sequence, event.ResourceName, event.ResourceRecordKey, writeNewEvent(event, sequence, now),
                 now);
    }
    if (!rows.insert())
        return tl::make_unexpected(sessionError(rows.lastError(), "append to the event log", m_file));
    outcome.added = static_cast<std::int64_t>(events.size());
    if (outcome.added > 0) {
        outcome.firstAdded = SequenceNumber{lastBefore->value + 1};
        outcome.lastAdded = sequence;
    }
    m_grown = m_grown || outcome.added > 0;
    return outcome;
}

std::string writeNewEvent(const NewEvent& event, SequenceNumber sequence, Moment now)
{
    std::string source = "{\"EntityEventSequence\":" + std::to_string(sequence.value) +
                         ",\"ResourceName\":" + quoteJson(event.ResourceName) +
                         ",\"ResourceRecordKey\":" + quoteJson(event.ResourceRecordKey);
    if (!event.ResourceRecordUrl.empty())
        source += ",\"ResourceRecordUrl\":" + quoteJson(event.ResourceRecordUrl);
    if (!event.EventTypes.empty()) {
        std::string types;
        for (const std::string& type : event.EventTypes)
            types += (types.empty() ? "" : ",") + quoteJson(type);
        source += ",\"EventTypes\":[" + types + ']';
    }
    const std::string members = '{' + event.members + '}';
    if (!JsonView(members).member("ModificationTimestamp"))
        source += ",\"ModificationTimestamp\":\"" + toIsoUtc(now) + '"';
    if (!event.members.empty()) source += ',' + event.members;
    return source + '}';
}

} // namespace pb
