// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/h2consumer.h"

#include <algorithm>
#include <cstring>
#include <map>

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>
#include <nghttp2/nghttp2.h>
#include <sys/socket.h>

namespace pb::test {

namespace {

void setNoLinger(qintptr descriptor)
{
    const linger option{1, 0};
    setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
}

nghttp2_nv pairOf(const std::pair<std::string, std::string>& field)
{
    const auto bytes = [](const std::string& text) {
        return reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
    };
    return {bytes(field.first), bytes(field.second), field.first.size(), field.second.size(),
            NGHTTP2_NV_FLAG_NONE};
}

using Fields = std::vector<std::pair<std::string, std::string>>;

std::vector<nghttp2_nv> pairsOf(const Fields& fields)
{
    std::vector<nghttp2_nv> pairs;
    for (const auto& field : fields)
        pairs.push_back(pairOf(field));
    return pairs;
}

} // namespace

std::string H2Request::path() const
{
    for (const auto& [name, value] : fields)
        if (name == ":path") return value;
    return {};
}

/// One connection; lives with its socket, in the consumer's thread.
struct H2Consumer::Connection
{
    /// What is being sent on a stream.
    struct Sending
    {
        std::string body;
        std::size_t sent = 0;
        bool held = false;      ///< nothing of it yet
        bool staysOpen = false; ///< nothing after the body, not even END_STREAM
        Fields trailers;
    };

    Connection(H2Consumer& consumer, QTcpSocket* tcp, int count) : owner(consumer), socket(tcp), number(count)
    {
    }
    ~Connection() { nghttp2_session_del(session); }

    void begin(bool http2);
    void read();
    void readHttp1();
    void flush();
    void act(int stream);
    void reply(int stream, const H2Answer& answer, bool malformed = false);
    void end(bool reset);
    void take(H2Request request);

    static int onBeginHeaders(nghttp2_session*, const nghttp2_frame* frame, void* self);
    static int onHeader(nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name,
                        std::size_t nameSize, const std::uint8_t* value, std::size_t valueSize, std::uint8_t,
                        void* self);
    static int onData(nghttp2_session*, std::uint8_t, std::int32_t stream, const std::uint8_t* data,
                      std::size_t size, void* self);
    static int onFrame(nghttp2_session*, const nghttp2_frame* frame, void* self);
    static int onStreamClose(nghttp2_session*, std::int32_t stream, std::uint32_t, void* self);
    static ssize_t readBody(nghttp2_session*, std::int32_t stream, std::uint8_t* buffer, std::size_t size,
                            std::uint32_t* flags, nghttp2_data_source*, void* self);

    H2Consumer& owner;
    QTcpSocket* socket;
    int number;
    nghttp2_session* session = nullptr;
    bool http1 = false;
    bool ending = false;
    std::string buffer; ///< of HTTP/1.1
    std::map<std::int32_t, H2Request> open;
    std::map<std::int32_t, Sending> sending;
};

class H2Consumer::Server : public QTcpServer
{
public:
    explicit Server(H2Consumer& consumer) : m_consumer(consumer) {}
    ~Server() override { qDeleteAll(findChildren<QSslSocket*>(Qt::FindDirectChildrenOnly)); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        m_consumer.count(m_consumer.m_taken);
        auto* socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        auto* connection = new Connection(m_consumer, socket, m_consumer.m_taken);
        m_consumer.m_connections.push_back(connection);
        connect(socket, &QObject::destroyed, this, [this, connection] {
            std::erase(m_consumer.m_connections, connection);
            delete connection;
        });
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QIODevice::readyRead, socket, [connection] { connection->read(); });
        if (m_consumer.m_wish.certificate.pem.empty()) {
            connection->begin(true);
            return;
        }
        connect(socket, &QSslSocket::encrypted, socket, [this, socket, connection] {
            m_consumer.count(m_consumer.m_handshakes);
            connection->begin(socket->sslConfiguration().nextNegotiatedProtocol() == "h2");
        });
        socket->setSslConfiguration(configuration());
        socket->startServerEncryption();
    }

private:
    QSslConfiguration configuration() const
    {
        const H2Wish& wish = m_consumer.m_wish;
        QSslConfiguration made = QSslConfiguration::defaultConfiguration();
        made.setPeerVerifyMode(QSslSocket::VerifyNone);
        made.setLocalCertificateChain(
            QSslCertificate::fromData(QByteArray::fromStdString(wish.certificate.pem), QSsl::Pem));
        made.setPrivateKey(QSslKey(QByteArray::fromStdString(wish.certificate.keyPem), QSsl::Ec));
        QList<QByteArray> protocols;
        for (const std::string& protocol : wish.protocols)
            protocols += QByteArray::fromStdString(protocol);
        made.setAllowedNextProtocols(protocols);
        return made;
    }

    H2Consumer& m_consumer;
};

void H2Consumer::Connection::begin(bool http2)
{
    http1 = !http2;
    if (http1) return;
    nghttp2_session_callbacks* callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, &onBeginHeaders);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, &onHeader);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, &onData);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, &onFrame);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, &onStreamClose);
    nghttp2_option* options = nullptr;
    nghttp2_option_new(&options);
    nghttp2_option_set_no_http_messaging(options, 1); // it may send what HTTP forbids
    nghttp2_session_server_new2(&session, callbacks, this, options);
    nghttp2_option_del(options);
    nghttp2_session_callbacks_del(callbacks);
    const nghttp2_settings_entry settings[] = {
        {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, static_cast<std::uint32_t>(owner.m_wish.mostStreams)},
        {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, static_cast<std::uint32_t>(owner.m_wish.window)}};
    nghttp2_submit_settings(session, NGHTTP2_FLAG_NONE, settings, 2);
    flush();
}

void H2Consumer::Connection::read()
{
    const QByteArray bytes = socket->readAll();
    if (http1) {
        buffer += bytes.toStdString();
        readHttp1();
        return;
    }
    if (!session || ending) return;
    if (nghttp2_session_mem_recv(session, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                 static_cast<std::size_t>(bytes.size())) < 0)
        end(false);
    else
        flush();
}

void H2Consumer::Connection::readHttp1()
{
    for (;;) {
        const std::size_t head = buffer.find("\r\n\r\n");
        if (head == std::string::npos) return;
        const std::size_t length = buffer.find("Content-Length: ");
        const std::size_t size =
            head + 4 +
            (length < head ? std::stoul(buffer.substr(length + std::strlen("Content-Length: "))) : 0);
        if (buffer.size() < size) return;
        H2Request request;
        request.connection = number;
        const std::size_t path = buffer.find(' ') + 1;
        request.fields.emplace_back(":path", buffer.substr(path, buffer.find(' ', path) - path));
        request.body = buffer.substr(head + 4, size - head - 4);
        buffer.erase(0, size);
        owner.count(owner.m_headers);
        take(std::move(request));
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    }
}

void H2Consumer::Connection::flush()
{
    if (!session || ending) return;
    const std::uint8_t* data = nullptr;
    for (;;) {
        const ssize_t size = nghttp2_session_mem_send(session, &data);
        if (size <= 0) break;
        socket->write(reinterpret_cast<const char*>(data), size);
    }
    socket->flush();
}

int H2Consumer::Connection::onBeginHeaders(nghttp2_session*, const nghttp2_frame* frame, void* self)
{
    auto* connection = static_cast<Connection*>(self);
    if (frame->headers.cat != NGHTTP2_HCAT_REQUEST) return 0;
    connection->owner.count(connection->owner.m_headers);
    H2Request& request = connection->open[frame->hd.stream_id];
    request.connection = connection->number;
    request.stream = frame->hd.stream_id;
    const std::lock_guard lock(connection->owner.m_mutex);
    connection->owner.m_mostOpen =
        std::max(connection->owner.m_mostOpen, static_cast<int>(connection->open.size()));
    return 0;
}

int H2Consumer::Connection::onHeader(nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name,
                                     std::size_t nameSize, const std::uint8_t* value, std::size_t valueSize,
                                     std::uint8_t, void* self)
{
    static_cast<Connection*>(self)->open[frame->hd.stream_id].fields.emplace_back(
        std::string(name, name + nameSize), std::string(value, value + valueSize));
    return 0;
}

int H2Consumer::Connection::onData(nghttp2_session*, std::uint8_t, std::int32_t stream,
                                   const std::uint8_t* data, std::size_t size, void* self)
{
    static_cast<Connection*>(self)->open[stream].body.append(data, data + size);
    return 0;
}

int H2Consumer::Connection::onFrame(nghttp2_session*, const nghttp2_frame* frame, void* self)
{
    auto* connection = static_cast<Connection*>(self);
    if (frame->hd.type == NGHTTP2_RST_STREAM) connection->owner.count(connection->owner.m_resets);
    const bool carries = frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA;
    if (carries && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0) connection->act(frame->hd.stream_id);
    return 0;
}

int H2Consumer::Connection::onStreamClose(nghttp2_session*, std::int32_t stream, std::uint32_t, void* self)
{
    static_cast<Connection*>(self)->open.erase(stream);
    static_cast<Connection*>(self)->sending.erase(stream);
    return 0;
}

ssize_t H2Consumer::Connection::readBody(nghttp2_session* session, std::int32_t stream, std::uint8_t* buffer,
                                         std::size_t size, std::uint32_t* flags, nghttp2_data_source*,
                                         void* self)
{
    Sending& sending = static_cast<Connection*>(self)->sending[stream];
    if (sending.held) return NGHTTP2_ERR_DEFERRED;
    const std::size_t count = std::min(size, sending.body.size() - sending.sent);
    std::copy_n(sending.body.data() + sending.sent, count, buffer);
    sending.sent += count;
    if (sending.sent < sending.body.size()) return static_cast<ssize_t>(count);
    if (sending.staysOpen && count == 0) return NGHTTP2_ERR_DEFERRED;
    if (sending.staysOpen) return static_cast<ssize_t>(count);
    *flags |= NGHTTP2_DATA_FLAG_EOF;
    if (!sending.trailers.empty()) {
        *flags |= NGHTTP2_DATA_FLAG_NO_END_STREAM;
        const auto pairs = pairsOf(sending.trailers);
        nghttp2_submit_trailer(session, stream, pairs.data(), pairs.size());
    }
    return static_cast<ssize_t>(count);
}

void H2Consumer::Connection::take(H2Request request)
{
    const std::lock_guard lock(owner.m_mutex);
    owner.m_requests.push_back(std::move(request));
}

void H2Consumer::Connection::reply(int stream, const H2Answer& answer, bool malformed)
{
    using Kind = H2Answer::Kind;
    const bool half = answer.kind == Kind::CutBody || answer.kind == Kind::StallDuring ||
                      answer.kind == Kind::ResetInside || answer.kind == Kind::CloseInside;
    Fields fields{{":status", malformed ? "2OO" : std::to_string(answer.status)}};
    fields.insert(fields.end(), answer.fields.begin(), answer.fields.end());
    fields.emplace_back("content-length", std::to_string(answer.body.size()));
    Sending& begun = sending[stream];
    begun.body = half ? answer.body.substr(0, answer.body.size() / 2) : answer.body;
    begun.staysOpen = half && answer.kind != Kind::CutBody;
    begun.trailers = answer.trailers;
    begun.held = answer.parted;
    if (answer.earlyHints) {
        const Fields hints{{":status", "103"}, {"link", "x"}};
        const auto pairs = pairsOf(hints);
        nghttp2_submit_headers(session, NGHTTP2_FLAG_NONE, stream, nullptr, pairs.data(), pairs.size(),
                               nullptr);
    }
    nghttp2_data_provider provider{};
    provider.read_callback = &readBody;
    const auto pairs = pairsOf(fields);
    nghttp2_submit_response(session, stream, pairs.data(), pairs.size(), &provider);
    if (!answer.parted) return;
    flush();
    begun.held = false;
    nghttp2_session_resume_data(session, stream);
}

void H2Consumer::Connection::act(int stream)
{
    using Kind = H2Answer::Kind;
    const H2Request request = open[stream];
    int count = 0;
    {
        const std::lock_guard lock(owner.m_mutex);
        count = static_cast<int>(owner.m_requests.size());
        owner.m_requests.push_back(request);
    }
    const H2Answer answer = owner.m_decide(request, count);
    const auto goaway = [&](int last) {
        nghttp2_submit_goaway(session, NGHTTP2_FLAG_NONE, last, answer.code, nullptr, 0);
    };
    switch (answer.kind) {
    case Kind::StallBefore:
        return;
    case Kind::ResetStream:
        nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, stream, answer.code);
        return;
    case Kind::GoawayBelow:
        goaway(std::max(stream - 2, 0));
        flush();
        end(false);
        return;
    case Kind::Close:
    case Kind::Rst:
        end(answer.kind == Kind::Rst);
        return;
    case Kind::GoawayAbove:
        goaway(stream);
        break;
    default:
        break;
    }
    reply(stream, answer, answer.kind == Kind::Malformed);
    if (answer.kind == Kind::Reply || answer.kind == Kind::Malformed || answer.kind == Kind::CutBody) return;
    flush();
    if (answer.kind == Kind::ResetInside)
        nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, stream, answer.code);
    if (answer.kind == Kind::CloseInside || answer.kind == Kind::GoawayAbove) end(false);
}

void H2Consumer::Connection::end(bool reset)
{
    ending = true;
    // Never inside readyRead; and in order only once the client's last frames are read: a close before them
    // would be a reset.
    QTimer::singleShot(reset ? 0 : 50, socket, [tcp = socket, reset] {
        if (!reset) {
            tcp->readAll();
            tcp->disconnectFromHost();
            return;
        }
        setNoLinger(tcp->socketDescriptor());
        tcp->abort();
    });
}

H2Consumer::H2Consumer(H2Wish wish, Decide decide) : m_wish(std::move(wish)), m_decide(std::move(decide))
{
    m_context = new QObject;
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context, [this] { listen(); }, Qt::BlockingQueuedConnection);
}

H2Consumer::H2Consumer(H2Wish wish, std::vector<H2Answer> script)
    : H2Consumer(std::move(wish), [script = std::move(script)](const H2Request&, int number) {
          return script[std::min(static_cast<std::size_t>(number), script.size() - 1)];
      })
{
}

H2Consumer::~H2Consumer()
{
    QMetaObject::invokeMethod(
        m_context, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_context->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

void H2Consumer::listen()
{
    m_server = new Server(*this);
    if (!m_server->listen(QHostAddress::LocalHost)) qFatal("the scripted consumer can't listen");
    m_port = m_server->serverPort();
}

std::string H2Consumer::url(const std::string& path, const std::string& host) const
{
    return (m_wish.certificate.pem.empty() ? "http://" : "https://") + host + ':' + std::to_string(m_port) +
           path;
}

void H2Consumer::count(int& counter)
{
    const std::lock_guard lock(m_mutex);
    ++counter;
}

std::vector<H2Request> H2Consumer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int H2Consumer::headerCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_headers;
}

int H2Consumer::connectionCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_taken;
}

int H2Consumer::handshakeCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_handshakes;
}

int H2Consumer::resetCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_resets;
}

int H2Consumer::mostOpenStreams() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostOpen;
}

void H2Consumer::answerLate(int connection, int stream)
{
    QMetaObject::invokeMethod(
        m_context,
        [this, connection, stream] {
            for (Connection* each : m_connections)
                if (each->number == connection && each->session) {
                    each->reply(stream, {});
                    each->flush();
                }
        },
        Qt::BlockingQueuedConnection);
}

} // namespace pb::test
