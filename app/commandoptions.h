// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <QCommandLineParser>
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>

namespace pb {

/// Prints "pushbench: <sentence>" on stderr and gives exit code 2: wrong usage. The sentence says what to
/// write instead.
int usageError(const QString& sentence);
/// Prints "pushbench: <sentence>" on stderr and gives exit code 1: what failed and what to do.
int failure(const QString& sentence);

/// The options of one command, with the ones that every headless command has (--session, --max-session,
/// --json, --quiet, --secrets, --help, --version). A value that is wrong is a usage error naming the option.
class CommandOptions
{
public:
    CommandOptions(const QString& command, const QString& summary);

    void addFlag(const QString& name, const QString& description);
    void addValue(const QString& name, const QString& placeholder, const QString& description,
                  const QString& fallback = {});
    /// Declares FILE-like arguments for the help text; `most` is how many are taken.
    void addArgument(const QString& name, const QString& description, int most = 1);
    /// --token, --token-file and the environment variable PUSHBENCH_TOKEN.
    void addToken();

    /// Reads the arguments after the command's name. An exit code where the program should end now: 0 after
    /// --help, 2 after a usage error (already printed).
    std::optional<int> read(const QStringList& arguments);

    bool has(const QString& name) const { return m_parser.isSet(name); }
    QString text(const QString& name) const { return m_parser.value(name); }
    /// Of an option that may be repeated.
    QStringList texts(const QString& name) const { return m_parser.values(name); }
    QStringList arguments() const { return m_parser.positionalArguments(); }

    bool json() const { return has(QStringLiteral("json")); }
    bool quiet() const { return has(QStringLiteral("quiet")); }
    /// Empty: a temporary session.
    std::string sessionFile() const;
    /// --max-session in bytes.
    tl::expected<std::int64_t, QString> maxSession() const;

    /// A whole number within the bounds; the error is a usage sentence.
    tl::expected<std::int64_t, QString> integer(const QString& name, std::int64_t least,
                                                std::int64_t most) const;
    /// The token of --token, --token-file or PUSHBENCH_TOKEN; empty where none is given. The error never
    /// holds it.
    tl::expected<std::string, QString> token() const;

private:
    QString m_command;
    QCommandLineParser m_parser;
    int m_mostArguments = 0;
    bool m_hasToken = false;
};

/// Reads "64", "2MiB", "10 MB", "2GiB" as bytes; nothing for any other text.
std::optional<std::int64_t> readByteCount(const QString& text);

} // namespace pb
