// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filtercommand.h"

#include <cstdio>

#include "app/commandoptions.h"
#include "app/eventfile.h"
#include "models/domain/eventenvelope.h"
#include "models/domain/jsonview.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

std::string json(const Explanation& node)
{
    std::string text = "{\"position\":" + std::to_string(node.position) +
                       ",\"length\":" + std::to_string(node.length) + ",\"text\":" + quoteJson(node.text) +
                       (node.refused ? ",\"refused\":" : ",\"value\":") + quoteJson(node.value);
    if (node.parts.empty()) return text + '}';
    text += ",\"parts\":[";
    for (std::size_t i = 0; i < node.parts.size(); ++i)
        text += (i > 0 ? "," : "") + json(node.parts[i]);
    return text + "]}";
}

std::string explanationLine(const Filter& filter, const EntityEvent& event, qint64 line, Moment now)
{
    FilterRow row(event);
    const Explanation told = filter.explain(row, now);
    JsonLine out("explanation");
    out.add("line", std::int64_t{line});
    out.add("EntityEventSequence", event.EntityEventSequence.value);
    out.add("matches", !told.refused && told.value == "true");
    out.addRaw("explanation", json(told));
    return out.finished();
}

bool put(std::string_view line)
{
    return std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fputc('\n', stdout) != EOF;
}

int outputFailed()
{
    return failure(u"the events can't be written: stdout is closed or full"_s);
}

/// Goes through the lines; gives the exit code.
int filterLines(EventFile& file, const Filter& filter, bool explain)
{
    const Moment now = currentMoment(); // one now() for all of them
    int code = 0;
    QByteArray line;
    for (;;) {
        const auto event = file.nextAsRead(line);
        if (!event) {
            std::fflush(stdout);
            return failure(event.error());
        }
        if (!*event) return std::fflush(stdout) == 0 ? code : outputFailed();
        FilterRow row(**event);
        const auto matches = filter.matches(row, now);
        if (!matches) code = refusedExpression;
        if (explain) {
            if (!put(explanationLine(filter, **event, file.line(), now))) return outputFailed();
        } else if (!matches) {
            JsonLine error = errorLine(matches.error());
            error.add("line", std::int64_t{file.line()});
            return put(error.finished()) && std::fflush(stdout) == 0 ? code : outputFailed();
        } else if (*matches && !put({line.constData(), static_cast<std::size_t>(line.size())})) {
            return outputFailed();
        }
    }
}

} // namespace

JsonLine errorLine(const FilterError& error)
{
    JsonLine line("error");
    line.add("position", static_cast<std::int64_t>(error.position));
    line.add("length", static_cast<std::int64_t>(error.length));
    line.add("token", error.token);
    line.add("message", error.message);
    return line;
}

int runFilter(const QStringList& arguments)
{
    CommandOptions options(u"filter"_s,
                           u"Prints the events that a filter matches, each line as it was read. Exit code 4 "
                           "where the expression is refused, with its position."_s);
    options.addValue(u"where"_s, u"EXPR"_s,
                     u"The filter, like ResourceName eq 'Property' (OData $filter)."_s);
    options.addFlag(u"explain"_s, u"One line an event with the value of every part of the expression."_s);
    options.addArgument(u"FILE"_s, u"Events as JSON lines; - or none is stdin."_s);
    if (const auto code = options.read(arguments)) return *code;
    if (!options.has(u"where"_s))
        return usageError(u"filter needs --where EXPR, like --where \"ResourceName eq 'Property'\""_s);
    const auto filter = Filter::parse(options.text(u"where"_s).toStdString(), entityEventType());
    if (!filter) {
        writeLine(errorLine(filter.error()).finished());
        return refusedExpression;
    }
    const QStringList files = options.arguments();
    auto file = EventFile::open(files.isEmpty() ? u"-"_s : files.front());
    if (!file) return failure(file.error());
    return filterLines(**file, *filter, options.has(u"explain"_s));
}

} // namespace pb
