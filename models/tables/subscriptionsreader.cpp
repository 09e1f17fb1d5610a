// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/subscriptionsreader.h"

#include <memory>

#include <QElapsedTimer>
#include <QMetaObject>

namespace pb {

namespace {

constexpr int pageRows = 200;
constexpr int attemptRows = 1000;
constexpr qint64 sliceMs = 8;

} // namespace

SubscriptionsReader::SubscriptionsReader(ReadThread& thread, QObject* parent)
    : QObject(parent), m_thread(thread)
{
    qRegisterMetaType<std::vector<pb::PlacedSubscription>>();
    qRegisterMetaType<std::vector<pb::AttemptMark>>();
}

void SubscriptionsReader::readAll()
{
    m_thread.post([this](SessionReader& session) {
        QMetaObject::invokeMethod(this, [this, last = session.lastAttempt()] { m_readAttempts = last; });
    });
    readSubscriptions();
}

void SubscriptionsReader::noteStored(const StoredRange& range)
{
    m_storedAttempts = range.lastAttempt;
    readNewAttempts();
    if (range.subscriptionChanges == m_changes) return;
    m_changes = range.subscriptionChanges;
    readSubscriptions();
}

void SubscriptionsReader::readSubscriptions()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    auto found = std::make_shared<std::vector<PlacedSubscription>>();
    m_thread.scan([this, found](SessionReader& session) {
        const std::int64_t after = found->empty() ? 0 : found->back().subscription.key;
        const auto page = session.subscriptions(after, pageRows);
        found->insert(found->end(), page.begin(), page.end());
        if (page.size() == pageRows) return true;
        QMetaObject::invokeMethod(this, [this, found] {
            m_reading = false;
            Q_EMIT subscriptionsRead(*found);
            std::vector<std::int64_t> feeds;
            for (const PlacedSubscription& placed : *found)
                feeds.push_back(placed.feed.id);
            readLastAttempts(feeds);
            if (std::exchange(m_again, false)) readSubscriptions();
        });
        return false;
    });
}

void SubscriptionsReader::readLastAttempts(const std::vector<std::int64_t>& feeds)
{
    struct Work
    {
        std::vector<std::int64_t> feeds;
        std::size_t next = 0;
        std::vector<AttemptMark> found;
    };
    auto work = std::make_shared<Work>();
    work->feeds = feeds;
    m_thread.scan([this, work](SessionReader& session) {
        QElapsedTimer clock;
        clock.start();
        while (work->next < work->feeds.size() && clock.elapsed() < sliceMs)
            if (auto last = session.lastAttempt(work->feeds[work->next++]))
                work->found.push_back(std::move(*last));
        if (work->next < work->feeds.size()) return true;
        if (!work->found.empty()) Q_EMIT attemptsRead(work->found);
        return false;
    });
}

/// Goes on after the last attempt that was read.
void SubscriptionsReader::readNewAttempts()
{
    if (m_readingAttempts || m_readAttempts < 0 || m_storedAttempts <= m_readAttempts) return;
    m_readingAttempts = true;
    m_thread.post([this, after = m_readAttempts](SessionReader& session) {
        const auto attempts = session.attemptMarksAfter(after, attemptRows);
        QMetaObject::invokeMethod(this, [this, attempts] {
            m_readingAttempts = false;
            if (attempts.empty()) return;
            m_readAttempts = attempts.back().id;
            Q_EMIT attemptsRead(attempts);
            readNewAttempts();
        });
    });
}

} // namespace pb
