// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/livestate.h"
#include "models/tables/place.h"
#include "ui/livepage.h"

namespace pb {

class SessionTables;
class Theme;

/// The retry time line: a lane for each feed, its attempts with their phases, waits, demands and plans; below
/// it the attempt selected, and why the next step was chosen (PSH-4..7, PSH-10).
class DeliveriesPage : public LivePage
{
    Q_OBJECT
public:
    DeliveriesPage(Theme& theme, SessionTables& tables, QWidget* parent = nullptr);

    bool isLive() const override;
    void setLive(bool live) override;
    /// At most once a frame.
    void showPush(const PushState& state);
    /// Selects the attempt of that number and shows the time around it.
    void selectAttempt(qint64 number);
    void selectFeed(qint64 feed);

Q_SIGNALS:
    /// Opens the form that starts a feed.
    void pushRequested();
    // What is asked for a feed, by PushFeed::id.
    void retryNowRequested(qint64 feed);
    void suspendRequested(qint64 feed);
    /// Of a feed that is suspended, or that nobody pushes.
    void resumeRequested(qint64 feed);
    void stopRequested(qint64 feed);
    void noticeMade(const QString& text, bool warning);
    void jumpRequested(const pb::Place& place);

private:
    Theme& m_theme;
    SessionTables& m_tables;
};

} // namespace pb
