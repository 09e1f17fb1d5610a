// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/pushthread.h"

#include <algorithm>

#include "net/push/pushtarget.h"
#include "net/push/tlstrust.h"

namespace pb {

namespace {

using std::chrono::milliseconds;

/// After a failure on our own side (the session can't be read or written) the step is taken again this much
/// later.
constexpr milliseconds ownRetry{1000};
constexpr double slowestPace = 86'400; ///< seconds between two requests
constexpr long keptConnections = SendingSlots::most;

CURLM* newMulti()
{
    static const CURLcode initialized = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)initialized;
    CURLM* multi = curl_multi_init();
    if (!multi) qFatal("libcurl could not be started: out of memory");
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, keptConnections);
    return multi;
}

/// A feed's name in the session: its URL, secret query values replaced by "***" alone, so that it is the same
/// at each run.
std::string feedUrl(const std::string& url, const SecretMask& mask)
{
    std::string name = mask.maskTarget(url);
    if (name == url) return url;
    for (std::size_t at = name.find("***["); at != std::string::npos; at = name.find("***[", at + 3)) {
        const std::size_t end = name.find(']', at);
        if (end == std::string::npos) break;
        name.erase(at + 3, end - at - 2);
    }
    return name;
}

} // namespace

void PushMailbox::post(std::function<void()> call)
{
    const std::lock_guard lock(m_mutex);
    if (!m_multi) return;
    m_calls.push_back(std::move(call));
    if (m_calls.size() == 1) curl_multi_wakeup(m_multi);
}

std::deque<std::function<void()>> PushMailbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_calls, {});
}

void PushMailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_multi = nullptr;
    m_calls.clear();
}

PushClient::Thread::Run::Run(FeedRun feedRun)
    : feed(std::move(feedRun)), queue(feed.settings().profile, feed.settings().alwaysValue)
{
}

PushClient::Thread::Thread(PushClient& client, SessionStore& store, std::uint64_t seed)
    : m_client(client), m_store(store), m_multi(newMulti()),
      m_mailbox(std::make_shared<PushMailbox>(m_multi)), m_random(seed), m_thread([this] { loop(); })
{
}

PushClient::Thread::~Thread()
{
    m_mailbox->post([this] { m_quit = true; });
    m_thread.join();
    m_mailbox->close();
    curl_multi_cleanup(m_multi);
}

void PushClient::Thread::start(PushSettings settings, bool untilDrained)
{
    m_mailbox->post(
        [this, settings = std::move(settings), untilDrained] { startFeed(settings, untilDrained); });
}

void PushClient::Thread::loop()
{
    while (!m_quit) {
        for (const auto& call : m_mailbox->take()) {
            call();
            m_changed = true;
        }
        for (const std::int64_t number : m_due.takeDue(currentMoment()))
            touch(number);
        advanceTouched();
        int running = 0;
        curl_multi_perform(m_multi, &running);
        takeConnected(currentMoment());
        takeFinished();
        admitWaiting();
        dropFinished();
        tellState(currentMoment());
        if (!m_quit) curl_multi_poll(m_multi, nullptr, 0, pollLimit(currentMoment()), nullptr);
    }
    m_matcher.reset();
    keepAllPassed();
    interruptAll();
    m_runs.clear();
    m_reader.reset();
}

/// Says why a feed could not start, and that it ended.
void PushClient::Thread::refuse(const std::string& message)
{
    Q_EMIT m_client.failed(QString::fromStdString(message));
    PushSummary summary;
    summary.reason = message;
    Q_EMIT m_client.feedFinished(summary);
}

tl::expected<void, SessionError> PushClient::Thread::openReader()
{
    if (m_reader) return {};
    auto reader = SessionReader::open(m_store.file());
    if (!reader) return tl::make_unexpected(reader.error());
    m_reader = std::move(*reader);
    m_halts.restore(m_reader->halts());
    return {};
}

void PushClient::Thread::startFeed(PushSettings settings, bool untilDrained)
{
    std::string refused = pushRefusal(settings);
    if (refused.empty()) refused = caFileRefusal(settings.caFile);
    if (!refused.empty()) {
        refuse("Could not push to " + m_mask.maskTarget(settings.url) + ": " + refused);
        return;
    }
    if (const auto opened = openReader(); !opened) {
        refuse(opened.error().message);
        return;
    }
    PushFeed feed;
    feed.acknowledged = settings.startAfter;
    feed.url = feedUrl(settings.url, m_mask);
    feed.origin = readPushTarget(settings.url)->origin;
    feed.label = settings.label;
    for (auto& [number, run] : m_runs) {
        const PushFeed& other = run->feed.feed();
        if (run->subscribed) continue;
        if (other.url != feed.url || other.label != feed.label || run->state == State::Finished) continue;
        if (run->state != State::Suspended) {
            refuse("The feed to " + feed.url + " is being pushed already.");
            return;
        }
        finish(*run); // it goes on with the new settings
    }
    const std::int64_t number = ++m_lastNumber;
    m_openings[number] = Opening{std::move(settings), feed.origin, untilDrained, false};
    m_store.openFeed(feed,
                     [this, number, mailbox = m_mailbox](const tl::expected<PushFeed, SessionError>& opened) {
                         mailbox->post([this, number, opened] { feedOpened(number, opened); });
                     });
}

void PushClient::Thread::feedOpened(std::int64_t number, const tl::expected<PushFeed, SessionError>& feed)
{
    const auto place = m_openings.find(number);
    if (place == m_openings.end()) return;
    Opening opening = std::move(place->second);
    m_openings.erase(place);
    if (!feed) {
        refuse(feed.error().message);
        return;
    }
    if (feed->suspended) m_halts.resumed(opening.origin, currentMoment());
    auto run = std::make_unique<Run>(FeedRun(std::move(opening.settings), opening.origin, *feed));
    run->untilDrained = opening.untilDrained;
    run->stopping = opening.stopping;
    m_runs[number] = std::move(run);
    touch(number);
}

/// Takes the feed as far as it goes without waiting.
void PushClient::Thread::advance(std::int64_t number, Run& run)
{
    const Moment now = currentMoment();
    if (run.state == State::StoringAgain && run.retryAt <= now) storeProgress(number, run);
    if (run.state != State::Ready) return;
    if (!mayGoOn(run, now)) return;
    if (run.subscribed ? !nextOfSubscription(run, now) : !nextBatch(run, now)) return;
    if (!m_slots.take(run.feed.consumer(), number, run.feed.sharesConnection(), now))
        return; // it is called when there is a place
    send(number, run, now);
}

/// Whether a request may go out now. Ends the feed where it is stopped, or where its consumer asked for more
/// quiet than the feed's cap allows (PSH-5).
bool PushClient::Thread::mayGoOn(Run& run, Moment now)
{
    if (run.stopping) {
        finish(run);
        return false;
    }
    if (run.suspending) {
        suspendRun(run, "suspended by hand");
        return false;
    }
    if (run.feed.feed().suspended) { // by the attempt that was just stored
        leavePlace(run);
        if (run.untilDrained)
            finish(run);
        else
            run.state = State::Suspended;
        return false;
    }
    if (run.mayRest()) return false;
    const ConsumerHalt halt = m_halts.at(run.feed.origin());
    if (halt.until > now && halt.haltedFor > run.feed.settings().retry.retryAfterCap) {
        suspendRun(run, "the consumer asked for quiet until " + clockText(halt.until, now) +
                            ", longer than the cap allows");
        return false;
    }
    return halt.until <= now && run.retryAt <= now && run.feed.notBefore() <= now && !run.drained;
}

/// Makes sure that there is a batch in hand; where the log is drained the feed ends or waits.
bool PushClient::Thread::nextBatch(Run& run, Moment now)
{
    if (run.feed.hasBatch()) return true;
    const auto opened = openReader();
    auto batch =
        opened ? run.queue.form(*m_reader, run.feed.limits(), now) : tl::make_unexpected(opened.error());
    if (!batch) {
        m_reader.reset(); // it keeps its last error; the next turn opens another
        tell(run, batch.error());
        run.retryAt = now + ownRetry;
        return false;
    }
    if (*batch) {
        run.feed.take(std::move(**batch));
        return true;
    }
    if (run.untilDrained)
        finish(run);
    else
        run.drained = true;
    m_changed = true;
    return false;
}

void PushClient::Thread::send(std::int64_t number, Run& run, Moment now)
{
    run.attempt = std::make_unique<HttpAttempt>(run.feed.request());
    run.startedAt = now;
    run.state = State::Sending;
    m_changed = true;
    if (!run.attempt->easy() || curl_multi_add_handle(m_multi, run.attempt->easy()) != CURLM_OK)
        qFatal("libcurl could not make a request: out of memory");
    m_sending[run.attempt->easy()] = number;
    if (!run.subscribed) return;
    const double pace = run.subscribed->subscription.requestsPerSecond;
    if (pace > 0)
        run.subscribed->pacedUntil =
            now +
            std::chrono::ceil<milliseconds>(std::chrono::duration<double>(std::min(1 / pace, slowestPace)));
}

/// Lets those go on that waited for a connection to share.
void PushClient::Thread::takeConnected(Moment now)
{
    for (const SendingSlots::Opening& opening : m_slots.openings()) {
        const auto place = m_runs.find(opening.number);
        const HttpAttempt* attempt = place == m_runs.end() ? nullptr : place->second->attempt.get();
        if (attempt && attempt->isConnected()) m_slots.connected(opening.consumer, attempt->isMultiplexed());
    }
    m_slots.losePatience(now);
}

void PushClient::Thread::takeFinished()
{
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL* easy = message->easy_handle;
        const CURLcode code = message->data.result;
        curl_multi_remove_handle(m_multi, easy);
        const auto sending = m_sending.extract(easy);
        if (sending.empty()) continue;
        conclude(sending.mapped(), *m_runs.at(sending.mapped()), code);
    }
}

void PushClient::Thread::conclude(std::int64_t number, Run& run, CURLcode code)
{
    const HttpAttemptResult result = run.attempt->finish(code);
    run.attempt.reset();
    if (run.feed.sharesConnection() && result.status != 0)
        m_slots.connected(run.feed.consumer(), result.protocol == "HTTP/2");
    m_slots.give(run.feed.consumer(), number, result.status == 0);
    // Rounded up: a wait must not begin before the answer came.
    const Moment now = std::chrono::ceil<milliseconds>(std::chrono::system_clock::now());
    run.unstored = run.feed.conclude(result, run.startedAt, now, m_random.share(), m_halts, m_mask);
    if (run.unstored.halt) touchAll(); // what the consumer asks for holds for every feed to it (PSH-4)
    storeProgress(number, run);
}

/// The feed goes on when this is committed, not before (PSH-9).
void PushClient::Thread::storeProgress(std::int64_t number, Run& run)
{
    run.state = State::Storing;
    m_store.recordAttempt(run.unstored, [this, number, mailbox = m_mailbox](
                                            const tl::expected<std::int64_t, SessionError>& id) {
        mailbox->post([this, number, id] { stored(number, id); });
    });
}

void PushClient::Thread::stored(std::int64_t number, const tl::expected<std::int64_t, SessionError>& id)
{
    const auto place = m_runs.find(number);
    if (place == m_runs.end()) return;
    Run& run = *place->second;
    touch(number);
    if (!id) {
        tell(run, id.error());
        run.retryAt = currentMoment() + ownRetry;
        run.state = run.stopping ? State::Ready : State::StoringAgain;
        return;
    }
    run.failureTold = false;
    run.retryAt = Moment{};
    run.state = State::Ready;
    run.unstored.attempt.id = *id;
    countAttempt(run.unstored);
    const DeliveryAttempt attempt = std::exchange(run.unstored, {}).attempt;
    if (run.subscribed) releaseRoom(run);
    if (run.subscribed && run.subscribed->changed)
        applyChange(number, run, *std::exchange(run.subscribed->changed, std::nullopt));
    Q_EMIT m_client.attemptFinished(attempt, run.feed.feed());
}

void PushClient::Thread::finish(Run& run)
{
    run.state = State::Finished;
    m_anyFinished = true;
    m_changed = true;
    PushSummary summary = run.feed.summary();
    if (run.subscribed) {
        summary.remaining = remainingOf(run);
        if (keepPassed(run)) saveFeed(run);
        leavePlace(run);
        m_numberOf.erase(run.subscribed->subscription.key);
    } else if (const auto opened = openReader(); opened) {
        summary.remaining = m_reader->logEventsAfter(run.feed.feed().acknowledged);
    } else {
        summary.suspended = true;
        summary.reason = opened.error().message;
    }
    Q_EMIT m_client.feedFinished(summary);
}

/// Says what failed on our side, once until it works again.
void PushClient::Thread::tell(Run& run, const SessionError& error)
{
    if (!std::exchange(run.failureTold, true)) Q_EMIT m_client.failed(QString::fromStdString(error.message));
}

void PushClient::Thread::interruptAll()
{
    for (auto& [number, run] : m_runs) {
        if (run->state != State::Sending) continue;
        curl_multi_remove_handle(m_multi, run->attempt->easy());
        const HttpAttemptResult result = run->attempt->interrupt();
        run->attempt.reset();
        m_store.recordAttempt(run->feed.interrupted(result, run->startedAt, m_mask),
                              [](const tl::expected<std::int64_t, SessionError>&) {});
    }
}

} // namespace pb
