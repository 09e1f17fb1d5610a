// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include <QObject>

namespace pb {

/// How long the GUI thread keeps a person waiting: another thread knocks every millisecond, and each time
/// from the knock to its answer is a stall. While one is unanswered none is added, so a long stall counts as
/// one.
class GuiStalls : public QObject
{
    Q_OBJECT
public:
    explicit GuiStalls(QObject* parent = nullptr);
    ~GuiStalls() override;

    /// Forgets what was measured so far.
    void begin() { m_stalls.clear(); }
    std::size_t count() const { return m_stalls.size(); }
    /// The stall that this share of all stalls does not exceed, in milliseconds; 1: the longest.
    double milliseconds(double share);
    /// How many were longer.
    std::size_t longerThan(double milliseconds) const;

private:
    void knock();

    std::vector<float> m_stalls; ///< in milliseconds; of the GUI thread
    std::atomic<bool> m_waiting{false};
    std::atomic<bool> m_ending{false};
    std::thread m_thread;
};

} // namespace pb
