// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <QObject>
#include <QTimer>

#include "models/domain/eventgenerator.h"
#include "models/domain/pushfeed.h"
#include "models/store/sessionstore.h"

namespace pb {

class Workbench;

/// The demo's producer: makes events at a modest, uneven rate, merges them into the session's log and has the
/// push client push them through real sockets. The same seed makes the same events. Lives in the thread that
/// made it; destroy it before the workbench.
class DemoFeed : public QObject
{
    Q_OBJECT
public:
    struct Figures
    {
        std::int64_t generated = 0; ///< events in the log
        std::int64_t attempts = 0;
        std::int64_t retries = 0; ///< attempts that failed and are made again
        std::int64_t halts = 0;   ///< attempts after which the consumer asked for quiet
    };

    DemoFeed(Workbench& workbench, std::uint64_t seed, QObject* parent = nullptr);
    /// Waits until the events on their way to the log are there.
    ~DemoFeed() override;

    /// Starts generating, and pushes to `url` with that token and label. About eventsPerSecond on average.
    void start(const std::string& url, const std::string& token, const std::string& label,
               int eventsPerSecond = 40);
    /// Pushes the same log as one more feed.
    void addFeed(const std::string& url, const std::string& token, const std::string& label, Profile profile);
    /// Makes no more events; pushing goes on. generatingStopped() comes when the last ones are in the log.
    void stopGenerating();

    const Figures& figures() const { return m_figures; }

Q_SIGNALS:
    void figuresChanged();
    void generatingStopped();
    /// Events could not be stored or pushed; a sentence that says why.
    void failed(const QString& message);

private:
    void generate();
    int eventsNow();
    void append(std::vector<EntityEvent> events);
    void appendAnew(const std::vector<EntityEvent>& events);
    void noteLogged(const LogOutcome& outcome);

    Workbench& m_workbench;
    EventGenerator m_generator;
    std::uint64_t m_rhythm;
    QTimer m_timer;
    Figures m_figures;
    int m_eventsPerSecond = 40;
    double m_owed = 0; ///< events due and not made yet
    int m_pending = 0; ///< batches on their way to the log
    bool m_stopping = false;
    bool m_shared = false; ///< somebody else appends, too: the log gives the sequences
};

} // namespace pb
