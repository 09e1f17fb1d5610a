// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace pb::test {

/// One HTTP answer as it came. `status` 0: there was none.
struct Answer
{
    int status = 0;
    QByteArray head; ///< status line and fields, with their line ends
    QByteArray body;
    bool closed = false; ///< the server ended the connection after it

    /// A field's value by its name, in any case; empty where there is none.
    QByteArray field(const QByteArray& name) const;
};

/// A client that sends exactly the bytes it is given, right or wrong.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    bool connected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void send(const QByteArray& bytes);
    /// The next answer; `toHead` for one to a HEAD request, which has no body.
    Answer receive(bool toHead = false, int milliseconds = 10000);
    /// Waits until the server has ended the connection.
    bool waitClosed(int milliseconds = 10000);

private:
    bool more(int milliseconds);

    QTcpSocket m_socket;
    QByteArray m_bytes;
};

/// A POST of JSON to /webhooks with this token and body; `fields` are whole lines with their CRLF.
QByteArray post(const QByteArray& token, const QByteArray& body, const QByteArray& fields = {});

/// Sends bytes on a fresh connection and gives the answer.
Answer exchange(quint16 port, const QByteArray& bytes, bool toHead = false);

} // namespace pb::test
