// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "models/filter/filter.h"
#include "models/store/readthread.h"
#include "models/tables/logmodel.h"

namespace pb {

/// How many of the log's last events a filter lets through, as far as they are looked at.
struct MatchCount
{
    std::int64_t events = 0; ///< looked at so far
    std::int64_t of = 0;     ///< to be looked at
    std::int64_t matching = 0;
    std::int64_t refused = 0;    ///< events over which the filter has no value
    std::string firstRefusal;    ///< why, of the newest of them
    std::vector<LogRow> matches; ///< the newest of those that match
    std::vector<LogRow> others;  ///< the newest of those that do not
};

/// Looks which of the log's last events a filter lets through, and why: in the Read thread in slices, given
/// up when the filter changes, and again a moment after the log has grown. Functions return at once. It may
/// go while a look is under way. GUI thread.
class MatchPreview : public QObject
{
    Q_OBJECT
public:
    static constexpr std::int64_t mostEvents = 10'000;
    static constexpr std::size_t mostRows = 500;

    explicit MatchPreview(ReadThread& thread, QObject* parent = nullptr);
    ~MatchPreview() override;

    /// Begins; nothing: every event matches (SUB-5).
    void start(std::optional<Filter> filter);
    void stop();
    /// The log has grown.
    void noteGrowth();
    /// Asks why an event matches or does not: explained().
    void explain(qint64 sequence);

Q_SIGNALS:
    /// As far as it is, once a frame at most; the last time with all events looked at.
    void counted(const pb::MatchCount& count);
    /// Without a filter the explanation is empty.
    void explained(qint64 sequence, const std::optional<pb::Explanation>& explanation,
                   const std::optional<pb::StoredEvent>& event);

private:
    struct Work;
    void look();

    ReadThread& m_thread;
    std::shared_ptr<QObject> m_relay; ///< what the Read thread speaks to; outlives this while it does
    std::shared_ptr<std::atomic<quint64>> m_current; ///< number of the look that counts
    std::shared_ptr<std::atomic<qint64>> m_wanted;   ///< event to be explained
    std::optional<Filter> m_filter;
    bool m_active = false;
    QTimer m_again;
};

} // namespace pb
