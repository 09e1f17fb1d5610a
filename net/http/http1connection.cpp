// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/http1connection.h"

namespace pb {

Http1Connection::Http1Connection(ConnectionFacts facts, QTcpSocket* socket, const WireLimits& limits,
                                 BodyBudget& budget)
    : Connection(std::move(facts), socket, limits, budget), m_session(limits)
{
}

Http1Connection::~Http1Connection()
{
    Http1Connection::dropExchanges();
}

void Http1Connection::pump()
{
    if (m_pumping) return;
    m_pumping = true;
    while (open() && m_state == State::Reading && !writesStuck()) {
        Http1Session::Event event = m_session.next();
        if (m_session.phase() != m_phase) {
            m_phase = m_session.phase();
            touch();
        }
        if (!std::holds_alternative<Http1Session::NeedMore>(event)) {
            takeEvent(event);
            continue;
        }
        hold(m_session.held());
        const std::string_view bytes = read();
        if (bytes.empty()) break;
        m_session.feed(bytes, std::chrono::system_clock::now());
    }
    m_pumping = false;
}

void Http1Connection::takeEvent(Http1Session::Event& event)
{
    if (auto* request = std::get_if<HttpRequest>(&event))
        Q_EMIT requestArrived(takeInHand(m_session.held() + request->body.size(), true), *request);
    else if (auto* wanted = std::get_if<Http1Session::ContinueWanted>(&event))
        Q_EMIT continueWanted(takeInHand(m_session.held(), false), wanted->head);
    else if (auto* refusal = std::get_if<HttpRefusal>(&event))
        Q_EMIT requestRefused(takeInHand(refusal->request.body.size(), false), *refusal);
}

std::shared_ptr<Exchange> Http1Connection::takeInHand(std::size_t requestBytes, bool whole)
{
    m_state = State::Busy;
    m_whole = whole;
    hold(requestBytes);
    m_inHand = std::make_shared<Exchange>(*this, 0);
    return m_inHand;
}

void Http1Connection::sendPart(Exchange&, std::string_view part)
{
    write(part);
    touch();
}

void Http1Connection::endAnswer(Exchange& exchange, AfterAnswer after)
{
    if (after == AfterAnswer::Stall) {
        m_state = State::Stalled;
        if (m_finishing) linger(!m_whole);
        return;
    }
    drop(exchange);
    m_inHand.reset();
    hold(m_session.held());
    if (after == AfterAnswer::Close || m_finishing) {
        linger(!m_whole);
        return;
    }
    m_state = State::Reading;
    // Not from within the reader's own loop, which goes on by itself.
    if (!m_pumping && (m_session.held() > 0 || bytesWait())) pump();
}

void Http1Connection::sendContinue(Exchange& exchange)
{
    drop(exchange);
    m_inHand.reset();
    write("HTTP/1.1 100 Continue\r\n\r\n");
    m_state = State::Reading;
    if (!m_pumping) pump();
}

void Http1Connection::reset(Exchange&, ResetScope)
{
    abortConnection();
}

void Http1Connection::dropExchanges()
{
    if (const auto exchange = std::exchange(m_inHand, nullptr)) drop(*exchange);
}

void Http1Connection::checkTime(std::chrono::steady_clock::time_point now)
{
    if (checkSocketTime(now) || m_state != State::Reading) return;
    const auto waited = now - since();
    const auto phase = m_session.phase();
    if (phase == Http1Session::Phase::Idle && waited > limits().idleTime)
        linger(false);
    else if (m_session.refusesBody() && waited > limits().refusedBodyTime)
        giveUp(413, "the body is larger than " + std::to_string(limits().body) + " bytes");
    else if (phase == Http1Session::Phase::Head && waited > limits().headTime)
        giveUp(408, "the head took too long");
    else if (phase == Http1Session::Phase::Body && mayRead() && waited > limits().bodyTime)
        giveUp(408, "the body took too long");
}

/// Refuses the request in hand as far as it came.
void Http1Connection::giveUp(int status, const std::string& message)
{
    if (auto refusal = m_session.abandon(status, message))
        Q_EMIT requestRefused(takeInHand(refusal->request.body.size(), false), *refusal);
}

void Http1Connection::finish()
{
    m_finishing = true;
    if (m_state != State::Busy) linger(m_session.phase() != Http1Session::Phase::Idle);
}

} // namespace pb
