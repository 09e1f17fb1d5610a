// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "net/http/exchange.h"
#include "net/http/framemeter.h"
#include "net/http/headparser.h"
#include "net/http/message.h"
#include "net/http/wirelimits.h"

struct nghttp2_session;

namespace pb {

/// The server side of an HTTP/2 connection without its socket (RFC 9113): bytes in, requests out, stream by
/// stream; answers in, bytes out. Frames, header compression and windows are nghttp2's; what makes a good
/// request is ours (http2head), so that a bad one gets an answer and not a bare reset.
class Http2Session
{
public:
    struct Arrived
    {
        std::int32_t stream = 0;
        HttpRequest request;
    };
    /// The head is whole and its sender waits for 100 (Continue): sendContinue() goes on, an answer refuses.
    struct ContinueWanted
    {
        std::int32_t stream = 0;
        HttpRequest head; ///< a copy: the session goes on with its own
    };
    struct Refused
    {
        std::int32_t stream = 0;
        HttpRefusal refusal;
    };
    /// A stream that was told before has ended: answered, or taken back.
    struct Gone
    {
        std::int32_t stream = 0;
    };
    using Event = std::variant<Arrived, ContinueWanted, Refused, Gone>;
    using Clock = std::chrono::steady_clock;

    /// nghttp2's error codes that are ours to choose (RFC 9113 section 7).
    enum class ErrorCode : std::uint32_t {
        NoError = 0,
        ProtocolError = 1,
        InternalError = 2,
        Cancel = 8,
        EnhanceYourCalm = 11
    };

    explicit Http2Session(const WireLimits& limits);
    ~Http2Session();

    /// Takes bytes off the wire. `at` is when they came.
    void feed(std::string_view bytes, std::chrono::system_clock::time_point at);
    std::optional<Event> next();

    /// Adds what is to be written now, about 64 KiB at most. False: there was nothing.
    bool takeOutput(std::string& out);

    // What is asked of a stream that has gone does nothing.

    /// A piece of an answer as serialiseHttp2() wrote it; the first holds all of the head.
    void sendPart(std::int32_t id, std::string_view part);
    void endAnswer(std::int32_t id, AfterAnswer after);
    void sendContinue(std::int32_t id);
    void resetStream(std::int32_t id, ErrorCode code);

    /// GOAWAY after everything that came so far; what is in hand goes on.
    void announceEnd();
    /// GOAWAY with this error; nothing goes on. `processed`: the last stream that something was done for.
    void terminate(ErrorCode code, std::int32_t processed);
    /// The greatest stream that was handed on, leaving that one out.
    std::int32_t lastHandedBut(std::int32_t stream) const;

    /// Ends what has taken too long. `paused`: the receiver itself does not read now.
    void checkTime(Clock::time_point now, bool paused);

    /// Nothing more will be read; what takeOutput() gives is the end.
    bool over() const;
    /// It ends for what the client did.
    bool failed() const { return m_failed; }
    /// No stream is open.
    bool idle() const { return m_streams.empty(); }
    /// Some stream waits for its answer, and is going to get all of it.
    bool owesAnswers() const;
    /// Bytes held for the requests of all streams.
    std::size_t held() const { return m_held; }

private:
    struct Stream;
    struct Callbacks;

    void beginHead(std::int32_t id);
    bool addField(std::int32_t id, std::string_view name, std::string_view value);
    void endHead(std::int32_t id, bool endsStream);
    void addBody(std::int32_t id, std::string_view bytes);
    void endBody(std::int32_t id);
    void closed(std::int32_t id);
    void sentEnd(std::int32_t id);
    std::ptrdiff_t fillData(std::int32_t id, std::uint8_t* buffer, std::size_t size, std::uint32_t& flags);

    Stream* streamOf(std::int32_t id);
    void beginAnswer(Stream& stream, std::int32_t id, std::string_view head);
    void refuse(std::int32_t id, std::string message);
    void refuse(std::int32_t id, Stream& stream, int status, std::string message);
    void arrive(std::int32_t id, Stream& stream);
    void checkStream(std::int32_t id, Stream& stream, Clock::time_point now, bool paused);
    void openWindows();
    bool mayOpen(const Stream& stream) const;
    void fail(std::string reason, ErrorCode code = ErrorCode::EnhanceYourCalm);
    std::chrono::microseconds sinceFirstByte(const Stream& stream) const;

    WireLimits m_limits;
    FrameMeter m_meter;
    nghttp2_session* m_session = nullptr;
    std::map<std::int32_t, std::unique_ptr<Stream>> m_streams;
    std::deque<Event> m_events;
    std::chrono::system_clock::time_point m_fedAt;
    std::size_t m_held = 0;
    int m_shut = 0; ///< streams whose window waits for room
    bool m_failed = false;
};

} // namespace pb
