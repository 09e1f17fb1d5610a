// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include <algorithm>

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/tables/overviewreader.h"
#include "models/tables/pairtext.h"
#include "models/tables/sessiontables.h"
#include "ui/overview/attentioncard.h"
#include "ui/overview/endcard.h"
#include "ui/overview/figure.h"
#include "ui/overview/pairedtimeline.h"
#include "ui/overview/pairlegend.h"
#include "ui/overview/ratechart.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr auto readingInterval = 1s;
constexpr auto frame = 33ms;
constexpr auto rateSpan = 3s;
constexpr int minuteHeight = 168;
constexpr int lowPage = 560;

QString number(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", u"heading"_s);
    return label;
}

QLabel* muted(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("role", u"muted"_s);
    return label;
}

} // namespace

OverviewPage::OverviewPage(Theme& theme, SessionTables& tables, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_tables(tables), m_spans(new QButtonGroup(this)),
      m_counting(muted(u"overviewCounting"_s, this)),
      m_in(new EndCard(theme, u"overviewIn"_s, u"receiver"_s, tr("In"), this)),
      m_out(new EndCard(theme, u"overviewOut"_s, u"send"_s, tr("Out"), this)),
      m_attention(new AttentionCard(theme, this)), m_legend(new PairLegend(theme, this)),
      m_minute(new PairedTimeline(theme, this)), m_cut(muted(u"minuteCut"_s, this))
{
    setObjectName(u"overviewPage"_s);
    setAccessibleName(tr("Overview"));
    makeInCard();
    makeOutCard();
    auto* ends = new QHBoxLayout;
    ends->setSpacing(10);
    ends->addWidget(m_in, 1);
    ends->addWidget(m_out, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(makeHeader());
    layout->addLayout(ends, 5);
    layout->addWidget(m_attention);
    layout->addWidget(makeMinuteCard(), 3);
    connectParts();
    showTotals();
    showFacts();
    showState();
    showAttention();
}

QHBoxLayout* OverviewPage::makeHeader()
{
    auto* header = new QHBoxLayout;
    header->setSpacing(4);
    auto* title = new QLabel(tr("Both ends at a glance"), this);
    title->setProperty("role", u"title"_s);
    m_counting->setText(tr("counting a long session\u2026"));
    m_counting->hide();
    header->addWidget(title);
    header->addSpacing(10);
    header->addWidget(m_counting, 1);
    header->addStretch(1);
    const std::pair<std::chrono::seconds, QString> spans[] = {
        {60s, tr("1 min")}, {600s, tr("10 min")}, {3600s, tr("1 h")}};
    for (const auto& [span, words] : spans) {
        auto* button = new QToolButton(this);
        button->setObjectName(u"span%1"_s.arg(span.count()));
        button->setProperty("role", u"flat"_s);
        button->setText(words);
        button->setAccessibleName(tr("Rates of the last %1").arg(words));
        button->setToolTip(button->accessibleName());
        button->setCheckable(true);
        button->setChecked(span == m_span);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumWidth(54);
        m_spans->addButton(button, static_cast<int>(span.count()));
        header->addWidget(button);
    }
    return header;
}

void OverviewPage::makeInCard()
{
    m_inFigures[0] =
        m_in->addFigure(u"inEvents"_s, tr("Events"), tr("Events in the session, each counted once"));
    m_inFigures[1] = m_in->addFigure(u"inRequests"_s, tr("Requests"), tr("Requests in the session"));
    m_inFigures[2] =
        m_in->addFigure(u"inMedian"_s, tr("Ack p50"),
                        tr("Half of the last 10,000 requests were acknowledged within this time"));
    m_inFigures[3] =
        m_in->addFigure(u"inP99"_s, tr("Ack p99"),
                        tr("99 of 100 of the last 10,000 requests were acknowledged within this time"));
    m_inFacts[0] = m_in->addFact(u"inDuplicates"_s, u"duplicate"_s, tr("Events that came again; harmless"));
    m_inFacts[1] = m_in->addFact(u"inConflicts"_s, u"conflict"_s,
                                 tr("Events whose sequence is taken by another record"));
    m_inFacts[2] = m_in->addFact(u"inRefused"_s, u"refused"_s, tr("Requests that were not accepted"));
}

void OverviewPage::makeOutCard()
{
    m_outFigures[0] =
        m_out->addFigure(u"outDelivered"_s, tr("Delivered"), tr("Events that consumers acknowledged"));
    m_outFigures[1] =
        m_out->addFigure(u"outAttempts"_s, tr("Attempts"), tr("Requests made, retries included"));
    m_outFigures[2] =
        m_out->addFigure(u"outMedian"_s, tr("Answer p50"),
                         tr("Half of the last 10,000 answered attempts took no longer than this"));
    m_outFigures[3] =
        m_out->addFigure(u"outP99"_s, tr("Answer p99"),
                         tr("99 of 100 of the last 10,000 answered attempts took no longer than this"));
    m_outFacts[0] =
        m_out->addFact(u"outRetries"_s, u"retry"_s, tr("Attempts that failed and were made again"));
    m_outFacts[1] = m_out->addFact(u"outHalts"_s, u"clock"_s, tr("Times that a consumer asked for quiet"));
    m_outFacts[2] = m_out->addFact(u"outDeadLetters"_s, u"stop"_s,
                                   tr("Events that were given up: no consumer takes them"));
}

QWidget* OverviewPage::makeMinuteCard()
{
    auto* card = new QFrame(this);
    card->setObjectName(u"minuteCard"_s);
    card->setProperty("role", u"card"_s);
    card->setMaximumHeight(minuteHeight);
    m_minute->setObjectName(u"pairedTimeline"_s);
    m_minute->setEmptyText(
        tr("Each attempt appears above, each request received below, joined where one caused the "
           "other."));
    m_legend->setObjectName(u"pairLegend"_s);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(14, 0, 14, 0);
    header->setSpacing(10);
    header->addWidget(heading(tr("Last minute"), card));
    header->addWidget(m_cut);
    header->addWidget(m_legend, 1);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 8, 1, 3);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_minute, 1);
    return card;
}

void OverviewPage::connectParts()
{
    m_every.setInterval(readingInterval);
    connect(&m_every, &QTimer::timeout, this, &OverviewPage::ask);
    m_attentionSoon.setInterval(frame);
    m_attentionSoon.setSingleShot(true);
    connect(&m_attentionSoon, &QTimer::timeout, this, &OverviewPage::showAttention);
    connect(&m_tables.overviewReader(), &OverviewReader::read, this, &OverviewPage::takeReading);
    connect(m_spans, &QButtonGroup::idToggled, this, [this](int seconds, bool on) {
        if (!on) return;
        m_span = std::chrono::seconds(seconds);
        showRates();
    });
    connect(m_attention, &AttentionCard::jumpRequested, this, &OverviewPage::jumpRequested);
    connect(m_attention, &AttentionCard::putAside, &m_attentionSoon, qOverload<>(&QTimer::start));
    connect(m_minute, &PairedTimeline::jumpRequested, this, &OverviewPage::jumpRequested);
    connect(m_in, &EndCard::teachingFollowed, this, &OverviewPage::startRequested);
    connect(m_out, &EndCard::teachingFollowed, this, &OverviewPage::pushRequested);
}

void OverviewPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_every.start();
    ask();
    showRates();
    m_attentionSoon.start();
}

void OverviewPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_every.stop();
}

void OverviewPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_attention->fitLines(height() < lowPage ? 2 : 4); // on a small screen the charts need the room more
}

void OverviewPage::ask()
{
    m_tables.overviewReader().ask(currentMoment());
}

void OverviewPage::takeReading(const OverviewReading& reading)
{
    m_reading = reading;
    // Where nobody counts live, the session does.
    if (m_live.push.figures.attempts == 0 && reading.complete) m_outRates.note(reading.out.delivered, m_now);
    m_counting->setVisible(!reading.complete);
    if (!isVisible()) return;
    showTotals();
    showFacts();
    showState();
    showAttention();
    m_minute->showMinute(reading.minute);
    m_legend->showPairs(reading.minute.pairs);
    m_cut->setText(reading.minute.cutTo > 0 ? tr("the last %1 of each").arg(number(reading.minute.cutTo))
                                            : QString());
    if (!reading.complete) ask();
}

void OverviewPage::showListener(const ListenerState& state)
{
    m_live.listener = state;
    showState();
    m_attentionSoon.start();
}

void OverviewPage::showPush(const PushState& state)
{
    m_live.push = state;
    if (!m_attentionSoon.isActive()) m_attentionSoon.start();
    std::vector<Moment> starts;
    for (const FeedState& feed : state.feeds)
        if (feed.activity == FeedActivity::Sending) starts.push_back(feed.startedAt);
    m_minute->showUnderWay(std::move(starts));
}

void OverviewPage::showFigures(const ReceiverFigures& receiver, const PushFigures& push,
                               std::chrono::milliseconds now)
{
    const bool newSecond =
        std::chrono::floor<std::chrono::seconds>(now) != std::chrono::floor<std::chrono::seconds>(m_now);
    const bool queueChanged = receiver.queuedRequests != m_live.receiver.queuedRequests ||
                              receiver.oldestQueuedMs != m_live.receiver.oldestQueuedMs;
    m_live.receiver = receiver;
    m_live.push.figures = push;
    m_now = now;
    m_inRates.note(receiver.events, now);
    if (push.attempts > 0) m_outRates.note(push.delivered, now);
    if (newSecond) showRates();
    if (queueChanged && !m_attentionSoon.isActive()) m_attentionSoon.start();
}

void OverviewPage::showRates()
{
    if (!isVisible()) return;
    m_in->chart().showRates(m_inRates.points(m_span), m_span);
    m_out->chart().showRates(m_outRates.points(m_span), m_span);
    m_in->showRate(m_inRates.rate(rateSpan));
    m_out->showRate(m_outRates.rate(rateSpan));
}

void OverviewPage::showTotals()
{
    const InTotals& in = m_reading.in;
    const OutTotals& out = m_reading.out;
    m_inFigures[0]->showValue(number(in.events));
    m_inFigures[1]->showValue(number(in.requests));
    m_inFigures[2]->showValue(latencyText(in.acknowledged.median));
    m_inFigures[3]->showValue(latencyText(in.acknowledged.p99));
    m_outFigures[0]->showValue(number(out.delivered));
    m_outFigures[1]->showValue(number(out.attempts));
    m_outFigures[2]->showValue(latencyText(out.answered.median));
    m_outFigures[3]->showValue(latencyText(out.answered.p99));
    m_in->fitFigures();
    m_out->fitFigures();
}

void OverviewPage::showFacts()
{
    const InTotals& in = m_reading.in;
    const OutTotals& out = m_reading.out;
    m_inFacts[0]->setText(tr("%Ln duplicate(s)", nullptr, static_cast<int>(in.duplicates)));
    m_inFacts[1]->setText(tr("%Ln conflict(s)", nullptr, static_cast<int>(in.conflicts)));
    m_inFacts[2]->setText(tr("%1 refused").arg(number(in.refused)));
    m_outFacts[0]->setText(tr("%1 retried").arg(number(out.retries)));
    m_outFacts[1]->setText(tr("%Ln halt(s)", nullptr, static_cast<int>(out.halts)));
    m_outFacts[2]->setText(tr("%Ln dead letter(s)", nullptr, static_cast<int>(out.deadLetters)));
    m_in->toneFact(m_inFacts[1], in.conflicts > 0 ? u"bad"_s : QString());
    m_in->toneFact(m_inFacts[2], in.refused > 0 ? u"warn"_s : QString());
    m_out->toneFact(m_outFacts[2], out.deadLetters > 0 ? u"bad"_s : QString());
}

/// What each end is doing, and what is to be done first where it does nothing.
void OverviewPage::showState()
{
    const bool listening = m_live.listener.listening;
    m_in->showState(listening ? tr("listening") : tr("stopped"));
    const auto feeds = std::max(m_reading.remarks.feeds.size(), m_live.push.feeds.size());
    m_out->showState(feeds == 0 ? tr("no feed") : tr("%Ln feed(s)", nullptr, static_cast<int>(feeds)));
    teach();
}

void OverviewPage::teach()
{
    const bool received = m_reading.in.requests > 0 || m_live.receiver.requests > 0;
    if (received)
        m_in->teach({}, {}, {});
    else if (m_live.listener.listening)
        m_in->teach(tr("Waiting for the first request"),
                    tr("Point a producer at the endpoint, or send a sample event from the File menu."),
                    tr("Show the endpoint"));
    else
        m_in->teach(tr("The receiver is stopped"),
                    tr("Start it to get an endpoint that producers push events to."),
                    tr("Start the receiver"));
    const bool pushed =
        m_reading.out.attempts > 0 || m_live.push.figures.attempts > 0 || !m_live.push.feeds.empty();
    if (pushed)
        m_out->teach({}, {}, {});
    else
        m_out->teach(tr("Nothing is pushed yet"),
                     tr("Choose events and a consumer, and see every attempt with its answer."),
                     tr("Push events"));
}

void OverviewPage::showAttention()
{
    if (!isVisible()) return;
    m_attention->showItems(attentionItems(m_reading, m_live, currentMoment()));
    if (m_live.push.feeds.size() > m_reading.remarks.feeds.size()) showState();
}

} // namespace pb
