// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logorders.h"

#include <future>

#include <QElapsedTimer>
#include <QMetaObject>

#include "app/eventpublisher.h"
#include "models/tables/importfile.h"

namespace pb {

namespace {

constexpr std::size_t chunkEvents = 1000;
constexpr qint64 reportMs = 100;

/// One import: what is read goes into the log chunk by chunk, in its own thread.
class Import
{
public:
    Import(SessionStore& store, std::atomic<bool>& stopped) : m_store(store), m_stopped(stopped) {}

    /// Why it could not go on; empty: it could.
    QString failure;
    ImportCount count;

    bool take(ImportFile::Line line)
    {
        if (std::holds_alternative<QString>(line.content))
            ++count.wrong;
        else if (auto* event = std::get_if<EntityEvent>(&line.content))
            m_events.push_back(std::move(*event));
        else
            m_fresh.push_back(std::move(std::get<NewEvent>(line.content)));
        return m_events.size() < chunkEvents && m_fresh.size() < chunkEvents ? true : flush();
    }

    /// Commits what is held; false where it can't go on.
    bool flush()
    {
        if (!m_events.empty()) appendNumbered(std::exchange(m_events, {}));
        if (!m_fresh.empty() && failure.isEmpty())
            note(wait([&](auto done) { m_store.appendNew(std::exchange(m_fresh, {}), std::move(done)); }));
        return failure.isEmpty();
    }

private:
    template <typename Ask>
    LogOutcome wait(Ask&& ask)
    {
        std::promise<LogOutcome> promise;
        ask([&promise](LogOutcome outcome) { promise.set_value(std::move(outcome)); });
        return promise.get_future().get();
    }

    void note(const LogOutcome& outcome)
    {
        count.added += outcome.added;
        count.known += outcome.known;
        if (outcome.error) failure = QString::fromStdString(outcome.error->message);
        if (outcome.exhausted)
            failure = LogOrders::tr("The log has no sequence left; the rest was left out.");
    }

    /// A chunk is taken as a whole; where one sequence of it stands for another record, one by one (EVT-5).
    void appendNumbered(std::vector<EntityEvent> events)
    {
        const auto append = [this](std::vector<EntityEvent> some) {
            return wait([&](auto done) { m_store.appendLog(std::move(some), std::move(done)); });
        };
        const LogOutcome whole = append(events);
        if (!whole.conflict) {
            note(whole);
            return;
        }
        for (EntityEvent& event : events) {
            if (m_stopped || !failure.isEmpty()) return;
            const LogOutcome one = append({std::move(event)});
            if (one.conflict)
                ++count.conflicts;
            else
                note(one);
        }
    }

    SessionStore& m_store;
    std::atomic<bool>& m_stopped;
    std::vector<EntityEvent> m_events;
    std::vector<NewEvent> m_fresh;
};

} // namespace

LogOrders::LogOrders(SessionStore& store, QObject* parent) : QObject(parent), m_store(store)
{
}

LogOrders::~LogOrders()
{
    endPublishing();
    m_importStopped = true;
    if (m_importThread) m_importThread->wait();
    if (m_appending > 0) m_store.flush(); // the store's answer names this object
}

void LogOrders::append(const NewEvent& event)
{
    ++m_appending;
    m_store.appendNew({event}, [this](const LogOutcome& outcome) {
        QMetaObject::invokeMethod(
            this,
            [this, outcome] {
                --m_appending;
                if (outcome.error)
                    Q_EMIT noticeMade(QString::fromStdString(outcome.error->message), true);
                else if (outcome.exhausted)
                    Q_EMIT noticeMade(tr("The log has no sequence left; nothing was appended."), true);
                else
                    Q_EMIT noticeMade(tr("Appended as sequence %1").arg(outcome.lastAdded.value), false);
            },
            Qt::QueuedConnection);
    });
}

void LogOrders::publish(const PublishOrder& order)
{
    endPublishing();
    m_publishThread = std::make_unique<QThread>();
    m_publishThread->setObjectName(QStringLiteral("Publish"));
    auto* publisher = new EventPublisher(m_store, order);
    m_publisher = publisher;
    publisher->moveToThread(m_publishThread.get());
    connect(m_publishThread.get(), &QThread::started, publisher, &EventPublisher::start);
    connect(m_publishThread.get(), &QThread::finished, publisher, &QObject::deleteLater);
    const qint64 total = order.count;
    connect(publisher, &EventPublisher::progressed, this, [this, publisher, total](qint64 appended) {
        if (publisher == m_publisher) Q_EMIT publishing(true, appended, total);
    });
    connect(publisher, &EventPublisher::finished, this,
            [this, publisher, total](qint64 appended, const QString& failure) {
                if (publisher != m_publisher) return;
                endPublishing();
                Q_EMIT publishing(false, appended, total);
                if (failure.isEmpty())
                    Q_EMIT noticeMade(tr("%n event(s) appended", nullptr, static_cast<int>(appended)), false);
                else
                    Q_EMIT noticeMade(failure, true);
            });
    m_publishThread->start();
    Q_EMIT publishing(true, 0, total);
}

void LogOrders::stopPublishing()
{
    if (m_publisher != nullptr)
        QMetaObject::invokeMethod(m_publisher, &EventPublisher::stop, Qt::QueuedConnection);
}

void LogOrders::endPublishing()
{
    m_publisher = nullptr;
    if (!m_publishThread) return;
    m_publishThread->quit();
    m_publishThread->wait();
    m_publishThread.reset();
}

void LogOrders::import(const ImportSettings& settings)
{
    if (m_importThread && !m_importThread->isFinished()) return;
    m_importStopped = false;
    m_importThread.reset(QThread::create([this, settings] { runImport(settings); }));
    m_importThread->setObjectName(QStringLiteral("Import"));
    m_importThread->start();
}

void LogOrders::cancelImport()
{
    m_importStopped = true;
}

/// In the import's own thread.
void LogOrders::runImport(const ImportSettings& settings)
{
    Import work(m_store, m_importStopped);
    const auto file = ImportFile::open(settings);
    if (!file) {
        work.failure = file.error();
    } else {
        QElapsedTimer sinceReport;
        sinceReport.start();
        bool goesOn = true;
        while (goesOn && !m_importStopped) {
            auto line = (*file)->next();
            if (!line) break;
            goesOn = work.take(std::move(*line));
            if (sinceReport.elapsed() < reportMs) continue;
            sinceReport.start();
            const qint64 size = std::max<qint64>((*file)->size(), 1);
            const int percent = static_cast<int>((*file)->bytesRead() * 100 / size);
            QMetaObject::invokeMethod(
                this, [this, percent] { Q_EMIT importProgressed(percent); }, Qt::QueuedConnection);
        }
        if (!m_importStopped) work.flush();
    }
    QMetaObject::invokeMethod(
        this, [this, count = work.count, failure = work.failure] { Q_EMIT imported(count, failure); },
        Qt::QueuedConnection);
}

} // namespace pb
