// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/sequenceaudit.h"

namespace pb {

AuditVerdict auditEvent(const FeedKnowledge& feed, const EntityEvent& event)
{
    AuditVerdict verdict;
    if (feed.sameSequence != nullptr) {
        const bool same = sameTuple(*feed.sameSequence, event);
        verdict.standing = same ? Standing::Duplicate : Standing::Conflict;
        verdict.findings.add(same ? Finding::Duplicate : Finding::Conflict);
        return verdict;
    }
    if (event.EntityEventSequence < feed.highest) verdict.findings.add(Finding::OutOfOrder);
    // The first event of a feed may have any number; only what follows can leave numbers out.
    const bool first = feed.highest == SequenceNumber{};
    if (!first && event.EntityEventSequence.value - 1 > feed.highest.value)
        verdict.findings.add(Finding::Gap);
    return verdict;
}

} // namespace pb
