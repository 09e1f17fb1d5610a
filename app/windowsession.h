// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "app/workbench.h"
#include "models/tables/sessiontables.h"
#include "ui/mainwindow.h"

namespace pb {

class DemoFeed;
class DemoVisitors;
class LogOrders;
class Producer;
class PushOrders;
class SubscriptionOrders;

/// One session in one window: owns the workbench, what the pages show and the window, and passes
/// between them what is asked for and what happens. GUI thread.
class WindowSession : public QObject
{
    Q_OBJECT
public:
    /// `file` empty: a temporary session that ends with the window.
    static tl::expected<std::unique_ptr<WindowSession>, SessionError> open(const QString& file);
    ~WindowSession() override;

    MainWindow& window() { return *m_window; }
    SessionTables& tables() { return *m_tables; }
    StreamModel& stream() { return m_tables->stream(); }
    const QString& file() const { return m_file; }

    /// Starts the receiver on a free port, a producer that pushes to it, and its odd visitors.
    void startDemo();
    /// No more demo events are made, and the odd visitors come one last time; what is under way still
    /// arrives.
    void endDemo();

Q_SIGNALS:
    /// The receiver started, stopped or failed to, and the window shows it.
    void listenerShown(const pb::ListenerState& state);
    /// The producer's service started, stopped or failed to, and the window shows it.
    void producerShown(const pb::ProducerState& state);

private:
    WindowSession(std::unique_ptr<Workbench> workbench, const QString& file);
    void connectReceiver();
    void connectPush();
    void connectLog();
    void connectSubscriptions();
    /// Made on first use; null where its tokens can't be read, which is said.
    Producer* producer();
    void startProducer(const ProducerSettings& settings);
    void showProducer(const ProducerState& state);
    void showCredentials();
    void makeDemoSubscriptions();
    void showPush();
    void countRemaining();
    void resumeFeed(std::int64_t feed);
    void connectStore();
    void startReceiver(const ReceiverSettings& settings);
    void showListener(const ListenerState& state);
    void startDemoFeeds();
    void sendSample();
    void showFigures();

    QString m_file;
    bool m_temporary;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<SessionTables> m_tables;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<PushOrders> m_orders;
    std::unique_ptr<LogOrders> m_logOrders;
    std::unique_ptr<SubscriptionOrders> m_subscriptionOrders;
    std::unique_ptr<DemoFeed> m_demo;
    std::unique_ptr<DemoVisitors> m_visitors;
    ReceiverSettings m_settings;
    ProducerSettings m_producerSettings;
    ListenerState m_listener;
    PushState m_push;
    std::map<std::int64_t, std::int64_t> m_remaining; ///< by feed, as last counted
    bool m_countDue = true;                           ///< something was committed since the last count
    bool m_counting = false;
    bool m_demoWanted = false;
    bool m_producerConnected = false;
    bool m_demoSubscribed = false;
    QTimer m_figures;
    QElapsedTimer m_clock;
};

} // namespace pb
