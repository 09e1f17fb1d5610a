// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/listener.h"

#include <vector>

#include "net/http/http1connection.h"
#include "net/http/http2connection.h"

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

Listener::Listener(const WireLimits& limits, std::optional<ServerIdentity> identity, QObject* parent)
    : QTcpServer(parent), m_limits(limits), m_identity(std::move(identity)), m_budget(limits.bodiesInFlight)
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

std::optional<std::string> Listener::start(const std::string& bind, std::uint16_t port)
{
    const QHostAddress address(QString::fromStdString(bind == "localhost" ? "127.0.0.1" : bind));
    if (address.isNull()) return bind + " is no IP address of an interface; use 127.0.0.1 or 0.0.0.0";
    if (!listen(address, port)) return startError(*this, address, port);
    m_clock.start();
    return std::nullopt;
}

std::string Listener::origin() const
{
    const std::string host = serverAddress().toString().toStdString();
    const bool v6 = serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
    return (m_identity ? "https://" : "http://") + (v6 ? '[' + host + ']' : host) + ':' +
           std::to_string(serverPort());
}

void Listener::incomingConnection(qintptr socketDescriptor)
{
    // In clear a plain socket: one for TLS would copy every byte once more.
    auto* socket = m_identity ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(socketDescriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (connections() >= static_cast<std::size_t>(m_limits.connections)) {
        refuseForLoad(socket);
        return;
    }
    auto* arrival = new Arrival(++m_lastNumber, socket, m_identity ? &m_identity->configuration : nullptr);
    arrival->setParent(this);
    m_arrivals.emplace(arrival->number(), arrival);
    connect(arrival, &Arrival::recognised, this, &Listener::onRecognised);
    connect(arrival, &Arrival::ended, this, &Listener::onArrivalEnded);
    arrival->begin();
}

void Listener::refuseForLoad(QTcpSocket* socket)
{
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (!m_identity) // within TLS nothing can be said before the handshake
        socket->write("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
                      "Connection: close\r\n\r\n");
    socket->disconnectFromHost();
}

void Listener::onRecognised(Arrival* arrival, Arrival::Speaks speaks)
{
    const std::uint64_t number = arrival->number();
    m_arrivals.erase(number);
    QTcpSocket* socket = arrival->takeSocket();
    arrival->deleteLater();
    ConnectionFacts facts{number, peerText(*socket), tlsText(socket)};
    Connection* connection = nullptr;
    if (speaks == Arrival::Speaks::Http2)
        connection = new Http2Connection(std::move(facts), socket, m_limits, m_budget);
    else
        connection = new Http1Connection(std::move(facts), socket, m_limits, m_budget);
    connection->setParent(this);
    m_connections.emplace(number, connection);
    connect(connection, &Connection::requestArrived, this, &Listener::requestArrived);
    connect(connection, &Connection::continueWanted, this, &Listener::continueWanted);
    connect(connection, &Connection::requestRefused, this, &Listener::requestRefused);
    connect(connection, &Connection::ended, this, &Listener::onEnded);
    connection->begin();
    if (m_finishing) connection->finish();
}

void Listener::onArrivalEnded(Arrival* arrival)
{
    m_arrivals.erase(arrival->number());
    arrival->deleteLater();
    tellDrained();
}

void Listener::onEnded(Connection* connection)
{
    m_connections.erase(connection->facts().number);
    connection->deleteLater();
    tellDrained();
}

void Listener::tellDrained()
{
    if (!m_finishing || connections() > 0) return;
    if (auto drained = std::exchange(m_drained, {}))
        QMetaObject::invokeMethod(this, std::move(drained), Qt::QueuedConnection);
}

void Listener::checkTimes()
{
    const auto now = std::chrono::steady_clock::now();
    const auto patience = m_identity ? m_limits.handshakeTime : m_limits.idleTime;
    std::vector<Arrival*> late;
    for (const auto& [number, arrival] : m_arrivals)
        if (now - arrival->since() > patience) late.push_back(arrival);
    for (Arrival* arrival : late)
        arrival->expire();
    std::vector<Connection*> all;
    all.reserve(m_connections.size());
    for (const auto& [number, connection] : m_connections)
        all.push_back(connection);
    for (Connection* connection : all) {
        connection->checkTime(now);
        connection->resume();
    }
}

void Listener::drain(std::chrono::milliseconds patience, std::function<void()> ended)
{
    m_drained = std::move(ended);
    QTimer::singleShot(patience, this, [this] {
        if (const auto drained = std::exchange(m_drained, {})) drained();
    });
    finish();
}

void Listener::finish()
{
    close();
    m_finishing = true;
    std::vector<Arrival*> arrivals;
    for (const auto& [number, arrival] : m_arrivals)
        arrivals.push_back(arrival);
    for (Arrival* arrival : arrivals)
        arrival->expire();
    std::vector<Connection*> all;
    for (const auto& [number, connection] : m_connections)
        all.push_back(connection);
    for (Connection* connection : all)
        connection->finish();
    tellDrained();
}

void Listener::abortAll()
{
    close();
    m_clock.stop();
    for (const auto& [number, arrival] : std::exchange(m_arrivals, {})) {
        arrival->disconnect(this);
        delete arrival;
    }
    for (const auto& [number, connection] : std::exchange(m_connections, {})) {
        connection->disconnect(this);
        delete connection;
    }
}

} // namespace pb
