// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/receiver/webhookreceiver.h"

#include "net/receiver/receiverwire.h"

namespace pb {

WebhookReceiver::WebhookReceiver(SessionStore& store)
    : m_store(store), m_wire(std::make_unique<Wire>(store, *this))
{
    qRegisterMetaType<ListenerState>();
    qRegisterMetaType<CapturedRequest>();
    Wire* wire = m_wire.get();
    store.setAppendSink([wire](std::vector<AppendOutcome> outcomes) {
        QMetaObject::invokeMethod(wire, [wire, outcomes = std::move(outcomes)] { wire->onStored(outcomes); });
    });
    m_wire->thread.start();
}

WebhookReceiver::~WebhookReceiver()
{
    m_store.setAppendSink({});
    QMetaObject::invokeMethod(
        m_wire.get(), [this] { m_wire->shutDown(); }, Qt::BlockingQueuedConnection);
    m_wire->thread.quit();
    m_wire->thread.wait();
}

void WebhookReceiver::start(ReceiverSettings settings)
{
    QMetaObject::invokeMethod(m_wire.get(),
                              [this, settings = std::move(settings)] { m_wire->start(settings); });
}

void WebhookReceiver::stop()
{
    QMetaObject::invokeMethod(m_wire.get(), [this] { m_wire->stop(); });
}

void WebhookReceiver::setBehaviour(std::string path, std::string behaviour)
{
    QMetaObject::invokeMethod(m_wire.get(), [this, path = std::move(path), behaviour = std::move(behaviour)] {
        m_wire->setBehaviour(path, behaviour);
    });
}

void WebhookReceiver::setBusy(std::string path, bool busy)
{
    QMetaObject::invokeMethod(m_wire.get(),
                              [this, path = std::move(path), busy] { m_wire->setBusy(path, busy); });
}

ReceiverFigures WebhookReceiver::figures() const
{
    return m_wire->figures();
}

} // namespace pb
