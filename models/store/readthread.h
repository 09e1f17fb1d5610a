// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <QObject>
#include <QThread>

#include "models/store/sessionreader.h"

namespace pb {

/// The Read thread of a session: one connection beside the writer, on which table pages, details, searches
/// and figures are read in turn, so that no query ever runs in the GUI thread. Functions may be called from
/// any thread and return at once.
class ReadThread : public QObject
{
    Q_OBJECT
public:
    explicit ReadThread(std::string file, QObject* parent = nullptr);
    ~ReadThread() override;
    /// Waits for the read under way; what was posted after it is dropped. Call it before what the reads speak
    /// to is gone.
    void stop();

    /// Runs `read` in the thread: one bounded query, or a few. Not called where the session can't be read.
    void post(std::function<void(SessionReader&)> read);

    /// Runs `step` again and again, other reads in between, until it gives false. For scans of any length:
    /// each step reads one keyset chunk of some milliseconds and looks whether it is still wanted.
    void scan(std::function<bool(SessionReader&)> step);

Q_SIGNALS:
    /// The session can't be read; a sentence that says why. Once.
    void failed(const QString& message);

private:
    SessionReader* reader();

    const std::string m_file;
    QThread m_thread;
    QObject* m_worker;                       ///< lives in m_thread
    std::unique_ptr<SessionReader> m_reader; ///< touched in m_thread only
    bool m_refused = false;                  ///< touched in m_thread only
};

} // namespace pb
