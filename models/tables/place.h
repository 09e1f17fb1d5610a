// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QMetaType>

namespace pb {

/// The pages of the window, in the rail's order.
enum class Page { Overview, Stream, Requests, Endpoints, EventLog, Subscriptions, Deliveries };

/// Somewhere in the window that another page leads to.
struct Place
{
    Page page = Page::Overview;
    /// Stream: the row. Requests: the request. Deliveries: the attempt, or 0. 0: the page alone.
    std::int64_t number = 0;
    std::int64_t feed = 0; ///< Deliveries: PushFeed::id, where no attempt is meant; 0: none
};

} // namespace pb

Q_DECLARE_METATYPE(pb::Place)
