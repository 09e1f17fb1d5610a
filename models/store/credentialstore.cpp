// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/credentialstore.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QStandardPaths>

#include "models/domain/jsonview.h"
#include "models/store/credentialvault.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

using Credentials = std::map<std::string, CallbackCredential>;

constexpr std::size_t mostCredentials = 10'000;
constexpr std::size_t longestToken = 16 * 1024;
constexpr int lockWaitMs = 5000;

/// Nobody can guess it, so that knowing an id means having been told it.
std::string freshId()
{
    const QByteArray digits = QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    return "cred-" + digits.rightJustified(16, '0').toStdString();
}

std::string written(const Credentials& credentials)
{
    std::string text = "{\"pushbenchCredentials\":1,\"credentials\":[";
    bool first = true;
    for (const auto& [id, credential] : credentials) {
        text += std::exchange(first, false) ? "\n" : ",\n";
        text += "{\"id\":" + quoteJson(id) + ",\"type\":" + quoteJson(credential.type) +
                ",\"token\":" + quoteJson(credential.token) + ",\"origin\":" + quoteJson(credential.origin) +
                '}';
    }
    return text + "\n]}\n";
}

std::string member(const JsonView& object, std::string_view name)
{
    const auto found = object.member(name);
    return found ? found->string().value_or(std::string()) : std::string();
}

/// What was written; nothing where the text is something else.
std::optional<Credentials> read(const std::string& text)
{
    Credentials credentials;
    if (text.empty()) return credentials;
    const auto json = checkJson(text);
    if (!json || json->kind() != JsonView::Kind::Object) return std::nullopt;
    const auto version = json->member("pushbenchCredentials");
    const auto list = json->member("credentials");
    if (!version || version->int64() != 1 || !list || list->kind() != JsonView::Kind::Array)
        return std::nullopt;
    bool sound = true;
    list->eachElement([&](const JsonView& element) {
        CallbackCredential credential{member(element, "id"), member(element, "type"),
                                      member(element, "token"), member(element, "origin")};
        sound = !credential.id.empty() && credentials.try_emplace(credential.id, credential).second;
        return sound;
    });
    return sound ? std::optional(std::move(credentials)) : std::nullopt;
}

tl::expected<Credentials, std::string> loaded(CredentialVault& vault)
{
    const auto text = vault.load();
    if (!text) return tl::make_unexpected(text.error());
    auto credentials = read(*text);
    if (!credentials)
        return tl::make_unexpected(vault.place() +
                                   " holds no credentials that can be read: it is damaged or of a newer "
                                   "Pushbench. Nothing was changed; name another file with --secrets.");
    return std::move(*credentials);
}

std::string fileInDataFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return (folder + u"/credentials.json"_s).toStdString();
}

/// Takes what an earlier run without a keychain left in the file over into the keychain.
tl::expected<void, std::string> takeOver(const std::string& file, CredentialVault& keychain,
                                         Credentials& credentials)
{
    if (!QFile::exists(QString::fromStdString(file))) return {};
    const auto vault = fileVault(file);
    auto left = loaded(*vault);
    if (!left) return tl::make_unexpected(left.error());
    credentials.merge(*left);
    if (const auto saved = keychain.save(written(credentials)); !saved)
        return tl::make_unexpected(saved.error());
    QFile::remove(QString::fromStdString(file));
    return {};
}

/// Why such a credential can't be kept; empty where it can.
std::string refusal(const CallbackCredential& credential)
{
    if (credential.token.size() > longestToken) return "the token is longer than 16 KiB";
    const bool controls = std::any_of(credential.token.begin(), credential.token.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (controls) return "the token holds a line break or another control character";
    return {};
}

} // namespace

CredentialStore::CredentialStore(std::unique_ptr<CredentialVault> vault, std::string file,
                                 Credentials credentials)
    : m_vault(std::move(vault)), m_file(std::move(file)), m_credentials(std::move(credentials))
{
}

CredentialStore::~CredentialStore() = default;

tl::expected<std::unique_ptr<CredentialStore>, std::string> CredentialStore::open(const std::string& file)
{
    const std::string name = file.empty() ? fileInDataFolder() : file;
    auto vault = file.empty() ? keychainVault() : nullptr;
    const bool keychain = vault != nullptr;
    if (!keychain) {
        const QDir folder = QFileInfo(QString::fromStdString(name)).absoluteDir();
        if (file.empty()) folder.mkpath(u"."_s);
        if (!folder.exists())
            return tl::make_unexpected("the folder " + folder.path().toStdString() +
                                       " for the credentials does not exist; make it or name another file");
        vault = fileVault(name);
    }
    auto credentials = loaded(*vault);
    if (!credentials) return tl::make_unexpected(credentials.error());
    if (keychain)
        if (const auto taken = takeOver(name, *vault, *credentials); !taken)
            return tl::make_unexpected(taken.error());
    return std::unique_ptr<CredentialStore>(
        new CredentialStore(std::move(vault), keychain ? std::string() : name, std::move(*credentials)));
}

std::string CredentialStore::place() const
{
    return m_vault->place();
}

/// Applies a change to what is kept, that of other programs included; nothing changes where it can't be kept.
template <typename Change>
tl::expected<void, std::string> CredentialStore::keep(Change change, bool soon)
{
    std::optional<QLockFile> lock;
    Credentials next = m_credentials;
    if (!m_file.empty()) {
        lock.emplace(QString::fromStdString(m_file) + u".lock"_s);
        if (!lock->tryLock(lockWaitMs))
            return tl::make_unexpected("another program is writing " + m_file + "; try again");
        auto newest = loaded(*m_vault);
        if (!newest) return tl::make_unexpected(newest.error());
        next = std::move(*newest);
    }
    if (const std::string refused = change(next); !refused.empty()) return tl::make_unexpected(refused);
    if (soon)
        m_vault->saveSoon(written(next));
    else if (const auto saved = m_vault->save(written(next)); !saved)
        return tl::make_unexpected(saved.error());
    m_credentials = std::move(next);
    return {};
}

tl::expected<std::string, std::string> CredentialStore::add(CallbackCredential credential)
{
    if (const std::string refused = refusal(credential); !refused.empty())
        return tl::make_unexpected(refused);
    const std::lock_guard lock(m_mutex);
    credential.id = freshId();
    const auto kept = keep(
        [&](Credentials& all) -> std::string {
            if (all.size() >= mostCredentials) return "there are 10,000 credentials already; remove some";
            all[credential.id] = credential;
            return {};
        },
        false);
    if (!kept) return tl::make_unexpected(kept.error());
    return credential.id;
}

tl::expected<bool, std::string> CredentialStore::remove(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    bool removed = false;
    const auto kept = keep(
        [&](Credentials& all) {
            removed = all.erase(id) > 0;
            return std::string();
        },
        false);
    if (!kept) return tl::make_unexpected(kept.error());
    return removed;
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
    const auto bindIn = [&](Credentials& all) -> std::string {
        const auto found = all.find(id);
        if (found == all.end()) return "there is no credential " + id;
        if (found->second.origin.empty()) found->second.origin = origin;
        if (found->second.origin == origin) return {};
        return "the credential " + id + " is bound to " + found->second.origin + " and not sent to " + origin;
    };
    const auto found = m_credentials.find(id);
    if (found != m_credentials.end() && found->second.origin == origin) return {};
    return keep(bindIn, true);
}

} // namespace pb
