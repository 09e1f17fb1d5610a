// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/listener.h"

#include <vector>

namespace pb {

namespace {

constexpr int clockMs = 250;
constexpr int backlog = 1024;

std::string startError(const QTcpServer& server, const QHostAddress& address, std::uint16_t port)
{
    const std::string place = address.toString().toStdString() + " port " + std::to_string(port);
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return place + " is in use by another program; choose another port, or 0 for any free one";
    case QAbstractSocket::SocketAccessError:
        return place + " needs rights this program does not have; use a port above 1023";
    case QAbstractSocket::SocketAddressNotAvailableError:
        return "this machine has no address " + address.toString().toStdString();
    default:
        return "can't listen on " + place + ": " + server.errorString().toStdString();
    }
}

} // namespace

Listener::Listener(const WireLimits& limits, QObject* parent)
    : QTcpServer(parent), m_limits(limits), m_budget(limits.bodiesInFlight)
{
    setListenBacklogSize(backlog);
    m_clock.setInterval(clockMs);
    m_clock.setTimerType(Qt::CoarseTimer);
    connect(&m_clock, &QTimer::timeout, this, &Listener::checkTimes);
}

Listener::~Listener()
{
    abortAll();
}

tl::expected<std::uint16_t, std::string> Listener::start(const QHostAddress& address, std::uint16_t port)
{
    if (!listen(address, port)) return tl::make_unexpected(startError(*this, address, port));
    m_clock.start();
    return serverPort();
}

void Listener::incomingConnection(qintptr socketDescriptor)
{
    auto* socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(socketDescriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_connections.size() >= static_cast<std::size_t>(m_limits.connections)) {
        refuseForLoad(socket);
        return;
    }
    auto* connection = new Connection(++m_lastNumber, socket, m_limits, m_budget);
    connection->setParent(this);
    m_connections.emplace(connection->number(), connection);
    connect(connection, &Connection::requestArrived, this, &Listener::requestArrived);
    connect(connection, &Connection::continueWanted, this, &Listener::continueWanted);
    connect(connection, &Connection::requestRefused, this, &Listener::requestRefused);
    connect(connection, &Connection::ended, this, &Listener::onEnded);
}

void Listener::refuseForLoad(QTcpSocket* socket)
{
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->write("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: "
                  "close\r\n\r\n");
    socket->disconnectFromHost();
}

void Listener::onEnded(Connection* connection)
{
    m_connections.erase(connection->number());
    Q_EMIT connectionEnded(connection);
    connection->deleteLater();
    if (m_finishing && m_connections.empty()) Q_EMIT drained();
}

void Listener::checkTimes()
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<Connection*> all;
    all.reserve(m_connections.size());
    for (const auto& [number, connection] : m_connections)
        all.push_back(connection);
    for (Connection* connection : all) {
        connection->checkTime(now);
        connection->resume();
    }
}

void Listener::finish()
{
    close();
    m_finishing = true;
    std::vector<Connection*> all;
    for (const auto& [number, connection] : m_connections)
        all.push_back(connection);
    for (Connection* connection : all)
        connection->finish();
    if (m_connections.empty()) Q_EMIT drained();
}

void Listener::abortAll()
{
    close();
    m_clock.stop();
    for (const auto& [number, connection] : std::exchange(m_connections, {})) {
        connection->disconnect(this);
        delete connection;
    }
}

} // namespace pb
