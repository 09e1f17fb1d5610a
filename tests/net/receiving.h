// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <QTemporaryDir>

#include "models/store/sessionreader.h"
#include "models/store/sessionstore.h"
#include "net/receiver/webhookreceiver.h"

namespace pb::test {

/// A receiver on a free port with a session of its own.
class Receiving
{
public:
    static constexpr auto token = "a-test-token";

    Receiving();
    ~Receiving();

    /// One endpoint at /webhooks with this script.
    static ReceiverSettings settings(const std::string& behaviour = {});
    /// The same, that takes requests within TLS by a certificate made for the test.
    ReceiverSettings tlsSettings(const std::string& behaviour = {}) const;
    /// Starts and waits for the state that it comes to.
    ListenerState start(const ReceiverSettings& settings);
    /// Starts and gives the port.
    quint16 listen(const ReceiverSettings& settings);

    SessionStore& store() { return *m_store; }
    WebhookReceiver& receiver() { return *m_receiver; }
    QString folder() const { return m_folder.path(); }
    /// A request as the session holds it, by its number.
    CapturedRequest stored(std::int64_t id);
    std::int64_t storedEvents();

private:
    std::unique_ptr<SessionReader> read();

    QTemporaryDir m_folder;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<WebhookReceiver> m_receiver;
};

/// {"EntityEventSequence":N,...}.
QByteArray entityEvent(int sequence);

} // namespace pb::test
