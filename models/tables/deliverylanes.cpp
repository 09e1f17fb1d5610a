// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/deliverylanes.h"

#include <algorithm>
#include <cmath>

#include "models/domain/attemptphase.h"

namespace pb {

namespace {

/// A demand of years is drawn to its end no more than any other that leaves the picture.
constexpr double longestDemand = 3600.0 * 24 * 366;

LaneMark laneMark(AttemptMark&& attempt)
{
    LaneMark mark;
    mark.start = fine(attempt.startedAt);
    mark.end = mark.start + attemptLength(attempt.phases);
    mark.waitEnd = attempt.nextAt ? std::max(mark.end, fine(*attempt.nextAt)) : mark.end;
    const double demanded = std::clamp(attempt.retryAfterSeconds.value_or(0), 0.0, longestDemand);
    mark.demandEnd = mark.end + std::chrono::microseconds(std::llround(demanded * 1e6));
    mark.attempt = std::move(attempt);
    return mark;
}

void count(OutcomeCounts& counts, OutcomeTone tone)
{
    switch (tone) {
    case OutcomeTone::Good:
        ++counts.good;
        break;
    case OutcomeTone::Quiet:
        ++counts.quiet;
        break;
    case OutcomeTone::Warn:
        ++counts.warn;
        break;
    case OutcomeTone::Bad:
        ++counts.bad;
        break;
    }
}

/// When the quiet began that ends when the feed goes on.
std::optional<FineMoment> haltedSince(std::span<const QuietStretch> quiet, FineMoment due)
{
    const auto found = std::partition_point(quiet.begin(), quiet.end(),
                                            [due](const QuietStretch& stretch) { return stretch.to < due; });
    if (found == quiet.end() || found->from >= due) return std::nullopt;
    return found->from;
}

LiveMarks liveMarks(const Lane& lane, const FeedState& state, std::span<const QuietStretch> quiet)
{
    LiveMarks live;
    const LaneMark* last = lane.marks().empty() ? nullptr : &lane.marks().back();
    if (state.activity == FeedActivity::Sending) {
        const FineMoment since = fine(state.startedAt);
        if (last != nullptr && last->start >= since) return live; // it is stored meanwhile
        live.sendingSince = since;
        if (last != nullptr && last->waits()) live.lastWaitEnd = std::clamp(since, last->end, last->waitEnd);
    }
    const bool waits = state.activity == FeedActivity::Waiting || state.activity == FeedActivity::Halted;
    if (!waits || !state.nextAt) return live;
    const FineMoment due = fine(*state.nextAt);
    live.planned = due;
    if (last != nullptr && last->waits() && last->attempt.delivery == state.delivery) {
        live.lastWaitEnd = std::max(last->end, due);
    } else if (state.activity == FeedActivity::Halted) {
        live.waitFrom = haltedSince(quiet, due);
        if (live.waitFrom && last != nullptr) live.waitFrom = std::max(*live.waitFrom, last->end);
        if (live.waitFrom && *live.waitFrom >= due) live.waitFrom.reset();
    }
    return live;
}

} // namespace

OutcomeTone outcomeTone(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Delivered:
        return OutcomeTone::Good;
    case AttemptOutcome::Retry:
    case AttemptOutcome::Halted:
    case AttemptOutcome::Abandoned:
        return OutcomeTone::Warn;
    case AttemptOutcome::Suspended:
    case AttemptOutcome::DeadLettered:
        return OutcomeTone::Bad;
    case AttemptOutcome::Split:
    case AttemptOutcome::Interrupted:
        break;
    }
    return OutcomeTone::Quiet;
}

Lane::Lane(PushFeed feed, std::vector<AttemptMark> attempts) : m_feed(std::move(feed))
{
    const auto earlier = [](const AttemptMark& a, const AttemptMark& b) {
        return a.startedAt != b.startedAt ? a.startedAt < b.startedAt : a.id < b.id;
    };
    if (!std::is_sorted(attempts.begin(), attempts.end(), earlier))
        std::sort(attempts.begin(), attempts.end(), earlier);
    m_marks.reserve(attempts.size());
    m_before.reserve(attempts.size() + 1);
    OutcomeCounts counts;
    for (AttemptMark& attempt : attempts) {
        LaneMark mark = laneMark(std::move(attempt));
        if (!m_marks.empty()) {
            LaneMark& before = m_marks.back();
            const bool again = before.attempt.delivery == mark.attempt.delivery;
            if (before.attempt.id > mark.attempt.id) m_numbersRise = false;
            if (again || before.waitEnd > mark.start) before.waitEnd = std::max(before.end, mark.start);
        }
        m_before.push_back(counts);
        count(counts, outcomeTone(mark.attempt.outcome));
        m_marks.push_back(std::move(mark));
    }
    m_before.push_back(counts);
}

OutcomeCounts Lane::counts(std::size_t first, std::size_t count) const
{
    const OutcomeCounts& from = m_before[first];
    const OutcomeCounts& to = m_before[first + count];
    return {to.good - from.good, to.quiet - from.quiet, to.warn - from.warn, to.bad - from.bad};
}

std::size_t Lane::firstFrom(FineMoment moment) const
{
    const auto found = std::partition_point(m_marks.begin(), m_marks.end(),
                                            [moment](const LaneMark& mark) { return mark.start < moment; });
    return static_cast<std::size_t>(found - m_marks.begin());
}

std::optional<std::size_t> Lane::indexOf(std::int64_t attempt) const
{
    // One request of a feed is in flight at a time, so numbers rise with time; a clock that was set back
    // between two attempts is the exception.
    const auto byNumber =
        std::partition_point(m_marks.begin(), m_marks.end(),
                             [attempt](const LaneMark& mark) { return mark.attempt.id < attempt; });
    if (byNumber != m_marks.end() && byNumber->attempt.id == attempt)
        return static_cast<std::size_t>(byNumber - m_marks.begin());
    if (m_numbersRise) return std::nullopt;
    const auto found = std::find_if(m_marks.begin(), m_marks.end(),
                                    [attempt](const LaneMark& mark) { return mark.attempt.id == attempt; });
    if (found == m_marks.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_marks.begin());
}

FineMoment LaneRow::waitEnd(std::size_t mark) const
{
    const bool last = mark + 1 == lane->marks().size();
    return last && live.lastWaitEnd ? *live.lastWaitEnd : lane->marks()[mark].waitEnd;
}

QuietTimes quietTimes(const Lanes& lanes)
{
    QuietTimes times;
    for (const auto& lane : lanes)
        for (const LaneMark& mark : lane->marks())
            if (mark.attempt.outcome == AttemptOutcome::Halted && mark.attempt.nextAt &&
                fine(*mark.attempt.nextAt) > mark.end)
                times[lane->feed().origin].push_back({mark.end, fine(*mark.attempt.nextAt)});
    for (auto& [origin, stretches] : times) {
        std::sort(stretches.begin(), stretches.end(),
                  [](const QuietStretch& a, const QuietStretch& b) { return a.from < b.from; });
        std::size_t last = 0;
        for (const QuietStretch& stretch : stretches) {
            if (stretch.from > stretches[last].to)
                stretches[++last] = stretch;
            else
                stretches[last].to = std::max(stretches[last].to, stretch.to);
        }
        stretches.resize(last + 1);
    }
    return times;
}

std::span<const QuietStretch> LaneRow::quietStretches() const
{
    if (quiet == nullptr) return {};
    const auto own = quiet->find(feed().origin);
    return own == quiet->end() ? std::span<const QuietStretch>() : own->second;
}

std::vector<LaneRow> laneRows(const Lanes& lanes, const PushState& push,
                              const std::shared_ptr<const QuietTimes>& quiet)
{
    std::vector<LaneRow> rows;
    rows.reserve(lanes.size());
    for (const auto& lane : lanes) {
        LaneRow row;
        row.lane = lane;
        row.quiet = quiet;
        row.state.feed = lane->feed();
        if (lane->feed().suspended) row.state.activity = FeedActivity::Suspended;
        rows.push_back(std::move(row));
    }
    for (const FeedState& state : push.feeds) {
        auto place = std::find_if(rows.begin(), rows.end(),
                                  [&](const LaneRow& row) { return row.feed().id == state.feed.id; });
        if (place == rows.end()) {
            place = std::upper_bound(rows.begin(), rows.end(), state.feed.id,
                                     [](std::int64_t id, const LaneRow& row) { return id < row.feed().id; });
            place = rows.insert(place, LaneRow{});
            place->lane = std::make_shared<const Lane>(state.feed, std::vector<AttemptMark>());
        }
        place->state = state;
        place->quiet = quiet;
        place->live = liveMarks(*place->lane, state, place->quietStretches());
    }
    return rows;
}

} // namespace pb
