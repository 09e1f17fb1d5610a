// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/receiverbehaviour.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pb {

namespace {

bool allDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

std::string durationText(std::chrono::milliseconds duration)
{
    const auto ms = duration.count();
    return ms % 1000 == 0 ? std::to_string(ms / 1000) + 's' : std::to_string(ms) + "ms";
}

/// A value as it stands after an equals sign: in quotes where it has to be.
std::string valueText(const std::string& value)
{
    const bool plain = !value.empty() && value.find_first_of(" \t\r\n,\"\\") == std::string::npos;
    return plain ? value : quoted(value);
}

std::string statusText(const BehaviourAction& action)
{
    std::string text = "status=" + std::to_string(action.status);
    if (action.retryAfter)
        text += " retry-after=" +
                (allDigits(*action.retryAfter) ? *action.retryAfter : quoted(*action.retryAfter));
    if (action.retryAfterDate)
        text += " retry-after=+" + std::to_string(action.retryAfterDate->count()) + "s-date";
    if (!action.body.empty()) text += " body=" + quoted(action.body);
    return text;
}

/// The word that ends an action, with what belongs to it.
std::string endText(const BehaviourAction& action)
{
    using Kind = BehaviourAction::Kind;
    using Scope = BehaviourAction::ResetScope;
    switch (action.kind) {
    case Kind::Accept:
        return "accept";
    case Kind::Status:
        return statusText(action);
    case Kind::Redirect:
        return "redirect=" + valueText(action.location);
    case Kind::Close:
        return "close";
    case Kind::Reset:
        return action.resets == Scope::Unsaid   ? "reset"
               : action.resets == Scope::Stream ? "reset=stream"
                                                : "reset=connection";
    case Kind::Stall:
        return action.stallDuring ? "stall=during" : "stall";
    case Kind::Truncate:
        return "truncate";
    case Kind::Malformed:
        return "malformed";
    }
    return {};
}

/// A share of a hundred, in as few digits as read back to it.
std::string percentText(double percent)
{
    std::array<char, 400> digits{}; // the longest number below a hundred takes 343 characters
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), percent, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

std::string randomText(const BehaviourStep& step)
{
    std::string text;
    for (const BehaviourStep::Chance& chance : step.chances)
        text += (text.empty() ? " " : ", ") + percentText(chance.percent) + "% " + actionText(chance.action);
    return "random(seed=" + std::to_string(step.seed) + "):" + text;
}

/// SplitMix64: small, and the same on every platform, unlike the distributions of <random>.
std::uint64_t nextRandom(std::uint64_t& state)
{
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
}

/// A share in [0, 1) with 53 bits.
double nextShare(std::uint64_t& state)
{
    return static_cast<double>(nextRandom(state) >> 11U) * 0x1.0p-53;
}

} // namespace

std::string actionText(const BehaviourAction& action)
{
    std::string text;
    if (action.delay.count() > 0) text += "delay=" + durationText(action.delay) + ' ';
    if (action.dripBytes > 0)
        text += "drip=" + std::to_string(action.dripBytes) + '/' + durationText(action.dripEvery) + ' ';
    if (action.storedThen) text += "stored-then ";
    text += endText(action);
    if (!action.contentType.empty()) text += " content-type=" + valueText(action.contentType);
    return text;
}

std::string scriptText(const std::vector<BehaviourStep>& steps)
{
    std::string text;
    for (const BehaviourStep& step : steps) {
        const bool last = &step == &steps.back();
        if (!text.empty()) text += ", ";
        if (!step.chances.empty()) {
            text += randomText(step);
            continue;
        }
        // The last step repeats, so its count says nothing unless a person wrote one.
        if (!last || step.count > 1) text += std::to_string(step.count) + "x ";
        text += actionText(step.action);
    }
    return text;
}

BehaviourCursor::BehaviourCursor(BehaviourScript script) : m_script(std::move(script))
{
    if (m_script.steps.empty()) m_script.steps.push_back({});
    m_random = m_script.steps.back().seed;
}

BehaviourAction BehaviourCursor::next()
{
    const BehaviourStep& step = m_script.steps[m_step];
    ++m_total;
    ++m_taken;
    if (m_taken >= step.count && m_step + 1 < m_script.steps.size()) {
        ++m_step;
        m_taken = 0;
    }
    if (step.chances.empty()) return step.action;
    double share = nextShare(m_random) * 100;
    for (const BehaviourStep::Chance& chance : step.chances) {
        if (share < chance.percent) return chance.action;
        share -= chance.percent;
    }
    return {};
}

} // namespace pb
