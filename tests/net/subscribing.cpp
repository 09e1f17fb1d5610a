// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/subscribing.h"

#include <future>

#include "models/domain/callbackurl.h"

namespace pb::test {

using namespace std::chrono_literals;

namespace {

std::string originOf(const Subscription& subscription)
{
    return readPushTarget(subscription.CallbackUrl)->origin;
}

} // namespace

Subscribing::Subscribing() : Pushing(0)
{
    auto opened = CredentialStore::open(dir.filePath(QStringLiteral("secrets.json")).toStdString());
    if (!opened) qFatal("%s", opened.error().c_str());
    credentials = std::move(*opened);
}

Subscription Subscribing::subscription(const std::string& url, const std::string& filter,
                                       std::optional<std::int64_t> after)
{
    Subscription made;
    made.CallbackUrl = url;
    made.EntityEventFilter = filter;
    if (after) made.EntityEventSequence = SequenceNumber{*after};
    made.batchWait = 0ms;
    made.retry = "{\"delays\":[\"20ms\",\"40ms\"],\"maxAttempts\":50,\"jitter\":0,\"retryAfterCap\":\"24h\"}";
    return made;
}

PlacedSubscription Subscribing::create(const Subscription& wanted)
{
    std::promise<PlacedSubscription> done;
    store->createSubscription(wanted, originOf(wanted),
                              [&](const auto& placed) { done.set_value(placed.value()); });
    const PlacedSubscription placed = done.get_future().get();
    client->subscriptionChanged(placed);
    return placed;
}

PlacedSubscription Subscribing::change(std::int64_t key,
                                       const std::function<void(SubscriptionChange&)>& alter)
{
    SubscriptionChange wanted;
    wanted.subscription = stored(key).subscription;
    wanted.basedOn = wanted.subscription.revision;
    alter(wanted);
    std::promise<SubscriptionOutcome> done;
    store->changeSubscription(wanted, originOf(wanted.subscription),
                              [&](const auto& outcome) { done.set_value(outcome.value()); });
    const SubscriptionOutcome outcome = done.get_future().get();
    if (outcome.result != SubscriptionOutcome::Result::Done) qFatal("the subscription was not changed");
    client->subscriptionChanged(outcome.placed);
    return outcome.placed;
}

void Subscribing::remove(std::int64_t key)
{
    std::promise<void> done;
    store->removeSubscription(key, 0, [&](const auto&) { done.set_value(); });
    done.get_future().wait();
    client->subscriptionRemoved(key);
}

PlacedSubscription Subscribing::stored(std::int64_t key) const
{
    return reader()->subscription(key).value_or(PlacedSubscription{});
}

void Subscribing::append(const std::string& resourceName, int count, const std::string& members)
{
    std::vector<NewEvent> events;
    for (int i = 1; i <= count; ++i) {
        NewEvent& event = events.emplace_back();
        event.ResourceName = resourceName;
        event.ResourceRecordKey = std::to_string(i);
        event.members = members;
    }
    store->appendNew(std::move(events), [](const LogOutcome&) {});
    store->flush();
    client->logGrew();
}

void Subscribing::begin()
{
    begin(*client);
}

void Subscribing::begin(PushClient& started)
{
    started.setCredentials(credentials.get());
    started.startSubscriptions();
}

void Subscribing::goOnAfterRestart()
{
    restart();
    begin();
}

std::string Subscribing::credential(const std::string& token)
{
    return credentials->add({{}, "Bearer", token, {}}).value();
}

std::string pathOf(const SeenRequest& request)
{
    const std::size_t start = request.head.find(' ') + 1;
    return request.head.substr(start, request.head.find(' ', start) - start);
}

std::vector<std::int64_t> sequencesTo(const ScriptedConsumer& consumer, const std::string& path)
{
    std::vector<std::int64_t> all;
    for (const SeenRequest& request : consumer.requests()) {
        if (pathOf(request) != path) continue;
        const auto each = sequencesOf(request);
        all.insert(all.end(), each.begin(), each.end());
    }
    return all;
}

} // namespace pb::test
