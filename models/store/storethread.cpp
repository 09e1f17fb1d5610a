// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storethread.h"

#include <algorithm>
#include <future>

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include "models/store/schema.h"

namespace pb {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostTasksPerCommit = 4096;
constexpr std::int64_t mostBytesPerCommit = 16LL * 1024 * 1024;
constexpr auto idleAcknowledgementDelay = 200ms;
constexpr std::size_t manyAcknowledgements = 1024; ///< are written with the next commit

std::int64_t bytesOf(const ReceivedRequest& received)
{
    std::size_t bytes =
        received.request.body.size() + received.request.head.size() + received.request.answer.size();
    for (const EntityEvent& event : received.events)
        bytes += event.source.size();
    return static_cast<std::int64_t>(bytes);
}

/// Makes a file and its companions readable by their owner alone.
void keepPrivate(const std::string& file)
{
    QFile::setPermissions(QString::fromStdString(file), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

SessionStore::Thread::Thread(std::string file, Options options, std::unique_ptr<QLockFile> lock)
    : m_file(std::move(file)), m_options(options), m_lock(std::move(lock))
{
}

SessionStore::Thread::~Thread()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) m_thread.join();
    if (m_options.temporary)
        for (const char* suffix : {"", "-wal", "-shm"})
            QFile::remove(QString::fromStdString(m_file + suffix));
}

std::optional<SessionError> SessionStore::Thread::start(SessionStore* owner)
{
    m_owner = owner;
    std::promise<std::optional<SessionError>> opened;
    m_thread =
        std::thread([this, &opened] { run([&opened](auto error) { opened.set_value(std::move(error)); }); });
    return opened.get_future().get();
}

void SessionStore::Thread::enqueue(Task task)
{
    const std::lock_guard guard(m_mutex);
    if (const auto* append = std::get_if<std::unique_ptr<Append>>(&task)) {
        ++m_queue.requests;
        m_queue.events += static_cast<std::int64_t>((*append)->received.events.size());
        m_queue.bytes += bytesOf((*append)->received);
        m_waitingSince.push_back((*append)->queuedAt);
    }
    m_tasks.push_back(std::move(task));
    if (m_tasks.size() == 1) m_wake.notify_one();
}

void SessionStore::Thread::acknowledge(std::int64_t requestId, std::chrono::microseconds after,
                                       std::optional<std::int64_t> sent)
{
    const std::lock_guard guard(m_mutex);
    m_acknowledgements.push_back({requestId, after.count(), sent.value_or(-1)});
    if (m_acknowledgements.size() == 1) m_wake.notify_one(); // so that the idle delay begins
}

SessionStore::QueueFigures SessionStore::Thread::queue() const
{
    const std::lock_guard guard(m_mutex);
    QueueFigures figures = m_queue;
    if (!m_waitingSince.empty())
        figures.oldest = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - m_waitingSince.front());
    return figures;
}

void SessionStore::Thread::run(const std::function<void(std::optional<SessionError>)>& opened)
{
    const QString connection = u"store-%1"_s.arg(quintptr(this), 0, 16);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    auto error = openDatabase();
    opened(error);
    if (!error) drain();
    m_received.reset();
    m_producer.reset();
    m_acknowledgementRows.reset();
    m_begin.reset();
    m_commit.reset();
    if (m_database.isOpen()) {
        QSqlQuery(m_database).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        m_database.close();
    }
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(connection);
}

std::optional<SessionError> SessionStore::Thread::openDatabase()
{
    m_database.setDatabaseName(QString::fromStdString(m_file));
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!m_database.open()) return sessionError(m_database.lastError(), "open the session", m_file);
    if (auto refused = refuseOtherVersion(m_database, m_file, true)) return refused;
    keepPrivate(m_file);
    std::optional<SessionError> error;
    for (const char* pragma :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = OFF",
          "PRAGMA journal_size_limit = 67108864", "PRAGMA cache_size = -32768", "PRAGMA temp_store = MEMORY"})
        if (!execute(pragma, error)) return error;
    if (m_options.hardLimitBytes > 0) {
        const std::string pages =
            "PRAGMA max_page_count = " + std::to_string(m_options.hardLimitBytes / 4096);
        if (!execute(pages.c_str(), error)) return error;
    }
    if (auto refused = migrate(m_database, m_file)) return refused;
    m_begin = prepared("BEGIN IMMEDIATE");
    m_commit = prepared("COMMIT");
    m_received = std::make_unique<ReceivedLog>(m_database, m_file);
    m_producer = std::make_unique<ProducerRecords>(m_database, m_file);
    m_acknowledgementRows = std::make_unique<SqlRows>(
        m_database, "acknowledgement",
        std::initializer_list<SqlRows::ColumnDefinition>{{"request", SqlRows::Column::Number},
                                                         {"after", SqlRows::Column::Number},
                                                         {"sent", SqlRows::Column::Optional}});
    m_producer->load();
    return m_received->load();
}

bool SessionStore::Thread::execute(const char* statement, std::optional<SessionError>& error)
{
    QSqlQuery query(m_database);
    if (query.exec(QString::fromLatin1(statement))) return true;
    error = sessionError(query.lastError(), "write", m_file);
    return false;
}

bool SessionStore::Thread::execute(QSqlQuery& prepared, std::optional<SessionError>& error)
{
    if (prepared.exec()) return true;
    error = sessionError(prepared.lastError(), "write", m_file);
    return false;
}

std::unique_ptr<QSqlQuery> SessionStore::Thread::prepared(const char* statement)
{
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->prepare(QString::fromLatin1(statement));
    return query;
}

void SessionStore::Thread::drain()
{
    std::deque<Task> tasks;
    std::vector<Acknowledgement> acknowledgements;
    while (takeTasks(tasks, acknowledgements)) {
        process(tasks, acknowledgements);
        tasks.clear();
        acknowledgements.clear();
    }
}

/// Waits for work and takes a commit's worth of it. False when the thread is to end and nothing is left.
bool SessionStore::Thread::takeTasks(std::deque<Task>& tasks, std::vector<Acknowledgement>& acknowledgements)
{
    std::unique_lock guard(m_mutex);
    while (m_tasks.empty() && !m_stopping) {
        if (m_acknowledgements.empty()) {
            m_wake.wait(guard);
        } else if (m_wake.wait_for(guard, idleAcknowledgementDelay,
                                   [this] { return !m_tasks.empty() || m_stopping; })) {
            continue;
        } else {
            break; // nothing came: the acknowledgements get a commit of their own
        }
    }
    if (m_tasks.empty() && m_acknowledgements.empty()) return false;
    std::int64_t bytes = 0;
    while (!m_tasks.empty() && tasks.size() < mostTasksPerCommit && bytes < mostBytesPerCommit) {
        if (const auto* append = std::get_if<std::unique_ptr<Append>>(&m_tasks.front()))
            bytes += bytesOf((*append)->received);
        tasks.push_back(std::move(m_tasks.front()));
        m_tasks.pop_front();
    }
    // Who waits for all that was asked for waits for them, too.
    const bool awaited = std::any_of(tasks.begin(), tasks.end(),
                                     [](const Task& task) { return std::holds_alternative<Barrier>(task); });
    if (tasks.empty() || awaited || m_acknowledgements.size() >= manyAcknowledgements || m_stopping)
        acknowledgements.swap(m_acknowledgements);
    return true;
}

void SessionStore::Thread::process(std::deque<Task>& tasks, std::vector<Acknowledgement>& acknowledgements)
{
    auto error = transact(tasks, acknowledgements);
    const bool rowMayBeAtFault = error && error->kind == SessionError::Kind::Failed && tasks.size() > 1;
    if (rowMayBeAtFault) {
        // One bad row must not fail its neighbours: each gets a transaction of its own.
        error.reset();
        for (Task& task : tasks) {
            std::deque<Task> single;
            single.push_back(std::move(task));
            if (auto failure = transact(single, acknowledgements)) {
                fail(single, *failure);
                error = failure;
            }
        }
    } else if (error) {
        fail(tasks, *error);
    }
    // Work that writes nothing proves nothing about the disk.
    const bool wrote = std::any_of(tasks.begin(), tasks.end(),
                                   [](const Task& task) { return !std::holds_alternative<Barrier>(task); });
    if (wrote) tell(error);
    if (m_options.temporary && ++m_commits % 64 == 0) dropOldBodies();
}

/// One transaction with everything in it; reports go out after the commit.
std::optional<SessionError> SessionStore::Thread::transact(std::deque<Task>& tasks,
                                                           std::vector<Acknowledgement>& acknowledgements)
{
    std::optional<SessionError> error;
    if (!execute(*m_begin, error)) return error;
    std::vector<Report> reports;
    writeAcknowledgements(acknowledgements);
    error = apply(tasks, reports);
    if (!error && execute(*m_commit, error)) {
        m_received->committed();
        settleQueueFigures(tasks);
        for (const Report& report : reports)
            report();
        m_producer->committed();
        const ProducerRecords::Marks& marks = m_producer->marks();
        Q_EMIT m_owner->stored({m_received->lastRow(), m_received->lastRequest(), marks.lastAttempt,
                                marks.logChanges, marks.subscriptionChanges, marks.logInsertions});
        return std::nullopt;
    }
    m_received->rolledBack();
    m_producer->rolledBack();
    std::optional<SessionError> ignored; // SQLite may have rolled back already
    execute("ROLLBACK", ignored);
    return error;
}

std::optional<SessionError> SessionStore::Thread::apply(std::deque<Task>& tasks, std::vector<Report>& reports)
{
    std::vector<std::unique_ptr<Append>*> appends;
    for (Task& task : tasks) {
        if (auto* append = std::get_if<std::unique_ptr<Append>>(&task)) {
            appends.push_back(append);
        } else if (auto* change = std::get_if<Change>(&task)) {
            if (auto error = change->apply(*m_producer)) return error;
            reports.emplace_back([change] { change->done(std::nullopt); });
        } else if (auto* barrier = std::get_if<Barrier>(&task)) {
            reports.push_back(barrier->passed);
        }
    }
    return appends.empty() ? std::nullopt : applyAppends(std::move(appends), reports);
}

std::optional<SessionError> SessionStore::Thread::applyAppends(std::vector<std::unique_ptr<Append>*> appends,
                                                               std::vector<Report>& reports)
{
    std::vector<const ReceivedRequest*> requests;
    requests.reserve(appends.size());
    for (const std::unique_ptr<Append>* append : appends)
        requests.push_back(&(*append)->received);
    auto outcomes = m_received->write(requests);
    if (!outcomes) return outcomes.error();
    reports.insert(reports.begin(),
                   [this, written = std::move(*outcomes), spent = std::move(appends)]() mutable {
                       for (std::size_t i = 0; i < written.size(); ++i)
                           written[i].spent = std::move(*spent[i]);
                       reportAppends(std::move(written));
                   });
    return std::nullopt;
}

/// Times of answers already given: worth keeping, not worth failing for.
void SessionStore::Thread::writeAcknowledgements(std::vector<Acknowledgement>& acknowledgements)
{
    if (acknowledgements.empty()) return;
    for (const Acknowledgement& each : acknowledgements) {
        m_acknowledgementRows->number(each.request);
        m_acknowledgementRows->number(each.after);
        m_acknowledgementRows->number(each.sent);
    }
    m_acknowledgementRows->insert();
    acknowledgements.clear();
}

void SessionStore::Thread::reportAppends(std::vector<AppendOutcome> outcomes)
{
    const std::lock_guard guard(m_sinkMutex);
    if (m_appendSink) m_appendSink(std::move(outcomes));
}

void SessionStore::Thread::setAppendSink(AppendSink sink)
{
    const std::lock_guard guard(m_sinkMutex);
    m_appendSink = std::move(sink);
}

void SessionStore::Thread::fail(std::deque<Task>& tasks, const SessionError& error)
{
    settleQueueFigures(tasks);
    std::vector<AppendOutcome> outcomes;
    for (Task& task : tasks) {
        if (const auto* append = std::get_if<std::unique_ptr<Append>>(&task)) {
            AppendOutcome outcome;
            outcome.ticket = (*append)->received.ticket;
            outcomes.push_back(outcome);
        } else if (auto* change = std::get_if<Change>(&task)) {
            change->done(error);
        } else if (auto* barrier = std::get_if<Barrier>(&task)) {
            barrier->passed();
        }
    }
    if (!outcomes.empty()) reportAppends(std::move(outcomes));
}

void SessionStore::Thread::settleQueueFigures(const std::deque<Task>& tasks)
{
    const std::lock_guard guard(m_mutex);
    for (const Task& task : tasks)
        if (const auto* append = std::get_if<std::unique_ptr<Append>>(&task)) {
            --m_queue.requests;
            m_queue.events -= static_cast<std::int64_t>((*append)->received.events.size());
            m_queue.bytes -= bytesOf((*append)->received);
            if (!m_waitingSince.empty()) m_waitingSince.pop_front();
        }
}

void SessionStore::Thread::tell(const std::optional<SessionError>& error)
{
    if (error && !m_failing) Q_EMIT m_owner->writeFailed(QString::fromStdString(error->message));
    if (!error && m_failing) Q_EMIT m_owner->writeRecovered();
    m_failing = error.has_value();
}

} // namespace pb
