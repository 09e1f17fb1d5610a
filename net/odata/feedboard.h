// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "models/domain/livestate.h"

namespace pb {

/// What the subscriptions' feeds do now, as the push client said last. Any thread.
class FeedBoard
{
public:
    void note(const PushState& state)
    {
        const std::lock_guard guard(m_mutex);
        m_feeds.clear();
        for (const FeedState& feed : state.feeds)
            if (feed.feed.subscription != 0) m_feeds[feed.feed.subscription] = feed;
    }

    /// Nothing where nobody pushes it.
    std::optional<FeedState> of(std::int64_t subscription) const
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_feeds.find(subscription);
        return found == m_feeds.end() ? std::nullopt : std::optional(found->second);
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::int64_t, FeedState> m_feeds;
};

} // namespace pb
