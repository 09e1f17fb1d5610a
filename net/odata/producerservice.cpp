// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/producerservice.h"

#include "net/odata/producerwire.h"

namespace pb {

ProducerService::ProducerService(SessionStore& store, CredentialStore& credentials)
    : m_store(store), m_wire(std::make_unique<Wire>(store, credentials, *this))
{
    qRegisterMetaType<ProducerState>();
    qRegisterMetaType<PlacedSubscription>();
    m_wire->thread.start();
}

ProducerService::~ProducerService()
{
    QMetaObject::invokeMethod(
        m_wire.get(), [this] { m_wire->shutDown(); }, Qt::BlockingQueuedConnection);
    m_wire->stopReading();
    m_wire->thread.quit();
    m_wire->thread.wait();
    m_store.flush(); // what was asked of the store still speaks to the wire
}

void ProducerService::start(ProducerSettings settings)
{
    QMetaObject::invokeMethod(m_wire.get(),
                              [this, settings = std::move(settings)] { m_wire->start(settings); });
}

void ProducerService::stop()
{
    QMetaObject::invokeMethod(m_wire.get(), [this] { m_wire->stop(); });
}

void ProducerService::notePush(PushState state)
{
    m_wire->notePush(state);
}

} // namespace pb
