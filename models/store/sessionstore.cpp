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

void SessionStore::acknowledge(std::int64_t requestId, std::chrono::microseconds after,
                               std::optional<std::int64_t> sent)
{
    m_thread->acknowledge(requestId, after, sent);
}

/// A change whose `apply` gives a result or an error, with the result handed to `done` after the commit.
template <typename Result, typename Apply>
void SessionStore::change(Apply apply, std::function<void(tl::expected<Result, SessionError>)> done)
{
    auto result = std::make_shared<std::optional<Result>>();
    m_thread->enqueue(Thread::Change{
        [apply = std::move(apply), result](ProducerRecords& records) -> std::optional<SessionError> {
            tl::expected<Result, SessionError> applied = apply(records);
            if (!applied) return applied.error();
            *result = std::move(*applied);
            return std::nullopt;
        },
        [result, done = std::move(done)](const std::optional<SessionError>& error) {
            if (error)
                done(tl::make_unexpected(*error));
            else
                done(std::move(**result));
        }});
}

namespace {

/// LogOutcome tells its error itself.
std::function<void(tl::expected<LogOutcome, SessionError>)> told(std::function<void(LogOutcome)> done)
{
    return [done = std::move(done)](const tl::expected<LogOutcome, SessionError>& outcome) {
        LogOutcome told = outcome.value_or(LogOutcome{});
        if (!outcome) told.error = outcome.error();
        done(told);
    };
}

} // namespace

void SessionStore::appendLog(std::vector<EntityEvent> events, std::function<void(LogOutcome)> done)
{
    change<LogOutcome>([events = std::move(events)](
                           ProducerRecords& records) { return records.log.append(events, currentMoment()); },
                       told(std::move(done)));
}

void SessionStore::appendNew(std::vector<NewEvent> events, std::function<void(LogOutcome)> done)
{
    change<LogOutcome>(
        [events = std::move(events)](ProducerRecords& records) {
            return records.log.appendNew(events, currentMoment());
        },
        told(std::move(done)));
}

void SessionStore::writeRecords(std::vector<RecordWrite> writes,
                                std::function<void(tl::expected<RecordOutcome, SessionError>)> done)
{
    change<RecordOutcome>(
        [writes = std::move(writes)](ProducerRecords& records) {
            return records.resources.write(writes, currentMoment());
        },
        std::move(done));
}

void SessionStore::addRecordResource(RecordResource resource,
                                     std::function<void(std::optional<SessionError>)> done)
{
    m_thread->enqueue(Thread::Change{[resource = std::move(resource)](ProducerRecords& records) {
                                         return records.resources.add(resource);
                                     },
                                     std::move(done)});
}

void SessionStore::createSubscription(
    Subscription subscription, std::string origin,
    std::function<void(tl::expected<PlacedSubscription, SessionError>)> done)
{
    change<PlacedSubscription>(
        [subscription = std::move(subscription), origin = std::move(origin)](ProducerRecords& records) {
            return records.subscriptions.create(subscription, origin, currentMoment());
        },
        std::move(done));
}

void SessionStore::changeSubscription(
    SubscriptionChange wanted, std::string origin,
    std::function<void(tl::expected<SubscriptionOutcome, SessionError>)> done)
{
    change<SubscriptionOutcome>(
        [wanted = std::move(wanted), origin = std::move(origin)](ProducerRecords& records) {
            return records.subscriptions.change(wanted, origin, currentMoment());
        },
        std::move(done));
}

void SessionStore::removeSubscription(
    std::int64_t key, std::int64_t basedOn,
    std::function<void(tl::expected<SubscriptionOutcome, SessionError>)> done)
{
    change<SubscriptionOutcome>(
        [key, basedOn](ProducerRecords& records) { return records.subscriptions.remove(key, basedOn); },
        std::move(done));
}

void SessionStore::openFeed(PushFeed feed, std::function<void(tl::expected<PushFeed, SessionError>)> done)
{
    change<PushFeed>(
        [feed = std::move(feed)](ProducerRecords& records) { return records.push.openFeed(feed); },
        std::move(done));
}

void SessionStore::saveFeed(PushFeed feed, std::function<void(std::optional<SessionError>)> done)
{
    m_thread->enqueue(Thread::Change{
        [feed = std::move(feed)](ProducerRecords& records) { return records.push.saveFeed(feed); },
        std::move(done)});
}

void SessionStore::recordAttempt(PushProgress progress,
                                 std::function<void(tl::expected<std::int64_t, SessionError>)> done)
{
    change<std::int64_t>(
        [progress = std::move(progress)](ProducerRecords& records) { return records.push.record(progress); },
        std::move(done));
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
