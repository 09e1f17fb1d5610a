// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <QTemporaryDir>

#include "app/producer.h"
#include "models/store/credentialstore.h"
#include "net/push/pushclient.h"
#include "net/receiver/webhookreceiver.h"

namespace pb {

tl::expected<std::unique_ptr<Workbench>, SessionError> Workbench::open(const std::string& sessionFile,
                                                                       std::int64_t maxBytes)
{
    std::unique_ptr<Workbench> workbench(new Workbench);
    SessionStore::Options options;
    std::string file = sessionFile;
    if (file.empty()) {
        workbench->m_folder = std::make_unique<QTemporaryDir>();
        if (!workbench->m_folder->isValid())
            return tl::make_unexpected(SessionError{
                SessionError::Kind::CannotOpen,
                "no temporary folder can be made: " + workbench->m_folder->errorString().toStdString() +
                    "; name a session file with --session"});
        file = workbench->m_folder->filePath(QStringLiteral("session.pushbench")).toStdString();
        options.temporary = true;
        options.maxBytes = maxBytes;
    }
    auto store = SessionStore::open(file, options);
    if (!store) return tl::make_unexpected(store.error());
    workbench->m_store = std::move(*store);
    return workbench;
}

Workbench::Workbench() = default;

Workbench::~Workbench() = default;

WebhookReceiver& Workbench::receiver()
{
    if (!m_receiver) m_receiver = std::make_unique<WebhookReceiver>(*m_store);
    return *m_receiver;
}

PushClient& Workbench::pushClient()
{
    if (!m_pushClient) m_pushClient = std::make_unique<PushClient>(*m_store, m_seed);
    return *m_pushClient;
}

tl::expected<Producer*, std::string> Workbench::producer()
{
    if (!m_producer) {
        auto credentials = CredentialStore::open(m_secretsFile);
        if (!credentials) return tl::make_unexpected(credentials.error());
        m_credentials = std::move(*credentials);
        m_producer = std::make_unique<Producer>(*m_store, pushClient(), *m_credentials);
    }
    return m_producer.get();
}

} // namespace pb
