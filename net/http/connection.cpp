// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/connection.h"

#include <array>

#include <QHostAddress>

#include "net/http/rawsocket.h"

namespace pb {

namespace {

constexpr qint64 readChunk = 64 * 1024;
/// A client that does not read its answers gets no more requests served.
constexpr qint64 mostUnwritten = 256 * 1024;

std::string peerText(const QTcpSocket& socket)
{
    const QHostAddress address = socket.peerAddress();
    const QString text = address.protocol() == QAbstractSocket::IPv6Protocol
                             ? QStringLiteral("[%1]:%2").arg(address.toString()).arg(socket.peerPort())
                             : QStringLiteral("%1:%2").arg(address.toString()).arg(socket.peerPort());
    return text.toStdString();
}

} // namespace

Connection::Connection(std::uint64_t number, QTcpSocket* socket, const WireLimits& limits, BodyBudget& budget)
    : m_number(number), m_socket(socket), m_limits(limits), m_budget(budget), m_session(limits),
      m_peer(peerText(*socket)), m_since(std::chrono::steady_clock::now())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readChunk);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::end);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        touch();
        if (m_state == State::Reading)
            pump();
        else if (m_state == State::Lingering && m_socket->bytesToWrite() == 0)
            shutdownWriting(m_socket->socketDescriptor());
    });
}

Connection::~Connection()
{
    m_budget.hold(m_number, 0);
}

void Connection::onReadyRead()
{
    if (m_state == State::Lingering) {
        m_socket->readAll(); // read and forgotten, so that the refusal is not lost to a RST
        return;
    }
    if (m_state == State::Reading) pump();
}

/// Reads and parses until a request is in hand, or nothing more can be read now.
void Connection::pump()
{
    if (m_pumping) return;
    m_pumping = true;
    while (m_state == State::Reading && m_socket->bytesToWrite() < mostUnwritten) {
        Http1Session::Event event = m_session.next();
        if (m_session.phase() != m_phase) {
            m_phase = m_session.phase();
            touch();
        }
        if (std::holds_alternative<Http1Session::NeedMore>(event)) {
            m_budget.hold(m_number, m_session.held());
            if (!readSome()) break;
        } else if (auto* request = std::get_if<HttpRequest>(&event)) {
            m_state = State::Busy;
            m_requestBytes = request->body.size();
            m_budget.hold(m_number, m_session.held() + m_requestBytes);
            Q_EMIT requestArrived(this, *request);
        } else if (auto* wanted = std::get_if<Http1Session::ContinueWanted>(&event)) {
            m_state = State::Busy;
            Q_EMIT continueWanted(this, wanted->head);
        } else if (auto* refusal = std::get_if<HttpRefusal>(&event)) {
            m_state = State::Busy;
            m_budget.hold(m_number, refusal->request.body.size());
            Q_EMIT requestRefused(this, *refusal);
        }
    }
    m_pumping = false;
}

bool Connection::readSome()
{
    if (!m_budget.mayRead(m_number)) return false;
    thread_local std::array<char, readChunk> buffer; // one for all connections of the wire thread
    const qint64 bytes = m_socket->read(buffer.data(), readChunk);
    if (bytes <= 0) return false;
    m_session.feed({buffer.data(), static_cast<std::size_t>(bytes)}, std::chrono::system_clock::now());
    return true;
}

void Connection::answer(const std::string& bytes, bool close)
{
    if (m_state == State::Ended || m_state == State::Lingering) return;
    write(bytes);
    touch();
    m_requestBytes = 0;
    m_budget.hold(m_number, m_session.held());
    if (close || m_finishing) {
        linger();
        return;
    }
    m_state = State::Reading;
    // Not from within the reader's own loop, which goes on by itself.
    if (!m_pumping && (m_session.held() > 0 || m_socket->bytesAvailable() > 0)) pump();
}

void Connection::write(std::string_view bytes)
{
    if (m_socket->bytesToWrite() == 0) {
        const qint64 sent =
            sendNow(m_socket->socketDescriptor(), bytes.data(), static_cast<qint64>(bytes.size()));
        if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    if (bytes.empty()) return;
    m_socket->write(bytes.data(),
                    static_cast<qint64>(bytes.size())); // the rest, as the client reads; and failures
    m_socket->flush();
}

void Connection::sendContinue()
{
    if (m_state != State::Busy) return;
    write("HTTP/1.1 100 Continue\r\n\r\n");
    m_state = State::Reading;
    if (!m_pumping) pump();
}

/// Ends in order: what is written goes out, then a FIN; what still comes is read and forgotten.
void Connection::linger()
{
    m_state = State::Lingering;
    touch();
    m_socket->readAll();
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        end();
    else if (m_socket->bytesToWrite() == 0)
        shutdownWriting(m_socket->socketDescriptor());
}

void Connection::closeSilently()
{
    if (m_state == State::Ended) return;
    linger();
}

void Connection::reset()
{
    if (m_state == State::Ended) return;
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

void Connection::checkTime(std::chrono::steady_clock::time_point now)
{
    const auto waited = now - m_since;
    if (m_state == State::Lingering) {
        if (waited > m_limits.lingerTime) m_socket->abort();
        return;
    }
    if (m_socket->bytesToWrite() > 0 && waited > m_limits.writeTime) {
        m_socket->abort(); // a client that does not read
        return;
    }
    if (m_state != State::Reading) return;
    const bool paused = !m_budget.mayRead(m_number);
    const auto phase = m_session.phase();
    if (phase == Http1Session::Phase::Idle && waited > m_limits.idleTime) {
        linger();
    } else if (m_session.refusesBody() && waited > m_limits.refusedBodyTime) {
        giveUp(413, "the body is larger than " + std::to_string(m_limits.body) + " bytes");
    } else if ((phase == Http1Session::Phase::Head && waited > m_limits.headTime) ||
               (phase == Http1Session::Phase::Body && !paused && waited > m_limits.bodyTime)) {
        giveUp(408, phase == Http1Session::Phase::Head ? "the head took too long" : "the body took too long");
    }
}

/// Refuses the request in hand as far as it came.
void Connection::giveUp(int status, const std::string& message)
{
    auto refusal = m_session.abandon(status, message);
    m_state = State::Busy;
    if (refusal) Q_EMIT requestRefused(this, *refusal);
}

void Connection::resume()
{
    if (m_state == State::Reading && m_socket->bytesAvailable() > 0) pump();
}

void Connection::finish()
{
    m_finishing = true;
    if (m_state == State::Reading) linger();
}

void Connection::end()
{
    if (m_state == State::Ended) return;
    m_state = State::Ended;
    m_budget.hold(m_number, 0);
    Q_EMIT ended(this);
}

} // namespace pb
