// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logimport.h"

#include <algorithm>
#include <future>
#include <utility>

#include <QElapsedTimer>

namespace pb {

namespace {

constexpr std::size_t chunkEvents = 1000;
constexpr qint64 reportMs = 100;

template <typename Ask>
LogOutcome waitFor(Ask&& ask)
{
    std::promise<LogOutcome> promise;
    ask([&promise](LogOutcome outcome) { promise.set_value(std::move(outcome)); });
    return promise.get_future().get();
}

} // namespace

LogImport::LogImport(SessionStore& store, std::function<bool()> stopped)
    : m_store(store), m_stopped(std::move(stopped))
{
}

void LogImport::run(const ImportSettings& settings, const std::function<void(int percent)>& progressed)
{
    const auto file = ImportFile::open(settings);
    if (!file) {
        m_failure = file.error();
        return;
    }
    QElapsedTimer sinceReport;
    sinceReport.start();
    while (!m_stopped()) {
        auto line = (*file)->next();
        if (!line) break;
        if (!take(std::move(*line))) return;
        if (sinceReport.elapsed() < reportMs) continue;
        sinceReport.start();
        progressed(static_cast<int>((*file)->bytesRead() * 100 / std::max<qint64>((*file)->size(), 1)));
    }
    if (!m_stopped()) flush();
}

bool LogImport::take(ImportFile::Line line)
{
    if (std::holds_alternative<QString>(line.content))
        ++m_count.wrong;
    else if (auto* event = std::get_if<EntityEvent>(&line.content))
        m_events.push_back(std::move(*event));
    else
        m_fresh.push_back(std::move(std::get<NewEvent>(line.content)));
    return m_events.size() < chunkEvents && m_fresh.size() < chunkEvents ? true : flush();
}

/// Commits what is held; false where it can't go on.
bool LogImport::flush()
{
    if (!m_events.empty()) appendNumbered(std::exchange(m_events, {}));
    if (!m_fresh.empty() && m_failure.isEmpty())
        note(waitFor([&](auto done) { m_store.appendNew(std::exchange(m_fresh, {}), std::move(done)); }));
    return m_failure.isEmpty();
}

void LogImport::note(const LogOutcome& outcome)
{
    m_count.added += outcome.added;
    m_count.known += outcome.known;
    if (outcome.error) m_failure = QString::fromStdString(outcome.error->message);
    if (outcome.exhausted) m_failure = tr("The log has no sequence left; the rest was left out.");
}

/// A chunk is taken as a whole; where one sequence of it stands for another record, one by one (EVT-5).
void LogImport::appendNumbered(std::vector<EntityEvent> events)
{
    const auto append = [this](std::vector<EntityEvent> some) {
        return waitFor([&](auto done) { m_store.appendLog(std::move(some), std::move(done)); });
    };
    const LogOutcome whole = append(events);
    if (!whole.conflict) {
        note(whole);
        return;
    }
    for (EntityEvent& event : events) {
        if (m_stopped() || !m_failure.isEmpty()) return;
        const LogOutcome one = append({std::move(event)});
        if (one.conflict)
            ++m_count.conflicts;
        else
            note(one);
    }
}

} // namespace pb
