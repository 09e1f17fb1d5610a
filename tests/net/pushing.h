// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>

#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"
#include "net/push/pushclient.h"
#include "tests/support/scriptedconsumer.h"

namespace pb::test {

/// A session with a log, and a client that pushes it; what the client says is collected in the test's thread.
class Pushing
{
public:
    explicit Pushing(int events);

    /// Settings with a quick policy: 20 ms and 40 ms waits, no jitter, many attempts.
    static PushSettings settings(const std::string& url, int batch = 100);

    void addEvents(int count);
    /// Ends the client as a crash of its thread would leave it, and makes a new one.
    void restart();
    void start(const PushSettings& settings, bool untilDrained = true)
    {
        client->start(settings, untilDrained);
    }
    /// Waits for that many feedFinished; false after ten seconds.
    bool finished(int feeds = 1);
    bool sawAttempts(int count);

    std::unique_ptr<SessionReader> reader() const;
    std::vector<DeliveryAttempt> storedAttempts() const;
    PushFeed feed(const std::string& label = {}) const;

    QTemporaryDir dir;
    std::unique_ptr<SessionStore> store;
    std::unique_ptr<QObject> context = std::make_unique<QObject>();
    std::unique_ptr<PushClient> client;
    std::vector<DeliveryAttempt> attempts;
    std::vector<PushSummary> summaries;
    std::vector<std::string> failures;

private:
    void connectClient();
    int m_events = 0;
};

/// The sequences in a request's body, in order.
std::vector<std::int64_t> sequencesOf(const SeenRequest& request);
/// The numbers from first to last.
std::vector<std::int64_t> range(std::int64_t first, std::int64_t last);
double secondsBetween(const SeenRequest& earlier, const SeenRequest& later);

} // namespace pb::test
