// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/democommand.h"

#include <unordered_map>

#include <QCoreApplication>
#include <QTimer>
#include <QUuid>

#include "app/commandoptions.h"
#include "app/demofeed.h"
#include "app/lineoutput.h"
#include "app/stopsignal.h"
#include "app/workbench.h"
#include "models/store/sessionreader.h"
#include "net/push/pushclient.h"
#include "net/receiver/webhookreceiver.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int eventsPerSecond = 200;
constexpr auto drainTime = 120s; ///< for what is on its way when generating ends

/// The faulty receiver: each kind of trouble once for certain, then by chance.
std::string demoBehaviour(std::uint64_t seed)
{
    return "3x accept, 1x stored-then reset, 2x accept, 1x status=429 retry-after=1, 1x accept, 1x "
           "status=503, 1x close, "
           "random(seed=" +
           std::to_string(seed) +
           "): 4% status=503, 1% status=429 retry-after=1, 1% reset, 2% stored-then close";
}

/// What the two ends of a session say about each other.
struct Comparison
{
    std::int64_t generated = 0;
    std::int64_t received = 0; ///< distinct
    std::int64_t lost = 0;     ///< generated, and not received as the same tuple
};

Comparison compareEnds(SessionReader& reader)
{
    constexpr int page = 2000;
    Comparison comparison;
    std::unordered_map<std::int64_t, EntityEvent> received;
    std::int64_t row = 0;
    for (auto events = reader.eventsAfter(row, page); !events.empty();
         events = reader.eventsAfter(row, page)) {
        for (StoredEvent& stored : events) {
            row = stored.streamRow;
            stored.event.source.clear();
            received.emplace(stored.event.EntityEventSequence.value, std::move(stored.event));
        }
    }
    comparison.received = static_cast<std::int64_t>(received.size());
    SequenceNumber after{};
    for (auto events = reader.logAfter(after, page); !events.empty(); events = reader.logAfter(after, page))
        for (const StoredEvent& stored : events) {
            after = stored.event.EntityEventSequence;
            ++comparison.generated;
            const auto found = received.find(after.value);
            if (found == received.end() || !sameTuple(found->second, stored.event)) ++comparison.lost;
        }
    return comparison;
}

/// One run of the demo: generator, push client and faulty receiver over real sockets, in one session.
class HeadlessDemo : public QObject
{
    Q_OBJECT
public:
    HeadlessDemo(Workbench& workbench, std::chrono::seconds length, std::uint64_t seed, LineOutput output)
        : m_workbench(workbench), m_length(length), m_seed(seed), m_output(output), m_feed(workbench, seed)
    {
        connect(&workbench.receiver(), &WebhookReceiver::listenerChanged, this, &HeadlessDemo::onListener);
        connect(&workbench.receiver(), &WebhookReceiver::stopped, this, &HeadlessDemo::summarise);
        connect(&workbench.pushClient(), &PushClient::feedFinished, this, &HeadlessDemo::onFeedFinished);
        connect(&m_feed, &DemoFeed::generatingStopped, this,
                [this] { m_workbench.pushClient().finishWhenDrained(); });
        connect(&m_feed, &DemoFeed::failed, this, [](const QString& message) { failure(message); });
        connect(&m_progress, &QTimer::timeout, this, &HeadlessDemo::showProgress);
    }

    void start()
    {
        EndpointSettings endpoint;
        endpoint.token = m_token;
        endpoint.behaviour = demoBehaviour(m_seed);
        ReceiverSettings settings;
        settings.port = 0;
        settings.endpoints = {endpoint};
        m_workbench.receiver().start(settings);
    }

    void stopGenerating()
    {
        if (std::exchange(m_stopping, true)) return;
        m_feed.stopGenerating();
        QTimer::singleShot(drainTime, this, [this] { m_workbench.pushClient().stop(); });
    }

    int exitCode() const { return m_exitCode; }

private:
    void onListener(const ListenerState& state)
    {
        if (!state.listening) {
            if (!state.error.empty()) {
                m_exitCode = failure(QString::fromStdString(state.error));
                QCoreApplication::exit();
            }
            return;
        }
        m_output.announce(JsonLine("ready").add("url", state.url));
        m_feed.start(state.url, m_token, "Demo", eventsPerSecond);
        QTimer::singleShot(m_length, Qt::PreciseTimer, this, &HeadlessDemo::stopGenerating);
        m_progress.start(1s);
    }

    void onFeedFinished(const PushSummary& summary)
    {
        if (summary.suspended)
            failure(u"the feed was suspended: %1"_s.arg(QString::fromStdString(summary.reason)));
        m_progress.stop();
        m_workbench.receiver().stop();
    }

    void showProgress()
    {
        const DemoFeed::Figures& figures = m_feed.figures();
        const ReceiverFigures received = m_workbench.receiver().figures();
        JsonLine line("progress");
        line.add("generated", figures.generated)
            .add("received", received.newEvents)
            .add("attempts", figures.attempts);
        m_output.report(line, std::to_string(figures.generated) + " generated, " +
                                  std::to_string(received.newEvents) + " received, " +
                                  std::to_string(figures.attempts) + " attempts");
    }

    void summarise()
    {
        m_workbench.store().flush();
        auto reader = SessionReader::open(m_workbench.store().file());
        if (!reader) {
            m_exitCode = failure(QString::fromStdString(reader.error().message));
            QCoreApplication::exit();
            return;
        }
        const Comparison ends = compareEnds(**reader);
        const DemoFeed::Figures& figures = m_feed.figures();
        JsonLine line("summary");
        line.add("generated", ends.generated)
            .add("received", ends.received)
            .add("attempts", figures.attempts);
        line.add("retries", figures.retries).add("halts", figures.halts);
        line.add("duplicates", m_workbench.receiver().figures().duplicates).add("lost", ends.lost);
        m_output.announce(line);
        m_exitCode = ends.lost == 0 && ends.received == ends.generated ? 0 : 1;
        QCoreApplication::exit();
    }

    Workbench& m_workbench;
    std::chrono::seconds m_length;
    std::uint64_t m_seed;
    LineOutput m_output;
    DemoFeed m_feed;
    QTimer m_progress;
    std::string m_token = QUuid::createUuid().toString(QUuid::Id128).toStdString();
    bool m_stopping = false;
    int m_exitCode = 0;
};

} // namespace

int runDemo(const QStringList& arguments)
{
    CommandOptions options(
        u"demo"_s, u"Generator, push client and a faulty receiver on this machine, over real sockets; "
                   "the summary proves that nothing was lost."_s);
    options.addFlag(u"headless"_s, u"No window: progress lines and a summary."_s);
    options.addValue(u"seconds"_s, u"N"_s, u"How long events are generated."_s, u"20"_s);
    options.addValue(u"seed"_s, u"S"_s, u"The same seed gives the same events and the same faults."_s,
                     u"1"_s);
    if (const auto code = options.read(arguments)) return *code;
    if (!options.has(u"headless"_s))
        return usageError(u"write 'pushbench demo --headless', or 'pushbench --demo' for the window"_s);
    const auto seconds = options.integer(u"seconds"_s, 1, 86400);
    if (!seconds) return usageError(seconds.error());
    const auto seed = options.integer(u"seed"_s, 0, std::numeric_limits<std::int64_t>::max());
    if (!seed) return usageError(seed.error());
    const auto most = options.maxSession();
    if (!most) return usageError(most.error());
    auto workbench = Workbench::open(options.sessionFile(), *most);
    if (!workbench) return failure(QString::fromStdString(workbench.error().message));
    (*workbench)->setSeed(static_cast<std::uint64_t>(*seed));

    HeadlessDemo demo(**workbench, std::chrono::seconds(*seconds), static_cast<std::uint64_t>(*seed),
                      LineOutput(options.json(), options.quiet()));
    const StopSignal stopSignal;
    QObject::connect(&stopSignal, &StopSignal::requested, &demo, &HeadlessDemo::stopGenerating);
    demo.start();
    QCoreApplication::exec();
    return demo.exitCode();
}

} // namespace pb

#include "democommand.moc"
