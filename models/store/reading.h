// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include "models/domain/finding.h"
#include "models/domain/moment.h"
#include "models/store/sessionerror.h"
#include "models/store/sessionreader.h"

// What a request was answered, of `request` r and `acknowledgement` a. Where nothing of its answer went out,
// it had none, and unless the script had something to do with it, the client was gone.
#define PB_ANSWERED_STATUS "CASE WHEN a.sent = 0 THEN 0 ELSE r.status END"
#define PB_ANSWERED_FAULT "CASE WHEN a.sent = 0 AND r.fault = 0 THEN 7 ELSE r.fault END"

/// What the files of SessionReader share: values of a row, and the running of one bounded query.
namespace pb::reading {

inline std::string text(const QSqlQuery& query, int column)
{
    return query.value(column).toString().toStdString();
}

inline std::string bytes(const QSqlQuery& query, int column)
{
    return query.value(column).toByteArray().toStdString();
}

inline std::int64_t number(const QSqlQuery& query, int column)
{
    return query.value(column).toLongLong();
}

inline Moment moment(const QSqlQuery& query, int column)
{
    return Moment(std::chrono::milliseconds(number(query, column)));
}

inline std::chrono::microseconds micros(const QSqlQuery& query, int column)
{
    return std::chrono::microseconds(number(query, column));
}

inline FindingSet findingSet(const QSqlQuery& query, int column)
{
    return {static_cast<std::uint16_t>(number(query, column))};
}

inline StoredEvent storedEvent(const QSqlQuery& query)
{
    StoredEvent stored;
    stored.streamRow = number(query, 0);
    stored.requestId = number(query, 1);
    stored.event = {SequenceNumber{number(query, 2)}, text(query, 3), text(query, 4), bytes(query, 5)};
    stored.endpoint = text(query, 6);
    stored.label = text(query, 7);
    stored.at = moment(query, 8);
    stored.findings = findingSet(query, 9);
    return stored;
}

/// Runs one bounded query and reads its rows; what can't be read is left out, and the last error is kept.
class Reading
{
public:
    Reading(const std::string& connection, SessionError& lastError)
        : m_query(QSqlDatabase::database(QString::fromStdString(connection))), m_lastError(lastError)
    {
        m_query.setForwardOnly(true);
        m_lastError = {};
    }

    template <typename Read>
    auto rows(const QString& statement, const QVariantList& values, Read&& read)
        -> std::vector<decltype(read(std::declval<QSqlQuery&>()))>
    {
        std::vector<decltype(read(m_query))> out;
        m_query.prepare(statement);
        for (const QVariant& value : values)
            m_query.addBindValue(value);
        if (!m_query.exec()) {
            m_lastError = sessionError(m_query.lastError(), "read", "the session");
            return out;
        }
        while (m_query.next())
            out.push_back(read(m_query));
        if (m_query.lastError().isValid())
            m_lastError = sessionError(m_query.lastError(), "read", "the session");
        return out;
    }

    std::int64_t number(const QString& statement, const QVariantList& values = {})
    {
        const auto found =
            rows(statement, values, [](QSqlQuery& query) { return query.value(0).toLongLong(); });
        return found.empty() ? 0 : found.front();
    }

private:
    QSqlQuery m_query;
    SessionError& m_lastError;
};

} // namespace pb::reading
