// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "models/store/credentialvault.h"

namespace pb {

namespace {

constexpr qint64 mostBytes = 64LL * 1024 * 1024;
constexpr auto ownersOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

class FileVault : public CredentialVault
{
public:
    explicit FileVault(std::string file) : m_file(std::move(file)) {}

    std::string place() const override { return "the file " + m_file; }

    tl::expected<std::string, std::string> load() override
    {
        QFile content(QString::fromStdString(m_file));
        if (!content.exists()) return std::string();
        if (QFileInfo(content).isDir())
            return tl::make_unexpected(m_file + " is a folder; name a file for the credentials");
#ifndef Q_OS_WIN
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther;
        if (content.permissions() & others)
            return tl::make_unexpected("the credentials in " + m_file +
                                       " can be read or written by others; run chmod 600 on it. Nothing was "
                                       "changed.");
#endif
        if (!content.open(QIODevice::ReadOnly))
            return tl::make_unexpected(m_file + " can't be read: " + content.errorString().toStdString());
        if (content.size() > mostBytes) return tl::make_unexpected(m_file + " holds no credentials of ours");
        return content.readAll().toStdString();
    }

    tl::expected<void, std::string> save(const std::string& text) override
    {
        const auto failed = [this](const QFileDevice& device) {
            return tl::make_unexpected("the credentials can't be kept in " + m_file + ": " +
                                       device.errorString().toStdString());
        };
        const QString name = QString::fromStdString(m_file);
        // What is there already gives the new file its permissions before anything is written to it.
        QFile content(name);
        if (!content.exists() && !content.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownersOnly))
            return failed(content);
        content.close();
        QSaveFile file(name);
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownersOnly)) return failed(file);
        file.write(text.data(), static_cast<qint64>(text.size()));
        if (!file.commit()) return failed(file);
        return {};
    }

    void saveSoon(const std::string& text) override
    {
        save(text);
    }

private:
    std::string m_file;
};

} // namespace

std::unique_ptr<CredentialVault> fileVault(const std::string& file)
{
    return std::make_unique<FileVault>(file);
}

} // namespace pb
