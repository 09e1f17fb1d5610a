// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logmerge.h"

#include <algorithm>
#include <future>

#include "app/eventfile.h"
#include "models/store/sessionreader.h"

namespace pb {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t chunkEvents = 1000;

} // namespace

LogMerge::LogMerge(SessionStore& store, std::function<bool()> stopped)
    : m_store(store), m_stopped(std::move(stopped))
{
}

LogMerge::Result LogMerge::result(std::optional<QString> error)
{
    if (!error) error = settle();
    if (error) return tl::make_unexpected(*error);
    return m_outcome;
}

/// Hands the chunk to the store once the one before is committed; meanwhile the next can be read.
std::optional<QString> LogMerge::append(std::vector<EntityEvent> events)
{
    if (auto wrong = settle()) return wrong;
    for (const EntityEvent& event : events)
        if (m_outcome.first.value == 0 || event.EntityEventSequence < m_outcome.first)
            m_outcome.first = event.EntityEventSequence;
    const auto promise = std::make_shared<std::promise<LogOutcome>>();
    m_underway = promise->get_future();
    m_store.appendLog(std::move(events),
                      [promise](LogOutcome outcome) { promise->set_value(std::move(outcome)); });
    return std::nullopt;
}

/// Waits until the chunk under way is committed.
std::optional<QString> LogMerge::settle()
{
    if (!m_underway.valid()) return std::nullopt;
    const LogOutcome outcome = m_underway.get();
    if (outcome.error) return QString::fromStdString(outcome.error->message);
    if (outcome.conflict)
        return u"EntityEventSequence %1 stands for another record in the session; nothing was pushed"_s.arg(
            outcome.conflict->value);
    m_outcome.added += outcome.added;
    m_outcome.known += outcome.known;
    const SequenceNumber added = outcome.firstAdded;
    if (added.value > 0 && (m_outcome.firstAdded.value == 0 || added < m_outcome.firstAdded))
        m_outcome.firstAdded = added;
    return std::nullopt;
}

LogMerge::Result LogMerge::file(const QString& name)
{
    auto file = EventFile::open(name);
    if (!file) return tl::make_unexpected(file.error());
    auto reader = SessionReader::open(m_store.file());
    if (!reader) return tl::make_unexpected(QString::fromStdString(reader.error().message));
    if (auto wrong = checkEventFile(**file, **reader)) return tl::make_unexpected(*wrong);
    while (!m_stopped()) {
        auto events = (*file)->next();
        if (!events) return tl::make_unexpected(events.error());
        if (events->empty()) break;
        if (auto wrong = append(std::move(*events))) return tl::make_unexpected(*wrong);
    }
    return result({});
}

LogMerge::Result LogMerge::generated(GeneratorSettings settings, std::int64_t count)
{
    auto reader = SessionReader::open(m_store.file());
    if (!reader) return tl::make_unexpected(QString::fromStdString(reader.error().message));
    const SequenceNumber last = (*reader)->lastLogSequence();
    if (last == lastSequenceNumber)
        return tl::make_unexpected(u"the log ends with the highest sequence number there is"_s);
    settings.start = SequenceNumber{last.value + 1};
    EventGenerator generator(std::move(settings));
    std::vector<EntityEvent> events;
    for (std::int64_t made = 0; made < count && !m_stopped(); ++made) {
        auto event = generator.next();
        if (!event) break;
        events.push_back(std::move(*event));
        if (events.size() < chunkEvents && made + 1 < count) continue;
        if (auto wrong = append(std::exchange(events, {}))) return tl::make_unexpected(*wrong);
    }
    return result(events.empty() ? std::nullopt : append(std::move(events)));
}

LogMerge::Result LogMerge::rows(const Rows& stretches)
{
    auto reader = SessionReader::open(m_store.file());
    if (!reader) return tl::make_unexpected(QString::fromStdString(reader.error().message));
    std::vector<EntityEvent> events;
    for (const auto& [first, last] : stretches)
        for (std::int64_t row = first; row <= last && !m_stopped(); ++row) {
            if (auto stored = (*reader)->streamEvent(row)) events.push_back(std::move(stored->event));
            if (events.size() < chunkEvents) continue;
            if (auto wrong = append(std::exchange(events, {}))) return tl::make_unexpected(*wrong);
        }
    return result(events.empty() ? std::nullopt : append(std::move(events)));
}

} // namespace pb
