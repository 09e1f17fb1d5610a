// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/push/consumerhalts.h"

#include <algorithm>

namespace pb {

void ConsumerHalts::restore(const std::vector<ConsumerHalt>& halts)
{
    for (const ConsumerHalt& halt : halts) {
        const auto [place, isNew] = m_halts.try_emplace(halt.origin, halt);
        if (!isNew && place->second.until < halt.until) place->second = halt;
    }
}

ConsumerHalt ConsumerHalts::at(const std::string& origin) const
{
    const auto place = m_halts.find(origin);
    if (place != m_halts.end()) return place->second;
    ConsumerHalt none;
    none.origin = origin;
    return none;
}

ConsumerHalt ConsumerHalts::halt(const std::string& origin, const NextStep& step, Moment now)
{
    ConsumerHalt& halt = m_halts[origin];
    halt.origin = origin;
    const Moment from = std::max(halt.until, now);
    if (!step.countsAsFailure && step.at > from) halt.haltedFor += step.at - from;
    halt.until = std::max(halt.until, step.at);
    return halt;
}

std::optional<ConsumerHalt> ConsumerHalts::succeeded(const std::string& origin)
{
    const auto place = m_halts.find(origin);
    if (place == m_halts.end() || place->second.haltedFor.count() == 0) return std::nullopt;
    place->second.haltedFor = std::chrono::milliseconds(0);
    return place->second;
}

void ConsumerHalts::resumed(const std::string& origin, Moment now)
{
    const auto place = m_halts.find(origin);
    if (place != m_halts.end() && place->second.until <= now)
        place->second.haltedFor = std::chrono::milliseconds(0);
}

} // namespace pb
