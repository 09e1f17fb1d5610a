// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawhttp2.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <nghttp2/nghttp2.h>

namespace pb::test {

namespace {

constexpr int frameHeader = 9;
constexpr int headersFrame = 1;
constexpr int goawayFrame = 7;

int number(const QByteArray& bytes, int at, int size)
{
    unsigned value = 0;
    for (int i = 0; i < size; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<int>(value);
}

} // namespace

RawHttp2Client::RawHttp2Client(quint16 port)
{
    nghttp2_hd_inflate_new(&m_inflater);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(10000);
}

RawHttp2Client::~RawHttp2Client()
{
    nghttp2_hd_inflate_del(m_inflater);
}

void RawHttp2Client::send(const QByteArray& bytes)
{
    m_socket.write(bytes);
    // A server may refuse and close before it has read everything; then there is no more to write.
    while (m_socket.bytesToWrite() > 0 && m_socket.state() == QAbstractSocket::ConnectedState)
        if (!m_socket.waitForBytesWritten(10000)) break;
}

void RawHttp2Client::readAnswers(std::size_t streams, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    takeFrames();
    while (m_statuses.size() < streams && !m_goaway && clock.elapsed() < milliseconds) {
        if (!m_socket.waitForReadyRead(static_cast<int>(milliseconds - clock.elapsed()))) break;
        takeFrames();
    }
}

bool RawHttp2Client::readToEnd(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (m_socket.state() == QAbstractSocket::ConnectedState && clock.elapsed() < milliseconds)
        m_socket.waitForReadyRead(static_cast<int>(milliseconds - clock.elapsed()));
    takeFrames();
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

void RawHttp2Client::takeFrames()
{
    m_bytes += m_socket.readAll();
    while (m_bytes.size() >= frameHeader) {
        const int length = number(m_bytes, 0, 3);
        if (m_bytes.size() < frameHeader + length) return;
        const int type = number(m_bytes, 3, 1);
        const int stream = number(m_bytes, 5, 4);
        const QByteArray payload = m_bytes.mid(frameHeader, length);
        if (type == headersFrame) takeHeaders(stream, payload);
        if (type == goawayFrame && length >= 8) m_goaway = number(payload, 4, 4);
        m_bytes.remove(0, frameHeader + length);
    }
}

void RawHttp2Client::takeHeaders(int stream, const QByteArray& block)
{
    const auto* in = reinterpret_cast<const std::uint8_t*>(block.constData());
    std::size_t left = static_cast<std::size_t>(block.size());
    for (;;) {
        nghttp2_nv field;
        int flags = 0;
        const auto read = nghttp2_hd_inflate_hd2(m_inflater, &field, &flags, in, left, 1);
        if (read < 0) return;
        in += read;
        left -= static_cast<std::size_t>(read);
        const QByteArray name(reinterpret_cast<const char*>(field.name), static_cast<int>(field.namelen));
        if ((flags & NGHTTP2_HD_INFLATE_EMIT) != 0 && name == ":status")
            m_statuses[stream] =
                QByteArray(reinterpret_cast<const char*>(field.value), static_cast<int>(field.valuelen))
                    .toInt();
        if ((flags & NGHTTP2_HD_INFLATE_FINAL) != 0) break;
        if ((flags & NGHTTP2_HD_INFLATE_EMIT) == 0 && left == 0) break;
    }
    nghttp2_hd_inflate_end_headers(m_inflater);
}

QByteArray RawHttp2Client::told() const
{
    QByteArray out;
    for (const auto& [stream, status] : m_statuses)
        out += QByteArray::number(stream) + ':' + QByteArray::number(status) + ' ';
    if (m_goaway && *m_goaway != 0) out += "goaway " + QByteArray::number(*m_goaway);
    return out.trimmed();
}

} // namespace pb::test
