// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/entityevent.h"
#include "models/domain/finding.h"

namespace pb {

/// What the audit knows of a feed before an event: the stored event of the same sequence, and the highest
/// sequence so far.
struct FeedKnowledge
{
    const EntityEvent* sameSequence = nullptr;
    SequenceNumber highest{};
};

/// How an event stands in its feed (EVT-5).
enum class Standing : std::uint8_t { New = 0, Duplicate = 1, Conflict = 2, Refused = 3 };

struct AuditVerdict
{
    Standing standing = Standing::New;
    FindingSet findings;
};

/// Judges one event against its feed: duplicate, conflict, out of order, gap (EVT-5). Pure.
AuditVerdict auditEvent(const FeedKnowledge& feed, const EntityEvent& event);

} // namespace pb
