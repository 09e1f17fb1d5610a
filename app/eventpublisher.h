// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "models/domain/eventgenerator.h"
#include "models/domain/logorder.h"
#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"

namespace pb {

/// Appends events to the log under new sequences, generated or captured ones, as fast as they are stored or
/// at a rate (LOG-5). Lives in a thread of its own: move it there before start(). The store outlives it.
class EventPublisher : public QObject
{
    Q_OBJECT
public:
    EventPublisher(SessionStore& store, PublishOrder order);
    /// Waits until what is on its way to the log is there.
    ~EventPublisher() override;

    void start();
    /// Appends nothing more; finished() comes when the rest is stored.
    void stop();

Q_SIGNALS:
    void progressed(qint64 appended);
    /// `failure`: why it ended before its time; empty: it did not.
    void finished(qint64 appended, const QString& failure);

private:
    void publish();
    std::int64_t due() const;
    std::optional<NewEvent> next();
    std::optional<NewEvent> nextCaptured();
    void noteStored(const LogOutcome& outcome);
    void finish();

    SessionStore& m_store;
    PublishOrder m_order;
    EventGenerator m_generator;
    std::unique_ptr<SessionReader> m_reader;
    std::size_t m_stretch = 0;
    std::int64_t m_row = 0;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::int64_t m_made = 0;
    std::int64_t m_appended = 0;
    bool m_pending = false;
    bool m_exhausted = false;
    bool m_finished = false;
    QString m_failure;
};

} // namespace pb
