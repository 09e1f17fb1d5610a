// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/httpdate.h"

#include <array>
#include <cstdio>
#include <string>

namespace pb {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 7> dayNames{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads a date from left to right; the first thing that doesn't fit ends the reading.
class DateReader
{
public:
    explicit DateReader(std::string_view text) : m_text(text) {}

    bool literal(std::string_view expected)
    {
        if (!m_text.starts_with(expected)) return false;
        m_text.remove_prefix(expected.size());
        return true;
    }

    /// Exactly that many digits.
    bool digits(std::size_t count, int& value)
    {
        if (m_text.size() < count) return false;
        value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char c = m_text[i];
            if (c < '0' || c > '9') return false;
            value = value * 10 + (c - '0');
        }
        m_text.remove_prefix(count);
        return true;
    }

    /// Two digits, or a space and a digit, as asctime writes the day.
    bool paddedDay(int& value) { return literal(" ") ? digits(1, value) : digits(2, value); }

    /// Index of the day's name, in full or as its first three letters.
    bool weekday(bool full, unsigned& index)
    {
        for (unsigned i = 0; i < dayNames.size(); ++i)
            if (literal(full ? dayNames[i] : dayNames[i].substr(0, 3))) {
                index = i;
                return true;
            }
        return false;
    }

    bool month(int& value)
    {
        for (unsigned i = 0; i < monthNames.size(); ++i)
            if (literal(monthNames[i])) {
                value = static_cast<int>(i) + 1;
                return true;
            }
        return false;
    }

    bool time(int& hour, int& minute, int& second)
    {
        return digits(2, hour) && literal(":") && digits(2, minute) && literal(":") && digits(2, second);
    }

    bool atEnd() const { return m_text.empty(); }

private:
    std::string_view m_text;
};

struct DateParts
{
    unsigned weekday = 0;
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

std::optional<DateParts> readImfFixdate(std::string_view text)
{
    DateReader in(text);
    DateParts p;
    const bool fits = in.weekday(false, p.weekday) && in.literal(", ") && in.digits(2, p.day) &&
                      in.literal(" ") && in.month(p.month) && in.literal(" ") && in.digits(4, p.year) &&
                      in.literal(" ") && in.time(p.hour, p.minute, p.second) && in.literal(" GMT") &&
                      in.atEnd();
    return fits ? std::optional(p) : std::nullopt;
}

std::optional<DateParts> readRfc850(std::string_view text)
{
    DateReader in(text);
    DateParts p;
    const bool fits = in.weekday(true, p.weekday) && in.literal(", ") && in.digits(2, p.day) &&
                      in.literal("-") && in.month(p.month) && in.literal("-") && in.digits(2, p.year) &&
                      in.literal(" ") && in.time(p.hour, p.minute, p.second) && in.literal(" GMT") &&
                      in.atEnd();
    return fits ? std::optional(p) : std::nullopt;
}

std::optional<DateParts> readAsctime(std::string_view text)
{
    DateReader in(text);
    DateParts p;
    const bool fits = in.weekday(false, p.weekday) && in.literal(" ") && in.month(p.month) &&
                      in.literal(" ") && in.paddedDay(p.day) && in.literal(" ") &&
                      in.time(p.hour, p.minute, p.second) && in.literal(" ") && in.digits(4, p.year) &&
                      in.atEnd();
    return fits ? std::optional(p) : std::nullopt;
}

std::optional<Moment> momentOf(const DateParts& p)
{
    const year_month_day date{std::chrono::year(p.year), std::chrono::month(static_cast<unsigned>(p.month)),
                              std::chrono::day(static_cast<unsigned>(p.day))};
    // RFC 9110 allows the leap second 60; it is read as the second after 59.
    const bool leap = p.second == 60 && p.minute == 59 && p.hour == 23;
    if (!date.ok() || p.hour > 23 || p.minute > 59 || (p.second > 59 && !leap)) return std::nullopt;
    return Moment(sys_days(date)) + std::chrono::hours(p.hour) + std::chrono::minutes(p.minute) +
           std::chrono::seconds(p.second);
}

bool weekdayFits(const DateParts& p)
{
    const sys_days day =
        year_month_day{std::chrono::year(p.year), std::chrono::month(static_cast<unsigned>(p.month)),
                       std::chrono::day(static_cast<unsigned>(p.day))};
    return std::chrono::weekday(day).c_encoding() == p.weekday;
}

/// The same calendar date and time 50 years on.
Moment fiftyYearsAfter(Moment now)
{
    const sys_days today = std::chrono::floor<std::chrono::days>(now);
    year_month_day date = year_month_day(today) + std::chrono::years(50);
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return Moment(sys_days(date)) + (now - Moment(today));
}

/// RFC 9110 section 5.6.7: a two-digit year that seems more than 50 years ahead is the most recent past one.
std::optional<Moment> momentOfShortYear(DateParts& p, Moment now)
{
    const year_month_day today(std::chrono::floor<std::chrono::days>(now));
    const int shortYear = p.year;
    const int century = static_cast<int>(today.year()) / 100 * 100;
    for (const int base : {century + 100, century, century - 100}) {
        p.year = base + shortYear;
        const std::optional<Moment> moment = momentOf(p);
        if (moment && *moment <= fiftyYearsAfter(now)) return moment;
    }
    return std::nullopt;
}

struct WrittenDate
{
    std::string_view dayName;
    std::string_view monthName;
    unsigned day;
    int year;
    long long hour, minute, second;
};

WrittenDate written(Moment moment)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment);
    const sys_days day = std::chrono::floor<std::chrono::days>(seconds);
    const year_month_day date(day);
    const std::chrono::hh_mm_ss time(seconds - day);
    return {dayNames[std::chrono::weekday(day).c_encoding()],
            monthNames[static_cast<unsigned>(date.month()) - 1],
            static_cast<unsigned>(date.day()),
            static_cast<int>(date.year()),
            time.hours().count(),
            time.minutes().count(),
            time.seconds().count()};
}

} // namespace

std::optional<Moment> parseHttpDate(std::string_view text, Moment now)
{
    std::optional<DateParts> parts = readImfFixdate(text);
    if (!parts) parts = readAsctime(text);
    std::optional<Moment> moment;
    if (parts) {
        moment = momentOf(*parts);
    } else if (parts = readRfc850(text); parts) {
        moment = momentOfShortYear(*parts, now);
    }
    if (!moment || !weekdayFits(*parts)) return std::nullopt;
    return moment;
}

std::string toHttpDate(Moment moment)
{
    const WrittenDate d = written(moment);
    char text[64];
    std::snprintf(text, sizeof text, "%.3s, %02u %.3s %04d %02lld:%02lld:%02lld GMT", d.dayName.data(), d.day,
                  d.monthName.data(), d.year, d.hour, d.minute, d.second);
    return text;
}

std::string toRfc850Date(Moment moment)
{
    const WrittenDate d = written(moment);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u-%.3s-%02d %02lld:%02lld:%02lld GMT", d.dayName.data(), d.day,
                  d.monthName.data(), d.year % 100, d.hour, d.minute, d.second);
    return text;
}

std::string toAsctimeDate(Moment moment)
{
    const WrittenDate d = written(moment);
    char text[64];
    std::snprintf(text, sizeof text, "%.3s %.3s %2u %02lld:%02lld:%02lld %04d", d.dayName.data(),
                  d.monthName.data(), d.day, d.hour, d.minute, d.second, d.year);
    return text;
}

} // namespace pb
