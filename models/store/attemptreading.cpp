// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/reading.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace reading;

namespace {

constexpr auto markColumns =
    "SELECT id, feed, delivery, attempt, events, firstSequence, lastSequence, queuedAt, startedAt, "
    "nameLookup, connect, tls, sent, firstByte, total, retryAfter, nextAt, status, outcome FROM attempt ";

AttemptMark readMark(const QSqlQuery& query)
{
    AttemptMark mark;
    mark.id = number(query, 0);
    mark.feed = number(query, 1);
    mark.delivery = number(query, 2);
    mark.attempt = static_cast<int>(number(query, 3));
    mark.events = static_cast<int>(number(query, 4));
    mark.firstSequence = SequenceNumber{number(query, 5)};
    mark.lastSequence = SequenceNumber{number(query, 6)};
    mark.queuedAt = moment(query, 7);
    mark.startedAt = moment(query, 8);
    mark.phases = {micros(query, 9),  micros(query, 10), micros(query, 11),
                   micros(query, 12), micros(query, 13), micros(query, 14)};
    if (!query.isNull(15)) mark.retryAfterSeconds = query.value(15).toDouble();
    if (!query.isNull(16)) mark.nextAt = moment(query, 16);
    mark.status = static_cast<int>(number(query, 17));
    mark.outcome = static_cast<AttemptOutcome>(number(query, 18));
    return mark;
}

qlonglong stored(Moment moment)
{
    return moment.time_since_epoch().count();
}

/// Runs a query of at most one mark.
std::optional<AttemptMark> oneMark(Reading&& reading, const char* condition,
                                   std::initializer_list<QVariant> values)
{
    const auto found =
        reading.rows(QString::fromLatin1(markColumns) + QString::fromLatin1(condition), values, readMark);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

} // namespace

std::vector<AttemptMark> SessionReader::attemptMarks(Moment from, Moment to, std::int64_t beforeId, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(
            QString::fromLatin1(markColumns) +
                u"WHERE startedAt >= ? AND (startedAt, id) < (?, ?) ORDER BY startedAt DESC, id DESC LIMIT ?"_s,
            {stored(from), stored(to), qlonglong(beforeId), limit}, readMark);
}

std::vector<AttemptMark> SessionReader::attemptMarksAfter(std::int64_t id, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(markColumns) + u"WHERE id > ? ORDER BY id LIMIT ?"_s,
              {qlonglong(id), limit}, readMark);
}

std::optional<AttemptMark> SessionReader::attemptMark(std::int64_t id)
{
    return oneMark(Reading(m_connection, m_lastError), "WHERE id = ?", {qlonglong(id)});
}

std::optional<AttemptMark> SessionReader::firstAttempt(std::int64_t feed)
{
    return oneMark(Reading(m_connection, m_lastError), "WHERE feed = ? ORDER BY delivery, id LIMIT 1",
                   {qlonglong(feed)});
}

std::optional<AttemptMark> SessionReader::lastAttempt(std::int64_t feed)
{
    return oneMark(Reading(m_connection, m_lastError),
                   "WHERE feed = ? ORDER BY delivery DESC, id DESC LIMIT 1", {qlonglong(feed)});
}

std::optional<AttemptMark> SessionReader::attemptNeighbour(const AttemptPlace& place, bool next)
{
    const QVariant feed = qlonglong(place.feed);
    const QVariant delivery = qlonglong(place.delivery);
    const auto within = oneMark(Reading(m_connection, m_lastError),
                                next ? "WHERE feed = ? AND delivery = ? AND id > ? ORDER BY id LIMIT 1"
                                     : "WHERE feed = ? AND delivery = ? AND id < ? ORDER BY id DESC LIMIT 1",
                                {feed, delivery, qlonglong(place.id)});
    if (within) return within;
    return oneMark(Reading(m_connection, m_lastError),
                   next ? "WHERE feed = ? AND delivery > ? ORDER BY delivery, id LIMIT 1"
                        : "WHERE feed = ? AND delivery < ? ORDER BY delivery DESC, id DESC LIMIT 1",
                   {feed, delivery});
}

std::optional<AttemptMark> SessionReader::lastAttemptBefore(std::int64_t feed, Moment moment)
{
    std::optional<AttemptMark> last = lastAttempt(feed);
    if (!last || last->startedAt < moment) return last;
    const std::optional<AttemptMark> first = firstAttempt(feed);
    if (!first || first->startedAt >= moment) return std::nullopt;
    // There is no index by feed and time. The deliveries of a feed follow one another in time, so the last
    // that began before is found by halving.
    std::int64_t before = first->delivery;
    for (std::int64_t after = last->delivery + 1; after - before > 1;) {
        const std::int64_t middle = before + (after - before) / 2;
        const auto found = oneMark(Reading(m_connection, m_lastError),
                                   "WHERE feed = ? AND delivery >= ? ORDER BY delivery, id LIMIT 1",
                                   {qlonglong(feed), qlonglong(middle)});
        if (found && found->startedAt < moment)
            before = found->delivery;
        else
            after = middle;
    }
    return oneMark(Reading(m_connection, m_lastError),
                   "WHERE feed = ? AND delivery = ? AND startedAt < ? ORDER BY id DESC LIMIT 1",
                   {qlonglong(feed), qlonglong(before), stored(moment)});
}

std::optional<Moment> SessionReader::firstAttemptAt()
{
    const auto found = Reading(m_connection, m_lastError)
                           .rows(u"SELECT startedAt FROM attempt ORDER BY startedAt LIMIT 1"_s, {},
                                 [](QSqlQuery& query) { return moment(query, 0); });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

} // namespace pb
