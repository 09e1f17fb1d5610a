// SPDX-License-Identifier: GPL-3.0-or-later
// Subscriptions among the feeds: how they begin, change, are fed by the shared reading, and end.
#include <algorithm>

#include "models/store/credentialstore.h"
#include "net/push/pushtarget.h"
#include "net/push/pushthread.h"

namespace pb {

namespace {

constexpr int subscriptionsAtOnce = 1000;
/// What was passed without an attempt is stored after this many sequences, so that a restart does not read
/// them again.
constexpr std::int64_t keptEvery = 20'000;

} // namespace

void PushClient::Thread::setCredentials(CredentialStore* credentials)
{
    m_mailbox->post([this, credentials] { m_credentials = credentials; });
}

void PushClient::Thread::setSubscriptionDefaults(CallbackDefaults defaults)
{
    m_mailbox->post([this, defaults = std::move(defaults)] {
        m_defaults = defaults;
        m_defaultsRefusal = PushClient::refusal(defaults).value_or(std::string());
    });
}

void PushClient::Thread::startSubscriptions()
{
    m_mailbox->post([this] { openSubscriptions(); });
}

void PushClient::Thread::stopSubscriptions()
{
    m_mailbox->post([this] {
        m_subscribing = false;
        for (const auto& [key, number] : m_numberOf) {
            stopRun(*m_runs.at(number));
            touch(number);
        }
    });
}

void PushClient::Thread::subscriptionChanged(PlacedSubscription placed)
{
    m_mailbox->post([this, placed = std::move(placed)] {
        if (m_subscribing) takeChange(placed);
    });
}

void PushClient::Thread::subscriptionRemoved(std::int64_t key)
{
    m_mailbox->post([this, key] {
        m_removed.insert(key);
        const auto number = m_numberOf.find(key);
        if (number == m_numberOf.end()) return;
        Run& run = *m_runs.at(number->second);
        run.subscribed->removed = true;
        run.subscribed->changed.reset();
        stopRun(run);
        touch(number->second);
    });
}

void PushClient::Thread::openSubscriptions()
{
    if (const auto opened = openReader(); !opened) {
        refuse(opened.error().message);
        return;
    }
    if (!m_matcher)
        m_matcher = std::make_unique<SubscriptionMatcher>(
            m_store.file(), [this, mailbox = m_mailbox](MatchedPage page) {
                mailbox->post([this, page = std::move(page)] { takeMatched(page); });
            });
    m_subscribing = true;
    std::int64_t after = 0;
    for (;;) {
        const std::vector<PlacedSubscription> page = m_reader->subscriptions(after, subscriptionsAtOnce);
        for (const PlacedSubscription& placed : page) {
            after = placed.subscription.key;
            takeChange(placed);
        }
        if (page.empty()) break;
    }
    if (const std::string& error = m_reader->lastError().message; !error.empty())
        Q_EMIT m_client.failed(QString::fromStdString(error));
}

/// Takes a subscription as the session has it, unless something newer is known.
void PushClient::Thread::takeChange(const PlacedSubscription& placed)
{
    const std::int64_t key = placed.subscription.key;
    if (m_removed.contains(key)) return;
    const auto known = m_numberOf.find(key);
    if (known == m_numberOf.end()) {
        addSubscription(placed);
        return;
    }
    Run& run = *m_runs.at(known->second);
    Subscribed& own = *run.subscribed;
    run.stopping = false;
    if (placed.subscription.revision < own.subscription.revision) return;
    if (own.changed && placed.subscription.revision < own.changed->subscription.revision) return;
    if (run.state == State::Ready || run.state == State::Suspended) {
        applyChange(known->second, run, placed);
    } else {
        own.changed = placed; // after the attempt under way
    }
}

void PushClient::Thread::addSubscription(const PlacedSubscription& placed)
{
    const std::int64_t number = ++m_lastNumber;
    auto run = std::make_unique<Run>(FeedRun({}, placed.feed.origin, placed.feed));
    run->subscribed = std::make_unique<Subscribed>();
    Run& added = *run;
    m_runs[number] = std::move(run);
    m_numberOf[placed.subscription.key] = number;
    added.feed.place(placed.feed);
    added.subscribed->subscription = placed.subscription;
    applyChange(number, added, placed);
}

tl::expected<PushSettings, std::string> PushClient::Thread::settingsOf(const Subscription& subscription) const
{
    PushSettings settings;
    settings.url = subscription.CallbackUrl;
    settings.label = subscription.EntityEventSource;
    settings.batchSize = subscription.batchSize;
    settings.deadline = subscription.deadline;
    settings.profile = subscription.profile;
    settings.onReject = subscription.onReject;
    settings.allowHttp = m_defaults.allowHttp;
    settings.http2 = m_defaults.http2;
    settings.caFile = m_defaults.caFile;
    settings.trustedFingerprint = m_defaults.trustedFingerprint;
    if (!m_defaultsRefusal.empty()) return tl::make_unexpected(m_defaultsRefusal);
    auto policy = readRetryPolicy(subscription.retry);
    if (!policy) return tl::make_unexpected("the retry policy can't be read: " + policy.error());
    settings.retry = std::move(*policy);
    if (std::string refused = pushRefusal(settings); !refused.empty())
        return tl::make_unexpected("could not push to " + m_mask.maskTarget(settings.url) + ": " + refused);
    return settings;
}

/// Brings a run without an attempt under way in line with its subscription (SUB-3, SUB-4, SUB-6).
void PushClient::Thread::applyChange(std::int64_t number, Run& run, const PlacedSubscription& placed)
{
    Subscribed& own = *run.subscribed;
    const bool moved = placed.feed.epoch > run.feed.feed().epoch;
    const bool sameEvents = placed.subscription.EntityEventFilter == own.subscription.EntityEventFilter &&
                            placed.subscription.batchSize == own.subscription.batchSize;
    own.subscription = placed.subscription;
    own.pushNow = false;
    touch(number);
    if (moved) {
        if (run.feed.feed().suspended && !placed.feed.suspended)
            m_halts.resumed(placed.feed.origin, currentMoment());
        run.feed.place(placed.feed);
        own.queue.restart(placed.feed.acknowledged, 1);
        own.queue.end(SequenceNumber{}); // what was found for the place before counts no more
        own.resuming = false;
        run.suspending = false;
        run.retryAt = Moment{};
    }
    run.state = run.feed.feed().suspended ? State::Suspended : State::Ready;
    auto settings = settingsOf(own.subscription);
    if (!settings) {
        if (!run.feed.feed().suspended && !run.mayRest()) suspendRun(run, settings.error());
        return;
    }
    run.feed.change(std::move(*settings), placed.feed.origin);
    if (run.state == State::Suspended || run.mayRest())
        leavePlace(run);
    else if (moved || !sameEvents || !own.queue.begun())
        setPlace(number, run);
}

/// (Re)starts the matching where the feed stands.
void PushClient::Thread::setPlace(std::int64_t number, Run& run)
{
    SubscriptionQueue& queue = run.subscribed->queue;
    if (queue.begun() && keepPassed(run)) saveFeed(run);
    const SequenceNumber after = std::max(run.feed.feed().acknowledged, queue.position(m_front));
    MatchOrder order;
    order.subscription = run.subscribed->subscription.key;
    order.filter = run.subscribed->subscription.EntityEventFilter;
    order.after = after;
    order.room = queue.restart(after, run.feed.settings().batchSize);
    order.place = queue.place();
    m_matcher->begin(std::move(order));
    touch(number);
}

/// Nothing is matched for it any more; where it stands is kept.
void PushClient::Thread::leavePlace(Run& run)
{
    if (!run.subscribed || !run.subscribed->queue.begun()) return;
    if (run.state != State::Suspended && run.state != State::Finished && keepPassed(run)) saveFeed(run);
    run.subscribed->queue.end(m_front);
    m_matcher->drop(run.subscribed->subscription.key);
}

/// Counts as acknowledged what does not match and was passed since the last delivery; true where there is
/// any.
bool PushClient::Thread::keepPassed(Run& run)
{
    if (!run.subscribed || run.subscribed->removed || !run.subscribed->queue.begun()) return false;
    return run.feed.pass(run.subscribed->queue.position(m_front));
}

void PushClient::Thread::keepAllPassed()
{
    m_keptFront = m_front;
    for (const auto& [key, number] : m_numberOf) {
        Run& run = *m_runs.at(number);
        const bool atRest = run.state == State::Ready && !run.feed.hasBatch();
        if (atRest && keepPassed(run)) saveFeed(run);
    }
}

/// The token of the next attempt, by the credential's id; the answer is why there is none.
std::optional<std::string> PushClient::Thread::takeToken(Run& run)
{
    const std::string& id = run.subscribed->subscription.CallbackCredentialId;
    if (id.empty()) {
        run.feed.setToken({});
        return std::nullopt;
    }
    const auto credential = m_credentials ? m_credentials->find(id) : std::nullopt;
    if (!credential)
        return "there is no credential " + id + "; add it, or name another as CallbackCredentialId";
    if (credential->origin != run.feed.origin())
        if (const auto bound = m_credentials->bind(id, run.feed.origin()); !bound) return bound.error();
    run.feed.setToken(credential->token);
    return std::nullopt;
}

/// Makes sure that a subscription has a batch in hand that may go out now.
bool PushClient::Thread::nextOfSubscription(Run& run, Moment now)
{
    Subscribed& own = *run.subscribed;
    if (!run.feed.hasBatch() && own.queue.empty()) {
        own.pushNow = false;
        if (!own.queue.refusal().empty())
            suspendRun(run, own.queue.refusal());
        else if (run.untilDrained && isDrained(run))
            finish(run);
        return false;
    }
    const auto due = dueOf(run);
    if (!due || *due > now) return false;
    if (!run.feed.hasBatch()) {
        if (auto missing = takeToken(run)) {
            suspendRun(run, *missing);
            return false;
        }
        auto batch = own.queue.form(run.feed.limits(), own.subscription.profile, now);
        if (!batch) return false;
        run.feed.take(std::move(*batch));
        own.pushNow = false;
    }
    return true;
}

bool PushClient::Thread::isDrained(const Run& run) const
{
    if (!run.subscribed) return run.drained;
    return m_atEnd && run.subscribed->queue.following() && run.subscribed->queue.empty();
}

std::int64_t PushClient::Thread::remainingOf(const Run& run) const
{
    return std::min(run.subscribed->queue.remaining(m_front, m_end), FeedState::mostCounted + 1);
}

void PushClient::Thread::takeMatched(const MatchedPage& page)
{
    const Moment now = currentMoment();
    const bool cameToEnd = page.atEnd && !m_atEnd;
    // First by the front as it stood: those that leave it have passed no more than that.
    for (const MatchedEvents& found : page.changed) {
        const auto number = m_numberOf.find(found.subscription);
        if (number == m_numberOf.end()) continue;
        Run& run = *m_runs.at(number->second);
        if (run.subscribed->queue.take(found, m_front, now)) touch(number->second);
    }
    m_front = page.front;
    m_end = page.end;
    m_atEnd = page.atEnd;
    if (!page.failure.empty()) Q_EMIT m_client.failed(QString::fromStdString(page.failure));
    if (m_front.value - m_keptFront.value >= keptEvery) keepAllPassed();
    if (!cameToEnd) return;
    for (const auto& [key, number] : m_numberOf)
        if (m_runs.at(number)->untilDrained) touch(number);
}

void PushClient::Thread::releaseRoom(Run& run)
{
    SubscriptionQueue& queue = run.subscribed->queue;
    const MatchRoom room = queue.release(run.feed.feed().acknowledged);
    if (room.events > 0 && queue.begun())
        m_matcher->giveRoom(run.subscribed->subscription.key, queue.place(), room);
}

/// Takes back in the session that the producer gave up (PSH-7); the change comes back as every other does.
void PushClient::Thread::resumeSubscription(std::int64_t number, Run& run)
{
    Subscribed& own = *run.subscribed;
    run.suspending = false;
    if (own.resuming || (run.state != State::Suspended && own.subscription.ActiveYN)) return;
    const auto stored = openReader() ? m_reader->subscription(own.subscription.key) : std::nullopt;
    if (!stored) return;
    SubscriptionChange change;
    change.subscription = stored->subscription;
    change.subscription.ActiveYN = true;
    change.basedOn = stored->subscription.revision;
    change.resumes = true;
    own.resuming = true;
    m_store.changeSubscription(
        std::move(change), stored->feed.origin,
        [this, number, mailbox = m_mailbox](const tl::expected<SubscriptionOutcome, SessionError>& outcome) {
            mailbox->post([this, number, outcome] {
                const auto place = m_runs.find(number);
                if (place == m_runs.end() || !place->second->subscribed) return;
                place->second->subscribed->resuming = false;
                if (!outcome)
                    tell(*place->second, outcome.error());
                else if (outcome->result == SubscriptionOutcome::Result::Stale)
                    resumeSubscription(number, *place->second); // over what it is now
                else if (outcome->result == SubscriptionOutcome::Result::Done)
                    takeChange(outcome->placed);
            });
        });
}

} // namespace pb
