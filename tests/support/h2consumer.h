// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <QObject>
#include <QThread>

#include "tests/support/testcertificate.h"

class QTcpSocket;

namespace pb::test {

/// What the peer does with one request once it has all of it.
struct H2Answer
{
    enum class Kind {
        Reply,
        CutBody,     ///< content-length in full, half of the body with END_STREAM
        StallBefore, ///< never a frame for the stream
        StallDuring, ///< the head and half of the body, then nothing
        ResetStream, ///< RST_STREAM with the code, no head
        ResetInside, ///< the head and half of the body, then RST_STREAM
        GoawayBelow, ///< GOAWAY whose last stream is before this one, then FIN
        GoawayAbove, ///< GOAWAY that takes this stream in, then the whole answer, then FIN
        Close,       ///< FIN, no frame for the stream
        CloseInside, ///< the head and half of the body, then FIN
        Rst,         ///< TCP RST
        Malformed    ///< ":status: 2OO"
    };
    Kind kind = Kind::Reply;
    int status = 200;
    std::vector<std::pair<std::string, std::string>> fields;
    std::string body = "{}";
    std::uint32_t code = 2;  ///< of RST_STREAM and GOAWAY: INTERNAL_ERROR
    bool parted = false;     ///< the head in a TLS record of its own
    bool earlyHints = false; ///< a 103 before
    std::vector<std::pair<std::string, std::string>> trailers;
};

/// A request as the peer saw it.
struct H2Request
{
    int connection = 0;
    int stream = 0;                                          ///< 0: by HTTP/1.1
    std::vector<std::pair<std::string, std::string>> fields; ///< with pseudo-headers
    std::string body;
    std::string path() const;
};

/// How the peer listens.
struct H2Wish
{
    TestCertificate certificate;                          ///< without a pem: in clear
    std::vector<std::string> protocols{"h2", "http/1.1"}; ///< by ALPN; empty: none is spoken
    int mostStreams = 100;
    int window = 65535; ///< for bodies: what a stream may send at first
};

/// A scripted consumer that speaks HTTP/2 by nghttp2, in clear or over TLS (then HTTP/1.1, too, where ALPN
/// says so), and counts what came in frame by frame. Runs in its own thread; all functions are for the
/// test's.
class H2Consumer : public QObject
{
    Q_OBJECT
public:
    using Decide = std::function<H2Answer(const H2Request& request, int number)>;
    H2Consumer(H2Wish wish, Decide decide);
    /// Answers by the list, then for ever by the last of it.
    H2Consumer(H2Wish wish, std::vector<H2Answer> script);
    ~H2Consumer() override;

    std::uint16_t port() const { return m_port; }
    std::string url(const std::string& path = "/webhooks", const std::string& host = "127.0.0.1") const;
    /// Complete requests.
    std::vector<H2Request> requests() const;
    /// HEADERS frames that opened a stream, complete requests or not, and requests by HTTP/1.1.
    int headerCount() const;
    /// Connections taken; those on which TLS came about.
    int connectionCount() const;
    int handshakeCount() const;
    /// RST_STREAM frames that came in.
    int resetCount() const;
    /// Most streams open at once on one connection.
    int mostOpenStreams() const;
    /// Answers a stream that was stalled before, on the connection of that number, with 200.
    void answerLate(int connection, int stream);

    struct Connection;

private:
    friend struct Connection;
    class Server;
    void listen();
    void count(int& counter);

    H2Wish m_wish;
    Decide m_decide;
    QThread m_thread;
    QObject* m_context = nullptr; ///< lives in m_thread
    Server* m_server = nullptr;
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<H2Request> m_requests;
    std::vector<Connection*> m_connections; ///< of m_thread
    int m_headers = 0;
    int m_taken = 0;
    int m_handshakes = 0;
    int m_resets = 0;
    int m_mostOpen = 0;
};

} // namespace pb::test
