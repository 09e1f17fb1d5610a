// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importcommand.h"

#include <cstdio>

#include <QCoreApplication>

#include "app/commandoptions.h"
#include "app/lineoutput.h"
#include "app/logimport.h"
#include "app/stopsignal.h"
#include "app/workbench.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownErrors = 20;

/// Reads the whole file before anything of it is taken; how many of its lines are no events, the first of
/// them told on stderr.
tl::expected<std::int64_t, QString> countWrong(const ImportSettings& settings)
{
    const auto file = ImportFile::open(settings);
    if (!file) return tl::make_unexpected(file.error());
    std::int64_t wrong = 0;
    while (const auto line = (*file)->next())
        if (const auto* why = std::get_if<QString>(&line->content); why != nullptr && wrong++ < shownErrors)
            failure(
                u"%1, line %2: %3"_s.arg(QString::fromStdString(settings.file)).arg(line->number).arg(*why));
    return wrong;
}

JsonLine summaryLine(const ImportCount& count)
{
    return JsonLine("summary")
        .add("added", count.added)
        .add("known", count.known)
        .add("conflicts", count.conflicts);
}

} // namespace

int runImport(const QStringList& arguments)
{
    CommandOptions options(
        u"import"_s, u"Events of a file of JSON lines or CSV into the log of a session. Events with a "
                     "sequence keep it; others get the next. Where a line is no event, nothing is taken."_s);
    options.addArgument(u"FILE"_s, u"JSON lines, or CSV with a line of column names."_s);
    if (const auto code = options.read(arguments)) return *code;
    if (options.arguments().size() != 1) return usageError(u"import needs one FILE, like events.csv"_s);
    if (options.sessionFile().empty())
        return usageError(u"import needs --session FILE, the session whose log takes the events"_s);
    const auto settings = ImportFile::guess(options.arguments().constFirst());
    if (!settings) return failure(settings.error());
    const auto wrong = countWrong(*settings);
    if (!wrong) return failure(wrong.error());
    if (*wrong > 0) return failure(u"%1 line(s) are no events; mend them, nothing was taken"_s.arg(*wrong));
    const auto most = options.maxSession();
    if (!most) return usageError(most.error());
    auto workbench = Workbench::open(options.sessionFile(), *most);
    if (!workbench) return failure(QString::fromStdString(workbench.error().message));

    bool stopped = false;
    StopSignal stopSignal;
    QObject::connect(&stopSignal, &StopSignal::requested, [&stopped] { stopped = true; });
    LogImport import((*workbench)->store(), [&stopped] {
        QCoreApplication::processEvents();
        return stopped;
    });
    const LineOutput output(options.json(), options.quiet());
    import.run(*settings, [&](int percent) {
        if (!options.json() && !options.quiet()) std::fprintf(stderr, "\r%d %%", percent);
});
output.announce(summaryLine(import.count()));
if (!import.failure().isEmpty()) return failure(import.failure());
if (import.count().conflicts > 0)
    return failure(u"%1 event(s) have a sequence that stands for another record in the session; they were "
                   "left out"_s.arg(import.count().conflicts));
return 0;
} // namespace pb

} // namespace pb
