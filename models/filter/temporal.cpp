// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/temporal.h"

#include <chrono>
#include <cstdio>
#include <limits>

#include "models/filter/wholenumber.h"

namespace pb {

namespace {

constexpr std::int64_t picosASecond = 1'000'000'000'000;
constexpr std::int64_t secondsADay = 86'400;

/// Reads a text from its beginning, piece by piece.
class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_text.empty(); }
    bool sign(char wanted)
    {
        if (!m_text.starts_with(wanted)) return false;
        m_text.remove_prefix(1);
        return true;
    }
    /// Either letter.
    bool letter(char upper) { return sign(upper) || sign(static_cast<char>(upper - 'A' + 'a')); }

    std::optional<int> digits(std::size_t count)
    {
        if (m_text.size() < count) return std::nullopt;
        int number = 0;
        for (const char c : m_text.substr(0, count)) {
            if (c < '0' || c > '9') return std::nullopt;
            number = number * 10 + (c - '0');
        }
        m_text.remove_prefix(count);
        return number;
    }
    std::optional<int> digitsUpTo(std::size_t count, int most)
    {
        const auto number = digits(count);
        return number && *number <= most ? number : std::nullopt;
    }
    /// One digit or more, at most fifteen.
    std::optional<std::int64_t> number()
    {
        std::int64_t number = 0;
        std::size_t count = 0;
        for (; count < m_text.size() && m_text[count] >= '0' && m_text[count] <= '9'; ++count)
            if (count < 16) number = number * 10 + (m_text[count] - '0');
        if (count == 0 || count > 15) return std::nullopt;
        m_text.remove_prefix(count);
        return number;
    }
    /// What follows the point, 1 to 12 digits, in picoseconds.
    std::optional<std::int64_t> fraction()
    {
        std::int64_t picos = 0;
        std::int64_t unit = picosASecond;
        std::size_t count = 0;
        for (; count < m_text.size() && m_text[count] >= '0' && m_text[count] <= '9'; ++count) {
            unit /= 10;
            picos += (m_text[count] - '0') * unit;
        }
        if (count == 0 || count > 12) return std::nullopt;
        m_text.remove_prefix(count);
        return picos;
    }

private:
    std::string_view m_text;
};

std::optional<CalendarDate> takeDate(Reader& reader)
{
    using namespace std::chrono;
    const auto y = reader.digits(4);
    if (!y || !reader.sign('-')) return std::nullopt;
    const auto m = reader.digits(2);
    if (!m || !reader.sign('-')) return std::nullopt;
    const auto d = reader.digits(2);
    if (!d) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return CalendarDate{sys_days(date).time_since_epoch().count()};
}

std::optional<TimeOfDay> takeTime(Reader& reader)
{
    const auto hour = reader.digitsUpTo(2, 23);
    if (!hour || !reader.sign(':')) return std::nullopt;
    const auto minute = reader.digitsUpTo(2, 59);
    if (!minute) return std::nullopt;
    TimeOfDay time{*hour * 3600 + *minute * 60, 0};
    if (!reader.sign(':')) return time;
    const auto second = reader.digitsUpTo(2, 59);
    if (!second) return std::nullopt;
    time.seconds += *second;
    if (!reader.sign('.')) return time;
    const auto picos = reader.fraction();
    if (!picos) return std::nullopt;
    time.picoseconds = *picos;
    return time;
}

std::optional<int> takeOffset(Reader& reader)
{
    if (reader.letter('Z')) return 0;
    const bool west = reader.sign('-');
    if (!west && !reader.sign('+')) return std::nullopt;
    const auto hour = reader.digitsUpTo(2, 23);
    if (!hour || !reader.sign(':')) return std::nullopt;
    const auto minute = reader.digitsUpTo(2, 59);
    if (!minute) return std::nullopt;
    const int offset = *hour * 60 + *minute;
    return west ? -offset : offset;
}

constexpr std::int64_t firstDay = -719'528; ///< 0000-01-01
constexpr std::int64_t lastDay = 2'932'896; ///< 9999-12-31

std::int64_t floorDivided(std::int64_t number, std::int64_t divisor)
{
    const std::int64_t quotient = number / divisor;
    return number % divisor < 0 ? quotient - 1 : quotient;
}

std::string fractionText(std::int64_t picoseconds)
{
    if (picoseconds == 0) return {};
    char digits[24];
    std::snprintf(digits, sizeof digits, ".%012lld", static_cast<long long>(picoseconds));
    std::string text(digits);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

std::int64_t localSeconds(const Timestamp& stamp)
{
    return stamp.seconds + stamp.offsetMinutes * 60;
}

} // namespace

std::optional<CalendarDate> readDate(std::string_view text)
{
    Reader reader(text);
    const auto date = takeDate(reader);
    return reader.atEnd() ? date : std::nullopt;
}

std::optional<TimeOfDay> readTimeOfDay(std::string_view text)
{
    Reader reader(text);
    const auto time = takeTime(reader);
    return reader.atEnd() ? time : std::nullopt;
}

std::optional<Timestamp> readTimestamp(std::string_view text)
{
    Reader reader(text);
    const auto date = takeDate(reader);
    if (!date || !reader.letter('T')) return std::nullopt;
    const auto time = takeTime(reader);
    if (!time) return std::nullopt;
    const auto offset = takeOffset(reader);
    if (!offset || !reader.atEnd()) return std::nullopt;
    return Timestamp{date->days * secondsADay + time->seconds - *offset * 60, time->picoseconds, *offset};
}

std::optional<TimeSpan> readTimeSpan(std::string_view text)
{
    Reader reader(text);
    const bool negative = reader.sign('-');
    if (!negative) reader.sign('+');
    if (!reader.letter('P')) return std::nullopt;
    TimeSpan span;
    bool any = false;
    bool inTime = false;
    int lastUnit = -1;
    constexpr char units[] = {'D', 'H', 'M', 'S'};
    constexpr std::int64_t lengths[] = {secondsADay, 3600, 60, 1};
    while (!reader.atEnd()) {
        if (!inTime && reader.letter('T')) {
            inTime = true;
            any = false;
            continue;
        }
        const auto number = reader.number();
        if (!number || *number > 99'999'999'999) return std::nullopt;
        if (reader.sign('.')) {
            const auto picos = reader.fraction();
            if (!picos || !inTime || !reader.letter('S')) return std::nullopt;
            span.seconds += *number;
            span.picoseconds = *picos;
            any = true;
            break;
        }
        int unit = inTime ? 1 : 0;
        while (unit < (inTime ? 4 : 1) && !reader.letter(units[unit]))
            ++unit;
        if (unit == (inTime ? 4 : 1) || unit <= lastUnit) return std::nullopt;
        lastUnit = unit;
        span.seconds += *number * lengths[unit];
        any = true;
    }
    if (!any || !reader.atEnd()) return std::nullopt;
    return negative ? negated(span) : span;
}

std::string dateText(CalendarDate date)
{
    const YearMonthDay parts = yearMonthDay(date);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", parts.year, parts.month, parts.day);
    return text;
}

std::string timeText(TimeOfDay time)
{
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d", static_cast<int>(time.seconds / 3600),
                  static_cast<int>(time.seconds / 60 % 60), static_cast<int>(time.seconds % 60));
    return text + fractionText(time.picoseconds);
}

std::string timestampText(Timestamp stamp)
{
    std::string text = dateText(dateOf(stamp)) + 'T' + timeText(timeOf(stamp));
    if (stamp.offsetMinutes == 0) return text + 'Z';
    const int minutes = stamp.offsetMinutes < 0 ? -stamp.offsetMinutes : stamp.offsetMinutes;
    char offset[16];
    std::snprintf(offset, sizeof offset, "%c%02d:%02d", stamp.offsetMinutes < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return text + offset;
}

std::string durationText(TimeSpan span)
{
    std::string sign;
    if (span.seconds < 0) {
        sign = "-";
        span = negated(span).value_or(TimeSpan{std::numeric_limits<std::int64_t>::max(), 0});
    }
    std::string text = sign + 'P';
    if (span.seconds >= secondsADay) text += std::to_string(span.seconds / secondsADay) + 'D';
    const std::int64_t rest = span.seconds % secondsADay;
    if (rest == 0 && span.picoseconds == 0) return text.ends_with('P') ? text + "T0S" : text;
    text += 'T';
    if (rest >= 3600) text += std::to_string(rest / 3600) + 'H';
    if (rest / 60 % 60 > 0) text += std::to_string(rest / 60 % 60) + 'M';
    if (rest % 60 > 0 || span.picoseconds > 0)
        text += std::to_string(rest % 60) + fractionText(span.picoseconds) + 'S';
    return text;
}

YearMonthDay yearMonthDay(CalendarDate date)
{
    using namespace std::chrono;
    const year_month_day parts(sys_days(days(date.days)));
    return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
            static_cast<int>(static_cast<unsigned>(parts.day()))};
}

CalendarDate dateOf(const Timestamp& stamp)
{
    return {floorDivided(localSeconds(stamp), secondsADay)};
}

TimeOfDay timeOf(const Timestamp& stamp)
{
    return {localSeconds(stamp) - dateOf(stamp).days * secondsADay, stamp.picoseconds};
}

Timestamp timestampOf(Moment moment)
{
    const std::int64_t milliseconds = moment.time_since_epoch().count();
    const std::int64_t seconds = floorDivided(milliseconds, 1000);
    return {seconds, (milliseconds - seconds * 1000) * (picosASecond / 1000), 0};
}

Timestamp firstTimestamp()
{
    return {-62'135'596'800, 0, 0}; // 0001-01-01T00:00:00Z
}

Timestamp lastTimestamp()
{
    return {253'402'300'799, picosASecond - 1, 0}; // 9999-12-31T23:59:59.999999999999Z
}

Decimal secondsOf(TimeSpan span)
{
    const auto fraction = Decimal::read(std::to_string(span.picoseconds) + "e-12");
    return Decimal(span.seconds).plus(fraction.value_or(Decimal())).value_or(Decimal());
}

std::optional<TimeSpan> spanOf(const Decimal& seconds)
{
    const auto whole = seconds.rounded(Decimal::Rounding::Down);
    const auto number = whole ? whole->int64() : std::nullopt;
    if (!number) return std::nullopt;
    const auto fraction = seconds.plus(whole->negated());
    const auto picos = fraction ? fraction->times(Decimal(picosASecond)) : std::nullopt;
    const auto rounded = picos ? picos->rounded(Decimal::Rounding::Down) : std::nullopt;
    if (!rounded) return std::nullopt;
    return TimeSpan{*number, rounded->int64().value_or(0)};
}

std::optional<TimeSpan> plus(TimeSpan a, TimeSpan b)
{
    const std::int64_t picos = a.picoseconds + b.picoseconds;
    auto seconds = wholeSum(a.seconds, b.seconds);
    if (seconds && picos >= picosASecond) seconds = wholeSum(*seconds, 1);
    if (!seconds) return std::nullopt;
    return TimeSpan{*seconds, picos % picosASecond};
}

std::optional<TimeSpan> negated(TimeSpan span)
{
    const auto seconds = wholeNegation(span.seconds);
    if (!seconds) return std::nullopt;
    if (span.picoseconds == 0) return TimeSpan{*seconds, 0};
    return TimeSpan{*seconds - 1, picosASecond - span.picoseconds};
}

std::optional<Timestamp> plus(const Timestamp& stamp, TimeSpan span)
{
    constexpr std::int64_t beyond = 1'000'000'000'000; // seconds: no year of four digits
    const auto sum = plus(TimeSpan{stamp.seconds, stamp.picoseconds}, span);
    if (!sum || sum->seconds > beyond || sum->seconds < -beyond) return std::nullopt;
    const Timestamp moved{sum->seconds, sum->picoseconds, stamp.offsetMinutes};
    const std::int64_t day = dateOf(moved).days;
    if (day < firstDay || day > lastDay) return std::nullopt;
    return moved;
}

std::optional<CalendarDate> plus(CalendarDate date, TimeSpan span)
{
    const CalendarDate sum{date.days + floorDivided(span.seconds, secondsADay)};
    if (sum.days < firstDay || sum.days > lastDay) return std::nullopt;
    return sum;
}

TimeSpan between(const Timestamp& later, const Timestamp& earlier)
{
    // Both lie within the calendar, so that nothing overflows.
    TimeSpan span{later.seconds - earlier.seconds, later.picoseconds - earlier.picoseconds};
    if (span.picoseconds < 0) {
        span.picoseconds += picosASecond;
        --span.seconds;
    }
    return span;
}

} // namespace pb
