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
#include "app/pushorders.h"
#include "net/push/pushclient.h"
#include "net/receiver/webhookreceiver.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t temporaryBytes = 2147483648;
constexpr std::uint64_t demoSeed = 7;
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
    connectStore();
    connectReceiver();
    connectPush();
    connect(m_window.get(), &MainWindow::sampleEventRequested, this, &WindowSession::sendSample);
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
    if (m_counting || !m_countDue) return;
    std::vector<std::pair<std::int64_t, SequenceNumber>> feeds;
    for (const FeedState& state : m_push.feeds)
        if (state.feed.subscription == 0) feeds.emplace_back(state.feed.id, state.feed.acknowledged);
    if (feeds.empty()) return;
    m_counting = true;
    m_countDue = false;
    m_tables->readThread().post([this, feeds = std::move(feeds)](SessionReader& session) {
        std::map<std::int64_t, std::int64_t> remaining;
        for (const auto& [feed, acknowledged] : feeds)
            remaining[feed] = session.logEventsAfter(acknowledged, FeedState::mostCounted + 1);
        QMetaObject::invokeMethod(this, [this, remaining = std::move(remaining)] {
            m_counting = false;
            if (remaining == m_remaining) return;
            m_remaining = remaining;
            showPush();
        });
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
    if (!m_listener.noAuth) content.token = QByteArray::fromStdString(m_settings.endpoints.front().token);
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
