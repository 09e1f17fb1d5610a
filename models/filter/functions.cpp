// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/functions.h"

#include <algorithm>

#include "models/domain/textsafety.h"

namespace pb {

namespace {

constexpr Wanted S = Wanted::String;
constexpr Wanted N = Wanted::Number;
constexpr Wanted W = Wanted::Whole;
constexpr Wanted D = Wanted::DateOrStamp;
constexpr Wanted T = Wanted::TimeOrStamp;
constexpr Wanted Z = Wanted::Stamp;
constexpr Wanted P = Wanted::Duration;

constexpr FunctionDefinition definitions[] = {
    {Function::Contains, "contains", 2, 2, {S, S, S}, EdmType::Boolean, "contains(text,part)"},
    {Function::StartsWith, "startswith", 2, 2, {S, S, S}, EdmType::Boolean, "startswith(text,beginning)"},
    {Function::EndsWith, "endswith", 2, 2, {S, S, S}, EdmType::Boolean, "endswith(text,ending)"},
    {Function::Length, "length", 1, 1, {S, S, S}, EdmType::Int64, "length(text)"},
    {Function::IndexOf, "indexof", 2, 2, {S, S, S}, EdmType::Int64, "indexof(text,part)"},
    {Function::Substring, "substring", 2, 3, {S, W, W}, EdmType::String, "substring(text,start,length)"},
    {Function::ToLower, "tolower", 1, 1, {S, S, S}, EdmType::String, "tolower(text)"},
    {Function::ToUpper, "toupper", 1, 1, {S, S, S}, EdmType::String, "toupper(text)"},
    {Function::Trim, "trim", 1, 1, {S, S, S}, EdmType::String, "trim(text)"},
    {Function::Concat, "concat", 2, 2, {S, S, S}, EdmType::String, "concat(text,text)"},
    {Function::MatchesPattern,
     "matchesPattern",
     2,
     2,
     {S, S, S},
     EdmType::Boolean,
     "matchesPattern(text,pattern)"},
    {Function::Year, "year", 1, 1, {D, D, D}, EdmType::Int64, "year(timestamp)"},
    {Function::Month, "month", 1, 1, {D, D, D}, EdmType::Int64, "month(timestamp)"},
    {Function::Day, "day", 1, 1, {D, D, D}, EdmType::Int64, "day(timestamp)"},
    {Function::Hour, "hour", 1, 1, {T, T, T}, EdmType::Int64, "hour(timestamp)"},
    {Function::Minute, "minute", 1, 1, {T, T, T}, EdmType::Int64, "minute(timestamp)"},
    {Function::Second, "second", 1, 1, {T, T, T}, EdmType::Int64, "second(timestamp)"},
    {Function::FractionalSeconds,
     "fractionalseconds",
     1,
     1,
     {T, T, T},
     EdmType::Decimal,
     "fractionalseconds(timestamp)"},
    {Function::Date, "date", 1, 1, {Z, Z, Z}, EdmType::Date, "date(timestamp)"},
    {Function::Time, "time", 1, 1, {Z, Z, Z}, EdmType::TimeOfDay, "time(timestamp)"},
    {Function::TotalOffsetMinutes,
     "totaloffsetminutes",
     1,
     1,
     {Z, Z, Z},
     EdmType::Int64,
     "totaloffsetminutes(timestamp)"},
    {Function::Now, "now", 0, 0, {S, S, S}, EdmType::DateTimeOffset, "now()"},
    {Function::MinDateTime, "mindatetime", 0, 0, {S, S, S}, EdmType::DateTimeOffset, "mindatetime()"},
    {Function::MaxDateTime, "maxdatetime", 0, 0, {S, S, S}, EdmType::DateTimeOffset, "maxdatetime()"},
    {Function::TotalSeconds, "totalseconds", 1, 1, {P, P, P}, EdmType::Decimal, "totalseconds(duration)"},
    {Function::Round, "round", 1, 1, {N, N, N}, EdmType::Decimal, "round(number)"},
    {Function::Floor, "floor", 1, 1, {N, N, N}, EdmType::Decimal, "floor(number)"},
    {Function::Ceiling, "ceiling", 1, 1, {N, N, N}, EdmType::Decimal, "ceiling(number)"},
};

} // namespace

std::span<const FunctionDefinition> functionDefinitions()
{
    return definitions;
}

const FunctionDefinition* functionNamed(std::string_view name)
{
    const auto found =
        std::find_if(std::begin(definitions), std::end(definitions),
                     [name](const FunctionDefinition& each) { return sameText(each.name, name); });
    return found == std::end(definitions) ? nullptr : &*found;
}

const FunctionDefinition& definitionOf(Function function)
{
    return definitions[static_cast<std::size_t>(function)];
}

std::string_view wantedName(Wanted wanted)
{
    static constexpr std::string_view names[] = {
        "a string",    "a number",  "a whole number", "a date or timestamp", "a time of day or timestamp",
        "a timestamp", "a duration"};
    return names[static_cast<std::size_t>(wanted)];
}

bool fits(const ExpressionType& type, Wanted wanted)
{
    if (type.collection || type.kind == ExpressionType::Kind::Object) return false;
    if (type.isNull() || type.isDynamic()) return true;
    switch (wanted) {
    case Wanted::String:
        return type.is(EdmType::String);
    case Wanted::Number:
        return type.isNumber();
    case Wanted::Whole:
        return type.isWhole();
    case Wanted::DateOrStamp:
        return type.is(EdmType::Date) || type.is(EdmType::DateTimeOffset);
    case Wanted::TimeOrStamp:
        return type.is(EdmType::TimeOfDay) || type.is(EdmType::DateTimeOffset);
    case Wanted::Stamp:
        return type.is(EdmType::DateTimeOffset);
    case Wanted::Duration:
        return type.is(EdmType::Duration);
    }
    return false;
}

} // namespace pb
