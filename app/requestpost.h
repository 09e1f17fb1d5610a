// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>

#include <QObject>
#include <curl/curl.h>

#include "models/domain/requestrepeat.h"

namespace pb {

/// Sends a captured request's body once more by the rules of an attempt: one request on the wire, nothing
/// followed, nothing resent, a total deadline (PSH-3, PSH-10). It has a thread of its own, and deletes itself
/// when it is done. GUI thread.
class RequestPost : public QObject
{
    Q_OBJECT
public:
    static RequestPost* send(RequestRepeat repeat, QObject* parent);
    /// Ends a transfer that is under way.
    ~RequestPost() override;

Q_SIGNALS:
    void answered(const pb::RepeatResult& result);

private:
    explicit RequestPost(QObject* parent);
    void run(const RequestRepeat& repeat);

    CURLM* m_multi;
    std::atomic<bool> m_ended{false};
    std::thread m_thread;
};

} // namespace pb
