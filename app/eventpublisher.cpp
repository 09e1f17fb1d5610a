// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/eventpublisher.h"

#include <algorithm>
#include <chrono>

#include <QMetaObject>

#include "models/domain/newevent.h"

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t chunkEvents = 500;
constexpr auto tick = 50ms;

} // namespace

EventPublisher::EventPublisher(SessionStore& store, PublishOrder order)
    : m_store(store), m_order(std::move(order)), m_generator(m_order.generator), m_timer(this)
{
    m_timer.setInterval(tick);
    connect(&m_timer, &QTimer::timeout, this, &EventPublisher::publish);
}

EventPublisher::~EventPublisher()
{
    // The store's answer names this object: none may come after it is gone.
    if (m_pending) m_store.flush();
}

void EventPublisher::start()
{
    if (!m_order.rows.empty()) {
        auto reader = SessionReader::open(m_store.file());
        if (!reader) {
            m_failure = QString::fromStdString(reader.error().message);
            m_exhausted = true;
        } else {
            m_reader = std::move(*reader);
            m_row = m_order.rows.front().first;
        }
    }
    m_clock.start();
    if (m_order.eventsPerSecond > 0) m_timer.start();
    publish();
}

void EventPublisher::stop()
{
    m_exhausted = true;
    m_timer.stop();
    if (!m_pending) finish();
}

/// Events that are to be made by now, and are not.
std::int64_t EventPublisher::due() const
{
    std::int64_t wanted = chunkEvents;
    if (m_order.eventsPerSecond > 0) {
        const double seconds = static_cast<double>(m_clock.elapsed()) / 1000;
        wanted = static_cast<std::int64_t>(seconds * m_order.eventsPerSecond) + 1 - m_made;
    }
    if (m_order.count > 0) wanted = std::min(wanted, m_order.count - m_made);
    return std::min(wanted, chunkEvents);
}

std::optional<NewEvent> EventPublisher::next()
{
    if (!m_order.rows.empty()) return nextCaptured();
    const auto event = m_generator.next();
    return event ? std::optional(newEventOf(*event)) : std::nullopt;
}

/// Rows without an event, those of refused requests, are passed over.
std::optional<NewEvent> EventPublisher::nextCaptured()
{
    while (m_stretch < m_order.rows.size()) {
        if (m_row > m_order.rows[m_stretch].second) {
            if (++m_stretch < m_order.rows.size()) m_row = m_order.rows[m_stretch].first;
            continue;
        }
        if (const auto stored = m_reader->streamEvent(m_row++)) return newEventOf(stored->event);
    }
    return std::nullopt;
}

void EventPublisher::publish()
{
    if (m_pending || m_finished) return;
    std::vector<NewEvent> events;
    for (std::int64_t left = due(); left > 0 && !m_exhausted; --left) {
        auto event = next();
        m_exhausted = !event;
        if (event) events.push_back(std::move(*event));
    }
    m_made += static_cast<std::int64_t>(events.size());
    if (m_order.count > 0 && m_made >= m_order.count) m_exhausted = true;
    if (events.empty()) {
        if (m_exhausted) finish();
        return;
    }
    m_pending = true;
    m_store.appendNew(std::move(events), [this](const LogOutcome& outcome) {
        QMetaObject::invokeMethod(
            this, [this, outcome] { noteStored(outcome); }, Qt::QueuedConnection);
    });
}

void EventPublisher::noteStored(const LogOutcome& outcome)
{
    m_pending = false;
    m_appended += outcome.added;
    if (outcome.error) m_failure = QString::fromStdString(outcome.error->message);
    if (outcome.exhausted) m_failure = tr("The log has no sequence left; nothing more can be appended.");
    Q_EMIT progressed(m_appended);
    if (m_exhausted || !m_failure.isEmpty())
        finish();
    else if (m_order.eventsPerSecond <= 0)
        publish();
}

void EventPublisher::finish()
{
    if (std::exchange(m_finished, true)) return;
    m_timer.stop();
    Q_EMIT finished(m_appended, m_failure);
}

} // namespace pb
