// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http2client.h"

#include <cstring>

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <nghttp2/nghttp2.h>

namespace pb::test {

struct Http2Client::Callbacks
{
    static Http2Client& of(void* self) { return *static_cast<Http2Client*>(self); }

    static int onHeader(nghttp2_session*, const nghttp2_frame* frame, const uint8_t* name, size_t nameSize,
                        const uint8_t* value, size_t valueSize, uint8_t, void* self)
    {
        const QByteArray nameText(reinterpret_cast<const char*>(name), static_cast<qsizetype>(nameSize));
        const QByteArray valueText(reinterpret_cast<const char*>(value), static_cast<qsizetype>(valueSize));
        Http2Answer& answer = of(self).m_answers[frame->hd.stream_id];
        answer.head += nameText + ": " + valueText + "\r\n";
        if (nameText == ":status") answer.status = valueText.toInt();
        return 0;
    }

    static int onData(nghttp2_session*, uint8_t, int32_t stream, const uint8_t* bytes, size_t size,
                      void* self)
    {
        of(self).m_answers[stream].body.append(reinterpret_cast<const char*>(bytes),
                                               static_cast<qsizetype>(size));
        return 0;
    }

    static int onFrame(nghttp2_session*, const nghttp2_frame* frame, void* self)
    {
        Http2Client& client = of(self);
        const bool ends = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
        const bool message = frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA;
        if (message && ends) client.m_answers[frame->hd.stream_id].ended = true;
        if (frame->hd.type == NGHTTP2_RST_STREAM)
            client.m_answers[frame->hd.stream_id].reset = frame->rst_stream.error_code;
        if (frame->hd.type == NGHTTP2_GOAWAY)
            client.m_goAway = {frame->goaway.last_stream_id, frame->goaway.error_code};
        return 0;
    }

    static ssize_t onFill(nghttp2_session*, int32_t stream, uint8_t* buffer, size_t size, uint32_t* flags,
                          nghttp2_data_source*, void* self)
    {
        Body& body = of(self).m_bodies[stream];
        const qsizetype piece = std::min(static_cast<qsizetype>(size), body.bytes.size() - body.sent);
        std::memcpy(buffer, body.bytes.constData() + body.sent, static_cast<size_t>(piece));
        body.sent += piece;
        if (body.sent < body.bytes.size()) return piece;
        if (body.end)
            *flags |= NGHTTP2_DATA_FLAG_EOF;
        else if (piece == 0)
            return NGHTTP2_ERR_DEFERRED;
        return piece;
    }
};

QByteArray Http2Answer::field(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n'))
        if (line.startsWith(name + ": ")) return line.mid(name.size() + 2).trimmed();
    return {};
}

Http2Client::Http2Client(quint16 port, Tls tls, const QByteArrayList& protocols)
{
    if (tls == Tls::TrustAll) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setAllowedNextProtocols(protocols);
        m_socket.setSslConfiguration(configuration);
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForEncrypted(5000);
    } else {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(5000);
    }
    nghttp2_session_callbacks* callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, &Callbacks::onHeader);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, &Callbacks::onData);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, &Callbacks::onFrame);
    nghttp2_option* options = nullptr;
    nghttp2_option_new(&options);
    nghttp2_option_set_no_http_messaging(options, 1); // it sends what it is told, and takes what comes
    nghttp2_session_client_new2(&m_session, callbacks, this, options);
    nghttp2_option_del(options);
    nghttp2_session_callbacks_del(callbacks);
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, nullptr, 0);
    flush();
}

Http2Client::~Http2Client()
{
    nghttp2_session_del(m_session);
}

qint32 Http2Client::send(const Fields& fields, const QByteArray& body, bool end)
{
    std::vector<nghttp2_nv> list;
    for (const auto& [name, value] : fields)
        list.push_back({reinterpret_cast<uint8_t*>(const_cast<char*>(name.constData())),
                        reinterpret_cast<uint8_t*>(const_cast<char*>(value.constData())),
                        static_cast<size_t>(name.size()), static_cast<size_t>(value.size()),
                        NGHTTP2_NV_FLAG_NONE});
    nghttp2_data_provider provider{};
    provider.read_callback = &Callbacks::onFill;
    const qint32 stream =
        nghttp2_submit_request(m_session, nullptr, list.data(), list.size(), &provider, nullptr);
    m_bodies[stream] = {body, 0, end};
    flush();
    return stream;
}

qint32 Http2Client::post(const QByteArray& token, const QByteArray& body, const QByteArray& path)
{
    return send({{":method", "POST"},
                 {":scheme", m_socket.isEncrypted() ? "https" : "http"},
                 {":authority", "127.0.0.1"},
                 {":path", path},
                 {"authorization", "Bearer " + token},
                 {"content-type", "application/json"}},
                body);
}

void Http2Client::resetStream(qint32 stream, quint32 code)
{
    nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, stream, code);
    flush();
}

void Http2Client::sendRaw(const QByteArray& bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

void Http2Client::flush()
{
    const uint8_t* bytes = nullptr;
    for (;;) {
        const auto size = nghttp2_session_mem_send(m_session, &bytes);
        if (size <= 0) break;
        m_socket.write(reinterpret_cast<const char*>(bytes), size);
    }
    m_socket.flush();
}

/// Reads what comes within that time; false: nothing more will.
bool Http2Client::pump(int milliseconds)
{
    if (m_socket.bytesAvailable() == 0 && (!connected() || !m_socket.waitForReadyRead(milliseconds)))
        return m_socket.bytesAvailable() > 0 || connected();
    const QByteArray bytes = m_socket.readAll();
    nghttp2_session_mem_recv(m_session, reinterpret_cast<const uint8_t*>(bytes.constData()),
                             static_cast<size_t>(bytes.size()));
    flush();
    return true;
}

Http2Answer Http2Client::receive(qint32 stream, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!m_answers[stream].ended && !m_answers[stream].reset && clock.elapsed() < milliseconds)
        if (!pump(milliseconds)) break;
    return m_answers[stream];
}

Http2Answer Http2Client::receivePart(qint32 stream, qsizetype bodyBytes, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    const auto whole = [&] {
        const Http2Answer& answer = m_answers[stream];
        return !answer.head.isEmpty() && answer.body.size() >= bodyBytes;
    };
    while (!whole() && clock.elapsed() < milliseconds)
        if (!pump(milliseconds)) break;
    return m_answers[stream];
}

bool Http2Client::waitClosed(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (connected() && clock.elapsed() < milliseconds)
        pump(100);
    pump(0);
    return !connected();
}

} // namespace pb::test
