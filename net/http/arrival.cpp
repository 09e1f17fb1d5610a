// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/arrival.h"

#include <algorithm>
#include <string_view>

#include <QHostAddress>

#include "net/http/clienthello.h"

namespace pb {

namespace {

constexpr std::string_view preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"; // RFC 9113 section 3.4
constexpr qint64 mostOfHello = 16 * 1024;                                ///< ten times what clients send
constexpr unsigned oldestVersion = 0x0303;                               ///< TLS 1.2
constexpr auto clearOnTlsPort = "this port speaks TLS; use https\n";

std::string plainRefusal()
{
    const std::string body = clearOnTlsPort;
    return "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

} // namespace

std::string peerText(const QAbstractSocket& socket)
{
    const QHostAddress address = socket.peerAddress();
    const QString text = address.protocol() == QAbstractSocket::IPv6Protocol
                             ? QStringLiteral("[%1]:%2").arg(address.toString()).arg(socket.peerPort())
                             : QStringLiteral("%1:%2").arg(address.toString()).arg(socket.peerPort());
    return text.toStdString();
}

std::string tlsText(const QTcpSocket* socket)
{
    const auto* secure = qobject_cast<const QSslSocket*>(socket);
    if (secure == nullptr || !secure->isEncrypted()) return {};
    switch (secure->sessionProtocol()) {
    case QSsl::TlsV1_2:
        return "TLS 1.2";
    case QSsl::TlsV1_3:
        return "TLS 1.3";
    default:
        return "TLS";
    }
}

Arrival::Arrival(std::uint64_t number, QTcpSocket* socket, const QSslConfiguration* tls)
    : m_number(number), m_socket(socket), m_secure(qobject_cast<QSslSocket*>(socket)), m_tls(tls)
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &Arrival::look);
    connect(m_socket, &QTcpSocket::disconnected, this, &Arrival::finish);
    if (m_secure != nullptr) connect(m_secure, &QSslSocket::encrypted, this, &Arrival::onEncrypted);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_handshaking) m_socket->abort();
    });
}

QTcpSocket* Arrival::takeSocket()
{
    m_over = true;
    m_socket->disconnect(this);
    m_socket->setParent(nullptr);
    return m_socket;
}

void Arrival::begin()
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        finish();
    else if (m_socket->bytesAvailable() > 0)
        look();
}

void Arrival::look()
{
    if (m_over || m_handshaking) return;
    if (m_secure != nullptr)
        lookForHello();
    else
        lookForPreface();
}

void Arrival::lookForHello()
{
    const QByteArray bytes = m_socket->peek(mostOfHello);
    const auto read = readClientHello({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (std::holds_alternative<ClientHello::NeedMore>(read)) {
        if (bytes.size() < mostOfHello) return;
        m_over = true;
        QMetaObject::invokeMethod(this, &Arrival::expire, Qt::QueuedConnection); // not from within its slot
        return;
    }
    const auto* hello = std::get_if<ClientHello>(&read);
    if (hello == nullptr) {
        refuse(plainRefusal());
        return;
    }
    if (hello->version != 0 && hello->version < oldestVersion) {
        refuse(fatalAlert(TlsAlert::ProtocolVersion));
        return;
    }
    const auto ours = [](const std::string& name) { return name == "h2" || name == "http/1.1"; };
    if (hello->offersProtocols && std::none_of(hello->protocols.begin(), hello->protocols.end(), ours)) {
        refuse(fatalAlert(TlsAlert::NoApplicationProtocol));
        return;
    }
    m_handshaking = true;
    m_secure->setSslConfiguration(*m_tls);
    m_secure->startServerEncryption();
}

void Arrival::onEncrypted()
{
    if (m_over) return;
    const bool http2 = m_secure->sslConfiguration().nextNegotiatedProtocol() == "h2";
    Q_EMIT recognised(this, http2 ? Speaks::Http2 : Speaks::Http1);
}

/// The first bytes of the two versions differ early: "PRI" is no method of HTTP/1.1.
void Arrival::lookForPreface()
{
    const QByteArray bytes = m_socket->peek(static_cast<qint64>(preface.size()));
    const std::string_view came(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (came.empty() || (came.size() < preface.size() && preface.starts_with(came))) return;
    Q_EMIT recognised(this, came == preface ? Speaks::Http2 : Speaks::Http1);
}

void Arrival::refuse(const std::string& bytes)
{
    m_over = true;
    m_socket->readAll();
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    m_socket->disconnectFromHost();
}

void Arrival::expire()
{
    m_socket->abort();
    finish();
}

void Arrival::finish()
{
    if (m_socket == nullptr) return;
    m_over = true;
    m_socket->disconnect(this);
    m_socket = nullptr; // a child, deleted with this
    Q_EMIT ended(this);
}

} // namespace pb
