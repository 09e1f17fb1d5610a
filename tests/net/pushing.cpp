// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/pushing.h"

#include <QTest>

#include "models/domain/eventenvelope.h"
#include "models/domain/eventgenerator.h"

namespace pb::test {

using namespace std::chrono_literals;

Pushing::Pushing(int events)
{
    auto opened = SessionStore::open(dir.filePath(QStringLiteral("session.pushbench")).toStdString(), {});
    if (!opened) qFatal("%s", opened.error().message.c_str());
    store = std::move(*opened);
    addEvents(events);
    connectClient();
}

PushSettings Pushing::settings(const std::string& url, int batch)
{
    PushSettings made;
    made.url = url;
    made.token = "a-secret-token";
    made.batchSize = batch;
    made.deadline = 5s;
    made.retry.delays = {20ms, 40ms};
    made.retry.jitter = 0;
    made.retry.maxAttempts = 50;
    return made;
}

void Pushing::addEvents(int count)
{
    GeneratorSettings generated;
    generated.start = SequenceNumber{m_events + 1};
    EventGenerator generator(generated);
    std::vector<EntityEvent> events;
    for (int i = 0; i < count; ++i)
        events.push_back(*generator.next());
    m_events += count;
    store->appendLog(std::move(events), [](const LogOutcome&) {});
    store->flush();
}

void Pushing::restart()
{
    client.reset();
    store->flush();
    connectClient();
}

void Pushing::connectClient()
{
    client = std::make_unique<PushClient>(*store, 1);
    QObject::connect(
        client.get(), &PushClient::attemptFinished, context.get(),
        [this](const DeliveryAttempt& attempt, const PushFeed&) { attempts.push_back(attempt); });
    QObject::connect(client.get(), &PushClient::feedFinished, context.get(),
                     [this](const PushSummary& summary) { summaries.push_back(summary); });
    QObject::connect(client.get(), &PushClient::failed, context.get(),
                     [this](const QString& message) { failures.push_back(message.toStdString()); });
}

bool Pushing::finished(int feeds)
{
    return QTest::qWaitFor([&] { return static_cast<int>(summaries.size()) >= feeds; }, 10000);
}

bool Pushing::sawAttempts(int count)
{
    return QTest::qWaitFor([&] { return static_cast<int>(attempts.size()) >= count; }, 10000);
}

std::unique_ptr<SessionReader> Pushing::reader() const
{
    store->flush();
    auto opened = SessionReader::open(store->file());
    if (!opened) qFatal("%s", opened.error().message.c_str());
    return std::move(*opened);
}

std::vector<DeliveryAttempt> Pushing::storedAttempts() const
{
    return reader()->attemptsAfter(0, 10000);
}

PushFeed Pushing::feed(const std::string& label) const
{
    for (const PushFeed& feed : reader()->feeds())
        if (feed.label == label) return feed;
    return {};
}

std::vector<std::int64_t> sequencesOf(const SeenRequest& request)
{
    std::vector<std::int64_t> sequences;
    for (const EntityEvent& event : readEnvelope(request.body).events)
        sequences.push_back(event.EntityEventSequence.value);
    return sequences;
}

std::vector<std::int64_t> range(std::int64_t first, std::int64_t last)
{
    std::vector<std::int64_t> numbers;
    for (std::int64_t number = first; number <= last; ++number)
        numbers.push_back(number);
    return numbers;
}

double secondsBetween(const SeenRequest& earlier, const SeenRequest& later)
{
    return std::chrono::duration<double>(later.arrivedAt - earlier.arrivedAt).count();
}

} // namespace pb::test
