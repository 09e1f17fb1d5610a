// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <utility>
#include <vector>

#include <QString>
#include <tl/expected.hpp>

#include "models/domain/eventgenerator.h"
#include "models/store/sessionstore.h"

namespace pb {

/// Events on their way into the producer's log (LOG-5). Everything is checked before anything is taken where
/// the source can be read twice; each chunk is committed before the next. All functions block: never in the
/// GUI thread.
class LogMerge
{
public:
    /// What became of the events given.
    struct Outcome
    {
        std::int64_t added = 0;
        std::int64_t known = 0;      ///< the same tuple was there (EVT-5)
        SequenceNumber first{};      ///< the lowest sequence given; 0: none was
        SequenceNumber firstAdded{}; ///< the lowest that is new; 0: none is
    };
    using Result = tl::expected<Outcome, QString>;
    using Rows = std::vector<std::pair<std::int64_t, std::int64_t>>;

    /// `stopped` is asked between chunks.
    LogMerge(SessionStore& store, std::function<bool()> stopped);

    /// The events of a file of JSON lines; "-" is stdin.
    Result file(const QString& name);
    /// New events, numbered on from the log's last.
    Result generated(GeneratorSettings settings, std::int64_t count);
    /// Captured events, by stretches of rows of the Stream; refused requests among them are left out.
    Result rows(const Rows& stretches);

private:
    std::optional<QString> append(std::vector<EntityEvent> events);
    std::optional<QString> settle();
    Result result(std::optional<QString> error);

    SessionStore& m_store;
    std::function<bool()> m_stopped;
    Outcome m_outcome;
    std::future<LogOutcome> m_underway; ///< of the chunk that is being stored
};

} // namespace pb
