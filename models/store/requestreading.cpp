// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/requestline.h"
#include "models/store/faultcode.h"
#include "models/store/reading.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace reading;

namespace {

static_assert(faultCode("gone") == 7); // as PB_ANSWERED_FAULT says
static_assert(static_cast<int>(Finding::Refused) == 256);

constexpr auto requestColumns =
    "SELECT r.id, r.arrivedAt, r.headAfter, r.bodyAfter, r.connection, r.peer, f.endpoint, f.label, r.head, "
    "r.body,"
    " r.bodyBytes, " PB_ANSWERED_STATUS
    ", substr(r.answer, 1, ifnull(a.sent, length(r.answer))), " PB_ANSWERED_FAULT
    ", r.events, r.newEvents, r.duplicates, r.conflicts,"
    " r.findings, a.after, r.tls"
    " FROM request r LEFT JOIN feed f ON f.id = r.feed LEFT JOIN acknowledgement a ON a.request = r.id ";

CapturedRequest capturedRequest(const QSqlQuery& query)
{
    CapturedRequest request;
    request.id = number(query, 0);
    request.arrivedAt = moment(query, 1);
    request.headAfter = micros(query, 2);
    request.bodyAfter = micros(query, 3);
    request.connection = static_cast<std::uint64_t>(number(query, 4));
    request.peer = text(query, 5);
    request.endpoint = text(query, 6);
    request.label = text(query, 7);
    request.head = bytes(query, 8);
    request.body = bytes(query, 9);
    request.bodyBytes = number(query, 10);
    request.status = static_cast<int>(number(query, 11));
    request.answer = bytes(query, 12);
    request.fault = faultName(static_cast<int>(number(query, 13)));
    request.events = number(query, 14);
    request.newEvents = number(query, 15);
    request.duplicates = number(query, 16);
    request.conflicts = number(query, 17);
    request.findings = findingSet(query, 18);
    if (!query.isNull(19)) request.acknowledgedAfter = micros(query, 19);
    request.tls = text(query, 20);
    const RequestLine line = readRequestLine(request.head);
    request.method = line.method;
    request.target = line.target;
    request.httpVersion = line.httpVersion;
    return request;
}

/// A first line is at most 8 KiB long (RCV-8); no more of the head is read for a row. Of HTTP/2 (the head
/// begins with a colon) it is as much for the pseudo-headers, which come before the others.
constexpr auto requestRowColumns =
    "SELECT r.id, r.arrivedAt, substr(r.head, 1, CASE WHEN substr(r.head, 1, 1) = X'3A' THEN 8500"
    " ELSE min(ifnull(nullif(instr(r.head, X'0D0A'), 0), 8300), 8300) END),"
    " f.endpoint, f.label, r.events, r.newEvents, r.duplicates, r.findings, " PB_ANSWERED_STATUS
    ", " PB_ANSWERED_FAULT ", a.after, r.bodyBytes, r.peer, r.tls,"
    " CASE WHEN r.findings & 256 THEN (SELECT n.text FROM finding n WHERE n.request = r.id AND n.finding = "
    "256) "
    "END"
    " FROM request r LEFT JOIN feed f ON f.id = r.feed LEFT JOIN acknowledgement a ON a.request = r.id ";

RequestRow requestRow(const QSqlQuery& query)
{
    RequestRow row;
    row.id = number(query, 0);
    row.arrivedAt = moment(query, 1);
    const std::string head = bytes(query, 2);
    const RequestLine line = readRequestLine(head);
    row.method = line.method;
    row.target = line.target;
    row.httpVersion = line.httpVersion;
    row.endpoint = text(query, 3);
    row.label = text(query, 4);
    row.events = number(query, 5);
    row.newEvents = number(query, 6);
    row.duplicates = number(query, 7);
    row.findings = findingSet(query, 8);
    row.status = static_cast<int>(number(query, 9));
    row.fault = faultName(static_cast<int>(number(query, 10)));
    if (!query.isNull(11)) row.acknowledgedAfter = micros(query, 11);
    row.bodyBytes = number(query, 12);
    row.peer = text(query, 13);
    row.tls = text(query, 14);
    row.refusal = text(query, 15);
    return row;
}

} // namespace

std::vector<RequestRow> SessionReader::requestPage(std::int64_t first, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(requestRowColumns) + u"WHERE r.id >= ? ORDER BY r.id LIMIT ?"_s,
              {qlonglong(first), limit}, requestRow);
}

std::int64_t SessionReader::firstStreamRow(std::int64_t request)
{
    // Rows are stored in the order of their requests, so a search by halves does without an index.
    std::int64_t low = 1;
    std::int64_t high = streamRows() + 1;
    const auto requestOf = [this](std::int64_t row) {
        return Reading(m_connection, m_lastError)
            .number(u"SELECT request FROM stream WHERE id = ?"_s, {qlonglong(row)});
    };
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (requestOf(middle) < request)
            low = middle + 1;
        else
            high = middle;
    }
    return requestOf(low) == request ? low : 0;
}

std::optional<CapturedRequest> SessionReader::request(std::int64_t id)
{
    auto found = Reading(m_connection, m_lastError)
                     .rows(QString::fromLatin1(requestColumns) + u"WHERE r.id = ?"_s, {qlonglong(id)},
                           capturedRequest);
    if (found.empty()) return std::nullopt;
    found.front().notes =
        Reading(m_connection, m_lastError)
            .rows(u"SELECT finding, count, target, text FROM finding WHERE request = ? ORDER BY finding"_s,
                  {qlonglong(id)}, [](QSqlQuery& query) {
                      return FindingNote{static_cast<Finding>(number(query, 0)),
                                         static_cast<int>(number(query, 1)), text(query, 2), text(query, 3)};
                  });
    return std::move(found.front());
}

std::vector<CapturedRequest> SessionReader::requestsAfter(std::int64_t id, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(QString::fromLatin1(requestColumns) + u"WHERE r.id > ? ORDER BY r.id LIMIT ?"_s,
              {qlonglong(id), limit}, capturedRequest);
}

std::int64_t SessionReader::lastRequest()
{
    return Reading(m_connection, m_lastError).number(u"SELECT max(id) FROM request"_s);
}

std::vector<std::chrono::microseconds> SessionReader::acknowledgementTimes(int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT after FROM acknowledgement WHERE after >= 0 ORDER BY request DESC LIMIT ?"_s, {limit},
              [](QSqlQuery& query) { return micros(query, 0); });
}

std::vector<FindingCount> SessionReader::findingCounts(std::int64_t after, std::int64_t upTo,
                                                       FindingSet wanted)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT request, finding, count FROM finding WHERE request > ? AND request <= ? AND"
              " finding & ? <> 0 ORDER BY request"_s,
              {qlonglong(after), qlonglong(upTo), wanted.bits}, [](QSqlQuery& query) {
                  return FindingCount{number(query, 0), static_cast<int>(number(query, 1)),
                                      static_cast<int>(number(query, 2))};
              });
}

std::optional<RequestRemark> SessionReader::requestRemark(std::int64_t id, Finding finding)
{
    const auto found =
        Reading(m_connection, m_lastError)
            .rows(u"SELECT r.id, r.arrivedAt, " PB_ANSWERED_STATUS
                  ", f.text FROM request r LEFT JOIN finding f"
                  " ON f.request = r.id AND f.finding = ? LEFT JOIN acknowledgement a ON a.request = r.id"
                  " WHERE r.id = ?"_s,
                  {static_cast<int>(finding), qlonglong(id)}, [](QSqlQuery& query) {
                      return RequestRemark{number(query, 0), moment(query, 1),
                                           static_cast<int>(number(query, 2)), text(query, 3)};
                  });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<ReceiptMark> SessionReader::receiptMarks(std::int64_t after, Moment since, int limit)
{
    return Reading(m_connection, m_lastError)
        .rows(u"SELECT r.id, r.arrivedAt, " PB_ANSWERED_STATUS
              ", r.newEvents + r.duplicates + r.conflicts, r.events,"
              " r.bodyBytes, substr(r.body, 1, ?), " PB_ANSWERED_FAULT
              " FROM request r LEFT JOIN acknowledgement a ON"
              " a.request = r.id WHERE r.id > ? AND r.arrivedAt >= ? ORDER BY r.id LIMIT ?"_s,
              {qlonglong(comparedBody), qlonglong(after), qlonglong(since.time_since_epoch().count()), limit},
              [](QSqlQuery& query) {
                  ReceiptMark mark;
                  mark.id = number(query, 0);
                  mark.arrivedAt = moment(query, 1);
                  mark.status = static_cast<int>(number(query, 2));
                  mark.stored = number(query, 3) > 0;
                  mark.events = number(query, 4);
                  mark.fault = faultName(static_cast<int>(number(query, 7)));
                  mark.bodyBytes = number(query, 5);
                  const QByteArray body = query.value(6).toByteArray();
                  if (!body.isEmpty() || mark.bodyBytes == 0)
                      mark.bodyHash = bodyHash({body.constData(), static_cast<std::size_t>(body.size())});
                  return mark;
              });
}

} // namespace pb
