// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pb {

/// What the receiver remarks about a request or an event. The values are bits and are stored: never renumber.
enum class Finding : std::uint16_t {
    Duplicate = 1,      ///< same sequence, same tuple again: harmless (EVT-5, RCV-5)
    Conflict = 2,       ///< same sequence, another tuple: a violation (EVT-5, RCV-5)
    OutOfOrder = 4,     ///< a lower sequence after a higher one (EVT-5)
    Gap = 8,            ///< numbers left out: legal, information only (EVT-5)
    Alias = 16,         ///< a member or header name of the 2020 text (EVT-4)
    NoContext = 32,     ///< no @reso.context (EVT-2)
    UnknownMember = 64, ///< a member that no profile names; kept (EVT-6)
    LabelMissing = 128, ///< the endpoint expects a label and the request has none, or another (RCV-6)
    Refused = 256       ///< not accepted; the answer says why (RCV-8)
};

inline constexpr Finding allFindings[] = {Finding::Duplicate,     Finding::Conflict,     Finding::OutOfOrder,
                                          Finding::Gap,           Finding::Alias,        Finding::NoContext,
                                          Finding::UnknownMember, Finding::LabelMissing, Finding::Refused};

/// The name scripts read: "duplicate", "out-of-order", ...
std::string_view findingName(Finding finding);

/// The requirement that a finding rests on: "EVT-5", ...
std::string_view findingRequirement(Finding finding);

/// A set of findings, as small as it is stored.
struct FindingSet
{
    std::uint16_t bits = 0;
    void add(Finding finding)
    {
        bits = static_cast<std::uint16_t>(bits | static_cast<std::uint16_t>(finding));
    }
    void add(FindingSet other) { bits = static_cast<std::uint16_t>(bits | other.bits); }
    bool has(Finding finding) const { return (bits & static_cast<std::uint16_t>(finding)) != 0; }
    bool empty() const { return bits == 0; }
    friend bool operator==(FindingSet, FindingSet) = default;
};

/// One finding of a request with its evidence: how often, where first, and a sentence.
struct FindingNote
{
    Finding finding{};
    int count = 0;
    std::string target; ///< the first place, like value[3].EntityEventSequence
    std::string text;   ///< a sentence for people, in English
};

/// Adds one occurrence to the notes: counts up where the finding is there already.
void addNote(std::vector<FindingNote>& notes, Finding finding, std::string_view target,
             std::string_view text);

/// The set of the findings in the notes.
FindingSet findingsOf(std::span<const FindingNote> notes);

} // namespace pb
