// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/transportfailure.h"

#include <array>
#include <charconv>

namespace pb {

namespace {

constexpr unsigned protocolError = 1; // RFC 9113, 7

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// RFC 9113, 7
std::string errorName(unsigned code)
{
    static constexpr std::array<std::string_view, 14> names{"NO_ERROR",
                                                            "PROTOCOL_ERROR",
                                                            "INTERNAL_ERROR",
                                                            "FLOW_CONTROL_ERROR",
                                                            "SETTINGS_TIMEOUT",
                                                            "STREAM_CLOSED",
                                                            "FRAME_SIZE_ERROR",
                                                            "REFUSED_STREAM",
                                                            "CANCEL",
                                                            "COMPRESSION_ERROR",
                                                            "CONNECT_ERROR",
                                                            "ENHANCE_YOUR_CALM",
                                                            "INADEQUATE_SECURITY",
                                                            "HTTP_1_1_REQUIRED"};
    return code < names.size() ? std::string(names[code]) : "error " + std::to_string(code);
}

/// The number that follows `before`; nothing where there is none.
bool readNumber(std::string_view text, std::string_view before, unsigned& number)
{
    const std::size_t at = text.find(before);
    if (at == std::string_view::npos) return false;
    const char* begin = text.data() + at + before.size();
    return std::from_chars(begin, text.data() + text.size(), number).ec == std::errc{};
}

/// Why the handshake failed where it was not for the certificate.
std::string handshakeText(const TransportFailure& failure)
{
    const std::string& text = failure.curlText;
    if (contains(text, "wrong version number") || contains(text, "http request") ||
        contains(text, "packet length too long") || contains(text, "record layer failure"))
        return "the consumer does not speak TLS on this port";
    if (contains(text, "protocol version") || contains(text, "unsupported protocol"))
        return "the consumer speaks no TLS version from 1.2 on";
    if (contains(text, "no application protocol"))
        return failure.http2 ? "the consumer speaks neither HTTP/2 nor HTTP/1.1 over TLS"
                             : "the consumer does not speak HTTP/1.1 over TLS";
    if (contains(text, "handshake failure")) return "the consumer refused the TLS handshake";
    if (failure.connectionReset || contains(text, "reset by peer"))
        return "the connection was reset during the TLS handshake";
    if (contains(text, "SSL_ERROR_SYSCALL") || contains(text, "unexpected eof") ||
        contains(text, "SSL_ERROR_ZERO"))
        return "the connection was closed during the TLS handshake";
    return "the TLS handshake failed: " + text;
}

/// How an HTTP/2 stream or its connection ended; empty where it is not that.
std::string streamText(const TransportFailure& failure)
{
    if (!failure.goaway.empty() && !failure.headComplete)
        return "the consumer ended the connection (GOAWAY " + failure.goaway + ')';
    if (failure.streamRefused) return "the stream was reset by the consumer (REFUSED_STREAM)";
    if (contains(failure.curlText, "closed cleanly, but before"))
        return "the stream was closed without an answer";
    unsigned code = 0;
    if (!readNumber(failure.curlText, "(err ", code)) return {};
    if (code != protocolError) return "the stream was reset by the consumer (" + errorName(code) + ')';
    if (failure.headComplete && failure.bodyShort) return "the answer's body was cut off";
    // libcurl tells our side's judgement of an answer like a reset by the consumer, and drops what came of
    // it.
    return "the stream ended in PROTOCOL_ERROR: the answer is malformed or cut off, or the consumer reset it";
}

/// How the connection ended, with what there was of an answer.
std::string endText(const TransportFailure& failure)
{
    if (failure.connectionReset) return "the connection was reset";
    if (failure.headComplete) return "the answer's body was cut off";
    if (failure.headBegun) return "the answer's header was cut off";
    return "the connection was closed without an answer";
}

} // namespace

void TransportFailure::note(std::string_view text)
{
    if (contains(text, "Connection reset by peer")) connectionReset = true;
    if (contains(text, "REFUSED_STREAM")) streamRefused = true;
}

std::string goawayIn(std::string_view note)
{
    unsigned code = 0;
    unsigned last = 0;
    if (!contains(note, "GOAWAY") || !readNumber(note, "error=", code) ||
        !readNumber(note, "last_stream=", last))
        return {};
    return errorName(code) + ", last stream " + std::to_string(last);
}

std::string failureText(const TransportFailure& failure)
{
    if (failure.headTooLarge) return "the answer's header is larger than 64 KiB";
    if (failure.code == CURLE_OPERATION_TIMEDOUT)
        return "no complete answer within " + std::to_string(failure.deadline.count()) + " ms";
    if (!failure.certificateRefusal.empty()) return failure.certificateRefusal;
    if (failure.http2)
        if (std::string text = streamText(failure); !text.empty()) return text;
    switch (failure.code) {
    case CURLE_SSL_CONNECT_ERROR:
        return handshakeText(failure);
    case CURLE_UNSUPPORTED_PROTOCOL:
        return "the answer is no HTTP: its status line is malformed";
    case CURLE_WEIRD_SERVER_REPLY:
        return failure.headBegun ? "the answer's header is malformed"
                                 : "the answer is no HTTP: its status line is malformed";
    default:
        break;
    }
    if (failure.requestSent || failure.secondSendStopped) return endText(failure);
    if (!failure.curlText.empty()) return failure.curlText;
    return curl_easy_strerror(failure.code);
}

} // namespace pb
