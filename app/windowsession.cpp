// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowsession.h"

#include <algorithm>
#include <chrono>

#include <QFileInfo>
#include <QRandomGenerator>
#include <QUrl>

#include "app/demofeed.h"
#include "app/demovisitors.h"
#include "app/eventpost.h"
#include "app/logorders.h"
#include "app/producer.h"
#include "app/pushorders.h"
#include "app/requestpost.h"
#include "app/subscriptionorders.h"
#include "models/store/credentialstore.h"
#include "net/push/pushclient.h"
#include "net/receiver/webhookreceiver.h"
#include "ui/eventlog/eventlogpage.h"
#include "ui/requests/requestspage.h"
#include "ui/subscriptions/subscriptionform.h"
#include "ui/subscriptions/subscriptionspage.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t temporaryBytes = 2147483648;
constexpr std::uint64_t demoSeed = 7;
constexpr qint64 countingMs = 8;
constexpr int demoEventsPerSecond = 20; ///< of each of the two feeds
constexpr char demoLabel[] = "IDX Feed 123";
constexpr char demoBehaviour[] =
    "12x accept, status=429 retry-after=2, 3x accept, stored-then reset, "
    "random(seed=7): 4% status=503, 2% status=429 retry-after=2, 4% stored-then reset";

/// A token that nobody can guess; it lives as long as the window.
std::string freshToken()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    QByteArray token;
    for (const quint32 word : words)
        token += QByteArray::number(word, 36);
    return token.toStdString();
}

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

tl::expected<std::unique_ptr<WindowSession>, SessionError> WindowSession::open(const QString& file)
{
    auto workbench = Workbench::open(file.toStdString(), temporaryBytes);
    if (!workbench) return tl::make_unexpected(workbench.error());
    return std::unique_ptr<WindowSession>(new WindowSession(std::move(*workbench), file));
}

WindowSession::WindowSession(std::unique_ptr<Workbench> workbench, const QString& file)
    : m_file(file), m_temporary(file.isEmpty()), m_workbench(std::move(workbench)),
      m_tables(std::make_unique<SessionTables>(m_workbench->store().file())),
      m_window(std::make_unique<MainWindow>(*m_tables))
{
    if (m_temporary) m_file = QString::fromStdString(m_workbench->store().file());
    m_window->setSession(m_temporary ? tr("Temporary session") : QFileInfo(m_file).completeBaseName(),
                         m_file);
    m_settings.endpoints.front().token = freshToken();
    m_window->setReceiverSettings(m_settings);
    m_producerSettings.token = freshToken();
    m_window->setProducerSettings(m_producerSettings);
    connectStore();
    connectReceiver();
    connectPush();
    connectLog();
    connectSubscriptions();
    connect(m_window.get(), &MainWindow::sampleEventRequested, this, &WindowSession::sendSample);
    connect(m_window.get(), &MainWindow::repeatRequested, this, [this](const RequestRepeat& repeat) {
        connect(RequestPost::send(repeat, this), &RequestPost::answered, &m_window->requestsPage(),
                &RequestsPage::showRepeated);
    });
    m_clock.start();
    m_figures.setInterval(250ms);
    connect(&m_figures, &QTimer::timeout, this, &WindowSession::showFigures);
    m_figures.start();
    showFigures();
}

WindowSession::~WindowSession()
{
    m_tables->readThread().stop(); // a read under way speaks to this
    m_visitors.reset();
    m_demo.reset();
    m_logOrders.reset();
    m_orders.reset();
}

void WindowSession::connectStore()
{
    connect(m_tables.get(), &SessionTables::failed, this,
            [this](const QString& message) { m_window->showNotice(message, true); });
    SessionStore& store = m_workbench->store();
    connect(&store, &SessionStore::stored, m_tables.get(), &SessionTables::noteStored);
    connect(&store, &SessionStore::stored, this, [this] { m_countDue = true; });
    connect(&store, &SessionStore::writeFailed, this,
            [this](const QString& message) { m_window->showNotice(message, true); });
    connect(&store, &SessionStore::writeRecovered, this, [this] { m_window->clearWarning(); });
}

void WindowSession::connectReceiver()
{
    WebhookReceiver& receiver = m_workbench->receiver();
    connect(m_window.get(), &MainWindow::startReceiverRequested, this, &WindowSession::startReceiver);
    connect(m_window.get(), &MainWindow::stopReceiverRequested, &receiver, &WebhookReceiver::stop);
    connect(m_window.get(), &MainWindow::behaviourChanged, this,
            [&receiver](const QString& path, const QString& script) {
                receiver.setBehaviour(path.toStdString(), script.toStdString());
            });
    connect(m_window.get(), &MainWindow::busyChanged, this,
            [&receiver](const QString& path, bool busy) { receiver.setBusy(path.toStdString(), busy); });
    connect(&receiver, &WebhookReceiver::listenerChanged, this, &WindowSession::showListener);
    connect(&receiver, &WebhookReceiver::stopped, this, [this] { showListener({}); });
}

void WindowSession::connectPush()
{
    m_orders = std::make_unique<PushOrders>(*m_workbench);
    connect(m_orders.get(), &PushOrders::noticeMade, m_window.get(), &MainWindow::showNotice);
    connect(m_window.get(), &MainWindow::pushOrdered, m_orders.get(), &PushOrders::carryOut);
    m_window->setPushRefusal([](const PushSettings& settings) {
        return text(PushClient::refusal(settings).value_or(std::string()));
    });
    PushClient& client = m_workbench->pushClient();
    connect(&client, &PushClient::stateChanged, this, [this](const PushState& state) {
        m_push = state;
        m_countDue = true;
        showPush();
    });
    connect(&client, &PushClient::failed, this,
            [this](const QString& message) { m_window->showNotice(message, true); });
    connect(m_window.get(), &MainWindow::retryNowRequested, this,
            [this](qint64 feed) { m_workbench->pushClient().retryNow(feed); });
    connect(m_window.get(), &MainWindow::suspendRequested, this,
            [this](qint64 feed) { m_workbench->pushClient().suspend(feed); });
    connect(m_window.get(), &MainWindow::stopFeedRequested, this,
            [this](qint64 feed) { m_workbench->pushClient().stop(feed); });
    connect(m_window.get(), &MainWindow::resumeRequested, this, &WindowSession::resumeFeed);
}

void WindowSession::connectLog()
{
    m_logOrders = std::make_unique<LogOrders>(m_workbench->store());
    EventLogPage& page = m_window->eventLogPage();
    connect(&page, &EventLogPage::startRequested, this, &WindowSession::startProducer);
    connect(&page, &EventLogPage::stopRequested, this, [this] {
        if (Producer* producer = this->producer()) producer->stop();
    });
    connect(&page, &EventLogPage::appendRequested, m_logOrders.get(), &LogOrders::append);
    connect(&page, &EventLogPage::publishRequested, m_logOrders.get(), &LogOrders::publish);
    connect(&page, &EventLogPage::publishStopRequested, m_logOrders.get(), &LogOrders::stopPublishing);
    connect(&page, &EventLogPage::importRequested, m_logOrders.get(), &LogOrders::import);
    connect(&page, &EventLogPage::importCancelRequested, m_logOrders.get(), &LogOrders::cancelImport);
    connect(m_logOrders.get(), &LogOrders::publishing, &page, &EventLogPage::showPublishing);
    connect(m_logOrders.get(), &LogOrders::importProgressed, &page, &EventLogPage::showImport);
    connect(m_logOrders.get(), &LogOrders::imported, &page, &EventLogPage::showImported);
    connect(m_logOrders.get(), &LogOrders::noticeMade, m_window.get(), &MainWindow::showNotice);
}

void WindowSession::connectSubscriptions()
{
    m_subscriptionOrders = std::make_unique<SubscriptionOrders>(*m_workbench, m_tables->subscriptions());
    SubscriptionOrders* orders = m_subscriptionOrders.get();
    SubscriptionsPage& page = m_window->subscriptionsPage();
    connect(&page, &SubscriptionsPage::orderMade, orders, &SubscriptionOrders::carryOut);
    connect(&page, &SubscriptionsPage::pauseRequested, orders, &SubscriptionOrders::pause);
    connect(&page, &SubscriptionsPage::resumeRequested, orders, &SubscriptionOrders::resume);
    connect(&page, &SubscriptionsPage::removeRequested, orders, &SubscriptionOrders::remove);
    connect(orders, &SubscriptionOrders::replied, &page, &SubscriptionsPage::showReply);
    connect(orders, &SubscriptionOrders::noticeMade, m_window.get(), &MainWindow::showNotice);
    connect(orders, &SubscriptionOrders::changed, this,
            [this](const PlacedSubscription& placed) { m_tables->subscriptions().takeOne(placed); });
    connect(orders, &SubscriptionOrders::removed, this,
            [this](qint64 key) { m_tables->subscriptions().remove(key); });
    connect(orders, &SubscriptionOrders::credentialsChanged, this, &WindowSession::showCredentials);
}

Producer* WindowSession::producer()
{
    const auto producer = m_workbench->producer();
    if (!producer) {
        ProducerState state;
        state.error = producer.error();
        showProducer(state);
        return nullptr;
    }
    if (!std::exchange(m_producerConnected, true)) {
        connect(*producer, &Producer::stateChanged, this, &WindowSession::showProducer);
        connect(*producer, &Producer::stopped, this, [this] { showProducer({}); });
        showCredentials();
    }
    return *producer;
}

void WindowSession::startProducer(const ProducerSettings& settings)
{
    m_producerSettings = settings;
    if (Producer* producer = this->producer()) producer->start(settings);
}

void WindowSession::showProducer(const ProducerState& state)
{
    m_window->showProducer(state);
    Q_EMIT producerShown(state);
    if (state.listening && m_demoWanted && !std::exchange(m_demoSubscribed, true)) makeDemoSubscriptions();
}

void WindowSession::showCredentials()
{
    const auto producer = m_workbench->producer();
    if (!producer) return;
    SubscriptionForm::Credentials known;
    for (const CallbackCredential& credential : (*producer)->credentials().list())
        known.emplace_back(credential.id, credential.origin);
    m_window->subscriptionsPage().form().setCredentials(known);
}

/// Three consumers with different wishes, all of them this window's receiver.
void WindowSession::makeDemoSubscriptions()
{
    const std::string& token = m_settings.endpoints.front().token;
    SubscriptionOrder order;
    order.token = token;
    order.subscription.CallbackUrl = m_listener.url;
    order.subscription.EntityEventSequence = SequenceNumber{0};
    order.subscription.EntityEventSource = "Open houses cancelled";
    order.subscription.EntityEventFilter =
        "ResourceName eq 'OpenHouse' and EventTypes/any(t: t eq 'Canceled')";
    m_subscriptionOrders->carryOut(order);
    order.subscription.EntityEventSource = "Listings over 500,000";
    order.subscription.EntityEventFilter = "ResourceName eq 'Property' and Data/ListPrice gt 500000";
    order.subscription.profile = Profile::Vendor;
    order.subscription.onReject = OnReject::DeadLetter;
    m_subscriptionOrders->carryOut(order);
    order.subscription.EntityEventSource = "Roster sync";
    order.subscription.EntityEventFilter = "ResourceName in ('Member','Office')";
    order.subscription.profile = Profile::Rcp28;
    order.subscription.ActiveYN = false;
    m_subscriptionOrders->carryOut(order);
}

/// A feed that runs is resumed; for one that is known from the session only the form asks for what the
/// session does not keep, its token.
void WindowSession::resumeFeed(std::int64_t feed)
{
    const bool runs = std::any_of(m_push.feeds.begin(), m_push.feeds.end(),
                                  [feed](const FeedState& state) { return state.feed.id == feed; });
    if (runs) {
        m_workbench->pushClient().resume(feed);
        return;
    }
    m_tables->readThread().post([this, feed](SessionReader& session) {
        for (const PushFeed& known : session.feeds())
            if (known.id == feed)
                QMetaObject::invokeMethod(
                    this, [this, known] { m_window->showPushForm(text(known.url), text(known.label)); });
    });
}

void WindowSession::showPush()
{
    for (FeedState& state : m_push.feeds)
        if (state.feed.subscription == 0) state.remaining = m_remaining[state.feed.id];
    m_window->showPush(m_push);
}

/// Counts beside the push thread what each feed still has before it. Of subscriptions it tells that itself.
void WindowSession::countRemaining()
{
    if (m_counting || !m_countDue || m_push.feeds.empty()) return;
    m_counting = true;
    m_countDue = false;
    struct Work
    {
        std::vector<std::pair<std::int64_t, SequenceNumber>> feeds;
        std::size_t next = 0;
        std::map<SequenceNumber, std::int64_t> counted; ///< most feeds stand at the same place
        std::map<std::int64_t, std::int64_t> remaining;
    };
    auto work = std::make_shared<Work>();
    for (const FeedState& state : m_push.feeds)
        if (state.feed.subscription == 0) work->feeds.emplace_back(state.feed.id, state.feed.acknowledged);
    m_tables->readThread().scan([this, work](SessionReader& session) {
        QElapsedTimer clock;
        clock.start();
        while (work->next < work->feeds.size() && clock.elapsed() < countingMs) {
            const auto& [feed, acknowledged] = work->feeds[work->next++];
            const auto [count, isNew] = work->counted.try_emplace(acknowledged, 0);
            if (isNew) count->second = session.logEventsAfter(acknowledged, FeedState::mostCounted + 1);
            work->remaining[feed] = count->second;
        }
        if (work->next < work->feeds.size()) return true;
        QMetaObject::invokeMethod(this, [this, work] {
            m_counting = false;
            if (work->remaining == m_remaining) return;
            m_remaining = work->remaining;
            showPush();
        });
        return false;
    });
}

void WindowSession::startReceiver(const ReceiverSettings& settings)
{
    m_settings = settings;
    m_workbench->receiver().start(settings);
}

void WindowSession::showListener(const ListenerState& state)
{
    m_listener = state;
    m_window->showListener(state);
    Q_EMIT listenerShown(state);
    if (state.listening && m_demoWanted && m_demo == nullptr) startDemoFeeds();
}

void WindowSession::startDemo()
{
    m_demoWanted = true;
    m_window->setSession(tr("Demo session"), m_file);
    m_settings.port = 0;
    m_settings.endpoints.front().behaviour = demoBehaviour;
    m_window->setReceiverSettings(m_settings);
    startReceiver(m_settings);
}

void WindowSession::startDemoFeeds()
{
    const std::string& token = m_settings.endpoints.front().token;
    m_demo = std::make_unique<DemoFeed>(*m_workbench, demoSeed);
    connect(m_demo.get(), &DemoFeed::failed, this,
            [this](const QString& message) { m_window->showNotice(message, true); });
    m_demo->start(m_listener.url, token, demoLabel, demoEventsPerSecond);
    m_demo->addFeed(m_listener.url, token, "Vendor feed", Profile::Vendor);
    m_visitors = std::make_unique<DemoVisitors>();
    m_visitors->start(QUrl(text(m_listener.url)), QByteArray::fromStdString(token), demoLabel);
    m_producerSettings.port = 0;
    m_window->setProducerSettings(m_producerSettings);
    startProducer(m_producerSettings);
}

void WindowSession::endDemo()
{
    if (m_demo) m_demo->stopGenerating();
    if (!m_visitors) return;
    m_visitors->stop();
    m_visitors->visitOnceMore();
}

void WindowSession::sendSample()
{
    if (!m_listener.listening) return;
    // Each sample adds a row, so the number of rows is a sequence that this feed has not used.
    const QByteArray sequence = QByteArray::number(m_tables->stream().storedRows() + 1);
    EventPost::Content content;
    const EndpointSettings& endpoint = m_settings.endpoints.front();
    if (!endpoint.noAuth) content.token = QByteArray::fromStdString(endpoint.token);
    content.fingerprint = QByteArray::fromStdString(m_listener.fingerprint);
    content.label = "Sample";
    content.body =
        "{\"@reso.context\":\"urn:reso:metadata:2.0:resource:entityevent\",\"EntityEventSequence\":" +
        sequence + ",\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"SAMPLE-" + sequence + "\"}";
    EventPost* post = EventPost::send(QUrl(text(m_listener.url)), content, this);
    connect(post, &EventPost::answered, this, [this](int status) {
        m_window->showNotice(status == 0 ? tr("The sample event got no answer")
                                         : tr("The sample event was answered %1").arg(status),
                             false);
    });
}

void WindowSession::showFigures()
{
    countRemaining();
    m_window->showFigures(m_workbench->receiver().figures(), std::chrono::milliseconds(m_clock.elapsed()));
    // What is committed and not yet checkpointed stands in the file beside it.
    m_window->showSessionBytes(QFileInfo(m_file).size() + QFileInfo(m_file + u"-wal"_s).size());
}

} // namespace pb
