// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <QObject>

#include "models/domain/livestate.h"
#include "models/domain/pushfeed.h"
#include "models/domain/receiversettings.h"
#include "models/store/sessionstore.h"

class QTemporaryDir;

namespace pb {

class CredentialStore;
class Producer;
class PushClient;
class WebhookReceiver;

/// Owns and wires everything behind a window or a headless command: the session, the receiver, the push
/// client, the producer.
class Workbench : public QObject
{
    Q_OBJECT
public:
    /// `sessionFile` empty: a temporary session of at most maxBytes, deleted at the end.
    static tl::expected<std::unique_ptr<Workbench>, SessionError> open(const std::string& sessionFile,
                                                                       std::int64_t maxBytes);
    ~Workbench() override;

    SessionStore& store() { return *m_store; }
    WebhookReceiver& receiver(); ///< made on first use
    PushClient& pushClient();    ///< made on first use
    /// The producer, made on first use with the credentials of the secrets file; the error says why they
    /// can't be read and what to do.
    tl::expected<Producer*, std::string> producer();
    /// Names the file that credentials are kept in; before the producer's first use. Empty: the keychain, or
    /// the user's own file.
    void setSecretsFile(std::string file) { m_secretsFile = std::move(file); }
    /// Sets the seed of the push client's jitter; before its first use.
    void setSeed(std::uint64_t seed) { m_seed = seed; }

private:
    Workbench();

    // In the order in which they need each other: the last is destroyed first.
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<CredentialStore> m_credentials;
    std::unique_ptr<WebhookReceiver> m_receiver;
    std::unique_ptr<PushClient> m_pushClient;
    std::unique_ptr<Producer> m_producer;
    std::string m_secretsFile;
    std::uint64_t m_seed = 1;
};

} // namespace pb
