// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "models/domain/capturedrequest.h"
#include "models/store/readthread.h"

namespace pb {

/// Reads the events of one record, newest first, in the Read thread: chunk by chunk, so that a million rows
/// are looked through while other things are read. Another record takes the place of the one before. GUI
/// thread.
class RecordHistory : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t mostEvents = 500;

    explicit RecordHistory(ReadThread& thread, QObject* parent = nullptr);

    /// Looks through rows lastRow..1.
    void start(const std::string& resourceName, const std::string& resourceRecordKey, qint64 lastRow);
    void stop();

Q_SIGNALS:
    /// More events, newest first.
    void eventsFound(const std::vector<pb::StreamRow>& events);
    void progressed(qint64 done, qint64 total);
    /// All rows were looked through, or there are more events than are shown.
    void finished(bool more);

private:
    struct Work;

    ReadThread& m_thread;
    std::shared_ptr<std::atomic<quint64>> m_current; ///< number of the search that counts
};

} // namespace pb
