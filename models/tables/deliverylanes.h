// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/domain/attemptmark.h"
#include "models/domain/livestate.h"
#include "models/tables/timescale.h"

namespace pb {

/// How an outcome weighs; never shown by colour alone.
enum class OutcomeTone : std::uint8_t { Good, Quiet, Warn, Bad };
OutcomeTone outcomeTone(AttemptOutcome outcome);

/// An attempt as it stands on a lane.
struct LaneMark
{
    AttemptMark attempt;
    FineMoment start{};
    FineMoment end{};
    FineMoment waitEnd{}; ///< the wait before the next attempt lasts from `end` to here; `end`: there is none
    FineMoment demandEnd{}; ///< the quiet that the answer demanded lasts from `end` to here; `end`: none

    bool waits() const { return waitEnd > end; }
    bool demands() const { return demandEnd > end; }
};

/// Attempts of each weight.
struct OutcomeCounts
{
    std::uint32_t good = 0;
    std::uint32_t quiet = 0;
    std::uint32_t warn = 0;
    std::uint32_t bad = 0;

    std::uint32_t all() const { return good + quiet + warn + bad; }
    friend bool operator==(const OutcomeCounts&, const OutcomeCounts&) = default;
};

/// The attempts of one feed in a stretch of time, by their start. A value that is shared between threads and
/// never changes once it is made.
class Lane
{
public:
    /// Attempts of the feed in any order. A wait ends where the delivery's next attempt begins, else when the
    /// next attempt was due, and never after another attempt of the feed began.
    Lane(PushFeed feed, std::vector<AttemptMark> attempts);

    const PushFeed& feed() const { return m_feed; }
    const std::vector<LaneMark>& marks() const { return m_marks; }
    /// Of marks first..first+count-1, without looking at each.
    OutcomeCounts counts(std::size_t first, std::size_t count) const;
    /// The first mark that starts at or after; marks().size(): none does.
    std::size_t firstFrom(FineMoment moment) const;
    /// Where an attempt stands; nothing where it is not of this stretch.
    std::optional<std::size_t> indexOf(std::int64_t attempt) const;

private:
    PushFeed m_feed;
    std::vector<LaneMark> m_marks;
    bool m_numbersRise = true;           ///< later attempts have higher numbers
    std::vector<OutcomeCounts> m_before; ///< of all marks before the one of the same index
};

/// Lanes by PushFeed::id.
using Lanes = std::vector<std::shared_ptr<const Lane>>;

/// A stretch of time in which a consumer was to be left alone.
struct QuietStretch
{
    FineMoment from{};
    FineMoment to{};

    friend bool operator==(const QuietStretch&, const QuietStretch&) = default;
};

/// When each origin was to be left alone, because one of its feeds was told so (PSH-4): ascending, apart from
/// one another.
using QuietTimes = std::map<std::string, std::vector<QuietStretch>>;
QuietTimes quietTimes(const Lanes& lanes);

/// What is under way or planned on a lane, which no stored attempt says.
struct LiveMarks
{
    std::optional<FineMoment> sendingSince; ///< an attempt is under way since then
    std::optional<FineMoment> planned;      ///< the next attempt is due then
    /// The last stored attempt's wait, where what is live knows better.
    std::optional<FineMoment> lastWaitEnd;
    /// The wait up to `planned` began here; for feeds that wait because another one was told to be quiet
    /// (PSH-4).
    std::optional<FineMoment> waitFrom;
};

/// One lane of the picture: what is stored of a feed, and what it does now.
struct LaneRow
{
    std::shared_ptr<const Lane> lane;
    FeedState state; ///< NotRunning, or Suspended as stored, where nobody pushes the feed
    LiveMarks live;
    std::shared_ptr<const QuietTimes> quiet; ///< none: nothing is known of it

    const PushFeed& feed() const { return state.feed; }
    /// The end of a mark's wait, with what is live.
    FineMoment waitEnd(std::size_t mark) const;
    /// When nothing might go to the feed's origin.
    std::span<const QuietStretch> quietStretches() const;
};

/// The lanes of the session with what is live, by PushFeed::id. A feed that has no lane yet gets an empty
/// one. Pure.
std::vector<LaneRow> laneRows(const Lanes& lanes, const PushState& push,
                              const std::shared_ptr<const QuietTimes>& quiet = nullptr);

/// A moment in milliseconds as one in microseconds.
constexpr FineMoment fine(Moment moment)
{
    return moment;
}

} // namespace pb
