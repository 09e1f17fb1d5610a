// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/manysubscriptions.h"

#include <future>
#include <map>

#include <QTest>

namespace pb::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr const char* resources[] = {"Property", "Media", "Office", "Member", "OpenHouse", "Showing"};
constexpr const char* types[] = {"Insert", "Update", "Delete"};
constexpr int kinds = 5;

/// The key of the event with sequence k: "K" and five digits.
std::string keyOf(std::int64_t k)
{
    const std::string digits = std::to_string(k % 5000);
    return "K" + std::string(5 - digits.size(), '0') + digits;
}

std::int64_t priceOf(std::int64_t k)
{
    return (k * 7919) % 1'000'000;
}

NewEvent eventOf(std::int64_t k)
{
    NewEvent event;
    event.ResourceName = resources[k % 6];
    event.ResourceRecordKey = keyOf(k);
    event.EventTypes = {types[k % 3]};
    event.members = "\"Data\":{\"ListPrice\":" + std::to_string(priceOf(k)) + ",\"City\":\"C" +
                    std::to_string(k % 211) + "\",\"Remarks\":\"A house with word" + std::to_string(k % 200) +
                    ". in it\"}";
    return event;
}

/// A price range of the subscription, so that ranges never meet.
std::int64_t leastPrice(int i)
{
    return std::int64_t{i / kinds} * 5000;
}

std::string suffix(int i)
{
    const std::string digits = std::to_string(i / kinds % 1000);
    return std::string(3 - digits.size(), '0') + digits;
}

std::string filterOf(int i)
{
    const std::string own = std::to_string(i / kinds);
    switch (i % kinds) {
    case 0:
        return "ResourceRecordKey eq '" + keyOf(i) + "'";
    case 1:
        return "ResourceName eq 'Media' and Data/City eq 'C" + own + "'";
    case 2:
        return "Data/ListPrice ge " + std::to_string(leastPrice(i)) + " and Data/ListPrice lt " +
               std::to_string(leastPrice(i) + 5000);
    case 3:
        return "EventTypes/any(t: t eq 'Delete') and endswith(ResourceRecordKey, '" + suffix(i) + "')";
    default:
        return "ResourceName in ('Property','Office') and contains(Data/Remarks, 'word" + own + ".')";
    }
}

bool isFor(std::int64_t k, int i)
{
    switch (i % kinds) {
    case 0:
        return k % 5000 == i;
    case 1:
        return k % 6 == 1 && k % 211 == i / kinds;
    case 2:
        return priceOf(k) >= leastPrice(i) && priceOf(k) < leastPrice(i) + 5000;
    case 3:
        return k % 3 == 2 && keyOf(k).ends_with(suffix(i));
    default:
        return (k % 6 == 0 || k % 6 == 2) && k % 200 == i / kinds;
    }
}

std::unique_ptr<SessionStore> opened(const QString& file)
{
    auto store = SessionStore::open(file.toStdString(), {});
    if (!store) qFatal("%s", store.error().message.c_str());
    return std::move(*store);
}

} // namespace

ManySubscriptions::ManySubscriptions(int subscriptions)
    : m_produced(opened(m_folder.filePath(u"produced.pushbench"_s))),
      m_received(opened(m_folder.filePath(u"received.pushbench"_s))),
      m_receiver(std::make_unique<WebhookReceiver>(*m_received)), m_subscriptions(subscriptions)
{
}

ManySubscriptions::~ManySubscriptions()
{
    m_client.reset();
    m_receiver.reset();
}

bool ManySubscriptions::begin()
{
    ReceiverSettings settings;
    settings.port = 0;
    settings.endpoints.clear();
    for (int i = 0; i < m_subscriptions; ++i) {
        EndpointSettings& endpoint = settings.endpoints.emplace_back();
        endpoint.path = "/s" + std::to_string(i);
        endpoint.noAuth = true;
    }
    QObject context;
    QObject::connect(m_receiver.get(), &WebhookReceiver::listenerChanged, &context,
                     [this](const ListenerState& state) {
                         if (state.listening) m_url = state.url.substr(0, state.url.rfind('/'));
                     });
    m_receiver->start(settings);
    if (!QTest::qWaitFor([this] { return !m_url.empty(); }, 10000)) return false;
    for (int i = 0; i < m_subscriptions; ++i) {
        Subscription wanted;
        wanted.EntityEventFilter = filterOf(i);
        wanted.CallbackUrl = m_url + "/s" + std::to_string(i);
        wanted.EntityEventSequence = SequenceNumber{0};
        m_produced->createSubscription(wanted, m_url,
                                       [](const tl::expected<PlacedSubscription, SessionError>&) {});
    }
    m_produced->flush();
    createClient();
    return true;
}

void ManySubscriptions::createClient()
{
    m_client = std::make_unique<PushClient>(*m_produced, 1);
    m_client->startSubscriptions();
}

void ManySubscriptions::restart()
{
    m_client.reset();
    createClient();
}

void ManySubscriptions::append(int events, int atOnce)
{
    for (int done = 0; done < events; done += atOnce) {
        std::vector<NewEvent> chunk;
        for (int i = 0; i < std::min(atOnce, events - done); ++i)
            chunk.push_back(eventOf(++m_events));
        std::promise<void> appended;
        m_produced->appendNew(std::move(chunk), [&](const LogOutcome&) { appended.set_value(); });
        appended.get_future().wait();
        m_client->logGrew();
    }
    m_expected = 0;
    for (int i = 0; i < m_subscriptions; ++i)
        for (std::int64_t k = 1; k <= m_events; ++k)
            m_expected += isFor(k, i) ? 1 : 0;
}

std::vector<std::int64_t> ManySubscriptions::expectedOf(int subscription) const
{
    std::vector<std::int64_t> all;
    for (std::int64_t k = 1; k <= m_events; ++k)
        if (isFor(k, subscription)) all.push_back(k);
    return all;
}

bool ManySubscriptions::arrived(std::chrono::seconds within)
{
    return QTest::qWaitFor([this] { return m_receiver->figures().newEvents >= m_expected; },
                           static_cast<int>(std::chrono::milliseconds(within).count()));
}

std::string ManySubscriptions::firstFault() const
{
    m_received->flush();
    auto reader = SessionReader::open(m_received->file());
    if (!reader) return reader.error().message;
    std::map<std::string, std::vector<std::int64_t>> got;
    std::int64_t row = 0;
    for (;;) {
        const auto page = (*reader)->eventsAfter(row, 5000);
        if (page.empty()) break;
        row = page.back().streamRow;
        for (const StoredEvent& each : page)
            got[each.endpoint].push_back(each.event.EntityEventSequence.value);
    }
    for (int i = 0; i < m_subscriptions; ++i) {
        const auto expected = expectedOf(i);
        const auto& had = got["/s" + std::to_string(i)];
        if (had != expected)
            return "consumer " + std::to_string(i) + " (" + filterOf(i) + ") got " +
                   std::to_string(had.size()) + " events, not its " + std::to_string(expected.size()) +
                   ", or in another order";
    }
    return {};
}

std::int64_t ManySubscriptions::attempts() const
{
    m_produced->flush();
    auto reader = SessionReader::open(m_produced->file());
    return reader ? (*reader)->lastAttempt() : 0;
}

} // namespace pb::test
