// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedconsumer.h"

#include <algorithm>
#include <memory>

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace pb::test {

namespace {

std::size_t contentLength(const std::string& head)
{
    const std::string name = "\r\nContent-Length: ";
    const std::size_t at = head.find(name);
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + name.size()));
}

void lingerZero(qintptr descriptor)
{
    linger option{};
    option.l_onoff = 1;
    option.l_linger = 0;
#ifdef Q_OS_WIN
    setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&option),
               sizeof option);
#else
    setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
}

} // namespace

ConsumerAnswer answer(int status, const std::vector<std::string>& headers, const std::string& body)
{
    ConsumerAnswer made;
    made.bytes = "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n";
    for (const std::string& header : headers)
        made.bytes += header + "\r\n";
    if (status != 204) made.bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    made.bytes += "\r\n";
    if (status != 204) made.bytes += body;
    return made;
}

ConsumerAnswer closing()
{
    return {{}, ConsumerAnswer::End::Close, 0};
}

ConsumerAnswer resetting()
{
    return {{}, ConsumerAnswer::End::Reset, 0};
}

ConsumerAnswer silence()
{
    return {};
}

ScriptedConsumer::ScriptedConsumer(std::vector<ConsumerAnswer> script)
    : ScriptedConsumer([script = std::move(script)](const SeenRequest&, int number) {
          const auto index = static_cast<std::size_t>(number);
          return script[std::min(index, script.size() - 1)];
      })
{
}

ScriptedConsumer::ScriptedConsumer(Decide decide) : m_decide(std::move(decide))
{
    m_context = new QObject;
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context, [this] { listen(); }, Qt::BlockingQueuedConnection);
}

ScriptedConsumer::~ScriptedConsumer()
{
    QMetaObject::invokeMethod(
        m_context, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_context->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

std::string ScriptedConsumer::url(const std::string& path) const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + path;
}

std::vector<SeenRequest> ScriptedConsumer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int ScriptedConsumer::requestCount() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_requests.size());
}

int ScriptedConsumer::connectionCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

void ScriptedConsumer::listen()
{
    m_server = new QTcpServer;
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { accept(); });
    if (!m_server->listen(QHostAddress::LocalHost)) qFatal("the scripted consumer can't listen");
    m_port = m_server->serverPort();
}

void ScriptedConsumer::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        auto connection = std::make_shared<Connection>();
        {
            const std::lock_guard lock(m_mutex);
            connection->number = ++m_connections;
        }
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket, connection] { read(socket, *connection); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ScriptedConsumer::read(QTcpSocket* socket, Connection& connection)
{
    connection.buffer += socket->readAll().toStdString();
    for (;;) {
        const std::size_t headEnd = connection.buffer.find("\r\n\r\n");
        if (headEnd == std::string::npos) return;
        SeenRequest request;
        request.head = connection.buffer.substr(0, headEnd + 4);
        const std::size_t size = request.head.size() + contentLength(request.head);
        if (connection.buffer.size() < size) return;
        request.raw = connection.buffer.substr(0, size);
        request.body = request.raw.substr(request.head.size());
        request.arrivedAt = std::chrono::system_clock::now();
        request.connection = connection.number;
        connection.buffer.erase(0, size);
        int number = 0;
        {
            const std::lock_guard lock(m_mutex);
            number = static_cast<int>(m_requests.size());
            m_requests.push_back(request);
        }
        reply(socket, m_decide(request, number));
    }
}

void ScriptedConsumer::reply(QTcpSocket* socket, const ConsumerAnswer& answer)
{
    if (answer.trickleMs > 0) {
        trickle(socket, answer, 0);
        return;
    }
    if (!answer.bytes.empty()) {
        socket->write(answer.bytes.data(), static_cast<qint64>(answer.bytes.size()));
        socket->flush();
    }
    end(socket, answer.end);
}

void ScriptedConsumer::trickle(QTcpSocket* socket, const ConsumerAnswer& answer, std::size_t at)
{
    if (at == answer.bytes.size()) {
        end(socket, answer.end);
        return;
    }
    socket->write(&answer.bytes[at], 1);
    QTimer::singleShot(answer.trickleMs, socket,
                       [this, socket, answer, at] { trickle(socket, answer, at + 1); });
}

void ScriptedConsumer::end(QTcpSocket* socket, ConsumerAnswer::End how)
{
    if (how == ConsumerAnswer::End::Close) socket->disconnectFromHost();
    if (how != ConsumerAnswer::End::Reset) return;
    // Never inside readyRead.
    QTimer::singleShot(0, socket, [socket] {
        lingerZero(socket->socketDescriptor());
        socket->abort();
    });
}

} // namespace pb::test
