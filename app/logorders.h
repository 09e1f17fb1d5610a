// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include <QObject>
#include <QThread>

#include "models/domain/logorder.h"
#include "models/domain/resourcerecord.h"
#include "models/store/sessionstore.h"

namespace pb {

class EventPublisher;

/// Carries out what the Event log page asks for: appends, publishes, imports, each beside the GUI thread
/// (LOG-5). One publishing and one import at a time. GUI thread.
class LogOrders : public QObject
{
    Q_OBJECT
public:
    /// The store outlives it.
    explicit LogOrders(SessionStore& store, QObject* parent = nullptr);
    ~LogOrders() override;

    void append(const NewEvent& event);
    /// What is under way already is stopped first.
    void publish(const PublishOrder& order);
    void stopPublishing();
    void import(const ImportSettings& settings);
    /// What is committed stays.
    void cancelImport();

Q_SIGNALS:
    void noticeMade(const QString& text, bool warning);
    /// `total` 0: until it is stopped.
    void publishing(bool running, qint64 done, qint64 total);
    void importProgressed(int percent);
    void imported(const pb::ImportCount& count, const QString& failure);

private:
    void endPublishing();
    void runImport(const ImportSettings& settings);

    SessionStore& m_store;
    std::unique_ptr<QThread> m_publishThread;
    EventPublisher* m_publisher = nullptr; ///< lives in m_publishThread
    std::unique_ptr<QThread> m_importThread;
    std::atomic<bool> m_importStopped{false};
    int m_appending = 0; ///< on their way to the log
};

} // namespace pb
