// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include <QObject>
#include <QThread>

#include "app/logmerge.h"
#include "models/domain/pushorder.h"

namespace pb {

class Workbench;

/// Carries out what the push form asks for: merges the events into the session's log in a thread of its own,
/// then starts the feed, which stays until it is stopped. Several at once. GUI thread.
class PushOrders : public QObject
{
    Q_OBJECT
public:
    explicit PushOrders(Workbench& workbench, QObject* parent = nullptr);
    /// What is not merged yet stays out.
    ~PushOrders() override;

    void carryOut(const PushOrder& order);

Q_SIGNALS:
    /// A sentence for the status bar.
    void noticeMade(const QString& text, bool warning);
    /// The feed was handed to the push client.
    void feedStarted();

private:
    struct Prepared
    {
        LogMerge::Outcome merged;
        SequenceNumber startAfter{};
        SequenceNumber passedBy{}; ///< the feed is known and stands here, beyond the first event added
    };
    using Preparation = tl::expected<Prepared, QString>;

    Preparation prepare(const PushOrder& order);
    LogMerge::Result merge(const PushOrder& order);
    void start(PushOrder order, const Preparation& prepared);

    Workbench& m_workbench;
    std::atomic<bool> m_stopping{false};
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace pb
