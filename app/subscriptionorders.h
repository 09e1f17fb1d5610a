// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QObject>

#include "app/producer.h"
#include "models/domain/subscriptionorder.h"

namespace pb {

class SubscriptionsModel;
class Workbench;

/// Carries out what the Subscriptions page asks for by the producer, and says what came of it (SUB-1..6,
/// PSH-7). GUI thread.
class SubscriptionOrders : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    SubscriptionOrders(Workbench& workbench, const SubscriptionsModel& model, QObject* parent = nullptr);

    void carryOut(const SubscriptionOrder& order);
    void pause(const std::vector<std::int64_t>& keys);
    void resume(const std::vector<std::int64_t>& keys, const std::optional<SequenceNumber>& at);
    void remove(const std::vector<std::int64_t>& keys);

Q_SIGNALS:
    void replied(const pb::SubscriptionReply& reply);
    void noticeMade(const QString& text, bool warning);
    /// A subscription stands so now, or is gone.
    void changed(const pb::PlacedSubscription& placed);
    void removed(qint64 key);
    /// There may be another credential.
    void credentialsChanged();

private:
    Producer* producer();
    using Ask = std::function<void(Producer&, const Subscription&, Producer::Done)>;
    /// Asks the same of each; `done` is said when the last has answered.
    void forEach(const std::vector<std::int64_t>& keys, const QString& done, const Ask& ask);

    Workbench& m_workbench;
    const SubscriptionsModel& m_model;
};

} // namespace pb
