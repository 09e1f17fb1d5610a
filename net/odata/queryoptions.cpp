// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/odata/queryoptions.h"

#include <algorithm>
#include <charconv>

#include "models/domain/textsafety.h"
#include "net/odata/odatapath.h"

namespace pb {

namespace {

constexpr std::string_view systemOptions[] = {"$filter", "$orderby", "$top",       "$skip",
                                              "$select", "$count",   "$skiptoken", "$format"};

using Failure = tl::unexpected<OptionError>;

Failure wrong(std::string_view target, std::string message)
{
    return tl::make_unexpected(OptionError{400, std::string(target), std::move(message)});
}

/// The system option that a name means; empty where it means none.
std::string_view systemName(std::string_view name)
{
    for (const std::string_view option : systemOptions)
        if (sameText(name, option) || sameText(name, option.substr(1))) return option;
    return {};
}

std::vector<std::string_view> parts(std::string_view text, char by)
{
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t end = text.find(by);
        out.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

std::optional<OptionError> readOrder(std::string_view value, QueryOptions& options)
{
    constexpr std::size_t mostKeys = 16;
    for (const std::string_view part : parts(value, ',')) {
        const std::size_t space = part.find(' ');
        const std::string_view direction =
            space == std::string_view::npos ? std::string_view() : trimmed(part.substr(space));
        if (part.empty() || !(direction.empty() || sameText(direction, "asc") || sameText(direction, "desc")))
            return OptionError{400, "$orderby",
                               "write names of properties with asc or desc, parted by commas, not '" +
                                   visibleControls(part) + "'"};
        options.order.push_back({std::string(part.substr(0, space)), sameText(direction, "desc")});
    }
    if (options.order.size() > mostKeys)
        return OptionError{400, "$orderby", "no more than 16 properties can be ordered by"};
    return std::nullopt;
}

std::optional<OptionError> readSelect(std::string_view value, QueryOptions& options)
{
    for (const std::string_view name : parts(value, ',')) {
        if (name.empty()) return OptionError{400, "$select", "write names of properties, parted by commas"};
        if (name == "*") {
            options.selected.clear();
            return std::nullopt;
        }
        if (std::find(options.selected.begin(), options.selected.end(), name) == options.selected.end())
            options.selected.emplace_back(name);
    }
    return std::nullopt;
}

std::optional<OptionError> readCount(std::string_view name, std::string_view value,
                                     std::optional<std::int64_t>& number)
{
    number = plainCount(value);
    if (number) return std::nullopt;
    return OptionError{400, std::string(name),
                       std::string(name) + " is a number from 0 to 9223372036854775807, not '" +
                           visibleControls(value) + "'"};
}

std::optional<OptionError> take(std::string_view name, const std::string& value, QueryOptions& options)
{
    if (name == "$top") return readCount(name, value, options.top);
    if (name == "$skip") return readCount(name, value, options.skip);
    if (name == "$orderby") return readOrder(value, options);
    if (name == "$select") return readSelect(value, options);
    if (name == "$count") {
        options.count = sameText(value, "true");
        if (options.count || sameText(value, "false")) return std::nullopt;
        return OptionError{400, "$count", "$count is true or false"};
    }
    if (name == "$filter") {
        if (trimmed(value).empty()) return OptionError{400, "$filter", "the filter is empty; leave it out"};
        options.filter = value;
    }
    if (name == "$skiptoken") options.skipToken = value;
    if (name == "$format") options.format = value;
    return std::nullopt;
}

/// The declared or dynamic member that a path begins with.
std::optional<OptionError> checkName(std::string_view target, std::string_view path, const EntityType& type,
                                     bool ordered)
{
    const std::size_t slash = path.find('/');
    const PropertyDefinition* property = type.property(path.substr(0, slash));
    const std::string shown = "'" + visibleControls(path) + "'";
    const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
        return c == '_' || c == '/' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z') || c == '@' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!plain || (property == nullptr && !type.open))
        return OptionError{400, std::string(target),
                           std::string(type.name) + " has no property " + shown + "; see $metadata"};
    if (slash != std::string_view::npos && (property == nullptr || !property->dynamicMembers))
        return OptionError{400, std::string(target), shown + " names nothing: there are no members below"};
    if (ordered && property != nullptr &&
        (property->collection || (property->dynamicMembers && slash == std::string_view::npos)))
        return OptionError{400, std::string(target),
                           shown + " is a collection or an object: it has no order"};
    return std::nullopt;
}

} // namespace

std::optional<std::int64_t> plainCount(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || text.front() == '-' || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

tl::expected<QueryOptions, OptionError> readQueryOptions(std::string_view query)
{
    QueryOptions options;
    if (query.empty()) return options;
    for (const std::string_view part : parts(query, '&')) {
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        const auto decodedName = percentDecoded(part.substr(0, equals), true);
        if (!decodedName) return wrong("query", "the name of an option is not percent-encoded UTF-8");
        const std::string_view name = systemName(*decodedName);
        if (name.empty()) {
            if (decodedName->starts_with('$'))
                return wrong(*decodedName, "there is no option " + visibleControls(*decodedName) +
                                               " here; known are $filter, $orderby, $top, $skip, $select, "
                                               "$count and $format");
            continue;
        }
        if (std::find(options.given.begin(), options.given.end(), name) != options.given.end())
            return wrong(name, std::string(name) + " is given twice");
        options.given.emplace_back(name);
        const auto value = equals == std::string_view::npos ? std::optional(std::string())
                                                            : percentDecoded(part.substr(equals + 1), true);
        if (!value) return wrong(name, "the value of " + std::string(name) + " is not percent-encoded UTF-8");
        if (auto error = take(name, *value, options)) return tl::make_unexpected(*error);
        if (name != "$skiptoken" && name != "$skip" && name != "$top")
            options.kept +=
                (options.kept.empty() ? "" : "&") + std::string(name) + '=' + percentEncoded(*value);
    }
    return options;
}

std::optional<OptionError> refuseOthers(const QueryOptions& options,
                                        std::initializer_list<std::string_view> allowed)
{
    for (const std::string& name : options.given)
        if (std::find(allowed.begin(), allowed.end(), name) == allowed.end())
            return OptionError{400, name, name + " can't be used here"};
    return std::nullopt;
}

std::optional<OptionError> checkNames(const QueryOptions& options, const EntityType& type)
{
    for (const std::string& name : options.selected)
        if (auto error = checkName("$select", name, type, false)) return error;
    for (const OrderKey& key : options.order)
        if (auto error = checkName("$orderby", key.path, type, true)) return error;
    return std::nullopt;
}

} // namespace pb
