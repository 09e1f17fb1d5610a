// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <QObject>

#include "models/domain/livestate.h"
#include "models/domain/producersettings.h"
#include "models/domain/subscription.h"
#include "models/store/sessionstore.h"

namespace pb {

class CredentialStore;

/// The producer's OData service (LOG-1..6, SUB-1..8): EntityEvent, EntityEventSubscription,
/// CallbackCredential, the record resources and the token endpoint, in a wire thread of its own; what scans
/// runs in a Read thread of its own, slice by slice. Functions may be called from any thread; signals come
/// from the wire thread.
class ProducerService : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the service.
    ProducerService(SessionStore& store, CredentialStore& credentials);
    ~ProducerService() override;

    /// Listens; stateChanged tells how it went.
    void start(ProducerSettings settings);
    /// Stops accepting, lets requests in hand be answered (at most five seconds), closes.
    void stop();
    /// What feeds do now, for the State and Lag of subscriptions.
    void notePush(PushState state);

Q_SIGNALS:
    void stateChanged(pb::ProducerState state);
    void stopped();
    /// After the commit: a subscription was made or changed; `placed` as the session holds it now.
    void subscriptionChanged(pb::PlacedSubscription placed);
    void subscriptionRemoved(qint64 key);
    /// After the commit: the log has grown.
    void logGrew();

private:
    class Wire;
    SessionStore& m_store;
    std::unique_ptr<Wire> m_wire;
};

} // namespace pb

Q_DECLARE_METATYPE(pb::ProducerState)
Q_DECLARE_METATYPE(pb::PlacedSubscription)
