// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/subscriptionorders.h"

#include <memory>

#include "app/workbench.h"
#include "models/tables/subscriptionsmodel.h"

namespace pb {

SubscriptionOrders::SubscriptionOrders(Workbench& workbench, const SubscriptionsModel& model, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_model(model)
{
}

Producer* SubscriptionOrders::producer()
{
    const auto producer = m_workbench.producer();
    if (producer) return *producer;
    Q_EMIT noticeMade(QString::fromStdString(producer.error()), true);
    return nullptr;
}

void SubscriptionOrders::carryOut(const SubscriptionOrder& order)
{
    Producer* producer = this->producer();
    if (producer == nullptr) {
        Q_EMIT replied({0, {}, tr("The tokens of callbacks can't be read").toStdString()});
        return;
    }
    const auto done = [this, order](const tl::expected<PlacedSubscription, std::string>& placed) {
        if (!placed) {
            Q_EMIT replied({0, {}, placed.error()});
            return;
        }
        Q_EMIT changed(*placed);
        if (!order.token.empty()) Q_EMIT credentialsChanged();
        Q_EMIT replied({placed->subscription.key, {}, {}});
        Q_EMIT noticeMade(order.subscription.key == 0
                              ? tr("Subscription %1 was made").arg(placed->subscription.key)
                              : tr("Subscription %1 was changed").arg(placed->subscription.key),
                          false);
    };
    if (order.subscription.key == 0) {
        producer->createSubscription(order.subscription, order.token, done);
        return;
    }
    SubscriptionChange change;
    change.subscription = order.subscription;
    change.basedOn = order.basedOn;
    change.goOnAt = order.goOnAt;
    change.resumes = order.subscription.ActiveYN && order.goOnAt.has_value();
    producer->changeSubscription(std::move(change), order.token, done);
}

void SubscriptionOrders::forEach(const std::vector<std::int64_t>& keys, const QString& done, const Ask& ask)
{
    Producer* producer = this->producer();
    if (producer == nullptr) return;
    auto left = std::make_shared<std::size_t>(keys.size());
    auto failure = std::make_shared<std::string>();
    for (const std::int64_t key : keys) {
        const int row = m_model.rowOf(key);
        if (row < 0) {
            --*left;
            continue;
        }
        ask(*producer, m_model.state(row).placed.subscription,
            [this, done, left, failure](const tl::expected<PlacedSubscription, std::string>& placed) {
                if (!placed) *failure = placed.error();
                if (--*left > 0) return;
                Q_EMIT noticeMade(failure->empty() ? done : QString::fromStdString(*failure),
                                  !failure->empty());
            });
    }
}

void SubscriptionOrders::pause(const std::vector<std::int64_t>& keys)
{
    forEach(keys, tr("%n subscription(s) paused", nullptr, static_cast<int>(keys.size())),
            [](Producer& producer, const Subscription& subscription, Producer::Done done) {
                producer.pauseSubscription(subscription, std::move(done));
            });
}

void SubscriptionOrders::resume(const std::vector<std::int64_t>& keys,
                                const std::optional<SequenceNumber>& at)
{
    forEach(keys, tr("%n subscription(s) resumed", nullptr, static_cast<int>(keys.size())),
            [at](Producer& producer, const Subscription& subscription, Producer::Done done) {
                producer.resumeSubscription(subscription, at, std::move(done));
            });
}

void SubscriptionOrders::remove(const std::vector<std::int64_t>& keys)
{
    forEach(keys, tr("%n subscription(s) removed", nullptr, static_cast<int>(keys.size())),
            [this](Producer& producer, const Subscription& subscription, Producer::Done done) {
                const std::int64_t key = subscription.key;
                producer.removeSubscription(
                    key, [this, key, done](const tl::expected<PlacedSubscription, std::string>& placed) {
                        if (placed) Q_EMIT removed(key);
                        done(placed);
                    });
            });
}

} // namespace pb
