// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/httpattempt.h"

#include <algorithm>

#include "net/http/message.h"

namespace pb {

namespace {

/// "HTTP/1.1 429 Too Many Requests" -> 429; 0 for another line.
int statusOf(std::string_view line)
{
    const std::size_t space = line.find(' ');
    if (!line.starts_with("HTTP/") || space == std::string_view::npos || line.size() < space + 4) return 0;
    int status = 0;
    for (const char c : line.substr(space + 1, 3)) {
        if (c < '0' || c > '9') return 0;
        status = status * 10 + (c - '0');
    }
    return status;
}

bool isSuccess(int status)
{
    return status >= 200 && status <= 299;
}

/// The host of a URL, without brackets.
std::string hostOf(const std::string& url)
{
    CURLU* parts = curl_url();
    char* host = nullptr;
    std::string text;
    if (curl_url_set(parts, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK)
        text = host;
    curl_free(host);
    curl_url_cleanup(parts);
    if (text.starts_with('[')) text = text.substr(1, text.size() - 2);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

} // namespace

std::vector<std::string> fieldValues(std::string_view head, std::string_view name)
{
    std::vector<std::string> values;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 1, head.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !sameWord(line.substr(0, colon), name)) continue;
        values.emplace_back(line.substr(colon + 1));
    }
    return values;
}

HttpAttempt::HttpAttempt(HttpAttemptRequest request)
    : m_request(std::move(request)), m_tls(m_request.trust, hostOf(m_request.url)), m_easy(curl_easy_init()),
      m_startedAt(std::chrono::steady_clock::now())
{
    if (!m_request.body) m_request.body = std::make_shared<const std::string>();
    if (!m_easy) return;
    setHeaders();
    setOptions();
}

HttpAttempt::~HttpAttempt()
{
    if (m_easy) curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
}

void HttpAttempt::setHeaders()
{
    for (const std::string& header : m_request.headers)
        if (curl_slist* longer = curl_slist_append(m_headers, header.c_str())) m_headers = longer;
    // An empty Expect: keeps libcurl from waiting for a 100 that may never come.
    if (curl_slist* longer = curl_slist_append(m_headers, "Expect:")) m_headers = longer;
}

void HttpAttempt::setOptions()
{
    const auto set = [this](CURLoption option, auto value) { curl_easy_setopt(m_easy, option, value); };
    set(CURLOPT_URL, m_request.url.c_str());
    set(CURLOPT_HTTPHEADER, m_headers);
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body->size()));
    set(CURLOPT_POSTFIELDS, m_request.body->c_str());
    setVersion();
    // libcurl counts whole milliseconds and may end a fraction of one early: never before the deadline.
    const auto deadline = static_cast<long>(std::max<std::int64_t>(m_request.deadline.count(), 1) + 1);
    set(CURLOPT_TIMEOUT_MS, deadline);
    set(CURLOPT_CONNECTTIMEOUT_MS, deadline);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_NOSIGNAL, 1L);
    // A slow name look-up must not hold up the other feeds when its attempt is given up.
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOPROXY, "*");
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    m_tls.apply(m_easy, m_request.http2);
    set(CURLOPT_ERRORBUFFER, m_error);
    set(CURLOPT_PREREQFUNCTION, &HttpAttempt::onPrerequest);
    set(CURLOPT_PREREQDATA, static_cast<void*>(this));
    set(CURLOPT_OPENSOCKETFUNCTION, &HttpAttempt::onSocket);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &HttpAttempt::onDebug);
    set(CURLOPT_DEBUGDATA, static_cast<void*>(this));
    set(CURLOPT_HEADERFUNCTION, &HttpAttempt::onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEFUNCTION, &HttpAttempt::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    set(CURLOPT_PRIVATE, static_cast<void*>(this));
}

bool HttpAttempt::isHttps() const
{
    return sameWord(m_request.url.substr(0, 6), "https:");
}

void HttpAttempt::setVersion()
{
    const auto set = [this](CURLoption option, long value) { curl_easy_setopt(m_easy, option, value); };
    // HTTP/1.1 offers just that by ALPN.
    set(CURLOPT_HTTP_VERSION, !m_request.http2 ? CURL_HTTP_VERSION_1_1
                              : isHttps()      ? CURL_HTTP_VERSION_2TLS
                                               : CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE);
    if (!m_request.http2 || isHttps()) return;
    // libcurl 7.88 fails on a kept connection that began with prior knowledge.
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
}

std::chrono::microseconds HttpAttempt::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 m_startedAt);
}

/// libcurl asks before each request it makes. It would send again by itself where a kept connection turns out
/// dead; that is allowed only as long as nothing of the request went out (PSH-10).
int HttpAttempt::onPrerequest(void* self, char*, char* local, int, int localPort)
{
    auto* attempt = static_cast<HttpAttempt*>(self);
    if (!attempt->m_result.requestSent) {
        const std::string address = local ? local : "";
        const bool v6 = address.find(':') != std::string::npos;
        attempt->m_result.localAddress =
            (v6 ? '[' + address + ']' : address) + ':' + std::to_string(localPort);
        if (attempt->isHttps()) attempt->m_tls.takeConnection(attempt->m_easy);
        attempt->m_connected = true;
        return CURL_PREREQFUNC_OK;
    }
    attempt->m_secondSendStopped = true;
    return CURL_PREREQFUNC_ABORT;
}

/// Sees what really went out.
int HttpAttempt::onDebug(CURL*, curl_infotype type, char* data, size_t size, void* self)
{
    auto* attempt = static_cast<HttpAttempt*>(self);
    if (type == CURLINFO_TEXT) attempt->takeNote(std::string_view(data, size));
    if (size == 0 || (type != CURLINFO_HEADER_OUT && type != CURLINFO_DATA_OUT)) return 0;
    attempt->m_result.requestSent = true;
    if (type == CURLINFO_HEADER_OUT)
        attempt->m_result.requestHead.append(data, size);
    else
        attempt->m_bodySent += size;
    if (attempt->m_bodySent >= attempt->m_request.body->size())
        attempt->m_result.phases.sent = attempt->elapsed();
    return 0;
}

/// A connection to send again on is not even made.
curl_socket_t HttpAttempt::onSocket(void* self, curlsocktype, curl_sockaddr* address)
{
    auto* attempt = static_cast<HttpAttempt*>(self);
    if (!attempt->m_result.requestSent)
        return ::socket(address->family, address->socktype, address->protocol);
    attempt->m_secondSendStopped = true;
    return CURL_SOCKET_BAD;
}

/// libcurl speaks of a connection's end to one of those that share it: the others learn it from there.
void HttpAttempt::takeNote(std::string_view text)
{
    m_failure.note(text);
    // On a kept connection libcurl does not say why it would send again. It would where the connection has
    // ended, and where the stream was refused.
    if (text.starts_with("Connection died") && m_result.requestSent && m_tls.http2() &&
        !m_failure.connectionReset)
        m_failure.streamRefused = !m_tls.hasEnded(m_easy);
    if (m_tls.notes() && m_failure.connectionReset) m_tls.notes()->reset = true;
    const std::string goaway = goawayIn(text);
    if (goaway.empty()) return;
    m_failure.goaway = goaway;
    if (m_tls.notes()) m_tls.notes()->goaway = goaway;
}

size_t HttpAttempt::onHeader(char* data, size_t, size_t size, void* self)
{
    return static_cast<HttpAttempt*>(self)->takeHeaderLine(std::string_view(data, size)) ? size : 0;
}

/// Keeps the head of the final answer: blocks of 1xx are dropped, trailers are ignored. False: too much.
bool HttpAttempt::takeHeaderLine(std::string_view line)
{
    m_headerBytes += line.size();
    m_headTooLarge = m_headerBytes > mostHead;
    if (m_headTooLarge) return false;
    if (m_headComplete) return true;
    if (m_result.answerHead.empty()) {
        m_blockStatus = statusOf(line);
        m_result.phases.firstByte = elapsed();
    }
    if (line != "\r\n" && line != "\n") {
        m_result.answerHead.append(line);
        return true;
    }
    if (m_blockStatus < 200) {
        m_result.answerHead.clear();
        m_result.phases.firstByte = std::chrono::microseconds(-1);
        return true;
    }
    m_headComplete = true;
    // Rounded up, so that a wait counted from here is never short of what was demanded.
    m_result.headAt = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return true;
}

size_t HttpAttempt::onBody(char* data, size_t, size_t size, void* self)
{
    auto* attempt = static_cast<HttpAttempt*>(self);
    attempt->m_bodyBytes += static_cast<std::int64_t>(size);
    std::string& body = attempt->m_result.answerBody;
    body.append(data, std::min(size, keptBody - body.size()));
    return size;
}

void HttpAttempt::takeTimes()
{
    AttemptPhases& phases = m_result.phases;
    phases.total = elapsed();
    if (!m_easy) return;
    const auto time = [this](CURLINFO info) {
        curl_off_t microseconds = 0;
        curl_easy_getinfo(m_easy, info, &microseconds);
        return std::chrono::microseconds(microseconds > 0 ? microseconds : -1);
    };
    long connects = 0;
    curl_easy_getinfo(m_easy, CURLINFO_NUM_CONNECTS, &connects);
    const bool https = isHttps();
    if (connects == 0 && m_result.requestSent) { // a kept connection: there at once
        phases.nameLookup = phases.connect = std::chrono::microseconds(0);
        if (https) phases.tls = std::chrono::microseconds(0);
        return;
    }
    phases.nameLookup = time(CURLINFO_NAMELOOKUP_TIME_T);
    phases.connect = time(CURLINFO_CONNECT_TIME_T);
    if (https) phases.tls = time(CURLINFO_APPCONNECT_TIME_T);
}

/// As the answer says, else as the request was written.
void HttpAttempt::takeProtocol()
{
    m_tls.finish();
    m_result.tls = m_tls.description();
    if (!m_easy) return;
    long version = CURL_HTTP_VERSION_NONE;
    curl_easy_getinfo(m_easy, CURLINFO_HTTP_VERSION, &version);
    const std::string_view line =
        std::string_view(m_result.requestHead).substr(0, m_result.requestHead.find('\r'));
    if (version == CURL_HTTP_VERSION_1_0)
        m_result.protocol = "HTTP/1.0";
    else if (version == CURL_HTTP_VERSION_2_0 || line.ends_with(" HTTP/2"))
        m_result.protocol = "HTTP/2";
    else if (version == CURL_HTTP_VERSION_1_1 || line.ends_with(" HTTP/1.1"))
        m_result.protocol = "HTTP/1.1";
}

std::string HttpAttempt::describeFailure(CURLcode code)
{
    m_failure.code = code;
    m_failure.curlText = m_error;
    m_failure.note(m_error);
    m_failure.deadline = m_request.deadline;
    m_failure.tls = isHttps();
    m_failure.http2 = m_result.protocol.empty() ? m_request.http2 : m_result.protocol == "HTTP/2";
    m_failure.requestSent = m_result.requestSent;
    m_failure.headBegun = !m_result.answerHead.empty();
    m_failure.headComplete = m_headComplete;
    m_failure.headTooLarge = m_headTooLarge;
    m_failure.secondSendStopped = m_secondSendStopped;
    m_failure.certificateRefusal = m_tls.refusal();
    if (m_tls.notes() && m_failure.goaway.empty()) m_failure.goaway = m_tls.notes()->goaway;
    if (m_tls.notes() && m_tls.notes()->reset) m_failure.connectionReset = true;
    curl_off_t announced = -1;
    if (m_easy) curl_easy_getinfo(m_easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
    m_failure.bodyShort = m_headComplete && announced > m_bodyBytes;
    return failureText(m_failure);
}

HttpAttemptResult HttpAttempt::finish(CURLcode code)
{
    takeTimes();
    takeProtocol();
    const bool complete = code == CURLE_OK && m_headComplete;
    if (!complete) m_result.error = describeFailure(m_easy ? code : CURLE_FAILED_INIT);
    // A head that is complete says what it says, even where the body is cut off; only success needs all of
    // it.
    if (m_headComplete && (complete || !isSuccess(m_blockStatus))) m_result.status = m_blockStatus;
    m_result.deadlinePassed = code == CURLE_OPERATION_TIMEDOUT && m_result.status == 0;
    return std::move(m_result);
}

HttpAttemptResult HttpAttempt::interrupt()
{
    takeTimes();
    takeProtocol();
    m_result.error = "the program was stopped while the attempt was under way";
    return std::move(m_result);
}

} // namespace pb
