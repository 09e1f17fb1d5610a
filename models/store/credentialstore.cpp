// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/credentialstore.h"

namespace pb {

class CredentialStore::Vault
{
};

CredentialStore::CredentialStore(std::unique_ptr<Vault> vault) : m_vault(std::move(vault))
{
}

CredentialStore::~CredentialStore() = default;

tl::expected<std::unique_ptr<CredentialStore>, std::string> CredentialStore::open(const std::string& /*file*/)
{
    return std::unique_ptr<CredentialStore>(new CredentialStore(nullptr));
}

std::string CredentialStore::place() const
{
    return "memory";
}

tl::expected<std::string, std::string> CredentialStore::add(CallbackCredential credential)
{
    const std::lock_guard lock(m_mutex);
    credential.id = "credential" + std::to_string(m_credentials.size() + 1);
    m_credentials[credential.id] = credential;
    return credential.id;
}

tl::expected<bool, std::string> CredentialStore::remove(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    return m_credentials.erase(id) > 0;
}

std::optional<CallbackCredential> CredentialStore::find(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_credentials.find(id);
    return found == m_credentials.end() ? std::nullopt : std::optional(found->second);
}

std::vector<CallbackCredential> CredentialStore::list() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<CallbackCredential> all;
    for (const auto& [id, credential] : m_credentials)
        all.push_back({id, credential.type, {}, credential.origin});
    return all;
}

tl::expected<void, std::string> CredentialStore::bind(const std::string& id, const std::string& origin)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_credentials.find(id);
    if (found == m_credentials.end()) return tl::make_unexpected("there is no credential " + id);
    if (found->second.origin.empty()) found->second.origin = origin;
    if (found->second.origin != origin)
        return tl::make_unexpected("the credential " + id + " is bound to " + found->second.origin);
    return {};
}

} // namespace pb
