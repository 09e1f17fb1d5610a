// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliveriespage.h"

#include <algorithm>

#include <QAccessible>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "models/tables/attempttext.h"
#include "models/tables/sessiontables.h"
#include "ui/deliveries/attemptdetail.h"
#include "ui/deliveries/attemptlist.h"
#include "ui/deliveries/deliveriestools.h"
#include "ui/deliveries/emptydeliveries.h"
#include "ui/deliveries/feedbar.h"
#include "ui/deliveries/feedpanel.h"
#include "ui/deliveries/timelinelegend.h"
#include "ui/deliveries/timelineview.h"
#include "ui/focuscard.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr auto longestAttempt = 10min; ///< a deadline is seconds
constexpr int panelHeight = 280;       ///< that leaves the panel below at its best

Moment coarse(FineMoment moment)
{
    return std::chrono::floor<std::chrono::milliseconds>(moment);
}

} // namespace

DeliveriesPage::DeliveriesPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : LivePage(parent), m_reader(tables.deliveriesReader()), m_pages(new QStackedLayout(this)),
      m_empty(new EmptyDeliveries(theme)), m_tools(new DeliveriesTools(theme)),
      m_splitter(new QSplitter(Qt::Vertical)), m_legend(new TimelineLegend(theme)),
      m_timeline(new TimelineView(theme)), m_panel(new FeedPanel(theme)), m_feedBar(&m_panel->bar()),
      m_list(&m_panel->list()), m_detail(&m_panel->detail())
{
    setObjectName(u"deliveriesPage"_s);
    m_pages->addWidget(new FocusCard(u"emptyDeliveriesCard"_s, m_empty));
    m_pages->addWidget(makeWork());
    m_pages->setCurrentIndex(1); // until it is known that there is nothing
    connect(m_empty, &EmptyDeliveries::pushRequested, this, &DeliveriesPage::pushRequested);
    connect(m_detail, &AttemptDetail::trustRequested, this, &DeliveriesPage::trustRequested);
    connect(m_feedBar, &FeedBar::retryNowRequested, this, &DeliveriesPage::retryNowRequested);
    connect(m_feedBar, &FeedBar::suspendRequested, this, &DeliveriesPage::suspendRequested);
    connect(m_feedBar, &FeedBar::resumeRequested, this, &DeliveriesPage::resumeRequested);
    connect(m_feedBar, &FeedBar::stopRequested, this, &DeliveriesPage::stopRequested);
    connectTools();
    connectTimeline();
    connectReader();
}

QWidget* DeliveriesPage::makeWork()
{
    m_splitter->setObjectName(u"deliveriesSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(10);
    m_splitter->addWidget(new FocusCard(u"timelineCard"_s, m_timeline, m_legend));
    m_splitter->addWidget(m_panel);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_splitByHand = true; });
    auto* work = new QWidget;
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_tools);
    layout->addWidget(m_splitter, 1);
    return work;
}

void DeliveriesPage::connectTools()
{
    connect(m_tools, &DeliveriesTools::spanChosen, m_timeline,
            [this](std::chrono::seconds span) { m_timeline->showSpan(span); });
    connect(m_tools, &DeliveriesTools::everythingChosen, this, &DeliveriesPage::showEverything);
    connect(m_tools, &DeliveriesTools::zoomed, m_timeline, &TimelineView::zoom);
    connect(m_tools, &DeliveriesTools::liveToggled, this, &DeliveriesPage::toggleLive);
    connect(m_tools, &DeliveriesTools::pushRequested, this, &DeliveriesPage::pushRequested);
}

void DeliveriesPage::connectTimeline()
{
    connect(&m_timeline->time(), &TimeWindow::changed, this, [this] {
        m_tools->showSpan(m_timeline->scale().span());
        wantWindow();
    });
    connect(&m_timeline->time(), &TimeWindow::liveChanged, this, [this](bool live) {
        m_tools->showLive(live);
        Q_EMIT liveChanged(live);
    });
    connect(m_timeline, &TimelineView::laneChosen, this, &DeliveriesPage::chooseFeed);
    connect(m_timeline, &TimelineView::attemptChosen, this,
            [this](qint64 feed, qint64 attempt) { chooseMark(feed, attempt, false); });
    connect(m_timeline, &TimelineView::neighbourWanted, this, &DeliveriesPage::chooseNeighbour);
    connect(m_timeline, &TimelineView::edgeWanted, this, [this](bool last) {
        if (m_feed > 0) m_reader.readEdge(m_feed, last);
    });
    connect(m_timeline, &TimelineView::laneWanted, this, &DeliveriesPage::chooseLane);
    connect(m_timeline, &TimelineView::everythingWanted, this, &DeliveriesPage::showEverything);
    connect(m_timeline, &TimelineView::detailsWanted, this, [this] {
        if (m_attempt) m_detail->focusTabs();
    });
    connect(m_timeline, &TimelineView::pauseToggled, this, &DeliveriesPage::toggleLive);
    connect(m_list, &AttemptList::attemptChosen, this,
            [this](qint64 attempt) { chooseMark(m_feed, attempt, true); });
    connect(m_list, &AttemptList::detailsWanted, m_detail, &AttemptDetail::focusTabs);
    connect(m_list, &AttemptList::pauseToggled, this, &DeliveriesPage::toggleLive);
}

void DeliveriesPage::connectReader()
{
    connect(&m_reader, &DeliveriesReader::windowRead, this, &DeliveriesPage::showWindow);
    connect(&m_reader, &DeliveriesReader::attemptRead, this, &DeliveriesPage::showAttempt);
    connect(&m_reader, &DeliveriesReader::placeRead, this, [this](const std::optional<AttemptMark>& mark) {
        if (mark) chooseAttempt(*mark, true);
    });
    connect(&m_reader, &DeliveriesReader::beginRead, this, [this](const std::optional<Moment>& begin) {
        const FineMoment now = m_timeline->time().now();
        const FineMoment from = begin ? fine(*begin) : now - TimeWindow::firstSpan;
        const auto all = std::max<TimeScale::Span>(now - from, 10s);
        if (isLive())
            m_timeline->showSpan(all * 5 / 4 + all / 16); // now stands at four fifths
        else
            m_timeline->time().showStretch(from - all / 20, from + all + all / 20);
        m_tools->showEverything();
    });
}

/// The time line takes the room its lanes need, up to somewhat more than half.
void DeliveriesPage::fitLanes()
{
    const int lanes = std::max(static_cast<int>(m_timeline->rows().size()), 2);
    const int needed = m_timeline->heightOf(lanes) + m_legend->height() + 2 * FocusCard::edge;
    m_timeline->parentWidget()->setMaximumHeight(needed);
    if (m_splitByHand) return;
    const int room = m_splitter->height() - m_splitter->handleWidth();
    const int upper = std::min(needed, std::max(room * 11 / 20, room - panelHeight));
    m_splitter->setSizes({upper, room - upper});
}

void DeliveriesPage::resizeEvent(QResizeEvent* event)
{
    LivePage::resizeEvent(event);
    fitLanes();
}

void DeliveriesPage::showEvent(QShowEvent* event)
{
    LivePage::showEvent(event);
    wantWindow();
}

void DeliveriesPage::hideEvent(QHideEvent* event)
{
    LivePage::hideEvent(event);
    m_reader.rest();
    m_asked.reset();
}

bool DeliveriesPage::isLive() const
{
    return m_timeline->time().isLive();
}

void DeliveriesPage::setLive(bool live)
{
    m_timeline->time().setLive(live);
}

void DeliveriesPage::showPush(const PushState& state)
{
    m_state = state;
    if (isVisible()) showRows();
}

void DeliveriesPage::selectAttempt(qint64 number)
{
    m_reader.readPlace(number);
}

void DeliveriesPage::selectFeed(qint64 feed)
{
    chooseFeed(feed);
    const TimeScale& scale = m_timeline->scale();
    m_timeline->reveal(feed, scale.at(scale.width() / 2), scale.at(scale.width() / 2));
}

void DeliveriesPage::showEverything()
{
    m_reader.readBegin();
}

/// Reads what is in view, and as much again on either side, unless it is there.
void DeliveriesPage::wantWindow()
{
    if (!isVisible()) return;
    const TimeScale& scale = m_timeline->scale();
    const Moment from = coarse(scale.start());
    const Moment to = coarse(scale.end());
    const auto margin = std::chrono::duration_cast<std::chrono::milliseconds>(scale.span()) + 1ms;
    // What was too much may be less by now.
    const bool lacking = !m_window.isComplete() && m_asked && from < m_window.completeFrom &&
                         to + 3 * margin < m_window.stretch.to;
    if (m_asked && m_asked->covers(from, to) && !lacking) return;
    DeliveriesStretch wanted{from - margin, to + margin, false};
    // An attempt is stored when it has ended, so one that began in the stretch may still come.
    wanted.open = wanted.to + longestAttempt >= coarse(m_timeline->time().now());
    m_asked = wanted;
    m_reader.readWindow(wanted);
}

void DeliveriesPage::showWindow(const DeliveriesWindow& window)
{
    m_window = window;
    showRows();
    if (m_attempt && m_whole) m_detail->showMark(markOf(*m_attempt));
}

void DeliveriesPage::showRows()
{
    std::vector<LaneRow> rows = laneRows(m_window.lanes, m_state, m_window.quiet);
    const bool empty = rows.empty();
    if (!empty && std::none_of(rows.begin(), rows.end(),
                               [this](const LaneRow& row) { return row.feed().id == m_feed; })) {
        m_feed = rows.front().feed().id;
        m_timeline->select(m_feed, 0);
    }
    std::optional<FeedState> selected;
    for (const LaneRow& row : rows)
        if (row.feed().id == m_feed) selected = row.state;
    const bool more = rows.size() != m_timeline->rows().size();
    m_timeline->setRows(std::move(rows), m_window.completeFrom);
    if (more) fitLanes();
    m_feedBar->showFeed(selected);
    m_list->showLane(lane(m_feed));
    m_pages->setCurrentIndex(empty ? 0 : 1);
}

std::shared_ptr<const Lane> DeliveriesPage::lane(qint64 feed) const
{
    const auto& lanes = m_window.lanes;
    const auto found =
        std::find_if(lanes.begin(), lanes.end(), [feed](const auto& one) { return one->feed().id == feed; });
    return found == lanes.end() ? nullptr : *found;
}

/// As it stands on its lane; where the lane does not have it, as it would alone.
LaneMark DeliveriesPage::markOf(const AttemptMark& attempt) const
{
    const auto own = lane(attempt.feed);
    const auto index = own ? own->indexOf(attempt.id) : std::nullopt;
    return index ? own->marks()[*index] : Lane(PushFeed(), {attempt}).marks().front();
}

void DeliveriesPage::chooseFeed(qint64 feed)
{
    m_feed = feed;
    if (m_attempt && m_attempt->feed != feed) {
        m_attempt.reset();
        m_whole.reset();
        m_list->selectAttempt(0);
        m_detail->clear();
    }
    m_timeline->select(feed, m_attempt ? m_attempt->id : 0);
    showRows();
    sayChoice();
}

void DeliveriesPage::chooseMark(qint64 feed, qint64 attempt, bool reveal)
{
    const auto own = lane(feed);
    const auto index = own ? own->indexOf(attempt) : std::nullopt;
    if (index) chooseAttempt(own->marks()[*index].attempt, reveal);
}

void DeliveriesPage::chooseAttempt(const AttemptMark& attempt, bool reveal)
{
    const bool isNew = !m_attempt || m_attempt->id != attempt.id;
    m_attempt = attempt;
    m_feed = attempt.feed;
    m_timeline->select(m_feed, attempt.id);
    const LaneMark mark = markOf(attempt);
    if (reveal) m_timeline->reveal(m_feed, mark.start, std::max(mark.end, mark.waitEnd));
    showRows();
    m_list->selectAttempt(attempt.id);
    if (isNew) {
        m_whole.reset();
        m_reader.readAttempt(attempt.id);
    }
    sayChoice();
}

/// With nothing selected the last attempt in view.
void DeliveriesPage::chooseNeighbour(bool next)
{
    const auto own = lane(m_feed);
    if (!m_attempt) {
        const std::size_t after = own ? own->firstFrom(m_timeline->scale().end()) : 0;
        if (after > 0)
            chooseAttempt(own->marks()[after - 1].attempt, true);
        else if (m_feed > 0)
            m_reader.readEdge(m_feed, true);
        return;
    }
    const auto index = own ? own->indexOf(m_attempt->id) : std::nullopt;
    const bool known = index && (next ? *index + 1 < own->marks().size() : *index > 0);
    if (known)
        chooseAttempt(own->marks()[next ? *index + 1 : *index - 1].attempt, true);
    else
        m_reader.readNeighbour({m_attempt->feed, m_attempt->delivery, m_attempt->id}, next);
}

/// The lane above or below, with its attempt nearest in time to the one selected.
void DeliveriesPage::chooseLane(bool next)
{
    const auto& rows = m_timeline->rows();
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [this](const LaneRow& row) { return row.feed().id == m_feed; });
    if (at == rows.end() || (next ? at + 1 == rows.end() : at == rows.begin())) return;
    const LaneRow& other = next ? *(at + 1) : *(at - 1);
    const auto own = other.lane;
    const qint64 feed = other.feed().id;
    if (!m_attempt || own->marks().empty()) {
        selectFeed(feed);
        return;
    }
    const FineMoment moment = fine(m_attempt->startedAt);
    std::size_t nearest = std::min(own->firstFrom(moment), own->marks().size() - 1);
    if (nearest > 0 && moment - own->marks()[nearest - 1].start < own->marks()[nearest].start - moment)
        --nearest;
    chooseAttempt(own->marks()[nearest].attempt, true);
}

void DeliveriesPage::showAttempt(const DeliveryAttempt& attempt)
{
    if (!m_attempt || m_attempt->id != attempt.id) return;
    m_whole = attempt;
    const auto own = lane(attempt.feed);
    m_detail->showAttempt(attempt, own ? own->feed() : PushFeed(), markOf(*m_attempt));
    sayChoice();
}

/// Says what is selected to those who hear the window.
void DeliveriesPage::sayChoice()
{
    QStringList words;
    const auto own = lane(m_feed);
    if (own) words += tr("Feed %1.").arg(feedTitle(own->feed()));
    words += m_attempt ? attemptSentence(markOf(*m_attempt)) : tr("No attempt is selected.");
    if (m_whole) words += QString::fromStdString(m_whole->reason);
    const QString text = words.join(u' ');
    if (text == m_timeline->accessibleDescription()) return;
    m_timeline->setAccessibleDescription(text);
    QAccessibleEvent event(m_timeline, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace pb
