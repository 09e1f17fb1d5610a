// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

namespace pb {

/// Where the credentials lie as one text (PSH-2). Errors are sentences without secrets.
class CredentialVault
{
public:
    CredentialVault() = default;
    virtual ~CredentialVault() = default;
    CredentialVault(const CredentialVault&) = delete;
    CredentialVault& operator=(const CredentialVault&) = delete;

    /// In words for people.
    virtual std::string place() const = 0;
    /// The text; empty where nothing was ever saved.
    virtual tl::expected<std::string, std::string> load() = 0;
    /// Replaces the text, whole or not at all; durable when it returns.
    virtual tl::expected<void, std::string> save(const std::string& text) = 0;
    /// The same for who can't wait; where that fails, a later save() makes it good.
    virtual void saveSoon(const std::string& text) = 0;
};

/// A file that its owner alone can read. One that others can read, or that can't be read, is refused.
std::unique_ptr<CredentialVault> fileVault(const std::string& file);
/// The system's keychain; null where there is none or where it does not answer within two seconds.
std::unique_ptr<CredentialVault> keychainVault();

} // namespace pb
