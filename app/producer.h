// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <QObject>
#include <QThreadPool>
#include <tl/expected.hpp>

#include "models/domain/livestate.h"
#include "models/domain/producersettings.h"
#include "models/domain/subscription.h"

namespace pb {

class CredentialStore;
class ProducerService;
class PushClient;
class SessionStore;

/// The whole producer of a session: its OData service, and its subscriptions, which are pushed while it runs.
/// Functions are for the thread that made it; signals and callbacks come there, too.
class Producer : public QObject
{
    Q_OBJECT
public:
    /// All three outlive it.
    Producer(SessionStore& store, PushClient& push, CredentialStore& credentials);
    ~Producer() override;

    /// Starts the service and, once it listens, pushing; stateChanged tells how it went.
    void start(const ProducerSettings& settings);
    /// Stops the service and the subscriptions' feeds; stopped() comes when requests in hand are answered.
    void stop();

    const ProducerState& state() const { return m_state; }
    const ProducerSettings& settings() const { return m_settings; }
    /// Where tokens of callbacks are kept.
    const CredentialStore& credentials() const { return m_credentials; }

    /// What came of what a screen asked for: the subscription as it stands now (as it was, where it was
    /// removed), or a sentence.
    using Done = std::function<void(tl::expected<PlacedSubscription, std::string>)>;

    // What screens ask for. It also works while the service is stopped; what is pushed follows when it
    // starts.

    /// Makes a subscription (SUB-1). A token that is not empty is kept as a credential of its own, bound to
    /// the callback's origin.
    void createSubscription(Subscription subscription, const std::string& token, const Done& done);
    /// Changes one (SUB-3); refused where it was changed meanwhile. A token that is not empty is kept as a
    /// credential of its own, which takes the place of the one before.
    void changeSubscription(SubscriptionChange change, const std::string& token, const Done& done);
    void removeSubscription(std::int64_t key, const Done& done);
    /// Holds it and keeps the place (SUB-6).
    void pauseSubscription(Subscription subscription, Done done);
    /// Goes on where it stood, or with the first event of that sequence or a later one (SUB-4, PSH-7).
    void resumeSubscription(Subscription subscription, std::optional<SequenceNumber> from, Done done);

Q_SIGNALS:
    void stateChanged(const pb::ProducerState& state);
    void stopped();
    /// A subscription was made or changed, by a client or a screen.
    void subscriptionChanged(const pb::PlacedSubscription& placed);
    void subscriptionRemoved(qint64 key);

private:
    void connectService();
    void connectPush();
    void takeState(const ProducerState& state);
    void tellChanged(const PlacedSubscription& placed);
    void tellRemoved(std::int64_t key);
    void authorize(Subscription subscription, const std::string& token, const std::string& origin,
                   const std::function<void(Subscription)>& goOn, const Done& done);

    SessionStore& m_store;
    PushClient& m_push;
    CredentialStore& m_credentials;
    std::unique_ptr<ProducerService> m_service;
    QThreadPool m_vault; ///< where credentials are kept; one at a time
    ProducerSettings m_settings;
    ProducerState m_state;
    std::atomic<std::int64_t> m_logChanges{0};
    bool m_pushing = false;
};

} // namespace pb
