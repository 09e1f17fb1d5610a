// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/producer.h"

#include <QPointer>

#include "models/domain/callbackurl.h"
#include "models/store/credentialstore.h"
#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"
#include "net/odata/producerservice.h"
#include "net/push/pushclient.h"

namespace pb {

namespace {

std::string sentenceOf(SubscriptionOutcome::Result result, std::int64_t key)
{
    const std::string name = "the subscription " + std::to_string(key);
    return result == SubscriptionOutcome::Result::NotFound
               ? "there is no longer " + name
               : name + " was changed meanwhile; look at it again";
}

CallbackDefaults callbackDefaults(const ProducerSettings& settings)
{
    return {settings.allowHttp, settings.http2, settings.caFile, settings.trustedFingerprint};
}

/// Hands what the store's thread reports to the thread that the producer lives in, while it lives.
template <typename Result>
std::function<void(Result)> inThreadOf(Producer* producer, std::function<void(Result)> take)
{
    return [alive = QPointer<Producer>(producer), take = std::move(take)](Result result) {
        if (alive == nullptr) return;
        QMetaObject::invokeMethod(
            alive.data(), [take, result = std::move(result)]() mutable { take(std::move(result)); },
            Qt::QueuedConnection);
    };
}

} // namespace

Producer::Producer(SessionStore& store, PushClient& push, CredentialStore& credentials)
    : m_store(store), m_push(push), m_credentials(credentials),
      m_service(std::make_unique<ProducerService>(store, credentials))
{
    m_vault.setMaxThreadCount(1);
    m_push.setCredentials(&m_credentials);
    connectService();
    connectPush();
}

Producer::~Producer()
{
    m_service.reset();
    m_vault.waitForDone();
    m_store.flush(); // what was asked of the store may still speak to us
}

void Producer::connectService()
{
    connect(m_service.get(), &ProducerService::stateChanged, this, &Producer::takeState);
    connect(m_service.get(), &ProducerService::stopped, this, &Producer::stopped);
    connect(m_service.get(), &ProducerService::subscriptionChanged, this, &Producer::tellChanged);
    connect(m_service.get(), &ProducerService::subscriptionRemoved, this, &Producer::tellRemoved);
    // Whoever wrote the log: the service, an import, a screen. From the store's thread: it only wakes.
    connect(
        &m_store, &SessionStore::stored, this,
        [this](const StoredRange& range) {
            if (m_logChanges.exchange(range.logChanges) != range.logChanges) m_push.logGrew();
        },
        Qt::DirectConnection);
}

void Producer::connectPush()
{
    connect(&m_push, &PushClient::stateChanged, this,
            [this](const PushState& state) { m_service->notePush(state); });
}

void Producer::start(const ProducerSettings& settings)
{
    m_settings = settings;
    if (const auto refused = PushClient::refusal(callbackDefaults(settings))) {
        ProducerState failed;
        failed.error = *refused;
        QMetaObject::invokeMethod(
            this, [this, failed] { takeState(failed); }, Qt::QueuedConnection);
        return;
    }
    m_service->start(settings);
}

void Producer::takeState(const ProducerState& state)
{
    m_state = state;
    if (state.listening && !m_pushing) {
        m_pushing = true;
        m_push.setSubscriptionDefaults(callbackDefaults(m_settings));
        m_push.startSubscriptions();
    }
    Q_EMIT stateChanged(state);
}

void Producer::stop()
{
    m_service->stop();
    m_pushing = false;
    m_push.stopSubscriptions();
}

void Producer::tellChanged(const PlacedSubscription& placed)
{
    if (m_pushing) m_push.subscriptionChanged(placed);
    Q_EMIT subscriptionChanged(placed);
}

void Producer::tellRemoved(std::int64_t key)
{
    if (m_pushing) m_push.subscriptionRemoved(key);
    Q_EMIT subscriptionRemoved(key);
}

/// Keeps the token, where one is given, and binds the credential to the callback's origin (PSH-2), in a
/// thread of their own: a keychain may take its time. Then goes on here.
void Producer::authorize(Subscription subscription, const std::string& token, const std::string& origin,
                         const std::function<void(Subscription)>& goOn, const Done& done)
{
    if (token.empty() && subscription.CallbackCredentialId.empty()) return goOn(std::move(subscription));
    m_vault.start([this, subscription = std::move(subscription), token, origin, goOn, done]() mutable {
        std::string refused;
        if (!token.empty()) {
            if (const auto id = m_credentials.add({{}, "Bearer", token, {}}))
                subscription.CallbackCredentialId = *id;
            else
                refused = id.error();
        }
        if (refused.empty())
            if (const auto bound = m_credentials.bind(subscription.CallbackCredentialId, origin); !bound)
                refused = bound.error();
        QMetaObject::invokeMethod(
            this,
            [subscription = std::move(subscription), refused, goOn, done]() mutable {
                if (refused.empty())
                    goOn(std::move(subscription));
                else
                    done(tl::make_unexpected(refused));
            },
            Qt::QueuedConnection);
    });
}

void Producer::createSubscription(Subscription subscription, const std::string& token, const Done& done)
{
    const auto target = readPushTarget(subscription.CallbackUrl, m_settings.allowHttp);
    if (!target) return done(tl::make_unexpected(target.error()));
    const auto create = [this, origin = target->origin, done](Subscription authorized) {
        m_store.createSubscription(
            std::move(authorized), origin,
            inThreadOf<tl::expected<PlacedSubscription, SessionError>>(
                this, [this, done](const tl::expected<PlacedSubscription, SessionError>& made) {
                    if (!made) return done(tl::make_unexpected(made.error().message));
                    tellChanged(*made);
                    done(*made);
                }));
    };
    authorize(std::move(subscription), token, target->origin, create, done);
}

void Producer::changeSubscription(SubscriptionChange change, const std::string& token, const Done& done)
{
    const auto target = readPushTarget(change.subscription.CallbackUrl, m_settings.allowHttp);
    if (!target) return done(tl::make_unexpected(target.error()));
    const auto store = [this, change, origin = target->origin, done](Subscription authorized) mutable {
        const std::int64_t key = authorized.key;
        change.subscription = std::move(authorized);
        m_store.changeSubscription(
            std::move(change), origin,
            inThreadOf<tl::expected<SubscriptionOutcome, SessionError>>(
                this, [this, key, done](const tl::expected<SubscriptionOutcome, SessionError>& changed) {
                    if (!changed) return done(tl::make_unexpected(changed.error().message));
                    if (changed->result != SubscriptionOutcome::Result::Done)
                        return done(tl::make_unexpected(sentenceOf(changed->result, key)));
                    tellChanged(changed->placed);
                    done(changed->placed);
                }));
    };
    authorize(change.subscription, token, target->origin, store, done);
}

void Producer::pauseSubscription(Subscription subscription, Done done)
{
    SubscriptionChange change;
    change.basedOn = subscription.revision;
    change.subscription = std::move(subscription);
    change.subscription.ActiveYN = false;
    changeSubscription(std::move(change), {}, std::move(done));
}

void Producer::resumeSubscription(Subscription subscription, std::optional<SequenceNumber> from, Done done)
{
    SubscriptionChange change;
    change.basedOn = subscription.revision;
    change.subscription = std::move(subscription);
    change.subscription.ActiveYN = true;
    if (from) change.subscription.EntityEventSequence = from;
    change.goOnAt = from;
    change.resumes = true;
    changeSubscription(std::move(change), {}, std::move(done));
}

void Producer::removeSubscription(std::int64_t key, const Done& done)
{
    m_store.removeSubscription(
        key, 0,
        inThreadOf<tl::expected<SubscriptionOutcome, SessionError>>(
            this, [this, key, done](const tl::expected<SubscriptionOutcome, SessionError>& removed) {
                if (!removed) return done(tl::make_unexpected(removed.error().message));
                if (removed->result != SubscriptionOutcome::Result::Done)
                    return done(tl::make_unexpected(sentenceOf(removed->result, key)));
                tellRemoved(key);
                done(removed->placed);
            }));
}

} // namespace pb
