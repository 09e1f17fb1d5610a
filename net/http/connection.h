// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <QObject>
#include <QTcpSocket>

#include "net/http/bodybudget.h"
#include "net/http/http1session.h"

namespace pb {

/// One client's connection: its socket and its session. It gives one request at a time and waits for what is
/// to be done with it before it reads the next (answers go out in order). Thread: the wire thread.
class Connection : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket. The budget outlives the connection.
    Connection(std::uint64_t number, QTcpSocket* socket, const WireLimits& limits, BodyBudget& budget);
    ~Connection() override;

    std::uint64_t number() const { return m_number; }
    /// address:port of the client.
    const std::string& peer() const { return m_peer; }

    /// Sends the bytes of an answer to the request in hand; with `close` ends the connection after it.
    void answer(const std::string& bytes, bool close);
    /// Tells a waiting client to send its body.
    void sendContinue();
    /// Ends the connection in order, without an answer.
    void closeSilently();
    /// Ends the connection with a RST, without an answer.
    void reset();

    /// Looks at the clock: ends what has taken too long. Called a few times a second.
    void checkTime(std::chrono::steady_clock::time_point now);
    /// Reads on where the budget had stopped it.
    void resume();
    /// Lets the request in hand be answered, then ends; ends at once where there is none.
    void finish();

Q_SIGNALS:
    /// A whole request, to be taken apart at will. Nothing more comes until it is answered, closed or reset.
    void requestArrived(pb::Connection* connection, pb::HttpRequest& request);
    /// A head whose client waits for 100 (Continue): answer() with close refuses, sendContinue() goes on.
    void continueWanted(pb::Connection* connection, pb::HttpRequest& head);
    /// What came can't be served. Answer it with close.
    void requestRefused(pb::Connection* connection, pb::HttpRefusal& refusal);
    void ended(pb::Connection* connection);

private:
    enum class State { Reading, Busy, Lingering, Ended };

    void onReadyRead();
    void pump();
    bool readSome();
    void write(std::string_view bytes);
    void linger();
    void giveUp(int status, const std::string& message);
    void end();
    void touch() { m_since = std::chrono::steady_clock::now(); }

    std::uint64_t m_number;
    QTcpSocket* m_socket;
    WireLimits m_limits;
    BodyBudget& m_budget;
    Http1Session m_session;
    std::string m_peer;
    State m_state = State::Reading;
    bool m_finishing = false;
    bool m_pumping = false;
    std::size_t m_requestBytes = 0; ///< of the request in hand, held until it is answered
    Http1Session::Phase m_phase = Http1Session::Phase::Idle;
    std::chrono::steady_clock::time_point m_since; ///< when the phase, or the writing, last moved
};

} // namespace pb
