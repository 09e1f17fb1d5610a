// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QWidget>

#include "models/domain/livestate.h"
#include "models/tables/place.h"

namespace pb {

class SessionTables;
class Theme;

/// Both ends at a glance: rates, big figures, what needs attention, and the paired time line of the last
/// minute.
class OverviewPage : public QWidget
{
    Q_OBJECT
public:
    OverviewPage(Theme& theme, SessionTables& tables, QWidget* parent = nullptr);

    void showListener(const ListenerState& state);
    /// Four times a second. `now` is any steady clock's time.
    void showFigures(const ReceiverFigures& receiver, const PushFigures& push, std::chrono::milliseconds now);
    /// At most once a frame.
    void showPush(const PushState& state);

Q_SIGNALS:
    /// Somebody wants to see where this happened.
    void jumpRequested(const pb::Place& place);

private:
    Theme& m_theme;
    SessionTables& m_tables;
};

} // namespace pb
