// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lineoutput.h"

#include <cmath>
#include <cstdio>

#include "models/domain/jsonview.h"
#include "models/domain/textsafety.h"

namespace pb {

JsonLine::JsonLine(std::string_view event) : m_text("{\"event\":" + quoteJson(event))
{
}

void JsonLine::name(std::string_view name)
{
    m_text += ',';
    m_text += quoteJson(name);
    m_text += ':';
}

JsonLine& JsonLine::add(std::string_view memberName, std::string_view text)
{
    name(memberName);
    m_text += quoteJson(text);
    return *this;
}

JsonLine& JsonLine::add(std::string_view memberName, std::int64_t number)
{
    name(memberName);
    m_text += std::to_string(number);
    return *this;
}

JsonLine& JsonLine::add(std::string_view memberName, bool truth)
{
    name(memberName);
    m_text += truth ? "true" : "false";
    return *this;
}

JsonLine& JsonLine::add(std::string_view memberName, double number)
{
    name(memberName);
    // Fixed point in whole thousandths, so that no locale and no exponent ever shows.
    const auto thousandths = static_cast<std::int64_t>(std::llround(number * 1000));
    const auto whole = thousandths / 1000;
    const auto rest = std::abs(thousandths % 1000);
    std::string text = (thousandths < 0 && whole == 0 ? "-" : "") + std::to_string(whole);
    if (rest != 0) {
        std::string digits = std::to_string(1000 + rest).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += '.' + digits;
    } else {
        text += ".0";
    }
    m_text += text;
    return *this;
}

JsonLine& JsonLine::addRaw(std::string_view memberName, std::string_view json)
{
    name(memberName);
    m_text += json;
    return *this;
}

void LineOutput::announce(const JsonLine& line) const
{
    writeLine(line.finished());
}

void LineOutput::report(const JsonLine& line, std::string_view text) const
{
    if (m_quiet) return;
    writeLine(m_json ? line.finished() : visibleControls(text));
}

bool writeLine(std::string_view line)
{
    const bool written =
        std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fputc('\n', stdout) == '\n';
    return std::fflush(stdout) == 0 && written;
}

} // namespace pb
