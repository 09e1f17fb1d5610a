// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "models/domain/livestate.h"
#include "models/domain/receiversettings.h"
#include "models/store/sessionstore.h"

namespace pb {

/// The embedded webhook receiver (RCV-1..9): listeners, endpoints and their scripts, in the wire thread that
/// it owns. Requests are stored before they are answered. Functions may be called from any thread; signals
/// come from the wire thread.
class WebhookReceiver : public QObject
{
    Q_OBJECT
public:
    explicit WebhookReceiver(SessionStore& store);
    ~WebhookReceiver() override;

    /// Listens; listenerChanged tells how it went. Settings are checked first.
    void start(ReceiverSettings settings);
    /// Stops accepting, lets requests in hand be answered (at most five seconds), closes.
    void stop();
    /// Gives an endpoint that runs another script (RCV-10), which begins with the next request. One that
    /// can't be read changes nothing.
    void setBehaviour(std::string path, std::string behaviour);
    /// Answers 429 with Retry-After: 1 at that endpoint until it is taken back (RCV-7).
    void setBusy(std::string path, bool busy);
    ReceiverFigures figures() const;

Q_SIGNALS:
    void listenerChanged(pb::ListenerState state);
    /// Each request after its commit, answered or not; only emitted when something is connected to it.
    void requestFinished(pb::CapturedRequest request);
    void stopped();

private:
    class Wire;
    SessionStore& m_store;
    std::unique_ptr<Wire> m_wire;
};

} // namespace pb

Q_DECLARE_METATYPE(pb::ListenerState)
Q_DECLARE_METATYPE(pb::CapturedRequest)
