// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filter.h"
#include "models/domain/jsonview.h"
#include "models/domain/textsafety.h"
#include "models/filter/completion.h"
#include "tests/fuzz/property.h"

namespace {

constexpr pb::Moment now{std::chrono::milliseconds(1'795'300'000'123)};

constexpr std::string_view rows[] = {
    "{\"EntityEventSequence\":101,\"ResourceName\":\"Property\",\"ResourceRecordKey\":\"539\",\"EventTypes\":"
    "[\"Insert\",\"Update\"],\"ModificationTimestamp\":\"2024-01-15T10:30:00.5+02:00\",\"Data\":{"
    "\"ListPrice\":"
    "500000.5,\"City\":\"x\",\"Rooms\":[{\"n\":1},[],null],\"Big\":1e400}}",
    "{\"EntityEventSequence\":9223372036854775807,\"ResourceName\":\"\",\"ResourceRecordKey\":\"'\","
    "\"EventTypes\":null,\"ModificationTimestamp\":\"never\",\"Data\":{\"ListPrice\":\"\",\"Rooms\":{}}}"};

/// What is told of a node stands in the text, and its parts within it.
void checkExplanation(const pb::Explanation& node, std::size_t length)
{
    PB_PROPERTY(node.position + node.length <= length);
    PB_PROPERTY(node.length > 0);
    for (const pb::Explanation& part : node.parts) {
        PB_PROPERTY(part.position >= node.position);
        checkExplanation(part, length);
    }
}

void checkRow(const pb::Filter& filter, std::string_view source)
{
    pb::FilterRow row(source, pb::entityEventType());
    const auto matches = filter.matches(row, now);
    const pb::Explanation told = filter.explain(row, now);
    checkExplanation(told, pb::codePoints(filter.text()));
    PB_PROPERTY(told.refused == !matches);
    PB_PROPERTY(told.refused || (told.value == "true") == *matches);
    if (!matches) PB_PROPERTY(!matches.error().message.empty());
    // What is narrowed away does not match and is not refused.
    const pb::Narrowing narrowing = filter.narrowing();
    const std::int64_t sequence = pb::JsonView(source).member("EntityEventSequence")->int64().value_or(0);
    const bool within = sequence >= narrowing.least.value && sequence <= narrowing.most.value;
    PB_PROPERTY(within || (matches && !*matches));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    const auto filter = pb::Filter::parse(text, pb::entityEventType());
    if (filter) {
        PB_PROPERTY(filter->text() == text);
        for (const std::string_view row : rows)
            checkRow(*filter, row);
    } else {
        PB_PROPERTY(!filter.error().message.empty());
        if (pb::validUtf8(text) && text.size() <= pb::Filter::mostBytes)
            PB_PROPERTY(filter.error().position + filter.error().length <= pb::codePoints(text));
    }
    const auto none = [](std::string_view) { return std::vector<std::string>{"a'b"}; };
    const pb::CompletionList list = pb::completionsAt(text, size / 2, pb::entityEventType(), none);
    PB_PROPERTY(list.choices.empty() || list.from <= size);
    return 0;
}
