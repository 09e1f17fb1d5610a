// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <curl/curl.h>

#include "models/domain/deliveryattempt.h"
#include "models/domain/moment.h"
#include "net/push/tlstrust.h"
#include "net/push/transportfailure.h"

namespace pb {

/// One POST to make. The body is shared with the retries, so that they send identical bytes.
struct HttpAttemptRequest
{
    std::string url;
    std::vector<std::string> headers; ///< "Name: value"; no control characters in them
    std::shared_ptr<const std::string> body;
    std::chrono::milliseconds deadline{10000}; ///< of the whole attempt, name look-up to last byte (PSH-3)
    bool http2 = false; ///< by ALPN over TLS, with HTTP/1.1 to fall back to; by prior knowledge in clear
    TlsTrust trust;     ///< over TLS
};

/// What came of it. Nothing in here is masked yet.
struct HttpAttemptResult
{
    AttemptPhases phases;
    bool requestSent = false;    ///< whether bytes of the request went out
    bool deadlinePassed = false; ///< no usable answer within the deadline
    /// Of the answer; 0: none. A 2xx only counts with its whole body, any other status from its complete head
    /// on.
    int status = 0;
    std::string protocol;     ///< "HTTP/1.1", "HTTP/2"; empty: it never came to that
    std::string tls;          ///< TlsPeer::description()
    std::string localAddress; ///< "127.0.0.1:40112"; empty: no connection
    std::string requestHead;
    std::string answerHead; ///< of the final answer, blank line left out
    std::string answerBody; ///< its first 64 KiB
    std::string error;      ///< what failed, in words; empty: nothing
    Moment headAt{};        ///< our clock when the answer's head was complete, rounded up
};

/// The values of a header field in a head, in order.
std::vector<std::string> fieldValues(std::string_view head, std::string_view name);

/// One libcurl transfer that makes at most one request on the wire (PSH-10): HTTP/1.1 or HTTP/2 (PSH-11),
/// nothing followed, nothing resent, everything bounded. Belongs to the thread of its multi handle; add
/// easy() to that, and call finish() with what the multi handle reports. HTTP/2 over TLS shares a connection
/// with every attempt to the same origin that trusts the same; in clear each has its own.
class HttpAttempt
{
public:
    explicit HttpAttempt(HttpAttemptRequest request);
    ~HttpAttempt();
    HttpAttempt(const HttpAttempt&) = delete;
    HttpAttempt& operator=(const HttpAttempt&) = delete;

    CURL* easy() const { return m_easy; }
    /// Whether its connection stands, TLS and all; the request goes out next.
    bool isConnected() const { return m_connected; }
    /// Whether that connection takes more than one request at a time.
    bool isMultiplexed() const { return m_tls.http2(); }
    /// Takes the times and the end of the transfer; the handle must be removed from its multi handle by then.
    HttpAttemptResult finish(CURLcode code);
    /// The result of a transfer that was ended from our side.
    HttpAttemptResult interrupt();

    static constexpr std::size_t keptBody = 64 * 1024;
    static constexpr std::size_t mostHead = 64 * 1024;

private:
    static int onPrerequest(void* self, char* remote, char* local, int remotePort, int localPort);
    static curl_socket_t onSocket(void* self, curlsocktype, curl_sockaddr* address);
    static int onDebug(CURL*, curl_infotype type, char* data, size_t size, void* self);
    static size_t onHeader(char* data, size_t, size_t size, void* self);
    static size_t onBody(char* data, size_t, size_t size, void* self);

    void setOptions();
    void setHeaders();
    bool takeHeaderLine(std::string_view line);
    void setVersion();
    void takeNote(std::string_view text);
    void takeTimes();
    void takeProtocol();
    bool isHttps() const;
    std::string describeFailure(CURLcode code);
    std::chrono::microseconds elapsed() const;

    HttpAttemptRequest m_request;
    HttpAttemptResult m_result;
    TlsPeer m_tls;
    TransportFailure m_failure; ///< what was noted on the way
    CURL* m_easy = nullptr;
    curl_slist* m_headers = nullptr;
    char m_error[CURL_ERROR_SIZE] = {};
    std::chrono::steady_clock::time_point m_startedAt;
    std::size_t m_bodySent = 0;
    std::size_t m_headerBytes = 0; ///< of all answer heads and trailers
    std::int64_t m_bodyBytes = 0;  ///< of the answer
    int m_blockStatus = 0;         ///< of the header block being read
    bool m_headComplete = false;
    bool m_headTooLarge = false;
    bool m_connected = false;
    bool m_secondSendStopped = false;
};

} // namespace pb
