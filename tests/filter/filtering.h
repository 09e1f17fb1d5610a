// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "models/domain/eventenvelope.h"
#include "models/filter/filter.h"

/// What the tests of the filter language share.
namespace filtering {

/// 2026-11-21, the time of now() in the tests.
inline constexpr pb::Moment now{std::chrono::milliseconds(1'795'300'000'123)};

inline std::vector<std::string> linesOf(const std::string& name)
{
    std::ifstream file(std::string(PB_TEST_DATA) + "/filter/" + name);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

/// The events of the fixture.
inline std::vector<pb::EntityEvent> fixture()
{
    std::vector<pb::EntityEvent> events;
    for (const std::string& line : linesOf("filter-fixture.jsonl"))
        if (auto event = pb::readEvent(line)) events.push_back(std::move(*event));
    return events;
}

/// The sequences of the events that match, with blanks between; "refused: .." where an event or the
/// expression is.
inline std::string matching(std::string_view expression, const std::vector<pb::EntityEvent>& events)
{
    const auto filter = pb::Filter::parse(expression, pb::entityEventType());
    if (!filter) return "refused: " + filter.error().message;
    std::string sequences;
    for (const pb::EntityEvent& event : events) {
        pb::FilterRow row(event);
        const auto matches = filter->matches(row, now);
        if (!matches) return "refused: " + matches.error().message;
        if (*matches)
            sequences += (sequences.empty() ? "" : " ") + std::to_string(event.EntityEventSequence.value);
    }
    return sequences;
}

/// What an expression comes to over one JSON object: "true", "false" (also for null), or "refused: ..".
inline std::string outcome(std::string_view expression, std::string_view json,
                           const pb::EntityType& type = pb::entityEventType())
{
    const auto filter = pb::Filter::parse(expression, type);
    if (!filter)
        return "refused at " + std::to_string(filter.error().position) + ": " + filter.error().message;
    pb::FilterRow row(json, type);
    const auto matches = filter->matches(row, now);
    if (!matches)
        return "row refused at " + std::to_string(matches.error().position) + ": " + matches.error().message;
    return *matches ? "true" : "false";
}

} // namespace filtering
