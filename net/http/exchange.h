// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "net/http/message.h"

namespace pb {

class Connection;

/// Who is at the other end of a connection, and by what.
struct ConnectionFacts
{
    std::uint64_t number = 0;
    std::string peer; ///< address:port
    std::string tls;  ///< "TLS 1.3"; empty: in clear
};

/// What follows an answer's last byte.
enum class AfterAnswer : std::uint8_t {
    KeepOpen, ///< the next request may come
    Close,    ///< the connection ends in order; over HTTP/2 the stream alone does
    Stall     ///< nothing: the answer is never ended, until the client leaves
};

/// What a reset takes back over HTTP/2. Over HTTP/1 it is always the connection.
enum class ResetScope : std::uint8_t {
    Stream,         ///< RST_STREAM
    Unprocessed,    ///< GOAWAY that says nothing was done for this request, then the end of the connection
    WholeConnection ///< GOAWAY that says this request was processed, then the end of the connection
};

/// A request in hand: who sent it, and the way back for its answer. It outlives its connection; what is asked
/// of it then does nothing. Wire thread.
class Exchange : public std::enable_shared_from_this<Exchange>
{
public:
    Exchange(Connection& connection, std::int32_t stream) : m_connection(&connection), m_stream(stream) {}

    /// The client still waits.
    bool alive() const { return m_connection != nullptr; }
    std::int32_t stream() const { return m_stream; }

    /// Whose connection it is; while the client waits.
    const ConnectionFacts& facts() const;

    /// Called once where the client leaves before its answer was given whole.
    void whenGone(std::function<void()> gone) { m_gone = std::move(gone); }

    /// The answer the way it stands on the wire, and in the record of it. `toHead`: to a HEAD request.
    std::string write(const HttpAnswer& answer, bool toHead, bool close) const;
    /// Sends an answer that write() made, whole or cut.
    void answer(std::string_view text, AfterAnswer after);
    /// Sends it in pieces of so many bytes, so far apart; over HTTP/2 the header list is the first.
    /// `ended` is called once with the bytes that went out, also where the client left before the last.
    void drip(std::string text, std::size_t bytes, std::chrono::milliseconds every, AfterAnswer after,
              std::function<void(std::size_t)> ended);
    /// Tells a client that waits for 100 (Continue) to send its body.
    void sendContinue();
    /// Ends the whole connection in order, without an answer.
    void closeSilently();
    /// Takes the request back without an answer.
    void reset(ResetScope scope);

private:
    friend class Connection;
    void dripOn();
    void drop();

    Connection* m_connection; ///< null: the client has gone, or has its answer
    std::int32_t m_stream;    ///< of HTTP/2; 0 over HTTP/1
    std::function<void()> m_gone;
    std::string m_drip;
    std::size_t m_dripped = 0;
    std::size_t m_pieceBytes = 0;
    std::chrono::milliseconds m_pieceEvery{0};
    AfterAnswer m_afterDrip = AfterAnswer::KeepOpen;
    std::function<void(std::size_t)> m_dripEnded;
};

} // namespace pb
