// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>

#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"
#include "net/push/pushclient.h"
#include "net/receiver/webhookreceiver.h"

namespace pb::test {

/// Many subscriptions with filters of their own, each pushed to an endpoint of its own of one receiver, in a
/// session of its own. What each filter matches is told here without the filter language.
class ManySubscriptions
{
public:
    explicit ManySubscriptions(int subscriptions);
    ~ManySubscriptions();

    /// Starts the receiver, makes the subscriptions and begins to push; false where that fails.
    bool begin();
    /// Appends events to the log, this many at a time.
    void append(int events, int atOnce);
    /// Ends the push client as a crash would leave it, and makes another.
    void restart();
    /// Waits until every consumer has as many events as it should; false after that time.
    bool arrived(std::chrono::seconds within);
    /// The first thing that is wrong with what the consumers got: each exactly its events, in order; empty:
    /// nothing.
    std::string firstFault() const;

    std::int64_t expected() const { return m_expected; } ///< deliveries of events, over all
    std::int64_t attempts() const;
    const std::string& url() const { return m_url; }

private:
    void createClient();
    std::vector<std::int64_t> expectedOf(int subscription) const;

    QTemporaryDir m_folder;
    std::unique_ptr<SessionStore> m_produced;
    std::unique_ptr<SessionStore> m_received;
    std::unique_ptr<WebhookReceiver> m_receiver;
    std::unique_ptr<PushClient> m_client;
    std::string m_url;
    int m_subscriptions;
    int m_events = 0;
    std::int64_t m_expected = 0;
};

} // namespace pb::test
