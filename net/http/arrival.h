// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <QSslConfiguration>
#include <QSslSocket>

namespace pb {

/// A connection before anything is served on it: the TLS handshake, where there is one, and which version of
/// HTTP its client speaks, by ALPN or by its first bytes (RCV-13). Wire thread.
class Arrival : public QObject
{
    Q_OBJECT
public:
    enum class Speaks { Http1, Http2 };

    /// Takes the socket. `tls` null: in clear; else the socket is a QSslSocket, and `tls` outlives the
    /// arrival.
    Arrival(std::uint64_t number, QTcpSocket* socket, const QSslConfiguration* tls);

    std::uint64_t number() const { return m_number; }
    std::chrono::steady_clock::time_point since() const { return m_since; }
    /// Gives up the socket.
    QTcpSocket* takeSocket();
    /// Looks at what has come already; once, when it is connected.
    void begin();
    /// The client takes too long: ends it.
    void expire();

Q_SIGNALS:
    void recognised(pb::Arrival* arrival, pb::Arrival::Speaks speaks);
    void ended(pb::Arrival* arrival);

private:
    void look();
    void lookForHello();
    void lookForPreface();
    void onEncrypted();
    void refuse(const std::string& bytes);
    void finish();

    std::uint64_t m_number;
    QTcpSocket* m_socket;
    QSslSocket* m_secure = nullptr; ///< the same, where it speaks TLS
    const QSslConfiguration* m_tls;
    bool m_handshaking = false;
    bool m_over = false;
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
};

/// address:port of the other end.
std::string peerText(const QAbstractSocket& socket);

/// "TLS 1.3"; empty: in clear.
std::string tlsText(const QTcpSocket* socket);

} // namespace pb
