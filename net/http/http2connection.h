// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "net/http/connection.h"
#include "net/http/http2session.h"

namespace pb {

/// A connection that speaks HTTP/2: many requests at once, each on a stream of its own.
class Http2Connection : public Connection
{
    Q_OBJECT
public:
    Http2Connection(ConnectionFacts facts, QTcpSocket* socket, const WireLimits& limits, BodyBudget& budget);
    ~Http2Connection() override;

    void checkTime(std::chrono::steady_clock::time_point now) override;
    void finish() override;

protected:
    void pump() override;
    void sendPart(Exchange& exchange, std::string_view part) override;
    void endAnswer(Exchange& exchange, AfterAnswer after) override;
    void flushParts() override { flushSoon(); }
    void sendContinue(Exchange& exchange) override;
    void reset(Exchange& exchange, ResetScope scope) override;
    void dropExchanges() override;

private:
    void takeEvents();
    void takeEvent(Http2Session::Event& event);
    std::shared_ptr<Exchange> takeInHand(std::int32_t stream);
    void forget(std::int32_t stream);
    void flush();
    void flushSoon();

    Http2Session m_session;
    std::map<std::int32_t, std::shared_ptr<Exchange>> m_inHand;
    std::chrono::steady_clock::time_point m_lastUsed; ///< when a stream last began or ended
    bool m_finishing = false;
    bool m_pumping = false;
    bool m_flushPlanned = false;
};

} // namespace pb
