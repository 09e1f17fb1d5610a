// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QString>

#include "models/domain/livestate.h"
#include "models/tables/overviewreading.h"
#include "models/tables/place.h"

namespace pb {

enum class Severity { Bad, Warning };

/// One thing that asks for a person's eye, and where it is seen.
struct AttentionItem
{
    enum class Kind {
        ReceiverFailed,
        QueueLong,
        Conflicts,
        FeedSuspended,
        DeadLetters,
        Refused,
        AcknowledgementLost,
        ConsumerHalted,
        OutOfOrder,
        LabelMissing
    };
    Kind kind{};
    std::int64_t feed = 0; ///< FeedSuspended, ConsumerHalted: PushFeed::id; with the kind it names the item
    Severity severity = Severity::Warning;
    QString icon;   ///< of resources/icons
    QString title;  ///< "12 refused requests"
    QString detail; ///< the last of them in a sentence; may be empty
    Moment at{};    ///< when it last happened; the epoch: it is so now
    Place place;

    bool sameAs(const AttentionItem& other) const { return kind == other.kind && feed == other.feed; }
    /// It happened at a moment, so that it can be put aside until it happens again. What is so now can't be.
    bool isPast() const { return at != Moment{}; }
};

/// What is live and not in the session.
struct LiveEnds
{
    ListenerState listener;
    ReceiverFigures receiver;
    PushState push;
};

/// What a person has seen and put aside, until it happens again.
class SeenItems
{
public:
    void add(const AttentionItem& item);
    bool contains(const AttentionItem& item) const;

private:
    std::vector<AttentionItem> m_items;
};

/// All that needs attention, the worst first, then the latest. Pure; words in the application's language.
std::vector<AttentionItem> attentionItems(const OverviewReading& session, const LiveEnds& live, Moment now);

} // namespace pb
