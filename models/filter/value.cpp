// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/value.h"

#include <charconv>

namespace pb {

std::string_view kindName(const Value& value)
{
    static constexpr std::string_view names[] = {
        "null",   "a Boolean",   "a number",   "a number", "a number",  "a string", "a date",
        "a time", "a timestamp", "a duration", "an array", "an object", "refused"};
    static_assert(std::size(names) == std::variant_size_v<Value>);
    return names[value.index()];
}

namespace {

std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        out += c;
        if (c == '\'') out += c;
    }
    return out + '\'';
}

struct LiteralText
{
    std::string operator()(Null) const { return "null"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const Decimal* number) const { return number->text(); }
    std::string operator()(NonFinite number) const
    {
        if (number == NonFinite::NotANumber) return "NaN";
        return number == NonFinite::Infinity ? "INF" : "-INF";
    }
    std::string operator()(std::string_view text) const { return quoted(text); }
    std::string operator()(CalendarDate date) const { return dateText(date); }
    std::string operator()(TimeOfDay time) const { return timeText(time); }
    std::string operator()(const Timestamp& stamp) const { return timestampText(stamp); }
    std::string operator()(TimeSpan span) const { return "duration'" + durationText(span) + '\''; }
    std::string operator()(const Collection* collection) const { return std::string(collection->source); }
    std::string operator()(const ObjectValue& object) const { return std::string(object.json.source()); }
    std::string operator()(Refused) const { return {}; }
};

} // namespace

std::string literalText(const Value& value)
{
    return std::visit(LiteralText{}, value);
}

std::optional<Value> numberValue(std::string_view text, Values& values)
{
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) return number;
    auto decimal = Decimal::read(text);
    if (!decimal) return std::nullopt;
    return values.keep(std::move(*decimal));
}

Value dynamicValue(const JsonView& json, Values& values)
{
    switch (json.kind()) {
    case JsonView::Kind::Null:
        return Null{};
    case JsonView::Kind::Boolean:
        return json.source() == "true";
    case JsonView::Kind::Number:
        if (const auto number = numberValue(json.source(), values)) return *number;
        return values.refuse({}, "it is a number of more digits than can be computed with");
    case JsonView::Kind::String: {
        const std::string_view plain = json.source().substr(1, json.source().size() - 2);
        if (plain.find('\\') == std::string_view::npos) return plain;
        return values.keep(json.string().value_or(""));
    }
    case JsonView::Kind::Array: {
        Collection collection;
        collection.source = json.source();
        json.eachElement([&](const JsonView& element) {
            collection.elements.push_back(dynamicValue(element, values));
            return true;
        });
        return values.keep(std::move(collection));
    }
    case JsonView::Kind::Object:
        return ObjectValue{json};
    }
    return Null{};
}

Decimal decimalOf(const Value& number)
{
    if (const auto* whole = std::get_if<std::int64_t>(&number)) return Decimal(*whole);
    return *std::get<const Decimal*>(number);
}

} // namespace pb
