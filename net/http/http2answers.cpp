// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <nghttp2/nghttp2.h>

#include "net/http/http2stream.h"

namespace pb {

namespace {
constexpr std::size_t usualFields = 16;
} // namespace

// The answer.

void Http2Session::sendPart(std::int32_t id, std::string_view part)
{
    Stream* stream = streamOf(id);
    if (stream == nullptr || stream->answerEnded) return;
    stream->since = Clock::now();
    if (!stream->answering) {
        const std::size_t end = std::min(part.find("\r\n\r\n"), part.size());
        const std::string_view body = part.substr(std::min(end + 4, part.size()));
        stream->out.append(body);
        beginAnswer(*stream, id, part.substr(0, end));
        return;
    }
    stream->out.append(part);
    nghttp2_session_resume_data(m_session, id);
}

void Http2Session::beginAnswer(Stream& stream, std::int32_t id, std::string_view head)
{
    stream.answering = true;
    stream.handed = true;
    std::vector<nghttp2_nv> list;
    list.reserve(usualFields);
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(line.size() + 2, head.size()));
        const std::size_t colon = std::min(line.find(':', 1), line.size());
        const std::string_view value = line.substr(std::min(colon + 2, line.size()));
        // nghttp2 copies them.
        list.push_back({reinterpret_cast<std::uint8_t*>(const_cast<char*>(line.data())),
                        reinterpret_cast<std::uint8_t*>(const_cast<char*>(value.data())), colon, value.size(),
                        NGHTTP2_NV_FLAG_NONE});
    }
    nghttp2_data_provider provider{};
    provider.read_callback = [](nghttp2_session*, std::int32_t of, std::uint8_t* buffer, std::size_t size,
                                std::uint32_t* flags, nghttp2_data_source*, void* self) -> ssize_t {
        return static_cast<Http2Session*>(self)->fillData(of, buffer, size, *flags);
    };
    nghttp2_submit_response(m_session, id, list.data(), list.size(), &provider);
}

void Http2Session::endAnswer(std::int32_t id, AfterAnswer after)
{
    Stream* stream = streamOf(id);
    if (stream == nullptr || stream->answerEnded) return;
    stream->stalled = after == AfterAnswer::Stall;
    if (stream->stalled) return;
    stream->answerEnded = true;
    nghttp2_session_resume_data(m_session, id);
}

std::ptrdiff_t Http2Session::fillData(std::int32_t id, std::uint8_t* buffer, std::size_t size,
                                      std::uint32_t& flags)
{
    Stream* stream = streamOf(id);
    if (stream == nullptr) return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    const std::size_t piece = std::min(size, stream->out.size() - stream->written);
    std::copy_n(stream->out.data() + stream->written, piece, buffer);
    stream->written += piece;
    stream->since = Clock::now();
    const bool all = stream->written == stream->out.size();
    if (all && stream->answerEnded)
        flags |= NGHTTP2_DATA_FLAG_EOF;
    else if (piece == 0)
        return NGHTTP2_ERR_DEFERRED;
    return static_cast<std::ptrdiff_t>(piece);
}

/// An answer that ends before its request: the client is told that it need not go on (RFC 9113 section 8.1).
void Http2Session::sentEnd(std::int32_t id)
{
    const Stream* stream = streamOf(id);
    if (stream != nullptr && !stream->clientEnded)
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, id, NGHTTP2_NO_ERROR);
}

void Http2Session::sendContinue(std::int32_t id)
{
    static std::array<std::uint8_t, 7> name = {':', 's', 't', 'a', 't', 'u', 's'};
    static std::array<std::uint8_t, 3> value = {'1', '0', '0'};
    const nghttp2_nv field{name.data(), value.data(), name.size(), value.size(), NGHTTP2_NV_FLAG_NONE};
    Stream* stream = streamOf(id);
    if (stream == nullptr) return;
    stream->deciding = false;
    if (stream->clientEnded)
        endBody(id); // it did not wait
    else
        nghttp2_submit_headers(m_session, NGHTTP2_FLAG_NONE, id, nullptr, &field, 1, nullptr);
}

void Http2Session::resetStream(std::int32_t id, ErrorCode code)
{
    if (streamOf(id) != nullptr)
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, id, static_cast<std::uint32_t>(code));
}

void Http2Session::announceEnd()
{
    nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, nghttp2_session_get_last_proc_stream_id(m_session),
                          NGHTTP2_NO_ERROR, nullptr, 0);
}

void Http2Session::terminate(ErrorCode code, std::int32_t processed)
{
    nghttp2_session_terminate_session2(m_session, processed, static_cast<std::uint32_t>(code));
}

std::int32_t Http2Session::lastHandedBut(std::int32_t stream) const
{
    const std::int32_t last = nghttp2_session_get_last_proc_stream_id(m_session);
    return last > stream ? last : std::max(stream - 2, 0);
}

// The clock.

void Http2Session::checkTime(Clock::time_point now, bool paused)
{
    for (const auto& [id, stream] : m_streams) {
        if (!stream->headWhole && now - stream->since > m_limits.headTime) {
            fail("the head took too long");
            return;
        }
        checkStream(id, *stream, now, paused);
    }
}

void Http2Session::checkStream(std::int32_t id, Stream& stream, Clock::time_point now, bool paused)
{
    const auto waited = now - stream.since;
    const bool unread =
        stream.answering && !stream.stalled && (stream.answerEnded || stream.written < stream.out.size());
    if (unread && waited > m_limits.writeTime)
        resetStream(id, ErrorCode::Cancel); // a client that does not read
    if (!stream.headWhole || stream.clientEnded || stream.handed) return;
    if (stream.oversized && waited > m_limits.refusedBodyTime)
        refuse(id, stream, 413, "the body is larger than " + std::to_string(m_limits.body) + " bytes");
    else if (!paused && stream.unopened == 0 && waited > m_limits.bodyTime)
        refuse(id, stream, 408, "the body took too long");
}

} // namespace pb
