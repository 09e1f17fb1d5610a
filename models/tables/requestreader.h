// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <optional>
#include <utility>
#include <vector>

#include <QObject>

#include "models/domain/capturedrequest.h"
#include "models/store/readthread.h"
#include "models/tables/stretches.h"

namespace pb {

/// Reads the Requests' rows and details in the Read thread. Functions return at once; signals bring what was
/// read. The thread has ended, or is idle, before this goes.
class RequestReader : public QObject
{
    Q_OBJECT
public:
    explicit RequestReader(ReadThread& thread, QObject* parent = nullptr);

    /// Asks how many requests there are: countRead().
    void readCount();
    /// Asks for rows first..first+limit-1: rowsRead().
    void readRows(qint64 first, int limit);
    /// Asks for a request whole: requestRead(). Only the last of several requests is answered.
    void readRequest(qint64 number);
    /// Asks for rows as tab-separated text: copyRead().
    void readCopy(std::vector<Stretch> stretches);
    /// Asks where a request's events stand in the Stream: streamRowRead().
    void readStreamRow(qint64 number);

Q_SIGNALS:
    void countRead(qint64 requests);
    void rowsRead(qint64 first, const std::vector<pb::RequestRow>& rows);
    /// id 0: there is no such request.
    void requestRead(const pb::CapturedRequest& request);
    /// `rows` is how many lines the text has, headings not counted.
    void copyRead(const QString& text, qint64 rows);
    /// The first row that the request brought; 0: none.
    void streamRowRead(qint64 number, qint64 row);

private:
    ReadThread& m_thread;
    std::atomic<qint64> m_wanted{0};
};

} // namespace pb
