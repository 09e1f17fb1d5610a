// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include <tl/expected.hpp>

#include "models/domain/eventenvelope.h"
#include "models/domain/outboundbatch.h"
#include "models/store/sessionreader.h"

namespace pb {

/// Which events the next batch may hold.
struct BatchLimits
{
    SequenceNumber after{}; ///< the feed's cursor
    int events = 100;
    SequenceNumber through = lastSequenceNumber; ///< nothing beyond this goes into the batch
};

/// Forms batches from the session's log, in sequence order (PSH-1), reading it in bounded pages ahead of the
/// feed. Belongs to the push thread.
class DeliveryQueue
{
public:
    DeliveryQueue(Profile profile, bool alwaysValue);

    /// The next batch after the cursor; nothing where the log holds no more. After an error the reader is to
    /// be opened anew.
    tl::expected<std::optional<OutboundBatch>, SessionError> form(SessionReader& log,
                                                                  const BatchLimits& limits, Moment now);

    /// A batch is ended before it grows beyond this, unless a single event does.
    static constexpr std::size_t mostBytes = 8 * 1024 * 1024;

private:
    bool fill(SessionReader& log, SequenceNumber after, int wanted);
    int pageSize(int wanted) const;

    Profile m_profile;
    bool m_alwaysValue;
    std::deque<EntityEvent> m_ahead; ///< read, not yet acknowledged, in order
    std::size_t m_readEvents = 0;    ///< in all, to know their usual size
    std::size_t m_readBytes = 0;
};

} // namespace pb
