// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/exchange.h"

#include <QTimer>

#include "net/http/connection.h"

namespace pb {

const ConnectionFacts& Exchange::facts() const
{
    return m_connection->facts();
}

std::string Exchange::write(const HttpAnswer& answer, bool toHead, bool close) const
{
    return m_stream != 0 ? serialiseHttp2(answer, toHead) : serialise(answer, toHead, close);
}

void Exchange::answer(std::string_view text, AfterAnswer after)
{
    if (!alive()) return;
    if (after != AfterAnswer::Stall) m_gone = {};
    if (!text.empty()) m_connection->sendPart(*this, text); // else a stall before it
    if (alive()) m_connection->endAnswer(*this, after);
}

void Exchange::drip(std::string text, std::size_t bytes, std::chrono::milliseconds every, AfterAnswer after,
                    std::function<void(std::size_t)> ended)
{
    if (!alive()) return ended(0);
    m_drip = std::move(text);
    m_pieceBytes = bytes;
    m_pieceEvery = every;
    m_afterDrip = after;
    m_dripEnded = std::move(ended);
    dripOn();
}

void Exchange::dripOn()
{
    if (!alive()) return;
    std::size_t piece = std::min(m_pieceBytes, m_drip.size() - m_dripped);
    if (m_dripped == 0 && m_stream != 0) // a header list can't be sent in pieces of bytes
        piece = std::min(m_drip.size(), m_drip.find("\r\n\r\n") + 4);
    m_connection->sendPart(*this, std::string_view(m_drip).substr(m_dripped, piece));
    m_dripped += piece;
    if (!alive()) return;
    if (m_dripped < m_drip.size()) {
        m_connection->flushParts();
        QTimer::singleShot(m_pieceEvery, Qt::PreciseTimer, m_connection,
                           [self = shared_from_this()] { self->dripOn(); });
        return;
    }
    const auto ended = std::exchange(m_dripEnded, {});
    m_connection->endAnswer(*this, m_afterDrip);
    ended(m_dripped);
}

void Exchange::drop()
{
    m_connection = nullptr;
    if (const auto gone = std::exchange(m_gone, {})) gone();
    if (const auto ended = std::exchange(m_dripEnded, {})) ended(m_dripped);
}

void Exchange::sendContinue()
{
    if (alive()) m_connection->sendContinue(*this);
}

void Exchange::closeSilently()
{
    if (alive()) m_connection->closeSilently();
}

void Exchange::reset(ResetScope scope)
{
    if (alive()) m_connection->reset(*this, scope);
}

} // namespace pb
