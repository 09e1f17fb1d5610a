// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/connection.h"

#include <array>

#include <QSslSocket>

#include "net/http/rawsocket.h"

namespace pb {

namespace {
constexpr qint64 readChunk = 64 * 1024;
} // namespace

Connection::Connection(ConnectionFacts facts, QTcpSocket* socket, const WireLimits& limits,
                       BodyBudget& budget)
    : m_facts(std::move(facts)), m_socket(socket), m_tls(!m_facts.tls.empty()), m_limits(limits),
      m_budget(budget), m_since(std::chrono::steady_clock::now())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readChunk);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::end);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::onBytesWritten);
}

Connection::~Connection()
{
    m_budget.hold(m_facts.number, 0);
}

void Connection::begin()
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        end();
    else
        onReadyRead();
}

void Connection::onReadyRead()
{
    if (m_lingering)
        m_socket->readAll(); // read and forgotten, so that the refusal is not lost to a RST
    else if (!m_ended)
        pump();
}

void Connection::onBytesWritten()
{
    if (m_ended) return;
    if (m_lingering) {
        finishWriting();
        return;
    }
    touch();
    pump();
}

void Connection::resume()
{
    if (open() && bytesWait()) pump();
}

std::string_view Connection::read()
{
    if (!mayRead()) return {};
    thread_local std::array<char, readChunk> buffer; // one for all connections of the wire thread
    const qint64 bytes = m_socket->read(buffer.data(), readChunk);
    return bytes > 0 ? std::string_view(buffer.data(), static_cast<std::size_t>(bytes)) : std::string_view();
}

qint64 Connection::unwritten() const
{
    const qint64 plain = m_socket->bytesToWrite();
    return m_tls ? plain + static_cast<QSslSocket*>(m_socket)->encryptedBytesToWrite() : plain;
}

void Connection::write(std::string_view bytes)
{
    if (!m_tls && m_socket->bytesToWrite() == 0) {
        const qint64 sent =
            sendNow(m_socket->socketDescriptor(), bytes.data(), static_cast<qint64>(bytes.size()));
        if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    if (bytes.empty()) return;
    m_socket->write(bytes.data(),
                    static_cast<qint64>(bytes.size())); // the rest, as the client reads; and failures
    m_socket->flush();
}

void Connection::linger(bool clientSends)
{
    if (!open()) return;
    m_lingering = true;
    m_clientSends = clientSends;
    touch();
    dropExchanges();
    m_socket->readAll();
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        end();
    else
        finishWriting();
}

/// Once all is written, a FIN. Within TLS the socket can't be closed for writing alone: there it is ended
/// when the client can have nothing on the way that would turn our FIN into a RST.
void Connection::finishWriting()
{
    if (unwritten() > 0) return;
    if (!m_tls)
        shutdownWriting(m_socket->socketDescriptor());
    else if (!m_clientSends)
        m_socket->disconnectFromHost();
}

void Connection::abortConnection()
{
    if (m_ended) return;
    m_lingering = true; // nothing more is read or written
    dropExchanges();
    resetOnClose(m_socket->socketDescriptor());
    // Never from within a slot of the socket's own.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_socket->abort();
            end();
        },
        Qt::QueuedConnection);
}

bool Connection::checkSocketTime(std::chrono::steady_clock::time_point now)
{
    const auto waited = now - m_since;
    if (m_ended) return true;
    if (m_lingering) {
        if (waited > m_limits.lingerTime) m_socket->abort();
        return true;
    }
    if (unwritten() > 0 && waited > m_limits.writeTime) {
        m_socket->abort(); // a client that does not read
        return true;
    }
    return false;
}

void Connection::end()
{
    if (m_ended) return;
    m_ended = true;
    dropExchanges();
    m_budget.hold(m_facts.number, 0);
    Q_EMIT ended(this);
}

} // namespace pb
