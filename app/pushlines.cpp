// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pushlines.h"

namespace pb {

namespace {

double millis(std::chrono::microseconds duration)
{
    return static_cast<double>(duration.count()) / 1000.0;
}

/// {"connect":..,"tls":..,...}: the phases that were reached.
std::string phasesJson(const AttemptPhases& phases)
{
    JsonLine line("");
    const std::pair<const char*, std::chrono::microseconds> each[] = {
        {"dns", phases.nameLookup}, {"connect", phases.connect},     {"tls", phases.tls},
        {"sent", phases.sent},      {"firstByte", phases.firstByte}, {"total", phases.total}};
    for (const auto& [name, duration] : each)
        if (duration.count() >= 0) line.add(name, millis(duration));
    const std::string text = line.finished();
    const std::size_t comma = text.find(',');
    return comma == std::string::npos ? "{}" : '{' + text.substr(comma + 1);
}

} // namespace

JsonLine attemptLine(const DeliveryAttempt& attempt)
{
    return attemptLine(attempt, attempt.feed);
}

JsonLine attemptLine(const DeliveryAttempt& attempt, std::int64_t subscription)
{
    JsonLine line("attempt");
    line.add("subscription", std::to_string(subscription)).add("delivery", attempt.delivery);
    line.add("attempt", attempt.attempt).add("firstSequence", attempt.firstSequence.value);
    line.add("lastSequence", attempt.lastSequence.value).add("events", attempt.events);
    line.add("status", attempt.status);
    if (!attempt.protocol.empty()) line.add("protocol", attempt.protocol);
    if (!attempt.tls.empty()) line.add("tls", attempt.tls);
    if (attempt.retryAfterSeconds) line.add("retryAfter", *attempt.retryAfterSeconds);
    if (attempt.clocksDiffer) line.add("clocksDiffer", true);
    line.add("outcome", outcomeName(attempt.outcome));
    if (attempt.nextAt) line.add("nextAt", toIsoUtc(*attempt.nextAt));
    line.addRaw("ms", phasesJson(attempt.phases)).add("reason", attempt.reason);
    if (!attempt.error.empty()) line.add("error", attempt.error);
    return line;
}

std::string attemptText(const DeliveryAttempt& attempt)
{
    std::string text = toIsoUtc(attempt.startedAt) + "  #" + std::to_string(attempt.id) + "  events " +
                       std::to_string(attempt.firstSequence.value) + ".." +
                       std::to_string(attempt.lastSequence.value) + " (" + std::to_string(attempt.events) +
                       "), attempt " + std::to_string(attempt.attempt) + "  " +
                       std::string(outcomeName(attempt.outcome)) + "  " + attempt.reason;
    if (!attempt.error.empty()) text += "  (" + attempt.error + ")";
    return text;
}

} // namespace pb
