// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <cstdio>
#include <optional>
#include <span>
#include <string_view>

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>

#include "app/commandoptions.h"
#include "app/democommand.h"
#include "app/exportcommand.h"
#include "app/filtercommand.h"
#include "app/generatecommand.h"
#include "app/importcommand.h"
#include "app/producecommand.h"
#include "app/pushcommand.h"
#include "app/receivecommand.h"
#include "app/windowcommand.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

struct Command
{
    std::string_view name;
    std::string_view summary;
    int (*run)(const QStringList& arguments);
};

constexpr Command commands[] = {
    {"receive", "the webhook receiver: one line a request", runReceive},
    {"produce", "the producer: EntityEvent service, records, subscriptions, push", runProduce},
    {"push", "push events to a consumer, in order, with retries", runPush},
    {"generate", "EntityEvents as JSON lines, the same for the same seed", runGenerate},
    {"filter", "the events of JSON lines that a filter matches", runFilter},
    {"export", "events, requests or attempts of a session", runExport},
    {"import", "events of a file into a session's log", runImport},
    {"demo", "both ends on one machine; --headless for no window", runDemo},
};

void printHelp()
{
    std::string text =
        "Usage: pushbench [FILE] [--demo]        the window, on a session file\n"
        "       pushbench COMMAND [options]      a headless command\n\n"
        "Live monitor and test harness for push replication of RESO EntityEvents by webhooks.\n\n"
        "Commands:\n";
    for (const Command& command : commands) {
        std::string line = "  " + std::string(command.name);
        line.resize(14, ' ');
        text += line + std::string(command.summary) + "\n";
    }
    text += "\nWindow options:\n"
            "  --demo            show every part alive on this machine\n"
            "  --screenshots DIR write every page as a picture, then exit (with --demo)\n"
            "  --theme light|dark, --lang en|fr_CA, --size 1280x800\n\n"
            "  --version, --help; 'pushbench COMMAND --help' tells a command's options.\n"
            "Tokens: --token, --token-file, or the environment variable PUSHBENCH_TOKEN.\n";
    std::fputs(text.c_str(), stdout);
}

/// True for what can only be meant as a command: a bare word that is no file.
bool looksLikeCommand(const QString& argument)
{
    return !argument.startsWith(u'-') && !argument.contains(u'.') && !argument.contains(u'/') &&
           !argument.contains(u'\\') && !QFileInfo::exists(argument);
}

QString commandNames()
{
    QStringList names;
    for (const Command& command : commands)
        names << QString::fromUtf8(command.name.data(), static_cast<qsizetype>(command.name.size()));
    return names.join(u", "_s);
}

} // namespace

int runCommandLine(int argc, char** argv)
{
    const std::string_view first = argc > 1 ? argv[1] : "";
    for (const std::string_view argument :
         std::span(argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)))
        if (argument == "--version") {
            std::printf("pushbench %s\n", PB_VERSION);
            return 0;
        }
    if (first == "--help" || first == "-h" || first == "help") {
        printHelp();
        return 0;
    }
    for (const Command& command : commands)
        if (first == command.name) {
            const QCoreApplication application(argc, argv);
            return command.run(QCoreApplication::arguments().mid(2));
        }
    if (argc > 1 && looksLikeCommand(QString::fromLocal8Bit(argv[1])))
        return usageError(u"there is no command '%1'; the commands are %2"_s.arg(
            QString::fromLocal8Bit(argv[1]), commandNames()));
    if (!prepareDisplay(argc, argv)) {
        const QCoreApplication application(argc, argv);
        return refuseWindow(QCoreApplication::arguments().mid(1));
    }
    const QApplication application(argc, argv);
    return runWindow(QCoreApplication::arguments().mid(1));
}

} // namespace pb
