// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QTimer>
#include <QWidget>

#include "models/domain/livestate.h"
#include "models/tables/attentionitem.h"
#include "models/tables/overviewreading.h"
#include "models/tables/place.h"
#include "models/tables/ratehistory.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace pb {

class AttentionCard;
class EndCard;
class Figure;
class PairedTimeline;
class PairLegend;
class SessionTables;
class Theme;

/// Both ends at a glance: rates, big figures, what needs attention, and the paired time line of the last
/// minute. It reads and paints only while it is seen.
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
    /// The receiver is to be started.
    void startRequested();
    /// Opens the form that starts a feed.
    void pushRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QHBoxLayout* makeHeader();
    void makeInCard();
    void makeOutCard();
    QWidget* makeMinuteCard();
    void connectParts();
    void ask();
    void takeReading(const OverviewReading& reading);
    void showTotals();
    void showFacts();
    void showRates();
    void showState();
    void showAttention();
    void teach();

    Theme& m_theme;
    SessionTables& m_tables;
    RateHistory m_inRates;
    RateHistory m_outRates;
    OverviewReading m_reading;
    LiveEnds m_live;
    std::chrono::milliseconds m_now{0};
    std::chrono::seconds m_span{60};
    QTimer m_every;         ///< asks for a reading
    QTimer m_attentionSoon; ///< gathers changes of a frame

    QButtonGroup* m_spans;
    QLabel* m_counting;
    EndCard* m_in;
    EndCard* m_out;
    Figure* m_inFigures[4] = {};
    Figure* m_outFigures[4] = {};
    QLabel* m_inFacts[3] = {};
    QLabel* m_outFacts[3] = {};
    AttentionCard* m_attention;
    PairLegend* m_legend;
    PairedTimeline* m_minute;
    QLabel* m_cut;
};

} // namespace pb
