// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/inputcheck.h"

#include <algorithm>

#include "models/domain/textsafety.h"
#include "models/filter/decimal.h"
#include "models/filter/temporal.h"
#include "net/odata/answers.h"

namespace pb {

namespace {

constexpr std::size_t deepestBody = 32;

std::string shown(const JsonView& value)
{
    constexpr std::size_t most = 40;
    const std::string_view source = value.source();
    return source.size() <= most ? visibleControls(source) : visibleControls(source.substr(0, most)) + "...";
}

/// Digits before and behind the point of a number once its exponent is applied.
std::pair<std::int64_t, std::int64_t> digitsOf(std::string_view number)
{
    if (number.starts_with('-')) number.remove_prefix(1);
    const std::size_t e = number.find_first_of("eE");
    std::int64_t exponent = 0;
    if (e != std::string_view::npos) {
        std::string_view text = number.substr(e + 1);
        const bool negative = text.starts_with('-');
        if (negative || text.starts_with('+')) text.remove_prefix(1);
        for (const char c : text)
            exponent = std::min<std::int64_t>(exponent * 10 + (c - '0'), 1'000'000'000);
        if (negative) exponent = -exponent;
        number = number.substr(0, e);
    }
    const std::size_t point = number.find('.');
    std::string digits(number.substr(0, point));
    auto whole = static_cast<std::int64_t>(digits.size());
    if (point != std::string_view::npos) digits += number.substr(point + 1);
    while (digits.ends_with('0'))
        digits.pop_back();
    std::int64_t leading = 0;
    while (leading < static_cast<std::int64_t>(digits.size()) &&
           digits[static_cast<std::size_t>(leading)] == '0')
        ++leading;
    if (leading == static_cast<std::int64_t>(digits.size())) return {0, 0};
    whole += exponent;
    const auto count = static_cast<std::int64_t>(digits.size());
    return {std::max<std::int64_t>(whole - leading, 0), std::max<std::int64_t>(count - whole, 0)};
}

std::string decimalRefusal(const PropertyDefinition& property, std::string_view number)
{
    const auto [whole, fraction] = digitsOf(number);
    if (property.precision > 0 && whole > property.precision - property.scale)
        return "has more than " + std::to_string(property.precision - property.scale) +
               " digits before the point";
    if (fraction > property.scale)
        return "has more than " + std::to_string(property.scale) + " digits behind the point";
    return {};
}

std::string leastRefusal(const PropertyDefinition& property, std::string_view number)
{
    if (!property.least) return {};
    const auto decimal = Decimal::read(number);
    const auto least = Decimal(static_cast<std::int64_t>(*property.least));
    if (decimal && decimal->compare(least) >= 0) return {};
    return *property.least == 0
               ? std::string("must not be negative")
               : "must be at least " + std::to_string(static_cast<std::int64_t>(*property.least));
}

std::string wholeRefusal(const PropertyDefinition& property, const JsonView& value)
{
    const auto number = value.int64();
    if (property.type == EdmType::Int32) {
        if (!number || *number < INT32_MIN || *number > INT32_MAX)
            return "must be a whole number within 32 bits, not " + shown(value);
    } else if (!number) {
        return "must be a whole number within 64 bits, not " + shown(value);
    }
    return leastRefusal(property, value.source());
}

std::string numberRefusal(const PropertyDefinition& property, const JsonView& value)
{
    if (value.kind() != JsonView::Kind::Number) return "must be a number, not " + shown(value);
    if (property.type == EdmType::Int32 || property.type == EdmType::Int64)
        return wholeRefusal(property, value);
    if (property.type == EdmType::Decimal)
        if (std::string refused = decimalRefusal(property, value.source()); !refused.empty()) return refused;
    return leastRefusal(property, value.source());
}

std::string textRefusal(const PropertyDefinition& property, const JsonView& value)
{
    const auto text = value.string();
    if (!text) return "must be a string, not " + shown(value);
    switch (property.type) {
    case EdmType::Date:
        return readDate(*text) ? "" : "must be a date like 2026-11-22, not " + shown(value);
    case EdmType::TimeOfDay:
        return readTimeOfDay(*text) ? "" : "must be a time like 14:03:20, not " + shown(value);
    case EdmType::DateTimeOffset:
        return readTimestamp(*text)
                   ? ""
                   : "must be a timestamp with a zone, like 2026-11-22T14:03:20Z, not " + shown(value);
    default:
        break;
    }
    if (property.maxLength > 0 && codePoints(*text) > static_cast<std::size_t>(property.maxLength))
        return "is longer than " + std::to_string(property.maxLength) + " characters";
    return {};
}

std::string singleRefusal(const PropertyDefinition& property, const JsonView& value, bool numbersAsText)
{
    switch (property.type) {
    case EdmType::Dynamic:
        return property.dynamicMembers && value.kind() != JsonView::Kind::Object ? "must be an object" : "";
    case EdmType::Boolean:
        return value.kind() == JsonView::Kind::Boolean ? "" : "must be true or false, not " + shown(value);
    case EdmType::Int64:
    case EdmType::Decimal:
        if (numbersAsText && value.kind() == JsonView::Kind::String) {
            const std::string number = value.string().value_or("");
            const auto checked = checkJson(number, 1);
            if (!checked) return "must be a number, not " + shown(value);
            return numberRefusal(property, *checked);
        }
        return numberRefusal(property, value);
    case EdmType::Int32:
    case EdmType::Double:
        return numberRefusal(property, value);
    default:
        return textRefusal(property, value);
    }
}

std::string_view mediaOf(const std::string& contentType)
{
    return trimmed(std::string_view(contentType).substr(0, contentType.find(';')));
}

} // namespace

tl::expected<JsonView, HttpAnswer> readBodyObject(const HttpRequest& request)
{
    const std::string* type = request.field("Content-Type");
    const std::string* coding = request.field("Content-Encoding");
    if (coding != nullptr && !sameWord(*coding, "identity"))
        return tl::make_unexpected(
            errorAnswer(415, "a Content-Encoding is not taken here; send the JSON as it is"));
    if (type == nullptr || !sameText(mediaOf(*type), "application/json"))
        return tl::make_unexpected(errorAnswer(415, "Content-Type must be application/json"));
    const auto checked = checkJson(request.body, deepestBody);
    if (!checked) {
        const JsonError& error = checked.error();
        const EnvelopeError details[] = {{error.target.empty() ? "body" : error.target,
                                          "byte " + std::to_string(error.offset) + ": " + error.message}};
        return tl::make_unexpected(errorAnswer(400, "the body is no JSON that is taken here", details));
    }
    if (checked->kind() != JsonView::Kind::Object) {
        const EnvelopeError details[] = {{"body", "the body must be one JSON object"}};
        return tl::make_unexpected(errorAnswer(400, "the body must be one JSON object", details));
    }
    return *checked;
}

bool writesNumbersAsText(const HttpRequest& request)
{
    const std::string* type = request.field("Content-Type");
    if (type == nullptr) return false;
    std::string lower;
    for (const char c : *type)
        if (c != ' ' && c != '"') lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower.find(";ieee754compatible=true") != std::string::npos;
}

std::string valueRefusal(const PropertyDefinition& property, const JsonView& value, bool numbersAsText)
{
    if (value.kind() == JsonView::Kind::Null)
        return property.nullable && !property.collection ? "" : "must not be null";
    if (!property.collection) return singleRefusal(property, value, numbersAsText);
    if (value.kind() != JsonView::Kind::Array) return "must be an array, not " + shown(value);
    std::string refused;
    value.eachElement([&](const JsonView& element) {
        refused = element.kind() == JsonView::Kind::Null ? std::string("must hold no null")
                                                         : singleRefusal(property, element, numbersAsText);
        return refused.empty();
    });
    return refused.empty() ? refused : "an element " + refused;
}

void addError(std::vector<EnvelopeError>& errors, std::string target, std::string message)
{
    if (errors.size() < listedErrors) errors.push_back({std::move(target), std::move(message)});
}

} // namespace pb
