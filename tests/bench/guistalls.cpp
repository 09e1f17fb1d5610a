// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/guistalls.h"

#include <algorithm>
#include <chrono>

#include <QMetaObject>

namespace pb {

GuiStalls::GuiStalls(QObject* parent) : QObject(parent), m_thread([this] { knock(); })
{
}

GuiStalls::~GuiStalls()
{
    m_ending = true;
    m_thread.join();
}

void GuiStalls::knock()
{
    using Clock = std::chrono::steady_clock;
    while (!m_ending) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (m_waiting.exchange(true)) continue;
        QMetaObject::invokeMethod(
            this,
            [this, knockedAt = Clock::now()] {
                m_stalls.push_back(
                    std::chrono::duration<float, std::milli>(Clock::now() - knockedAt).count());
                m_waiting = false;
            },
            Qt::QueuedConnection);
    }
}

double GuiStalls::milliseconds(double share)
{
    if (m_stalls.empty()) return 0;
    std::sort(m_stalls.begin(), m_stalls.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(m_stalls.size() - 1));
    return static_cast<double>(m_stalls[at]);
}

std::size_t GuiStalls::longerThan(double milliseconds) const
{
    return static_cast<std::size_t>(
        std::count_if(m_stalls.begin(), m_stalls.end(),
                      [milliseconds](float stall) { return static_cast<double>(stall) > milliseconds; }));
}

} // namespace pb
