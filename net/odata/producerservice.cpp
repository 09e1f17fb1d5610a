// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/producerservice.h"

namespace pb {

class ProducerService::Wire
{
};

ProducerService::ProducerService(SessionStore& store, CredentialStore& /*credentials*/)
    : m_store(store), m_wire(std::make_unique<Wire>())
{
}

ProducerService::~ProducerService() = default;

void ProducerService::start(ProducerSettings /*settings*/)
{
}

void ProducerService::stop()
{
    m_store.flush();
}

void ProducerService::notePush(PushState /*state*/)
{
}

} // namespace pb
