// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawhttp.h"

#include <QHostAddress>
#include <QList>

namespace pb::test {

QByteArray Answer::field(const QByteArray& name) const
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(10000);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void RawClient::send(const QByteArray& bytes)
{
    m_socket.write(bytes);
    // A server may refuse and close before it has read everything; then there is no more to write.
    while (m_socket.bytesToWrite() > 0 && connected())
        if (!m_socket.waitForBytesWritten(10000)) break;
}

bool RawClient::more(int milliseconds)
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(milliseconds)) {
        m_bytes += m_socket.readAll();
        return false;
    }
    m_bytes += m_socket.readAll();
    return true;
}

Answer RawClient::receive(bool toHead, int milliseconds)
{
    Answer answer;
    qsizetype headEnd = -1;
    while ((headEnd = m_bytes.indexOf("\r\n\r\n")) < 0)
        if (!more(milliseconds)) return answer;
    answer.head = m_bytes.left(headEnd + 2);
    m_bytes.remove(0, headEnd + 4);
    answer.status = answer.head.mid(9, 3).toInt();
    const qsizetype length = toHead || answer.status == 100 ? 0 : answer.field("Content-Length").toLongLong();
    while (m_bytes.size() < length)
        if (!more(milliseconds)) break;
    answer.body = m_bytes.left(length);
    m_bytes.remove(0, length);
    answer.closed = answer.field("Connection").toLower() == "close";
    return answer;
}

bool RawClient::waitClosed(int milliseconds)
{
    if (m_socket.state() == QAbstractSocket::UnconnectedState) return true;
    m_bytes += m_socket.readAll();
    return m_socket.waitForDisconnected(milliseconds) ||
           m_socket.state() == QAbstractSocket::UnconnectedState;
}

QByteArray post(const QByteArray& token, const QByteArray& body, const QByteArray& fields)
{
    return "POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
           "Authorization: Bearer " +
           token + "\r\n" + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

Answer exchange(quint16 port, const QByteArray& bytes, bool toHead)
{
    RawClient client(port);
    client.send(bytes);
    return client.receive(toHead);
}

} // namespace pb::test
