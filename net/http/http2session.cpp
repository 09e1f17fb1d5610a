// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/http2session.h"

#include <algorithm>
#include <array>

#include <nghttp2/nghttp2.h>

#include "net/http/http2head.h"
#include "net/http/http2stream.h"

namespace pb {

namespace {

/// How much of a body may come before the stream's window is opened further.
constexpr std::int32_t streamWindow = 256 * 1024;
constexpr std::int32_t connectionWindow = 1024 * 1024 * 1024; ///< the streams' windows are what bounds
constexpr std::size_t outputChunk = 64 * 1024;
constexpr std::size_t fieldOverhead = 32; ///< RFC 7541 section 4.1
constexpr std::size_t usualFields = 16;

/// A field's bytes in the record of the head, where each stands on one line.
void appendVisible(std::string& out, std::string_view bytes)
{
    for (const char c : bytes) {
        if (c == '\r')
            out += "\\r";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\0')
            out += "\\0";
        else
            out += c;
    }
}

} // namespace

/// What nghttp2 calls, handed to the session.
struct Http2Session::Callbacks
{
    static Http2Session& of(void* self) { return *static_cast<Http2Session*>(self); }

    static bool opensRequest(const nghttp2_frame* frame)
    {
        return frame->hd.type == NGHTTP2_HEADERS && frame->headers.cat == NGHTTP2_HCAT_REQUEST;
    }

    static int onBeginHeaders(nghttp2_session*, const nghttp2_frame* frame, void* self)
    {
        if (opensRequest(frame)) of(self).beginHead(frame->hd.stream_id);
        return 0;
    }

    static int onHeader(nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name,
                        std::size_t nameSize, const std::uint8_t* value, std::size_t valueSize, std::uint8_t,
                        void* self)
    {
        const std::string_view nameText(reinterpret_cast<const char*>(name), nameSize);
        const std::string_view valueText(reinterpret_cast<const char*>(value), valueSize);
        return of(self).addField(frame->hd.stream_id, nameText, valueText) ? 0 : NGHTTP2_ERR_CALLBACK_FAILURE;
    }

    static int onFrame(nghttp2_session*, const nghttp2_frame* frame, void* self)
    {
        const bool ends = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
        const std::int32_t id = frame->hd.stream_id;
        if (opensRequest(frame))
            of(self).endHead(id, ends);
        else if (frame->hd.type == NGHTTP2_HEADERS && !ends)
            of(self).refuse(id, "a second header list must end the request (RFC 9113 section 8.1)");
        else if ((frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA) && ends)
            of(self).endBody(id);
        return 0;
    }

    static int onData(nghttp2_session*, std::uint8_t, std::int32_t stream, const std::uint8_t* data,
                      std::size_t size, void* self)
    {
        of(self).addBody(stream, {reinterpret_cast<const char*>(data), size});
        return 0;
    }

    static int onClosed(nghttp2_session*, std::int32_t stream, std::uint32_t, void* self)
    {
        of(self).closed(stream);
        return 0;
    }

    static int onSent(nghttp2_session*, const nghttp2_frame* frame, void* self)
    {
        const bool answer = frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA;
        if (answer && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0) of(self).sentEnd(frame->hd.stream_id);
        return 0;
    }
};

Http2Session::Http2Session(const WireLimits& limits) : m_limits(limits), m_meter(limits)
{
    nghttp2_session_callbacks* callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, &Callbacks::onBeginHeaders);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, &Callbacks::onHeader);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, &Callbacks::onFrame);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, &Callbacks::onData);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, &Callbacks::onClosed);
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, &Callbacks::onSent);
    nghttp2_option* options = nullptr;
    nghttp2_option_new(&options);
    nghttp2_option_set_no_http_messaging(options, 1);     // what is wrong with a request is answered
    nghttp2_option_set_no_auto_window_update(options, 1); // windows open as there is room
    nghttp2_option_set_no_closed_streams(options, 1);
#ifdef PB_NGHTTP2_LIMITS_CONTINUATIONS
    // Ours are counted by the meter; nghttp2 takes each piece of a frame's header for a frame.
    nghttp2_option_set_max_continuations(options, SIZE_MAX);
#endif
    nghttp2_session_server_new2(&m_session, callbacks, this, options);
    nghttp2_option_del(options);
    nghttp2_session_callbacks_del(callbacks);
    const std::array settings = {
        nghttp2_settings_entry{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS,
                               static_cast<std::uint32_t>(limits.streams)},
        nghttp2_settings_entry{NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, streamWindow},
        nghttp2_settings_entry{NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE,
                               static_cast<std::uint32_t>(limits.headers)},
    };
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, settings.data(), settings.size());
    nghttp2_session_set_local_window_size(m_session, NGHTTP2_FLAG_NONE, 0, connectionWindow);
}

Http2Session::~Http2Session()
{
    nghttp2_session_del(m_session);
}

void Http2Session::feed(std::string_view bytes, std::chrono::system_clock::time_point at)
{
    if (m_failed) return;
    m_fedAt = at;
    if (auto reason = m_meter.count(bytes, Clock::now())) {
        fail(std::move(*reason));
        return;
    }
    const auto read = nghttp2_session_mem_recv(m_session, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                               bytes.size());
    if (read < 0 && !m_failed) fail("these are no frames of HTTP/2", ErrorCode::ProtocolError);
    openWindows();
}

std::optional<Http2Session::Event> Http2Session::next()
{
    if (m_events.empty()) return std::nullopt;
    Event event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

bool Http2Session::takeOutput(std::string& out)
{
    const std::size_t before = out.size();
    while (out.size() - before < outputChunk) {
        const std::uint8_t* bytes = nullptr;
        const auto size = nghttp2_session_mem_send(m_session, &bytes);
        if (size <= 0) break;
        out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    }
    return out.size() > before;
}

/// Ends the connection for what the client does to it.
void Http2Session::fail(std::string reason, ErrorCode code)
{
    m_failed = true;
    const std::int32_t last = nghttp2_session_get_last_proc_stream_id(m_session);
    nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, last, static_cast<std::uint32_t>(code),
                          reinterpret_cast<const std::uint8_t*>(reason.data()), reason.size());
}

bool Http2Session::over() const
{
    return m_failed ||
           (nghttp2_session_want_read(m_session) == 0 && nghttp2_session_want_write(m_session) == 0);
}

bool Http2Session::owesAnswers() const
{
    return std::any_of(m_streams.begin(), m_streams.end(),
                       [](const auto& each) { return each.second->handed && !each.second->stalled; });
}

Http2Session::Stream* Http2Session::streamOf(std::int32_t id)
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : found->second.get();
}

std::chrono::microseconds Http2Session::sinceFirstByte(const Stream& stream) const
{
    return std::max(std::chrono::duration_cast<std::chrono::microseconds>(m_fedAt - stream.request.arrivedAt),
                    std::chrono::microseconds(0));
}

// The head.

void Http2Session::beginHead(std::int32_t id)
{
    auto stream = std::make_unique<Stream>();
    stream->request.arrivedAt = m_fedAt;
    stream->request.majorVersion = 2;
    stream->request.minorVersion = 0;
    stream->list.reserve(usualFields);
    m_streams.emplace(id, std::move(stream));
}

/// False: the list is so large that the connection has to end, for its compression can't be followed without
/// reading on.
bool Http2Session::addField(std::int32_t id, std::string_view name, std::string_view value)
{
    Stream* stream = streamOf(id);
    if (stream == nullptr) return true;
    const std::size_t bytes = name.size() + value.size() + fieldOverhead;
    stream->headBytes += bytes;
    if (stream->headBytes > 2 * m_limits.headers) {
        fail("the header list is too large");
        return false;
    }
    if (stream->headWhole || stream->headBytes > m_limits.headers) return true; // trailers; or only counted
    stream->held += bytes;
    m_held += bytes;
    appendVisible(stream->request.head, name);
    stream->request.head += ": ";
    appendVisible(stream->request.head, value);
    stream->request.head += "\r\n";
    stream->list.push_back({std::string(name), std::string(value)});
    return true;
}

void Http2Session::endHead(std::int32_t id, bool endsStream)
{
    Stream* stream = streamOf(id);
    if (stream == nullptr) return;
    stream->headWhole = true;
    stream->clientEnded = endsStream;
    stream->since = Clock::now();
    HttpRequest& request = stream->request;
    request.head += "\r\n";
    request.headAfter = sinceFirstByte(*stream);
    auto framing = readHttp2Head(stream->list, m_limits, request);
    stream->list = {};
    if (stream->headBytes > m_limits.headers)
        return refuse(id, *stream, 431,
                      "the headers are larger than " + std::to_string(m_limits.headers) + " bytes");
    if (!framing) return refuse(id, *stream, framing.error().status, framing.error().message);
    stream->framing = *framing;
    stream->oversized = framing->length.value_or(0) > m_limits.body;
    if (stream->oversized && (framing->awaitsContinue || endsStream))
        return refuse(id, *stream, 413,
                      "the body is larger than " + std::to_string(m_limits.body) + " bytes");
    if (endsStream) return endBody(id);
    if (!framing->awaitsContinue) return;
    stream->deciding = true;
    m_events.emplace_back(ContinueWanted{id, request});
}

// The body.

void Http2Session::addBody(std::int32_t id, std::string_view bytes)
{
    nghttp2_session_consume_connection(m_session, bytes.size());
    Stream* stream = streamOf(id);
    if (stream == nullptr || stream->handed) {
        nghttp2_session_consume_stream(m_session, id, bytes.size());
        return;
    }
    stream->taken += bytes.size();
    const std::size_t most = stream->oversized ? m_limits.keptOfRefused : m_limits.body;
    const std::size_t kept = std::min(bytes.size(), most - std::min(most, stream->request.body.size()));
    stream->request.body.append(bytes.substr(0, kept));
    stream->held += kept;
    m_held += kept;
    if (stream->unopened == 0) ++m_shut;
    stream->unopened += bytes.size();
    const bool tooLong = stream->framing.length && stream->taken > *stream->framing.length;
    if (tooLong)
        refuse(id, *stream, 400, "the body is longer than content-length says (RFC 9113 section 8.1.1)");
    else if (kept < bytes.size() || (stream->oversized && stream->taken >= m_limits.keptOfRefused))
        refuse(id, *stream, 413, "the body is larger than " + std::to_string(m_limits.body) + " bytes");
}

void Http2Session::endBody(std::int32_t id)
{
    Stream* stream = streamOf(id);
    if (stream == nullptr) return;
    stream->clientEnded = true;
    if (stream->handed || stream->deciding) return;
    if (stream->oversized)
        return refuse(id, *stream, 413,
                      "the body is larger than " + std::to_string(m_limits.body) + " bytes");
    if (stream->framing.length && *stream->framing.length != stream->taken)
        return refuse(id, *stream, 400,
                      "the body is shorter than content-length says (RFC 9113 section 8.1.1)");
    arrive(id, *stream);
}

void Http2Session::arrive(std::int32_t id, Stream& stream)
{
    stream.handed = true;
    stream.request.bodyBytes = static_cast<std::int64_t>(stream.request.body.size());
    stream.request.bodyAfter = sinceFirstByte(stream);
    m_events.emplace_back(Arrived{id, std::move(stream.request)});
}

void Http2Session::refuse(std::int32_t id, std::string message)
{
    if (Stream* stream = streamOf(id); stream != nullptr && !stream->handed)
        refuse(id, *stream, 400, std::move(message));
}

void Http2Session::refuse(std::int32_t id, Stream& stream, int status, std::string message)
{
    if (stream.deciding) { // it is found out again once the body is wanted
        stream.oversized = stream.oversized || status == 413;
        return;
    }
    stream.handed = true;
    HttpRequest& request = stream.request;
    request.body.resize(std::min(request.body.size(), m_limits.keptOfRefused));
    const std::uint64_t announced = std::min<std::uint64_t>(stream.framing.length.value_or(0), INT64_MAX);
    request.bodyBytes = static_cast<std::int64_t>(std::max<std::uint64_t>(announced, stream.taken));
    request.bodyAfter = sinceFirstByte(stream);
    request.keepAlive = false;
    m_events.emplace_back(Refused{id, {std::move(request), status, std::move(message)}});
}

/// Whether the client may send more of this body: there is room for all, or it is the eldest, which has to be
/// able to end.
bool Http2Session::mayOpen(const Stream& stream) const
{
    if (m_held < 2 * m_limits.body) return true;
    for (const auto& [id, each] : m_streams)
        if (!each->clientEnded && !each->handed) return each.get() == &stream;
    return true;
}

void Http2Session::openWindows()
{
    if (m_shut == 0) return;
    for (const auto& [id, stream] : m_streams) {
        if (stream->unopened == 0 || !mayOpen(*stream)) continue;
        nghttp2_session_consume_stream(m_session, id, stream->unopened);
        stream->unopened = 0;
        --m_shut;
    }
}

void Http2Session::closed(std::int32_t id)
{
    const auto found = m_streams.find(id);
    if (found == m_streams.end()) return;
    m_held -= found->second->held;
    if (found->second->unopened > 0) --m_shut;
    if (found->second->handed || found->second->framing.awaitsContinue) m_events.emplace_back(Gone{id});
    m_streams.erase(found);
}

} // namespace pb
