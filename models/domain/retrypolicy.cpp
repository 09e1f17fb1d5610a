// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/retrypolicy.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "models/domain/jsonview.h"

namespace pb {

namespace {

using std::chrono::milliseconds;

constexpr int mostAttempts = 1'000'000;
constexpr std::int64_t longestMs = 10LL * 365 * 24 * 3600 * 1000;

std::vector<milliseconds> workshopDelays()
{
    return {milliseconds(200),  milliseconds(400),  milliseconds(800),
            milliseconds(1600), milliseconds(3200), milliseconds(5000)};
}

std::vector<milliseconds> standardDelays()
{
    using namespace std::chrono_literals;
    return {5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h};
}

/// Milliseconds in one unit of a duration; 0 for another word.
std::int64_t unitMs(std::string_view unit)
{
    if (unit == "ms") return 1;
    if (unit == "s") return 1000;
    if (unit == "m") return 60 * 1000;
    if (unit == "h") return 3600 * 1000;
    return 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

using Failure = tl::unexpected<std::string>;

tl::expected<milliseconds, std::string> readDurationMember(std::string_view name, const JsonView& value)
{
    const std::optional<std::string> text = value.string();
    const std::optional<milliseconds> duration = text ? readDuration(*text) : std::nullopt;
    if (!duration)
        return Failure(std::string(name) + " must be a duration like \"200ms\", \"10s\" or \"24h\"");
    return *duration;
}

tl::expected<std::vector<milliseconds>, std::string> readDelays(const JsonView& value)
{
    if (value.kind() != JsonView::Kind::Array)
        return Failure("delays must be an array like [\"200ms\",\"1s\"]");
    std::vector<milliseconds> delays;
    std::string error;
    value.eachElement([&](const JsonView& element) {
        const auto delay = readDurationMember("delays[" + std::to_string(delays.size()) + "]", element);
        if (delay)
            delays.push_back(*delay);
        else
            error = delay.error();
        return error.empty();
    });
    if (!error.empty()) return Failure(error);
    if (delays.empty()) return Failure("delays must hold at least one duration");
    return delays;
}

/// A share from 0 to 1, as JSON writes numbers.
std::optional<double> readShare(const JsonView& value)
{
    if (value.kind() != JsonView::Kind::Number) return std::nullopt;
    const std::string_view text = value.source();
    double share = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), share);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    if (!(share >= 0 && share <= 1)) return std::nullopt;
    return share;
}

/// Takes one member of the JSON form; gives what is wrong with it, or nothing.
std::string takeMember(RetryPolicy& policy, bool& attemptsGiven, std::string_view name, const JsonView& value)
{
    if (name == "delays") {
        auto delays = readDelays(value);
        if (!delays) return delays.error();
        policy.delays = std::move(*delays);
    } else if (name == "maxAttempts") {
        const std::optional<std::int64_t> attempts = value.int64();
        if (!attempts || *attempts < 1 || *attempts > mostAttempts)
            return "maxAttempts must be a whole number from 1 to 1000000";
        policy.maxAttempts = static_cast<int>(*attempts);
        attemptsGiven = true;
    } else if (name == "jitter") {
        const std::optional<double> share = readShare(value);
        if (!share) return "jitter must be a number from 0 to 1";
        policy.jitter = *share;
    } else if (name == "retryAfterCap") {
        const auto cap = readDurationMember(name, value);
        if (!cap) return cap.error();
        policy.retryAfterCap = *cap;
    } else {
        return "unknown member " + quoteJson(name) + "; write delays, maxAttempts, jitter or retryAfterCap";
    }
    return {};
}

} // namespace

std::optional<RetryPolicy> retryPreset(std::string_view name)
{
    RetryPolicy policy;
    policy.name = name;
    if (name == "workshop") {
        policy.delays = workshopDelays();
        policy.maxAttempts = 8;
    } else if (name == "standard") {
        policy.delays = standardDelays();
        policy.maxAttempts = static_cast<int>(policy.delays.size()) + 1;
    } else if (name != "none") {
        return std::nullopt;
    }
    return policy;
}

tl::expected<RetryPolicy, std::string> readRetryPolicy(std::string_view text)
{
    if (auto preset = retryPreset(text)) return *preset;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{')
        return Failure(
            "write workshop, standard, none or JSON like {\"delays\":[\"200ms\",\"1s\"],\"maxAttempts\":8}");
    const auto json = checkJson(text);
    if (!json) return Failure("not JSON: " + json.error().message);
    RetryPolicy policy;
    policy.name = "custom";
    bool attemptsGiven = false;
    std::string error;
    json->eachMember([&](std::string_view name, const JsonView& value, std::string_view) {
        error = takeMember(policy, attemptsGiven, name, value);
        return error.empty();
    });
    if (!error.empty()) return Failure(error);
    if (!attemptsGiven) policy.maxAttempts = static_cast<int>(policy.delays.size()) + 1;
    if (policy.delays.empty() && policy.maxAttempts > 1)
        return Failure("delays is missing: how long to wait between attempts");
    return policy;
}

std::optional<std::chrono::milliseconds> readDuration(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && (isDigit(text[at]) || text[at] == '.'))
        ++at;
    const std::int64_t unit = unitMs(text.substr(at));
    const std::string_view number = text.substr(0, at);
    if (unit == 0 || number.empty() || number.size() > 15) return std::nullopt;
    if (!isDigit(number.front()) || !isDigit(number.back())) return std::nullopt;
    double value = 0;
    const auto read =
        std::from_chars(number.data(), number.data() + number.size(), value, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size()) return std::nullopt;
    const double ms = value * static_cast<double>(unit);
    if (ms > static_cast<double>(longestMs)) return std::nullopt;
    return milliseconds(std::llround(ms));
}

std::string clockText(Moment moment, Moment now)
{
    std::string text = toIsoUtc(moment);
    if (text.ends_with(".000Z")) text.replace(text.size() - 5, 5, "Z");
    const bool today =
        std::chrono::floor<std::chrono::days>(moment) == std::chrono::floor<std::chrono::days>(now);
    return today ? text.substr(text.find('T') + 1) : text;
}

std::chrono::milliseconds backoff(const RetryPolicy& policy, int failures, double random)
{
    if (policy.delays.empty()) return milliseconds(0);
    const std::size_t index =
        std::min(static_cast<std::size_t>(std::max(failures, 0)), policy.delays.size() - 1);
    const milliseconds delay = policy.delays[index];
    return delay + milliseconds(std::llround(static_cast<double>(delay.count()) * policy.jitter * random));
}

} // namespace pb
