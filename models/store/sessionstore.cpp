// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sessionstore.h"

#include <future>

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include "models/store/schema.h"
#include "models/store/storethread.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

SessionError inUse(const std::string& file, const QLockFile& lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    std::string by = "another program";
    if (lock.getLockInfo(&process, &host, &program))
        by = program.toStdString() + " (process " + std::to_string(process) + ")";
    return {SessionError::Kind::InUse,
            file + " is being written by " + by + "; stop it, or name another session file"};
}

} // namespace

tl::expected<std::unique_ptr<SessionStore>, SessionError> SessionStore::open(const std::string& file,
                                                                             Options options)
{
    const QFileInfo info(QString::fromStdString(file));
    if (info.isDir())
        return tl::make_unexpected(
            SessionError{SessionError::Kind::CannotOpen, file + " is a folder; name a file for the session"});
    if (!info.absoluteDir().exists())
        return tl::make_unexpected(SessionError{SessionError::Kind::CannotOpen,
                                                "the folder " + info.absolutePath().toStdString() +
                                                    " does not exist; make it or name another file"});
    if (auto refused = refuseForeignFile(file)) return tl::make_unexpected(*refused);
    auto lock = std::make_unique<QLockFile>(info.absoluteFilePath() + u".lock"_s);
    lock->setStaleLockTime(0); // a lock is stale only when its process is gone
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError) return tl::make_unexpected(inUse(file, *lock));
        return tl::make_unexpected(
            SessionError{SessionError::Kind::CannotOpen,
                         "the folder " + info.absolutePath().toStdString() + " can't be written"});
    }
    auto thread = std::make_unique<Thread>(info.absoluteFilePath().toStdString(), options, std::move(lock));
    std::unique_ptr<SessionStore> store(new SessionStore(std::move(thread)));
    if (auto error = store->m_thread->start(store.get())) return tl::make_unexpected(*error);
    return store;
}

SessionStore::SessionStore(std::unique_ptr<Thread> thread) : m_thread(std::move(thread))
{
    qRegisterMetaType<StoredRange>();
}

SessionStore::~SessionStore() = default;

const std::string& SessionStore::file() const
{
    return m_thread->file();
}

void SessionStore::setAppendSink(AppendSink sink)
{
    m_thread->setAppendSink(std::move(sink));
}

void SessionStore::append(ReceivedRequest request)
{
    m_thread->enqueue(std::make_unique<Thread::Append>(
        Thread::Append{std::move(request), std::chrono::steady_clock::now()}));
}

void SessionStore::acknowledge(std::int64_t requestId, std::chrono::microseconds after)
{
    m_thread->acknowledge(requestId, after);
}

void SessionStore::appendLog(std::vector<EntityEvent> events, std::function<void(LogOutcome)> done)
{
    m_thread->enqueue(Thread::LogAppend{std::move(events), std::move(done)});
}

void SessionStore::openFeed(PushFeed feed, std::function<void(tl::expected<PushFeed, SessionError>)> done)
{
    m_thread->enqueue(Thread::FeedOpening{std::move(feed), std::move(done)});
}

void SessionStore::saveFeed(PushFeed feed, std::function<void(std::optional<SessionError>)> done)
{
    m_thread->enqueue(Thread::FeedSaving{std::move(feed), std::move(done)});
}

void SessionStore::recordAttempt(PushProgress progress,
                                 std::function<void(tl::expected<std::int64_t, SessionError>)> done)
{
    m_thread->enqueue(Thread::AttemptRecord{std::move(progress), std::move(done)});
}

SessionStore::QueueFigures SessionStore::queue() const
{
    return m_thread->queue();
}

std::int64_t SessionStore::droppedBodies() const
{
    return m_thread->droppedBodies();
}

void SessionStore::flush()
{
    std::promise<void> passed;
    m_thread->enqueue(Thread::Barrier{[&passed] { passed.set_value(); }});
    passed.get_future().wait();
}

} // namespace pb
