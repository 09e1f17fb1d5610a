// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace pb {

class CredentialVault;

/// What callbacks are authorized by (PSH-2). Its secrets never leave this room but for the request itself.
struct CallbackCredential
{
    std::string id;     ///< CallbackCredentialId
    std::string type;   ///< Bearer; more types come with other kinds of authorization
    std::string token;  ///< of Bearer
    std::string origin; ///< scheme://host:port it is bound to by its first use; empty: not used yet
};

/// Keeps credentials outside the session (PSH-2): in the system's keychain, else in a file that its owner
/// alone can read. Functions may be called from any thread and may block for a moment: never in the GUI
/// thread.
class CredentialStore
{
public:
    /// `file` empty: the system's keychain where there is one, else the file in the user's data folder. The
    /// error says what to do.
    static tl::expected<std::unique_ptr<CredentialStore>, std::string> open(const std::string& file);
    ~CredentialStore();

    /// Where they are kept, in words for people.
    std::string place() const;

    /// Stores a credential under an id of its own; gives the id. Durable when it returns.
    tl::expected<std::string, std::string> add(CallbackCredential credential);
    /// False where there is none of that id.
    tl::expected<bool, std::string> remove(const std::string& id);
    std::optional<CallbackCredential> find(const std::string& id) const;
    /// Ids and types, without secrets.
    std::vector<CallbackCredential> list() const;
    /// Binds a credential to the origin of its first use; the error says that it is bound to another.
    tl::expected<void, std::string> bind(const std::string& id, const std::string& origin);

private:
    CredentialStore(std::unique_ptr<CredentialVault> vault, std::string file,
                    std::map<std::string, CallbackCredential> credentials);
    template <typename Change>
    tl::expected<void, std::string> keep(Change change, bool soon);

    std::unique_ptr<CredentialVault> m_vault;
    std::string m_file; ///< that other programs may write, too; empty: the keychain's
    mutable std::mutex m_mutex;
    std::map<std::string, CallbackCredential> m_credentials;
};

} // namespace pb
