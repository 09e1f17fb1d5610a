// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/pushclient.h"

#include "net/push/pushtarget.h"
#include "net/push/pushthread.h"
#include "net/push/tlstrust.h"

namespace pb {

PushClient::PushClient(SessionStore& store, std::uint64_t seed)
    : m_thread(std::make_unique<Thread>(*this, store, seed))
{
}

PushClient::~PushClient() = default;

std::optional<std::string> PushClient::refusal(const PushSettings& settings)
{
    std::string refused = pushRefusal(settings);
    if (refused.empty()) refused = caFileRefusal(settings.caFile);
    if (refused.empty()) return std::nullopt;
    return refused;
}

std::optional<std::string> PushClient::refusal(const CallbackDefaults& defaults)
{
    std::string refused = fingerprintRefusal(defaults.trustedFingerprint);
    if (refused.empty()) refused = caFileRefusal(defaults.caFile);
    if (refused.empty()) return std::nullopt;
    return refused;
}

void PushClient::start(PushSettings settings, bool untilDrained)
{
    m_thread->start(std::move(settings), untilDrained);
}

void PushClient::logGrew()
{
    m_thread->logGrew();
}

void PushClient::finishWhenDrained()
{
    m_thread->finishWhenDrained();
}

void PushClient::stop()
{
    m_thread->stop();
}

void PushClient::retryNow(std::int64_t feed)
{
    m_thread->retryNow(feed);
}

void PushClient::suspend(std::int64_t feed)
{
    m_thread->suspend(feed);
}

void PushClient::resume(std::int64_t feed)
{
    m_thread->resume(feed);
}

void PushClient::stop(std::int64_t feed)
{
    m_thread->stop(feed);
}

void PushClient::setCredentials(CredentialStore* credentials)
{
    m_thread->setCredentials(credentials);
}

void PushClient::setSubscriptionDefaults(CallbackDefaults defaults)
{
    m_thread->setSubscriptionDefaults(std::move(defaults));
}

void PushClient::startSubscriptions()
{
    m_thread->startSubscriptions();
}

void PushClient::stopSubscriptions()
{
    m_thread->stopSubscriptions();
}

void PushClient::subscriptionChanged(PlacedSubscription placed)
{
    m_thread->subscriptionChanged(std::move(placed));
}

void PushClient::subscriptionRemoved(std::int64_t key)
{
    m_thread->subscriptionRemoved(key);
}

} // namespace pb
