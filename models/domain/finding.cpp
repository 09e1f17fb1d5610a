// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/finding.h"

namespace pb {

std::string_view findingName(Finding finding)
{
    switch (finding) {
    case Finding::Duplicate:
        return "duplicate";
    case Finding::Conflict:
        return "conflict";
    case Finding::OutOfOrder:
        return "out-of-order";
    case Finding::Gap:
        return "gap";
    case Finding::Alias:
        return "alias";
    case Finding::NoContext:
        return "no-context";
    case Finding::UnknownMember:
        return "unknown-member";
    case Finding::LabelMissing:
        return "label-missing";
    case Finding::Refused:
        return "refused";
    }
    return {};
}

std::string_view findingRequirement(Finding finding)
{
    switch (finding) {
    case Finding::Duplicate:
        return "RCV-5";
    case Finding::Conflict:
    case Finding::OutOfOrder:
    case Finding::Gap:
        return "EVT-5";
    case Finding::Alias:
        return "EVT-4";
    case Finding::NoContext:
        return "EVT-2";
    case Finding::UnknownMember:
        return "EVT-6";
    case Finding::LabelMissing:
        return "RCV-6";
    case Finding::Refused:
        return "RCV-8";
    }
    return {};
}

void addNote(std::vector<FindingNote>& notes, Finding finding, std::string_view target, std::string_view text)
{
    for (FindingNote& note : notes)
        if (note.finding == finding) {
            ++note.count;
            return;
        }
    notes.push_back({finding, 1, std::string(target), std::string(text)});
}

FindingSet findingsOf(std::span<const FindingNote> notes)
{
    FindingSet set;
    for (const FindingNote& note : notes)
        set.add(note.finding);
    return set;
}

} // namespace pb
