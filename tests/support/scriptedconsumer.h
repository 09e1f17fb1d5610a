// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include <QObject>
#include <QThread>

class QTcpServer;
class QTcpSocket;

namespace pb::test {

/// What the consumer does with one request.
struct ConsumerAnswer
{
    enum class End { Keep, Close, Reset };
    std::string bytes;   ///< written as they stand
    End end = End::Keep; ///< what follows them
    int trickleMs = 0;   ///< above 0: one byte at a time, this far apart
};

/// "HTTP/1.1 STATUS ..." with these header lines ("Name: value") and this body, complete.
ConsumerAnswer answer(int status, const std::vector<std::string>& headers = {},
                      const std::string& body = "{}");
/// The connection ends without an answer, in order or with a RST.
ConsumerAnswer closing();
ConsumerAnswer resetting();
/// The request is read and never answered.
ConsumerAnswer silence();

/// One request as it came in.
struct SeenRequest
{
    std::string raw; ///< head and body, exact
    std::string head;
    std::string body;
    std::chrono::system_clock::time_point arrivedAt; ///< its last byte
    int connection = 0;
};

/// A raw-socket peer on 127.0.0.1 that records every request whole and answers as its script says. It reads
/// HTTP by itself, so that it shares no mistake with the program. Runs in its own thread; all functions are
/// for the test's.
class ScriptedConsumer : public QObject
{
    Q_OBJECT
public:
    /// Answers by the list, then for ever by the last of it.
    explicit ScriptedConsumer(std::vector<ConsumerAnswer> script);
    /// Answers as the function says; it runs in the consumer's thread. `number` counts requests from 0.
    using Decide = std::function<ConsumerAnswer(const SeenRequest& request, int number)>;
    explicit ScriptedConsumer(Decide decide);
    ~ScriptedConsumer() override;

    std::uint16_t port() const { return m_port; }
    std::string url(const std::string& path = "/webhooks") const;
    std::vector<SeenRequest> requests() const;
    int requestCount() const;
    int connectionCount() const;

private:
    struct Connection
    {
        int number = 0;
        std::string buffer;
    };
    void listen();
    void accept();
    void read(QTcpSocket* socket, Connection& connection);
    void reply(QTcpSocket* socket, const ConsumerAnswer& answer);
    void trickle(QTcpSocket* socket, const ConsumerAnswer& answer, std::size_t at);
    static void end(QTcpSocket* socket, ConsumerAnswer::End how);

    Decide m_decide;
    QThread m_thread;
    QObject* m_context = nullptr; ///< lives in m_thread
    QTcpServer* m_server = nullptr;
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<SeenRequest> m_requests;
    int m_connections = 0;
};

} // namespace pb::test
