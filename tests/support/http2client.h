// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QSslSocket>

struct nghttp2_session;

namespace pb::test {

/// What came back on one stream.
struct Http2Answer
{
    int status = 0;  ///< 0: none, or one that is no number
    QByteArray head; ///< ":status: 200\r\n...", as it came
    QByteArray body;
    bool ended = false;           ///< END_STREAM came
    std::optional<quint32> reset; ///< the error code of RST_STREAM

    /// A field's value by its name in lower case; empty where there is none.
    QByteArray field(const QByteArray& name) const;
};

/// An HTTP/2 client on nghttp2 that shows every frame that matters: answers, resets, GOAWAY, the end.
class Http2Client
{
public:
    enum class Tls { None, TrustAll };
    using Fields = std::vector<std::pair<QByteArray, QByteArray>>;

    /// `protocols` are offered by ALPN.
    explicit Http2Client(quint16 port, Tls tls = Tls::None, const QByteArrayList& protocols = {"h2"});
    ~Http2Client();

    bool connected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    const QSslSocket& socket() const { return m_socket; }
    /// Sends a request with these fields, pseudo-headers first; gives its stream. `end`: END_STREAM follows.
    qint32 send(const Fields& fields, const QByteArray& body, bool end = true);
    /// A POST of JSON to /webhooks with that token.
    qint32 post(const QByteArray& token, const QByteArray& body, const QByteArray& path = "/webhooks");
    void resetStream(qint32 stream, quint32 code);
    /// Bytes as they stand, between the frames.
    void sendRaw(const QByteArray& bytes);
    /// Waits until the stream has ended, was reset, or the connection is gone.
    Http2Answer receive(qint32 stream, int milliseconds = 10000);
    /// Waits until the stream has its head and so many bytes of body.
    Http2Answer receivePart(qint32 stream, qsizetype bodyBytes, int milliseconds = 10000);
    /// Waits for the server to end the connection.
    bool waitClosed(int milliseconds = 10000);
    /// The last stream and the error of the GOAWAY that came.
    std::optional<std::pair<qint32, quint32>> goAway() const { return m_goAway; }

private:
    struct Body
    {
        QByteArray bytes;
        qsizetype sent = 0;
        bool end = true;
    };
    struct Callbacks;

    void flush();
    bool pump(int milliseconds);

    QSslSocket m_socket;
    nghttp2_session* m_session = nullptr;
    std::map<qint32, Body> m_bodies;
    std::map<qint32, Http2Answer> m_answers;
    std::optional<std::pair<qint32, quint32>> m_goAway;
};

} // namespace pb::test
