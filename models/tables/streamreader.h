// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QObject>
#include <QThread>

#include "models/tables/streamdetail.h"

namespace pb {

/// Reads the Stream's rows and details in a thread of its own, so that no query ever runs in the GUI thread.
/// Functions return at once; signals bring what was read.
class StreamReader : public QObject
{
    Q_OBJECT
public:
    /// First and last row of a stretch, both included.
    using Stretch = std::pair<std::int64_t, std::int64_t>;
    /// The most rows that one copy takes.
    static constexpr std::int64_t mostCopied = 100'000;

    explicit StreamReader(std::string file, QObject* parent = nullptr);
    ~StreamReader() override;

    /// Asks how many rows there are: rowCountRead().
    void readRowCount();
    /// Asks for rows first..first+limit-1: rowsRead().
    void readRows(qint64 first, int limit);
    /// Asks for all of one row: detailRead(). Only the last of several requests is answered.
    void readDetail(qint64 row);
    /// Asks for rows as tab-separated text: copyRead().
    void readCopy(std::vector<Stretch> stretches);

Q_SIGNALS:
    void rowCountRead(qint64 rows);
    void rowsRead(qint64 first, const std::vector<pb::StreamRow>& rows);
    void detailRead(const pb::StreamDetail& detail);
    /// `rows` is how many lines the text has, headings not counted.
    void copyRead(const QString& text, qint64 rows);
    /// The session can't be read; a sentence that says why.
    void failed(const QString& message);

private:
    template <typename Read>
    void post(Read read);
    SessionReader* reader();

    const std::string m_file;
    QThread m_thread;
    QObject* m_worker = nullptr;             ///< lives in m_thread
    std::unique_ptr<SessionReader> m_reader; ///< touched in m_thread only
    bool m_refused = false;                  ///< touched in m_thread only
    std::atomic<qint64> m_wantedDetail{0};
};

} // namespace pb
