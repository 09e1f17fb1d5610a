// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/store/reading.h"
#include "models/store/subscriptionrow.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace reading;

namespace {

constexpr auto attemptColumns =
    "SELECT id, feed, delivery, attempt, firstSequence, lastSequence, events, queuedAt, startedAt, "
    "nameLookup, connect,"
    " tls, sent, firstByte, total, requestSent, status, requestBodyBytes, retryAfter, clocksDiffer, outcome, "
    "nextAt,"
    " error, reason, requestHead, requestBody, answerHead, answerBody, protocol, tlsSession, localAddress "
    "FROM "
    "attempt ";

DeliveryAttempt deliveryAttempt(const QSqlQuery& query)
{
    DeliveryAttempt attempt;
    attempt.id = number(query, 0);
    attempt.feed = number(query, 1);
    attempt.delivery = number(query, 2);
    attempt.attempt = static_cast<int>(number(query, 3));
    attempt.firstSequence = SequenceNumber{number(query, 4)};
    attempt.lastSequence = SequenceNumber{number(query, 5)};
    attempt.events = static_cast<int>(number(query, 6));
    attempt.queuedAt = moment(query, 7);
    attempt.startedAt = moment(query, 8);
    attempt.phases = {micros(query, 9),  micros(query, 10), micros(query, 11),
                      micros(query, 12), micros(query, 13), micros(query, 14)};
    attempt.requestSent = query.value(15).toBool();
    attempt.status = static_cast<int>(number(query, 16));
    attempt.requestBodyBytes = number(query, 17);
    if (!query.isNull(18)) attempt.retryAfterSeconds = query.value(18).toDouble();
    attempt.clocksDiffer = query.value(19).toBool();
    attempt.outcome = static_cast<AttemptOutcome>(number(query, 20));
    if (!query.isNull(21)) attempt.nextAt = moment(query, 21);
    attempt.error = text(query, 22);
    attempt.reason = text(query, 23);
    attempt.requestHead = bytes(query, 24);
    attempt.requestBody = bytes(query, 25);
    attempt.answerHead = bytes(query, 26);
    attempt.answerBody = bytes(query, 27);
    attempt.protocol = text(query, 28);
    attempt.tls = text(query, 29);
    attempt.localAddress = text(query, 30);
    return attempt;
}

} // namespace

std::vector<StoredEvent> SessionReader::logAfter(SequenceNumber after, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT 0, 0, sequence, ResourceName, ResourceRecordKey, source, '', '', appendedAt, 0 FROM "
              u"logevent"
              " WHERE sequence > ? ORDER BY sequence LIMIT ?"_s,
              {qlonglong(after.value), limit}, storedEvent);
}

SequenceNumber SessionReader::lastLogSequence()
{
    return SequenceNumber{Reading(m_connection, m_lastError).number(u"SELECT max(sequence) FROM logevent"_s)};
}

std::int64_t SessionReader::logEventsAfter(SequenceNumber after)
{
    return Reading(m_connection, m_lastError)
        .number(u"SELECT count(*) FROM logevent WHERE sequence > ?"_s, {qlonglong(after.value)});
}

std::int64_t SessionReader::logEventsAfter(SequenceNumber after, std::int64_t most)
{
    return Reading(m_connection, m_lastError)
        .number(u"SELECT count(*) FROM (SELECT 1 FROM logevent WHERE sequence > ? LIMIT ?)"_s,
                {qlonglong(after.value), qlonglong(most)});
}

std::vector<DeliveryAttempt> SessionReader::attemptsAfter(std::int64_t id, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(attemptColumns) + u"WHERE id > ? ORDER BY id LIMIT ?"_s,
              {qlonglong(id), limit}, deliveryAttempt);
}

std::int64_t SessionReader::lastAttempt()
{
    return Reading(m_connection, m_lastError).number(u"SELECT max(id) FROM attempt"_s);
}

std::vector<AttemptBrief> SessionReader::attemptBriefs(std::int64_t after, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT id, feed, startedAt, total, status, events, outcome,"
              " CASE WHEN outcome = 5 THEN reason END FROM attempt WHERE id > ? ORDER BY id LIMIT ?"_s,
              {qlonglong(after), limit}, [](QSqlQuery& query) {
                  AttemptBrief brief;
                  brief.id = number(query, 0);
                  brief.feed = number(query, 1);
                  brief.startedAt = moment(query, 2);
                  brief.total = micros(query, 3);
                  brief.status = static_cast<int>(number(query, 4));
                  brief.events = static_cast<int>(number(query, 5));
                  brief.outcome = static_cast<AttemptOutcome>(number(query, 6));
                  brief.reason = text(query, 7);
                  return brief;
              });
}

std::vector<SentMark> SessionReader::sentMarks(std::int64_t after, Moment since, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT id, feed, delivery, attempt, firstSequence, lastSequence, events, startedAt, total,"
              " requestSent, status, outcome, requestBodyBytes, requestBody FROM attempt WHERE id > ? AND"
              " startedAt >= ? ORDER BY id LIMIT ?"_s,
              {qlonglong(after), qlonglong(since.time_since_epoch().count()), limit}, [](QSqlQuery& query) {
                  SentMark mark;
                  mark.id = number(query, 0);
                  mark.feed = number(query, 1);
                  mark.delivery = number(query, 2);
                  mark.attempt = static_cast<int>(number(query, 3));
                  mark.firstSequence = SequenceNumber{number(query, 4)};
                  mark.lastSequence = SequenceNumber{number(query, 5)};
                  mark.events = static_cast<int>(number(query, 6));
                  mark.startedAt = moment(query, 7);
                  mark.total = std::max(micros(query, 8), std::chrono::microseconds(0));
                  mark.requestSent = query.value(9).toBool();
                  mark.status = static_cast<int>(number(query, 10));
                  mark.outcome = static_cast<AttemptOutcome>(number(query, 11));
                  mark.bodyBytes = number(query, 12);
                  const QByteArray body = query.value(13).toByteArray();
                  mark.bodyHash = bodyHash({body.constData(), static_cast<std::size_t>(body.size())});
                  return mark;
              });
}

std::optional<DeliveryAttempt> SessionReader::attempt(std::int64_t id)
{
    auto found =
        Reading(m_connection, m_lastError)
            .rows(QString::fromLatin1(attemptColumns) + u"WHERE id = ?"_s, {qlonglong(id)}, deliveryAttempt);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<PushFeed> SessionReader::feeds()
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT "_s + feedColumns() + u" FROM pushfeed f ORDER BY f.id"_s, {},
              [](QSqlQuery& query) { return pushFeed(query, 0); });
}

std::vector<ConsumerHalt> SessionReader::halts()
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT origin, until, haltedFor FROM halt ORDER BY origin"_s, {}, [](QSqlQuery& query) {
            return ConsumerHalt{text(query, 0), moment(query, 1),
                                std::chrono::milliseconds(number(query, 2))};
        });
}

std::vector<DeadLetter> SessionReader::deadLetters()
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT feed, sequence, reason, at FROM deadletter ORDER BY feed, sequence"_s, {},
              [](QSqlQuery& query) {
                  return DeadLetter{number(query, 0), SequenceNumber{number(query, 1)}, text(query, 2),
                                    moment(query, 3)};
              });
}

} // namespace pb
