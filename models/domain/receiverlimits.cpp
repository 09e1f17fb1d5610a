// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/receiverlimits.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "models/domain/retrypolicy.h"

namespace pb {

namespace {

using Unit = LimitDescription::Unit;

constexpr std::int64_t kibi = 1024;
constexpr std::int64_t mebi = 1024 * 1024;
constexpr std::int64_t gibi = 1024 * mebi;
constexpr std::int64_t second = 1000;
constexpr std::int64_t hour = 3600 * second;
constexpr std::int64_t million = 1'000'000;

template <auto Member>
std::int64_t get(const ReceiverLimits& limits)
{
    const auto& value = limits.*Member;
    if constexpr (requires { value.count(); })
        return value.count();
    else
        return static_cast<std::int64_t>(value);
}

template <auto Member>
void put(ReceiverLimits& limits, std::int64_t value)
{
    auto& place = limits.*Member;
    using Value = std::remove_reference_t<decltype(place)>;
    place = static_cast<Value>(value);
}

template <auto Member>
constexpr LimitDescription describe(std::string_view name, Unit unit, std::string_view meaning,
                                    std::string_view answer, std::int64_t least, std::int64_t most)
{
    return {name, unit, meaning, answer, least, most, &get<Member>, &put<Member>};
}

using Limits = ReceiverLimits;

constexpr std::array descriptions = {
    describe<&Limits::requestLine>("request-line", Unit::Bytes, "the request line, or :path over HTTP/2",
                                   "414", 256, mebi),
    describe<&Limits::headers>("headers", Unit::Bytes, "all header fields of a request together",
                               "431; over HTTP/2 beyond twice as much the connection ends", kibi, 16 * mebi),
    describe<&Limits::headerFields>("header-fields", Unit::Count, "header fields of a request", "431", 8,
                                    100'000),
    describe<&Limits::body>("body", Unit::Bytes, "the body of a request", "413; its first 64 KiB are kept", 1,
                            gibi),
    describe<&Limits::bodiesInFlight>("bodies", Unit::Bytes, "bodies that all connections hold at once",
                                      "reading pauses; the eldest goes on", mebi, 16 * gibi),
    describe<&Limits::connections>("connections", Unit::Count, "connections at once",
                                   "503 with Retry-After: 1, then closed; over TLS closed", 1, 65'000),
    describe<&Limits::streams>("streams", Unit::Count, "streams of an HTTP/2 connection at once",
                               "RST_STREAM (REFUSED_STREAM), or GOAWAY where the client knew", 1, 1000),
    describe<&Limits::resetsPerSecond>("resets", Unit::PerSecond,
                                       "streams that an HTTP/2 client takes back, or has reset",
                                       "GOAWAY (ENHANCE_YOUR_CALM), closed", 1, million),
    describe<&Limits::controlFramesPerSecond>(
        "control-frames", Unit::PerSecond, "HTTP/2 frames that carry no request: PING, SETTINGS, empty DATA",
        "GOAWAY (ENHANCE_YOUR_CALM), closed", 10, million),
    describe<&Limits::handshakeTime>("handshake-time", Unit::Time, "the TLS handshake", "closed", 100, hour),
    describe<&Limits::headTime>("head-time", Unit::Time, "from the first byte of a head to its last", "408",
                                100, hour),
    describe<&Limits::bodyTime>("body-time", Unit::Time, "from the end of the head to the end of the body",
                                "408", 100, hour),
    describe<&Limits::idleTime>("idle-time", Unit::Time, "a connection without a request",
                                "closed; GOAWAY over HTTP/2", 100, 24 * hour),
    describe<&Limits::writeTime>("write-time", Unit::Time, "a client that does not read its answer",
                                 "closed; RST_STREAM over HTTP/2", 100, hour),
    describe<&Limits::queuedEvents>("queue", Unit::Count, "events that wait for their commit; 0: no limit",
                                    "429 with Retry-After: 1", 0, 1000 * million),
    describe<&Limits::requestsPerSecond>("rate", Unit::PerSecond, "requests of all endpoints; 0: no limit",
                                         "429 with Retry-After: 1", 0, million),
};

struct Factor
{
    std::string_view suffix;
    std::int64_t factor;
};

constexpr std::array sizes = {Factor{"GiB", gibi}, Factor{"MiB", mebi}, Factor{"KiB", kibi}, Factor{"", 1}};

std::string timeText(std::int64_t milliseconds)
{
    return milliseconds % second == 0 ? std::to_string(milliseconds / second) + "s"
                                      : std::to_string(milliseconds) + "ms";
}

std::optional<std::int64_t> readNumber(std::string_view text)
{
    std::int64_t value = 0;
    const bool digits = !text.empty() && text.front() != '-';
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!digits || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> readSize(std::string_view text)
{
    for (const Factor& each : sizes) {
        if (!text.ends_with(each.suffix)) continue;
        const auto number = readNumber(text.substr(0, text.size() - each.suffix.size()));
        if (!number || *number > INT64_MAX / each.factor) return std::nullopt;
        return *number * each.factor;
    }
    return std::nullopt;
}

std::optional<std::int64_t> readValue(Unit unit, std::string_view text)
{
    if (unit == Unit::Bytes) return readSize(text);
    if (unit != Unit::Time) return readNumber(text);
    const auto duration = readDuration(text);
    return duration ? std::optional(duration->count()) : std::nullopt;
}

} // namespace

std::span<const LimitDescription> limitDescriptions()
{
    return descriptions;
}

std::string limitText(const LimitDescription& limit, std::int64_t value)
{
    if (limit.unit == Unit::Time) return timeText(value);
    if (limit.unit == Unit::Bytes)
        for (const Factor& each : sizes)
            if (value > 0 && value % each.factor == 0)
                return std::to_string(value / each.factor) + std::string(each.suffix);
    return std::to_string(value);
}

tl::expected<std::int64_t, std::string> readLimit(const LimitDescription& limit, std::string_view text)
{
    const auto value = readValue(limit.unit, text);
    if (value && *value >= limit.least && *value <= limit.most) return *value;
    return tl::make_unexpected(std::string(limit.name) + " takes " + limitText(limit, limit.least) + " to " +
                               limitText(limit, limit.most));
}

std::optional<std::string> setLimit(ReceiverLimits& limits, std::string_view setting)
{
    const std::size_t equals = std::min(setting.find('='), setting.size());
    const std::string_view name = setting.substr(0, equals);
    const auto limit = std::find_if(descriptions.begin(), descriptions.end(),
                                    [&](const LimitDescription& each) { return each.name == name; });
    if (limit == descriptions.end() || equals == setting.size()) {
        std::string known;
        for (const LimitDescription& each : descriptions)
            known += (known.empty() ? "" : ", ") + std::string(each.name);
        return "a limit is written NAME=VALUE, with NAME one of " + known;
    }
    const auto value = readLimit(*limit, setting.substr(equals + 1));
    if (!value) return value.error();
    limit->set(limits, *value);
    return std::nullopt;
}

} // namespace pb
