// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <QUrl>

namespace pb {

/// The demo's other producers: now and then one that is old, careless or not let in, so that every kind of
/// finding is there to be looked at. Real requests on real sockets. GUI thread.
class DemoVisitors : public QObject
{
    Q_OBJECT
public:
    explicit DemoVisitors(QObject* parent = nullptr);

    /// Begins to visit the endpoint; `label` is the well-behaved producer's.
    void start(const QUrl& url, const QByteArray& token, const QByteArray& label);
    void stop() { m_timer.stop(); }
    /// Each kind of visitor comes once, now.
    void visitOnceMore();

private:
    void visit();

    QTimer m_timer;
    QUrl m_url;
    QByteArray m_token;
    QByteArray m_label;
    int m_visit = 0;
};

} // namespace pb
