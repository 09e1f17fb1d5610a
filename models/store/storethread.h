// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include "models/store/producerrecords.h"
#include "models/store/receivedlog.h"
#include "models/store/sessionstore.h"

namespace pb {

/// The thread behind SessionStore: it owns the writing connection and drains the queue into transactions.
class SessionStore::Thread
{
public:
    Thread(std::string file, Options options, std::unique_ptr<QLockFile> lock);
    ~Thread();

    /// Opens the file in the store thread and starts draining; blocks until that is known.
    std::optional<SessionError> start(SessionStore* owner);

    struct Append
    {
        ReceivedRequest received;
        std::chrono::steady_clock::time_point queuedAt;
    };
    /// Any other change: `apply` writes within the transaction and keeps what it came to; `done` is called
    /// after the commit, or with why there was none.
    struct Change
    {
        std::function<std::optional<SessionError>(ProducerRecords&)> apply;
        std::function<void(const std::optional<SessionError>&)> done;
    };
    struct Barrier
    {
        std::function<void()> passed;
    };
    /// Requests travel by pointer: they are many, and large to move.
    using Task = std::variant<std::unique_ptr<Append>, Change, Barrier>;

    void enqueue(Task task);
    void acknowledge(std::int64_t requestId, std::chrono::microseconds after,
                     std::optional<std::int64_t> sent);
    QueueFigures queue() const;
    const std::string& file() const { return m_file; }
    std::int64_t droppedBodies() const { return m_droppedBodies; }
    /// Waits for a call of the old sink that is under way.
    void setAppendSink(AppendSink sink);

private:
    struct Acknowledgement
    {
        std::int64_t request = 0;
        std::int64_t after = 0; ///< -1: nothing of an answer went out
        std::int64_t sent = -1; ///< -1: the answer went out whole
    };
    /// What a commit lets loose: callbacks with their results.
    using Report = std::function<void()>;

    void run(const std::function<void(std::optional<SessionError>)>& opened);
    std::optional<SessionError> openDatabase();
    void drain();
    bool takeTasks(std::deque<Task>& tasks, std::vector<Acknowledgement>& acknowledgements);
    void process(std::deque<Task>& tasks, std::vector<Acknowledgement>& acknowledgements);
    std::optional<SessionError> transact(std::deque<Task>& tasks,
                                         std::vector<Acknowledgement>& acknowledgements);
    std::optional<SessionError> apply(std::deque<Task>& tasks, std::vector<Report>& reports);
    std::optional<SessionError> applyAppends(std::vector<std::unique_ptr<Append>*> appends,
                                             std::vector<Report>& reports);
    void writeAcknowledgements(std::vector<Acknowledgement>& acknowledgements);
    void reportAppends(std::vector<AppendOutcome> outcomes);
    void fail(std::deque<Task>& tasks, const SessionError& error);
    void settleQueueFigures(const std::deque<Task>& tasks);
    void tell(const std::optional<SessionError>& error);
    void dropOldBodies();
    std::int64_t bytesInUse();
    bool dropBodies(std::int64_t bytes);
    bool execute(const char* statement, std::optional<SessionError>& error);
    bool execute(QSqlQuery& prepared, std::optional<SessionError>& error);
    std::unique_ptr<QSqlQuery> prepared(const char* statement);

    std::string m_file;
    Options m_options;
    std::unique_ptr<QLockFile> m_lock;
    SessionStore* m_owner = nullptr;
    std::mutex m_sinkMutex;
    AppendSink m_appendSink;

    // Between the threads, under the mutex.
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::vector<Acknowledgement> m_acknowledgements;
    QueueFigures m_queue;
    std::deque<std::chrono::steady_clock::time_point> m_waitingSince;
    bool m_stopping = false;

    std::atomic<std::int64_t> m_droppedBodies{0};

    // The store thread's own.
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQuery> m_begin;
    std::unique_ptr<QSqlQuery> m_commit;
    std::unique_ptr<ReceivedLog> m_received;
    std::unique_ptr<ProducerRecords> m_producer;
    std::unique_ptr<SqlRows> m_acknowledgementRows;
    std::int64_t m_commits = 0;
    std::int64_t m_bodiesDroppedUpTo = 0;
    bool m_failing = false;

    std::thread m_thread;
};

} // namespace pb
