// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofeed.h"

#include <algorithm>
#include <chrono>

#include <QMetaObject>

#include "app/workbench.h"
#include "models/domain/newevent.h"
#include "net/push/pushclient.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr auto tick = 100ms;
/// One tick in this many brings a burst, of as many times the usual number.
constexpr std::uint64_t ticksBetweenBursts = 45;
constexpr int burst = 8;

GeneratorSettings generatorSettings(std::uint64_t seed)
{
    GeneratorSettings settings;
    settings.seed = seed;
    settings.gapRate = 0.05;
    settings.eventTypes = true;
    settings.withData = true;
    return settings;
}

} // namespace

DemoFeed::DemoFeed(Workbench& workbench, std::uint64_t seed, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_generator(generatorSettings(seed)), m_rhythm(seed | 1)
{
    m_timer.setInterval(tick);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DemoFeed::generate);
}

DemoFeed::~DemoFeed()
{
    // The store's answers to appendLog() name this object: none may come after it is gone.
    if (m_pending > 0) m_workbench.store().flush();
}

void DemoFeed::start(const std::string& url, const std::string& token, const std::string& label,
                     int eventsPerSecond)
{
    m_eventsPerSecond = eventsPerSecond;
    PushClient& client = m_workbench.pushClient();
    connect(&client, &PushClient::attemptFinished, this, [this](const DeliveryAttempt& attempt) {
        ++m_figures.attempts;
        if (attempt.outcome == AttemptOutcome::Retry || attempt.outcome == AttemptOutcome::Abandoned)
            ++m_figures.retries;
        if (attempt.outcome == AttemptOutcome::Halted) ++m_figures.halts;
        Q_EMIT figuresChanged();
    });
    connect(&client, &PushClient::failed, this, &DemoFeed::failed);
    addFeed(url, token, label, Profile::Rcp28);
    m_timer.start();
    generate();
}

void DemoFeed::addFeed(const std::string& url, const std::string& token, const std::string& label,
                       Profile profile)
{
    PushSettings settings;
    settings.url = url;
    settings.token = token;
    settings.label = label;
    settings.profile = profile;
    settings.batchSize = 10;
    settings.retry = *retryPreset("workshop");
    settings.onReject = OnReject::DeadLetter;
    m_workbench.pushClient().start(settings, false);
}

void DemoFeed::stopGenerating()
{
    m_timer.stop();
    m_stopping = true;
    if (m_pending == 0) QMetaObject::invokeMethod(this, &DemoFeed::generatingStopped, Qt::QueuedConnection);
}

/// Uneven on purpose: some ticks bring nothing, now and then one brings many; the average stays.
int DemoFeed::eventsNow()
{
    m_rhythm ^= m_rhythm << 13;
    m_rhythm ^= m_rhythm >> 7;
    m_rhythm ^= m_rhythm << 17;
    const double usual = m_eventsPerSecond * std::chrono::duration<double>(tick).count();
    m_owed += usual;
    const bool bursts = m_rhythm % ticksBetweenBursts == 0;
    const double due = bursts ? m_owed + usual * burst : m_owed * static_cast<double>(m_rhythm % 3) / 2;
    const int events = static_cast<int>(due);
    m_owed = std::max(m_owed - events, -usual * burst);
    return events;
}

void DemoFeed::generate()
{
    std::vector<EntityEvent> events;
    for (int left = eventsNow(); left > 0; --left) {
        auto event = m_generator.next();
        if (!event) break;
        events.push_back(std::move(*event));
    }
    if (!events.empty()) append(std::move(events));
}

void DemoFeed::append(std::vector<EntityEvent> events)
{
    if (m_shared) {
        appendAnew(events);
        return;
    }
    ++m_pending;
    m_workbench.store().appendLog(events, [this, events](LogOutcome outcome) {
        QMetaObject::invokeMethod(this, [this, events, outcome = std::move(outcome)] {
            if (outcome.conflict) { // their sequences were given to events of somebody else
                m_shared = true;
                appendAnew(events);
            }
            noteLogged(outcome);
        });
    });
}

void DemoFeed::appendAnew(const std::vector<EntityEvent>& events)
{
    std::vector<NewEvent> made;
    for (const EntityEvent& event : events)
        made.push_back(newEventOf(event));
    ++m_pending;
    m_workbench.store().appendNew(std::move(made), [this](LogOutcome outcome) {
        QMetaObject::invokeMethod(this, [this, outcome = std::move(outcome)] { noteLogged(outcome); });
    });
}

void DemoFeed::noteLogged(const LogOutcome& outcome)
{
    --m_pending;
    m_figures.generated += outcome.added;
    if (outcome.error)
        Q_EMIT failed(QString::fromStdString(outcome.error->message));
    else
        m_workbench.pushClient().logGrew();
    Q_EMIT figuresChanged();
    if (m_stopping && m_pending == 0) Q_EMIT generatingStopped();
}

} // namespace pb
