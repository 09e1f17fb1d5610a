// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generatecommand.h"

#include <cmath>
#include <cstdio>
#include <limits>

#include "app/commandoptions.h"
#include "models/domain/eventgenerator.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

void declareOptions(CommandOptions& options)
{
    options.addValue(u"count"_s, u"N"_s, u"How many events."_s);
    options.addValue(u"seed"_s, u"S"_s, u"A whole number that chooses the events."_s, u"1"_s);
    options.addValue(u"start"_s, u"N"_s, u"The first EntityEventSequence."_s, u"1"_s);
    options.addValue(u"gap-rate"_s, u"P"_s, u"Chance from 0 to below 1 that a number is left out."_s, u"0"_s);
    options.addValue(u"resources"_s, u"LIST"_s,
                     u"ResourceNames and their weights, like Property=5,Media=3 (default: a usual mix)."_s);
    options.addFlag(u"event-types"_s, u"Add EventTypes."_s);
    options.addFlag(u"with-data"_s, u"Add the vendor profile's members, with the record in Data."_s);
}

/// "Property=5,Media=3"; a name alone weighs 1.
tl::expected<std::vector<std::pair<std::string, double>>, QString> readResources(const QString& text)
{
    std::vector<std::pair<std::string, double>> resources;
    const QStringList parts = text.split(u',');
    for (const QString& part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        const QString name = (equals < 0 ? part : part.left(equals)).trimmed();
        bool isNumber = true;
        const double weight = equals < 0 ? 1 : QStringView(part).mid(equals + 1).toDouble(&isNumber);
        if (name.isEmpty() || name.size() > 255 || !isNumber || !std::isfinite(weight) || weight <= 0)
            return tl::make_unexpected(
                u"--resources takes names and weights above 0, like Property=5,Media=3, not '%1'"_s.arg(
                    part));
        resources.emplace_back(name.toStdString(), weight);
    }
    return resources;
}

tl::expected<GeneratorSettings, QString> generatorSettings(const CommandOptions& options)
{
    GeneratorSettings settings;
    const auto seed = options.integer(u"seed"_s, 0, most);
    if (!seed) return tl::make_unexpected(seed.error());
    settings.seed = static_cast<std::uint64_t>(*seed);
    const auto start = options.integer(u"start"_s, 1, most);
    if (!start) return tl::make_unexpected(start.error());
    settings.start = SequenceNumber{*start};
    bool isNumber = false;
    settings.gapRate = options.text(u"gap-rate"_s).toDouble(&isNumber);
    if (!isNumber || !(settings.gapRate >= 0 && settings.gapRate < 1))
        return tl::make_unexpected(u"--gap-rate takes a chance from 0 to below 1, like 0.05, not '%1'"_s.arg(
            options.text(u"gap-rate"_s)));
    if (options.has(u"resources"_s)) {
        auto resources = readResources(options.text(u"resources"_s));
        if (!resources) return tl::make_unexpected(resources.error());
        settings.resources = std::move(*resources);
    }
    settings.eventTypes = options.has(u"event-types"_s);
    settings.withData = options.has(u"with-data"_s);
    return settings;
}

} // namespace

int runGenerate(const QStringList& arguments)
{
    CommandOptions options(u"generate"_s,
                           u"Invents EntityEvents and writes them as JSON lines: the same for the same "
                           "seed, on every platform."_s);
    declareOptions(options);
    if (const auto code = options.read(arguments)) return *code;
    if (!options.has(u"count"_s)) return usageError(u"generate needs --count N, the number of events"_s);
    const auto count = options.integer(u"count"_s, 0, most);
    if (!count) return usageError(count.error());
    auto settings = generatorSettings(options);
    if (!settings) return usageError(settings.error());

    EventGenerator generator(std::move(*settings));
    for (std::int64_t i = 0; i < *count; ++i) {
        const auto event = generator.next();
        if (!event)
            return failure(u"there is no EntityEventSequence after %1; begin lower with --start"_s.arg(most));
        const std::string line = event->source + '\n';
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size())
            return failure(u"the events can't be written: stdout is closed or full"_s);
    }
    if (std::fflush(stdout) != 0) return failure(u"the events can't be written: stdout is closed or full"_s);
    return 0;
}

} // namespace pb
