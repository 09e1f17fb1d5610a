// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/http2connection.h"

namespace pb {

namespace {
/// Of 64 KiB each, before other connections have their turn.
constexpr int mostReads = 16;
} // namespace

Http2Connection::Http2Connection(ConnectionFacts facts, QTcpSocket* socket, const WireLimits& limits,
                                 BodyBudget& budget)
    : Connection(std::move(facts), socket, limits, budget), m_session(limits),
      m_lastUsed(std::chrono::steady_clock::now())
{
}

Http2Connection::~Http2Connection()
{
    Http2Connection::dropExchanges();
}

void Http2Connection::pump()
{
    if (m_pumping) return;
    m_pumping = true;
    int reads = 0;
    while (open() && reads < mostReads) {
        takeEvents();
        if (!open() || writesStuck()) break;
        hold(m_session.held());
        const std::string_view bytes = read();
        if (bytes.empty()) break;
        m_session.feed(bytes, std::chrono::system_clock::now());
        ++reads;
    }
    m_pumping = false;
    flush();
    if (reads == mostReads) flushSoon(); // the others' turn first
}

void Http2Connection::takeEvents()
{
    while (auto event = m_session.next()) {
        m_lastUsed = std::chrono::steady_clock::now();
        takeEvent(*event);
        if (!open()) return;
    }
}

void Http2Connection::takeEvent(Http2Session::Event& event)
{
    if (auto* arrived = std::get_if<Http2Session::Arrived>(&event))
        Q_EMIT requestArrived(takeInHand(arrived->stream), arrived->request);
    else if (auto* wanted = std::get_if<Http2Session::ContinueWanted>(&event))
        Q_EMIT continueWanted(takeInHand(wanted->stream), wanted->head);
    else if (auto* refused = std::get_if<Http2Session::Refused>(&event))
        Q_EMIT requestRefused(takeInHand(refused->stream), refused->refusal);
    else
        forget(std::get<Http2Session::Gone>(event).stream);
}

std::shared_ptr<Exchange> Http2Connection::takeInHand(std::int32_t stream)
{
    return m_inHand.insert_or_assign(stream, std::make_shared<Exchange>(*this, stream)).first->second;
}

void Http2Connection::forget(std::int32_t stream)
{
    const auto found = m_inHand.find(stream);
    if (found == m_inHand.end()) return;
    const std::shared_ptr<Exchange> exchange = std::move(found->second);
    m_inHand.erase(found);
    drop(*exchange);
}

void Http2Connection::sendPart(Exchange& exchange, std::string_view part)
{
    m_session.sendPart(exchange.stream(), part);
}

void Http2Connection::endAnswer(Exchange& exchange, AfterAnswer after)
{
    const std::int32_t stream = exchange.stream();
    m_session.endAnswer(stream, after);
    if (after != AfterAnswer::Stall) forget(stream);
    flushSoon();
}

void Http2Connection::sendContinue(Exchange& exchange)
{
    const std::int32_t stream = exchange.stream();
    m_session.sendContinue(stream);
    forget(stream);
    flushSoon();
}

void Http2Connection::reset(Exchange& exchange, ResetScope scope)
{
    const std::int32_t stream = exchange.stream();
    if (scope == ResetScope::Stream) {
        m_session.resetStream(stream, Http2Session::ErrorCode::InternalError);
        forget(stream);
        flushSoon();
        return;
    }
    const std::int32_t others = m_session.lastHandedBut(stream);
    m_session.terminate(Http2Session::ErrorCode::InternalError,
                        scope == ResetScope::WholeConnection ? std::max(stream, others) : others);
    flush();
}

void Http2Connection::dropExchanges()
{
    for (const auto& [stream, exchange] : std::exchange(m_inHand, {}))
        drop(*exchange);
}

/// Once for all that is answered before the event loop turns again.
void Http2Connection::flushSoon()
{
    if (m_flushPlanned || m_pumping) return;
    m_flushPlanned = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_flushPlanned = false;
            pump(); // what has ended made room
        },
        Qt::QueuedConnection);
}

void Http2Connection::flush()
{
    if (!open()) return;
    std::string out;
    while (!writesStuck() && m_session.takeOutput(out)) {
        write(out);
        touch();
        out.clear();
    }
    if (m_session.over())
        linger(m_session.failed()); // what came wrong may still be coming
    else if (m_finishing && !m_session.owesAnswers())
        linger(!m_session.idle());
}

void Http2Connection::checkTime(std::chrono::steady_clock::time_point now)
{
    if (checkSocketTime(now)) return;
    m_session.checkTime(now, !mayRead());
    if (m_session.idle() && now - m_lastUsed > limits().idleTime) {
        m_session.announceEnd();
        m_finishing = true;
    }
    pump();
}

void Http2Connection::finish()
{
    m_finishing = true;
    m_session.announceEnd();
    flush();
}

} // namespace pb
