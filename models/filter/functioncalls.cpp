// SPDX-License-Identifier: GPL-3.0-or-later
// What the functions of the language do. A function of null is null (FLT-1).
#include <algorithm>

#include <QString>

#include "models/domain/textsafety.h"
#include "models/filter/evaluator.h"
#include "models/filter/functions.h"

namespace pb {

namespace {

constexpr std::int64_t mostPatternMemory = 1 << 20;

bool isPlainAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string cased(std::string_view text, bool upper)
{
    if (!isPlainAscii(text)) {
        const QString all = toQString(text);
        return (upper ? all.toUpper() : all.toLower()).toStdString();
    }
    std::string out(text);
    for (char& c : out) {
        if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// The byte where a code point begins; the text's size where it has fewer.
std::size_t byteOf(std::string_view text, std::int64_t point)
{
    std::size_t at = 0;
    while (at < text.size() && point > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            ++at;
        --point;
    }
    return at;
}

bool fitsWanted(const Value& value, Wanted wanted)
{
    switch (wanted) {
    case Wanted::String:
        return is<std::string_view>(value);
    case Wanted::Number:
        return isNumber(value);
    case Wanted::Whole:
        return is<std::int64_t>(value);
    case Wanted::DateOrStamp:
        return is<CalendarDate>(value) || is<Timestamp>(value);
    case Wanted::TimeOrStamp:
        return is<TimeOfDay>(value) || is<Timestamp>(value);
    case Wanted::Stamp:
        return is<Timestamp>(value);
    case Wanted::Duration:
        return is<TimeSpan>(value);
    }
    return false;
}

/// A dynamic text read as what is wanted; nothing where it is none.
std::optional<Value> readAs(Wanted wanted, std::string_view text)
{
    if (wanted == Wanted::Duration) {
        const auto span = readTimeSpan(text);
        return span ? std::optional<Value>(*span) : std::nullopt;
    }
    if (wanted == Wanted::DateOrStamp)
        if (const auto date = readDate(text)) return *date;
    if (wanted == Wanted::TimeOrStamp)
        if (const auto time = readTimeOfDay(text)) return *time;
    if (wanted == Wanted::DateOrStamp || wanted == Wanted::TimeOrStamp || wanted == Wanted::Stamp)
        if (const auto stamp = readTimestamp(text)) return *stamp;
    return std::nullopt;
}

std::string_view textOfValue(const Value& value)
{
    const auto* text = std::get_if<std::string_view>(&value);
    return text ? *text : std::string_view();
}

} // namespace

std::shared_ptr<const RE2> compilePattern(std::string_view pattern, std::string* why)
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(mostPatternMemory);
    auto compiled = std::make_shared<const RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
    if (compiled->ok()) return compiled;
    if (why) *why = compiled->error();
    return nullptr;
}

Value Evaluation::wanted(const Node& argument, const Value& value, Function function, std::size_t index)
{
    const Wanted wanted = definitionOf(function).arguments[index];
    if (is<Null>(value) || is<Refused>(value) || fitsWanted(value, wanted)) return value;
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        if (const auto read = readAs(wanted, *text)) return *read;
        if (wanted != Wanted::Number && wanted != Wanted::Whole)
            return refused(argument, textOf(argument) + " is " + literalText(value) + " in this row, not " +
                                         std::string(wantedName(wanted)));
    }
    return wrongKind(argument, value, wantedName(wanted));
}

Value Evaluation::call(const Node& node)
{
    if (node.function == Function::Now) return timestampOf(m_now);
    if (node.function == Function::MinDateTime) return firstTimestamp();
    if (node.function == Function::MaxDateTime) return lastTimestamp();
    std::array<Value, 3> arguments;
    bool isNull = false;
    std::optional<Value> refusal;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
        arguments[i] = wanted(node.parts[i], value(node.parts[i]), node.function, i);
        if (is<Refused>(arguments[i]) && !refusal) refusal = arguments[i];
        isNull = isNull || is<Null>(arguments[i]);
    }
    if (refusal) return *refusal;
    if (isNull) return Null{};
    const Wanted first = definitionOf(node.function).arguments[0];
    if (node.function == Function::Substring)
        return substring(node, textOfValue(arguments[0]), &arguments[1], node.parts.size() - 1);
    if (first == Wanted::String) return textFunction(node, arguments[0], arguments[1]);
    if (first == Wanted::Number) return rounding(node, arguments[0]);
    return temporalFunction(node, arguments[0]);
}

Value Evaluation::textFunction(const Node& node, const Value& first, const Value& second)
{
    const std::string_view text = textOfValue(first);
    const std::string_view other = textOfValue(second);
    constexpr std::size_t bytesAStep = 256;
    if (!takes((text.size() + other.size()) / bytesAStep)) return tooLong(node);
    switch (node.function) {
    case Function::Contains:
        return text.find(other) != std::string_view::npos;
    case Function::StartsWith:
        return text.starts_with(other);
    case Function::EndsWith:
        return text.ends_with(other);
    case Function::Length:
        return static_cast<std::int64_t>(codePoints(text));
    case Function::IndexOf: {
        const std::size_t at = text.find(other);
        if (at == std::string_view::npos) return std::int64_t{-1};
        return static_cast<std::int64_t>(codePoints(text.substr(0, at)));
    }
    case Function::ToLower:
        return m_values.keep(cased(text, false));
    case Function::ToUpper:
        return m_values.keep(cased(text, true));
    case Function::Trim:
        return m_values.keep(toQString(text).trimmed().toStdString());
    case Function::Concat:
        return m_values.keep(std::string(text) + std::string(other));
    default:
        return matches(node, text, other);
    }
}

/// From the start's code point on, at most `length` of them. A start below 0 counts as 0 and one behind the
/// end gives the empty text, as a length below 0 does: the standard leaves that open.
Value Evaluation::substring(const Node& node, std::string_view text, const Value* numbers, std::size_t count)
{
    const auto* start = std::get_if<std::int64_t>(&numbers[0]);
    const auto* length = count > 1 ? std::get_if<std::int64_t>(&numbers[1]) : nullptr;
    if (!start || (count > 1 && !length))
        return refused(node, "substring takes whole numbers within 64 bits");
    text.remove_prefix(byteOf(text, std::max<std::int64_t>(*start, 0)));
    if (!length) return text;
    return text.substr(0, byteOf(text, std::max<std::int64_t>(*length, 0)));
}

/// Finds the pattern anywhere in the text, in time linear in its length (FLT-3).
Value Evaluation::matches(const Node& node, std::string_view text, std::string_view pattern)
{
    std::string why;
    const std::shared_ptr<const RE2> compiled = node.pattern ? node.pattern : compilePattern(pattern, &why);
    if (!compiled) return refused(node.parts[1], "the pattern is no regular expression: " + why);
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled);
}

Value Evaluation::temporalFunction(const Node& node, const Value& argument)
{
    const auto* stamp = std::get_if<Timestamp>(&argument);
    const auto* day = std::get_if<CalendarDate>(&argument);
    const auto* clock = std::get_if<TimeOfDay>(&argument);
    // The parts of a timestamp are those that its own offset shows.
    const CalendarDate date = day ? *day : stamp ? dateOf(*stamp) : CalendarDate{};
    const TimeOfDay time = clock ? *clock : stamp ? timeOf(*stamp) : TimeOfDay{};
    switch (node.function) {
    case Function::Year:
        return std::int64_t{yearMonthDay(date).year};
    case Function::Month:
        return std::int64_t{yearMonthDay(date).month};
    case Function::Day:
        return std::int64_t{yearMonthDay(date).day};
    case Function::Hour:
        return time.seconds / 3600;
    case Function::Minute:
        return time.seconds / 60 % 60;
    case Function::Second:
        return time.seconds % 60;
    case Function::FractionalSeconds:
        return m_values.keep(secondsOf(TimeSpan{0, time.picoseconds}));
    case Function::Date:
        return date;
    case Function::Time:
        return time;
    case Function::TotalOffsetMinutes:
        return std::int64_t{stamp ? stamp->offsetMinutes : 0};
    default:
        return m_values.keep(secondsOf(std::get<TimeSpan>(argument)));
    }
}

Value Evaluation::rounding(const Node& node, const Value& number)
{
    const auto* const* decimal = std::get_if<const Decimal*>(&number);
    if (!decimal) return number; // whole already, or not finite
    const Decimal::Rounding rounding = node.function == Function::Round ? Decimal::Rounding::HalfAwayFromZero
                                       : node.function == Function::Floor ? Decimal::Rounding::Down
                                                                          : Decimal::Rounding::Up;
    return this->decimal(node, (*decimal)->rounded(rounding));
}

} // namespace pb
