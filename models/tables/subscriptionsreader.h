// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>

#include "models/domain/attemptmark.h"
#include "models/domain/subscription.h"
#include "models/store/readthread.h"
#include "models/store/sessionstore.h"

namespace pb {

/// Reads the subscriptions and the last attempts of their feeds in the Read thread, page by page. Functions
/// return at once; signals bring what was read. The thread has ended, or is idle, before this goes. GUI
/// thread.
class SubscriptionsReader : public QObject
{
    Q_OBJECT
public:
    explicit SubscriptionsReader(ReadThread& thread, QObject* parent = nullptr);

    /// Reads all: subscriptionsRead(), then attemptsRead().
    void readAll();
    /// Reads what changed.
    void noteStored(const StoredRange& range);

Q_SIGNALS:
    void subscriptionsRead(const std::vector<pb::PlacedSubscription>& subscriptions);
    void attemptsRead(const std::vector<pb::AttemptMark>& attempts);

private:
    void readSubscriptions();
    void readLastAttempts(const std::vector<std::int64_t>& feeds);
    void readNewAttempts();

    ReadThread& m_thread;
    qint64 m_changes = 0;
    qint64 m_storedAttempts = 0;
    qint64 m_readAttempts = -1; ///< -1: not known yet where to go on
    bool m_reading = false;
    bool m_again = false;
    bool m_readingAttempts = false;
};

} // namespace pb
