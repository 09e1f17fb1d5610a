// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/livestate.h"
#include "models/tables/deliverieswindow.h"
#include "models/tables/place.h"
#include "ui/livepage.h"

class QSplitter;
class QStackedLayout;

namespace pb {

class AttemptDetail;
class AttemptList;
class DeliveriesReader;
class DeliveriesTools;
class EmptyDeliveries;
class FeedBar;
class FeedPanel;
class SessionTables;
class Theme;
class TimelineLegend;
class TimelineView;

/// The retry time line: a lane for each feed, its attempts with their phases, waits, demands and plans; below
/// it the attempt selected, and why the next step was chosen (PSH-4..7, PSH-10).
class DeliveriesPage : public LivePage
{
    Q_OBJECT
public:
    DeliveriesPage(Theme& theme, SessionTables& tables, QWidget* parent = nullptr);

    /// Live: the time line moves with the time. Else it shows the same stretch of time, and goes on showing
    /// what happens in it.
    bool isLive() const override;
    void setLive(bool live) override;
    /// At most once a frame.
    void showPush(const PushState& state);
    /// Selects the attempt of that number and shows the time around it.
    void selectAttempt(qint64 number);
    void selectFeed(qint64 feed);

    TimelineView& timeline() { return *m_timeline; }
    AttemptDetail& detail() { return *m_detail; }

Q_SIGNALS:
    /// Opens the form that starts a feed.
    void pushRequested();
    // What is asked for a feed, by PushFeed::id.
    void retryNowRequested(qint64 feed);
    void suspendRequested(qint64 feed);
    /// Of a feed that is suspended, or that nobody pushes.
    void resumeRequested(qint64 feed);
    void stopRequested(qint64 feed);
    /// The feed is to trust the certificate of that fingerprint: opens the form that starts it again.
    void trustRequested(const pb::PushFeed& feed, const QString& fingerprint);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeWork();
    void fitLanes();
    void connectTools();
    void connectTimeline();
    void connectReader();
    void wantWindow();
    void showRows();
    void showWindow(const DeliveriesWindow& window);
    void showEverything();
    void chooseFeed(qint64 feed);
    void chooseAttempt(const AttemptMark& attempt, bool reveal);
    void chooseMark(qint64 feed, qint64 attempt, bool reveal);
    void chooseNeighbour(bool next);
    void chooseLane(bool next);
    void showAttempt(const DeliveryAttempt& attempt);
    void sayChoice();
    std::shared_ptr<const Lane> lane(qint64 feed) const;
    LaneMark markOf(const AttemptMark& attempt) const;

    DeliveriesReader& m_reader;
    QStackedLayout* m_pages;
    EmptyDeliveries* m_empty;
    DeliveriesTools* m_tools;
    QSplitter* m_splitter;
    TimelineLegend* m_legend;
    TimelineView* m_timeline;
    FeedPanel* m_panel;
    FeedBar* m_feedBar;
    AttemptList* m_list;
    AttemptDetail* m_detail;
    PushState m_state;
    DeliveriesWindow m_window;
    std::optional<DeliveriesStretch> m_asked; ///< of the reader
    std::optional<AttemptMark> m_attempt;     ///< selected
    std::optional<DeliveryAttempt> m_whole;   ///< the selected one, once it is read
    qint64 m_feed = 0;                        ///< selected
    bool m_splitByHand = false;
};

} // namespace pb
