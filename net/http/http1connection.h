// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/connection.h"
#include "net/http/http1session.h"

namespace pb {

/// A connection that speaks HTTP/1. It gives one request at a time and waits for what is to be done with it
/// before it reads the next: answers go out in order.
class Http1Connection : public Connection
{
    Q_OBJECT
public:
    Http1Connection(ConnectionFacts facts, QTcpSocket* socket, const WireLimits& limits, BodyBudget& budget);
    ~Http1Connection() override;

    void checkTime(std::chrono::steady_clock::time_point now) override;
    void finish() override;

protected:
    void pump() override;
    void sendPart(Exchange& exchange, std::string_view part) override;
    void endAnswer(Exchange& exchange, AfterAnswer after) override;
    void sendContinue(Exchange& exchange) override;
    void reset(Exchange& exchange, ResetScope scope) override;
    void dropExchanges() override;

private:
    /// Busy: a request is in hand. Stalled: it never gets all of its answer.
    enum class State { Reading, Busy, Stalled };

    void takeEvent(Http1Session::Event& event);
    std::shared_ptr<Exchange> takeInHand(std::size_t requestBytes, bool whole);
    void giveUp(int status, const std::string& message);

    Http1Session m_session;
    State m_state = State::Reading;
    std::shared_ptr<Exchange> m_inHand;
    bool m_whole = true; ///< all of the request in hand was read
    bool m_finishing = false;
    bool m_pumping = false;
    Http1Session::Phase m_phase = Http1Session::Phase::Idle;
};

} // namespace pb
