// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportformats.h"

#include <QByteArray>

#include "app/lineoutput.h"
#include "models/domain/jsonview.h"
#include "models/domain/textsafety.h"

namespace pb {

namespace {

std::string base64(const std::string& bytes)
{
    return QByteArray::fromStdString(bytes).toBase64().toStdString();
}

/// Bytes as JSON text where they are UTF-8, else as base64 under another name.
void addBytes(JsonLine& line, const std::string& name, const std::string& bytes)
{
    if (validUtf8(bytes))
        line.add(name, bytes);
    else
        line.add(name + "Base64", base64(bytes));
}

std::string findingNames(FindingSet findings)
{
    std::string names;
    for (const Finding finding : allFindings)
        if (findings.has(finding)) names += (names.empty() ? "" : " ") + std::string(findingName(finding));
    return names;
}

std::string csvLine(std::initializer_list<std::string> fields)
{
    std::string line;
    bool first = true;
    for (const std::string& field : fields) {
        if (!first) line += ',';
        first = false;
        line += csvField(field);
    }
    return line + "\r\n";
}

double millis(std::chrono::microseconds duration)
{
    return static_cast<double>(duration.count()) / 1000.0;
}

/// The object of a line without the "event" member that JsonLine starts with.
std::string object(const JsonLine& line)
{
    const std::string text = line.finished();
    const std::size_t comma = text.find(',');
    return comma == std::string::npos ? "{}" : '{' + text.substr(comma + 1);
}

std::string number(double value)
{
    JsonLine line("");
    line.add("n", value);
    const std::string text = object(line);
    return text.substr(5, text.size() - 6);
}

/// A head's fields as HAR's array of name and value.
std::string harFields(const std::string& head)
{
    std::string out = "[";
    // Of HTTP/2 there is no first line, and the pseudo-headers count as headers, as in a browser's HAR.
    std::size_t start = head.starts_with(':') ? 0 : head.find('\n');
    if (start > 0 && start != std::string::npos) ++start;
    while (start < head.size()) {
        const std::size_t end = std::min(head.find('\n', start), head.size());
        const std::string line = head.substr(start, end - start);
        const std::size_t colon = line.find(':', 1);
        if (colon != std::string::npos) {
            const std::size_t from = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
            const std::size_t to = line.find_last_not_of(" \t\r") + 1;
            out += (out.size() > 1 ? "," : "");
            out += "{\"name\":" + quoteJson(visibleControls(line.substr(0, colon))) +
                   ",\"value\":" + quoteJson(visibleControls(line.substr(from, to > from ? to - from : 0))) +
                   '}';
        }
        start = end + 1;
    }
    return out + ']';
}

/// How large a head was on the wire; HAR's -1 where it was compressed.
std::string headBytes(const std::string& head)
{
    return head.starts_with(':') ? "-1" : std::to_string(head.size());
}

/// What a client called the host, by HTTP/2's name for it or by HTTP/1's.
std::string hostOf(const std::string& head)
{
    for (const std::string_view name : {"\r\n:authority: ", "\r\nhost: ", "\r\nHost: "}) {
        const std::size_t at = head.find(name);
        if (at == std::string::npos) continue;
        const std::size_t from = at + name.size();
        return head.substr(from, head.find('\r', from) - from);
    }
    return "unknown";
}

std::string harContent(const std::string& name, const std::string& body, std::int64_t size)
{
    const bool text = validUtf8(body);
    return quoteJson(name) + ":{\"mimeType\":\"application/json\",\"size\":" + std::to_string(size) +
           ",\"text\":" + quoteJson(text ? body : base64(body)) + (text ? "}" : ",\"encoding\":\"base64\"}");
}

struct HarParts
{
    Moment started{};
    double time = 0;
    std::string method, url, httpVersion, requestHead, requestBody;
    std::int64_t requestBytes = 0;
    int status = 0;
    std::string answerHead, answerBody;
    double send = 0, wait = 0;
    std::string comment;
};

std::string harText(const HarParts& parts)
{
    std::string out =
        "{\"startedDateTime\":" + quoteJson(toIsoUtc(parts.started)) + ",\"time\":" + number(parts.time);
    out += ",\"request\":{\"method\":" + quoteJson(parts.method) + ",\"url\":" + quoteJson(parts.url) +
           ",\"httpVersion\":" + quoteJson(parts.httpVersion) +
           ",\"cookies\":[],\"headers\":" + harFields(parts.requestHead) + ",\"queryString\":[]," +
           harContent("postData", parts.requestBody, parts.requestBytes) +
           ",\"headersSize\":" + headBytes(parts.requestHead) +
           ",\"bodySize\":" + std::to_string(parts.requestBytes) + '}';
    const auto answerBytes = static_cast<std::int64_t>(parts.answerBody.size());
    out += ",\"response\":{\"status\":" + std::to_string(parts.status) +
           ",\"statusText\":\"\",\"httpVersion\":" + quoteJson(parts.httpVersion) +
           ",\"cookies\":[],\"headers\":" + harFields(parts.answerHead) + ',' +
           harContent("content", parts.answerBody, answerBytes) +
           ",\"redirectURL\":\"\",\"headersSize\":" + headBytes(parts.answerHead) +
           ",\"bodySize\":" + std::to_string(answerBytes) + '}';
    out += ",\"cache\":{},\"timings\":{\"send\":" + number(parts.send) + ",\"wait\":" + number(parts.wait) +
           ",\"receive\":0}";
    return out + ",\"comment\":" + quoteJson(parts.comment) + '}';
}

std::pair<std::string, std::string> headAndBody(const std::string& message)
{
    const std::size_t end = message.find("\r\n\r\n");
    if (end == std::string::npos) return {message, {}};
    return {message.substr(0, end + 4), message.substr(end + 4)};
}

} // namespace

std::string eventJsonLine(const StoredEvent& stored)
{
    JsonLine known("");
    known.add("from", stored.streamRow > 0 ? "received" : "log").add("at", toIsoUtc(stored.at));
    if (stored.streamRow > 0) {
        known.add("row", stored.streamRow).add("request", stored.requestId).add("endpoint", stored.endpoint);
        known.add("label", stored.label);
        if (!stored.findings.empty()) known.add("findings", findingNames(stored.findings));
    }
    // The event's own bytes stay; line ends between its members can't stand in a line and mean nothing there.
    std::string line = stored.event.source;
    for (char& c : line)
        if (c == '\n' || c == '\r') c = ' ';
    const std::size_t brace = line.rfind('}');
    return line.substr(0, brace) + ",\"@pushbench\":" + object(known) + "}\n";
}

std::string eventCsvHead()
{
    return csvLine({"from", "at", "endpoint", "label", "request", "EntityEventSequence", "ResourceName",
                    "ResourceRecordKey", "findings", "source"});
}

std::string eventCsvLine(const StoredEvent& stored)
{
    return csvLine({stored.streamRow > 0 ? "received" : "log", toIsoUtc(stored.at), stored.endpoint,
                    stored.label, stored.requestId > 0 ? std::to_string(stored.requestId) : "",
                    std::to_string(stored.event.EntityEventSequence.value), stored.event.ResourceName,
                    stored.event.ResourceRecordKey, findingNames(stored.findings), stored.event.source});
}

std::string requestJsonLine(const CapturedRequest& request)
{
    JsonLine line("");
    line.add("id", request.id).add("arrivedAt", toIsoUtc(request.arrivedAt)).add("peer", request.peer);
    line.add("connection", static_cast<std::int64_t>(request.connection)).add("http", request.httpVersion);
    if (!request.tls.empty()) line.add("tls", request.tls);
    line.add("endpoint", request.endpoint).add("label", request.label).add("method", request.method);
    line.add("target", visibleControls(request.target)).add("status", request.status);
    if (!request.fault.empty()) line.add("fault", request.fault);
    line.add("events", request.events).add("new", request.newEvents).add("duplicates", request.duplicates);
    line.add("conflicts", request.conflicts).add("findings", findingNames(request.findings));
    line.add("headMs", millis(request.headAfter)).add("bodyMs", millis(request.bodyAfter));
    if (request.acknowledgedAfter.count() >= 0) line.add("ackMs", millis(request.acknowledgedAfter));
    line.add("bodyBytes", request.bodyBytes);
    addBytes(line, "head", request.head);
    addBytes(line, "body", request.body);
    addBytes(line, "answer", request.answer);
    return object(line) + '\n';
}

std::string requestCsvHead()
{
    return csvLine({"id", "arrivedAt", "peer", "endpoint", "label", "method", "target", "status", "fault",
                    "events", "new", "duplicates", "conflicts", "findings", "bodyBytes", "ackMs", "http",
                    "tls"});
}

std::string requestCsvLine(const CapturedRequest& request)
{
    return csvLine({std::to_string(request.id), toIsoUtc(request.arrivedAt), request.peer, request.endpoint,
                    request.label, request.method, request.target, std::to_string(request.status),
                    request.fault, std::to_string(request.events), std::to_string(request.newEvents),
                    std::to_string(request.duplicates), std::to_string(request.conflicts),
                    findingNames(request.findings), std::to_string(request.bodyBytes),
                    request.acknowledgedAfter.count() >= 0 ? number(millis(request.acknowledgedAfter)) : "",
                    request.httpVersion, request.tls});
}

std::string attemptJsonLine(const DeliveryAttempt& attempt, const std::string& url)
{
    JsonLine line("");
    line.add("id", attempt.id).add("url", url).add("feed", attempt.feed).add("delivery", attempt.delivery);
    line.add("attempt", attempt.attempt).add("firstSequence", attempt.firstSequence.value);
    line.add("lastSequence", attempt.lastSequence.value).add("events", attempt.events);
    line.add("queuedAt", toIsoUtc(attempt.queuedAt)).add("startedAt", toIsoUtc(attempt.startedAt));
    line.add("requestSent", attempt.requestSent).add("status", attempt.status);
    line.add("outcome", outcomeName(attempt.outcome)).add("reason", attempt.reason);
    if (!attempt.error.empty()) line.add("error", attempt.error);
    if (!attempt.protocol.empty()) line.add("protocol", attempt.protocol);
    if (!attempt.tls.empty()) line.add("tls", attempt.tls);
    if (!attempt.localAddress.empty()) line.add("localAddress", attempt.localAddress);
    if (attempt.retryAfterSeconds) line.add("retryAfter", *attempt.retryAfterSeconds);
    if (attempt.clocksDiffer) line.add("clocksDiffer", true);
    if (attempt.nextAt) line.add("nextAt", toIsoUtc(*attempt.nextAt));
    JsonLine phases("");
    const std::pair<const char*, std::chrono::microseconds> each[] = {{"dns", attempt.phases.nameLookup},
                                                                      {"connect", attempt.phases.connect},
                                                                      {"tls", attempt.phases.tls},
                                                                      {"sent", attempt.phases.sent},
                                                                      {"firstByte", attempt.phases.firstByte},
                                                                      {"total", attempt.phases.total}};
    for (const auto& [name, duration] : each)
        if (duration.count() >= 0) phases.add(name, millis(duration));
    line.addRaw("ms", object(phases)).add("requestBodyBytes", attempt.requestBodyBytes);
    addBytes(line, "requestHead", attempt.requestHead);
    addBytes(line, "requestBody", attempt.requestBody);
    addBytes(line, "answerHead", attempt.answerHead);
    addBytes(line, "answerBody", attempt.answerBody);
    return object(line) + '\n';
}

std::string attemptCsvHead()
{
    return csvLine({"id", "url", "delivery", "attempt", "firstSequence", "lastSequence", "events",
                    "startedAt", "status", "outcome", "retryAfter", "nextAt", "totalMs", "error", "reason",
                    "protocol", "tls", "localAddress"});
}

std::string attemptCsvLine(const DeliveryAttempt& attempt, const std::string& url)
{
    return csvLine({std::to_string(attempt.id), url, std::to_string(attempt.delivery),
                    std::to_string(attempt.attempt), std::to_string(attempt.firstSequence.value),
                    std::to_string(attempt.lastSequence.value), std::to_string(attempt.events),
                    toIsoUtc(attempt.startedAt), std::to_string(attempt.status),
                    std::string(outcomeName(attempt.outcome)),
                    attempt.retryAfterSeconds ? number(*attempt.retryAfterSeconds) : "",
                    attempt.nextAt ? toIsoUtc(*attempt.nextAt) : "", number(millis(attempt.phases.total)),
                    attempt.error, attempt.reason, attempt.protocol, attempt.tls, attempt.localAddress});
}

std::string harHead()
{
    return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Pushbench\",\"version\":\"" PB_VERSION
           "\"},\"entries\":[\n";
}

std::string harFoot()
{
    return "\n]}}\n";
}

std::string harEntry(const CapturedRequest& request)
{
    HarParts parts;
    const auto [head, body] = headAndBody(request.answer);
    parts.started = request.arrivedAt;
    parts.send = millis(request.bodyAfter);
    parts.wait = request.acknowledgedAfter.count() >= 0 ? millis(request.acknowledgedAfter) : 0.0;
    parts.time = parts.send + parts.wait;
    parts.method = request.method;
    parts.httpVersion = "HTTP/" + request.httpVersion;
    parts.requestHead = request.head;
    parts.requestBody = request.body;
    parts.requestBytes = request.bodyBytes;
    parts.status = request.status;
    parts.answerHead = head;
    parts.answerBody = body;
    parts.comment = request.fault.empty() ? findingNames(request.findings) : "fault: " + request.fault;
    // HAR wants a whole URL: the Host that the client named, else the endpoint's path alone.
    const std::string origin = (request.tls.empty() ? "http://" : "https://") + hostOf("\r\n" + request.head);
    parts.url =
        visibleControls(request.target.starts_with("http") ? request.target : origin + request.target);
    return harText(parts);
}

std::string harEntry(const DeliveryAttempt& attempt, const std::string& url)
{
    HarParts parts;
    parts.started = attempt.startedAt;
    parts.time = std::max(0.0, millis(attempt.phases.total));
    parts.send = std::max(0.0, millis(attempt.phases.sent));
    parts.wait = std::max(0.0, millis(attempt.phases.firstByte) - parts.send);
    parts.method = "POST";
    parts.url = url;
    parts.httpVersion = attempt.protocol.empty() ? "HTTP/1.1" : attempt.protocol;
    parts.requestHead = attempt.requestHead;
    parts.requestBody = attempt.requestBody;
    parts.requestBytes = attempt.requestBodyBytes;
    parts.status = attempt.status;
    parts.answerHead = attempt.answerHead;
    parts.answerBody = attempt.answerBody;
    parts.comment = std::string(outcomeName(attempt.outcome)) + ": " + attempt.reason;
    return harText(parts);
}

} // namespace pb
