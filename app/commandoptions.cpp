// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandoptions.h"

#include <cstdio>

#include <QFile>
#include <QRegularExpression>

#include "models/domain/textsafety.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

int complain(const QString& sentence, int code)
{
    const std::string line = "pushbench: " + visibleControls(sentence.toStdString()) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    return code;
}

tl::expected<std::string, QString> tokenFromFile(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(u"--token-file: %1 can't be read: %2"_s.arg(name, file.errorString()));
    const QByteArray content = file.read(64 * 1024).trimmed();
    if (content.isEmpty())
        return tl::make_unexpected(u"--token-file: %1 is empty; write the token into it"_s.arg(name));
    return content.toStdString();
}

} // namespace

int usageError(const QString& sentence)
{
    return complain(sentence, 2);
}

int failure(const QString& sentence)
{
    return complain(sentence, 1);
}

CommandOptions::CommandOptions(const QString& command, const QString& summary) : m_command(command)
{
    m_parser.setApplicationDescription(summary);
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addValue(u"session"_s, u"FILE"_s, u"Keep everything in this session file (default: a temporary one)."_s);
    addValue(u"max-session"_s, u"SIZE"_s,
             u"Most that a temporary session keeps; oldest request bodies go first."_s, u"2GiB"_s);
    addFlag(u"json"_s, u"One JSON object per line on stdout."_s);
    addFlag(u"quiet"_s, u"Print only the ready and summary lines."_s);
    addValue(u"secrets"_s, u"FILE"_s, u"Where secrets are kept, apart from the session."_s);
    m_parser.addOption({{u"h"_s, u"help"_s}, u"Show this help."_s});
}

void CommandOptions::addFlag(const QString& name, const QString& description)
{
    m_parser.addOption({name, description});
}

void CommandOptions::addValue(const QString& name, const QString& placeholder, const QString& description,
                              const QString& fallback)
{
    const QString shown = fallback.isEmpty() ? description : u"%1 Default: %2."_s.arg(description, fallback);
    m_parser.addOption({name, shown, placeholder, fallback});
}

void CommandOptions::addArgument(const QString& name, const QString& description, int most)
{
    m_parser.addPositionalArgument(name, description);
    m_mostArguments = most;
}

void CommandOptions::addToken()
{
    addValue(u"token"_s, u"T"_s,
             u"The bearer token. Others can see it in the process list; see the next two."_s);
    addValue(u"token-file"_s, u"F"_s,
             u"A file that holds the token. Or set the environment variable PUSHBENCH_TOKEN."_s);
    m_hasToken = true;
}

std::optional<int> CommandOptions::read(const QStringList& arguments)
{
    if (!m_parser.parse(QStringList{u"pushbench %1"_s.arg(m_command)} + arguments))
        return usageError(u"%1 See 'pushbench %2 --help'."_s.arg(m_parser.errorText(), m_command));
    if (has(u"help"_s)) {
        QString help = m_parser.helpText();
        // Qt names the file that was started, and not the command.
        if (const qsizetype options = help.indexOf(u"[options]"_s); options > 0)
            help = u"Usage: pushbench %1 "_s.arg(m_command) + help.mid(options);
        std::fputs(help.toUtf8().constData(), stdout);
        return 0;
    }
    if (m_parser.positionalArguments().size() > m_mostArguments)
        return usageError(u"%1 takes %2; '%3' is one too many. See 'pushbench %1 --help'."_s.arg(
            m_command,
            m_mostArguments == 0 ? u"no arguments"_s : u"at most %1 argument"_s.arg(m_mostArguments),
            m_parser.positionalArguments().at(m_mostArguments)));
    if (m_hasToken && has(u"token"_s) && has(u"token-file"_s))
        return usageError(u"give --token or --token-file, not both"_s);
    return std::nullopt;
}

std::string CommandOptions::sessionFile() const
{
    return text(u"session"_s).toStdString();
}

tl::expected<std::int64_t, QString> CommandOptions::maxSession() const
{
    const auto bytes = readByteCount(text(u"max-session"_s));
    if (!bytes || *bytes < 1024 * 1024)
        return tl::make_unexpected(u"--max-session takes a size of at least 1MiB, like 512MiB or 2GiB"_s);
    return *bytes;
}

tl::expected<std::int64_t, QString> CommandOptions::integer(const QString& name, std::int64_t least,
                                                            std::int64_t most) const
{
    const QString written = text(name);
    bool whole = false;
    const qlonglong number = written.toLongLong(&whole);
    static const QRegularExpression digits(u"^-?[0-9]+$"_s);
    if (!whole || !digits.match(written).hasMatch() || number < least || number > most)
        return tl::make_unexpected(u"--%1 takes a whole number from %2 to %3, not '%4'"_s.arg(
            name, QString::number(least), QString::number(most), written));
    return number;
}

tl::expected<std::string, QString> CommandOptions::token() const
{
    std::string token;
    if (has(u"token"_s)) {
        token = text(u"token"_s).toStdString();
        if (token.empty()) return tl::make_unexpected(u"--token is empty; leave it out or give a token"_s);
    } else if (has(u"token-file"_s)) {
        auto read = tokenFromFile(text(u"token-file"_s));
        if (!read) return read;
        token = *read;
    } else {
        token = qgetenv("PUSHBENCH_TOKEN").toStdString();
    }
    for (const char c : token)
        if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f)
            return tl::make_unexpected(
                u"the token holds a character that no bearer token may have (RFC 6750)"_s);
    return token;
}

std::optional<std::int64_t> readByteCount(const QString& text)
{
    static const QRegularExpression form(u"^([0-9]{1,15}) ?(B|kB|KB|KiB|MB|MiB|GB|GiB)?$"_s);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch()) return std::nullopt;
    const QString unit = match.captured(2);
    std::int64_t factor = 1;
    if (unit == u"kB"_s || unit == u"KB"_s)
        factor = 1000;
    else if (unit == u"KiB"_s)
        factor = 1024;
    else if (unit == u"MB"_s)
        factor = 1000 * 1000;
    else if (unit == u"MiB"_s)
        factor = 1024 * 1024;
    else if (unit == u"GB"_s)
        factor = 1000LL * 1000 * 1000;
    else if (unit == u"GiB"_s)
        factor = 1024LL * 1024 * 1024;
    const std::int64_t number = match.captured(1).toLongLong();
    if (number > std::numeric_limits<std::int64_t>::max() / factor) return std::nullopt;
    return number * factor;
}

} // namespace pb
