// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topbar.h"

#include <algorithm>
#include <chrono>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int roomForWords = 1200;

void setTone(QWidget* widget, const QString& tone)
{
    widget->setProperty("tone", tone);
    restyle(*widget);
}

} // namespace

TopBar::TopBar(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_sessionIcon(new QLabel(this)), m_session(new QLabel(this)),
      m_chip(new QPushButton(this)), m_feeds(new QPushButton(this)), m_endpointsButton(new QToolButton(this)),
      m_search(new QLineEdit(this)), m_liveSwitch(new QPushButton(this))
{
    setObjectName(u"topBar"_s);
    setAccessibleName(tr("Session and receiver"));
    m_session->setObjectName(u"sessionName"_s);
    m_session->setProperty("role", u"heading"_s);
    m_chip->setObjectName(u"receiverChip"_s);
    m_chip->setProperty("role", u"chip"_s);
    m_chip->setIconSize(Theme::leadingSize);
    m_feeds->setObjectName(u"producerChip"_s);
    m_feeds->setProperty("role", u"chip"_s);
    m_feeds->setIconSize(Theme::leadingSize);
    m_countdown.setInterval(250);
    connect(&m_countdown, &QTimer::timeout, this, &TopBar::showFeeds);
    connect(m_feeds, &QPushButton::clicked, this, [this] {
        if (m_push.feeds.empty())
            Q_EMIT producerRequested();
        else
            Q_EMIT deliveriesRequested();
    });
    m_endpointsButton->setObjectName(u"endpointsButton"_s);
    m_endpointsButton->setProperty("role", u"flat"_s);
    m_endpointsButton->setFocusPolicy(Qt::StrongFocus);
    m_endpointsButton->setIconSize(QSize(18, 18));
    m_endpointsButton->setToolTip(tr("The receiver's settings (Ctrl+E)"));
    m_endpointsButton->setAccessibleName(tr("Receiver settings"));
    makeSearch();
    m_liveSwitch->setObjectName(u"liveSwitch"_s);
    m_liveSwitch->setProperty("role", u"chip"_s);
    m_liveSwitch->setIconSize(Theme::leadingSize);
    m_liveSwitch->setCheckable(true);
    m_noAuth = makeBadge(u"noAuthBadge"_s, u"unlocked"_s, tr("No token"),
                         tr("The receiver takes requests without a token: anyone who reaches it may post."));
    m_open = makeBadge(u"beyondLoopbackBadge"_s, u"network"_s, tr("Open to the network"),
                       tr("The receiver listens beyond this computer: other machines can reach it."));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 14, 8);
    layout->setSpacing(8);
    layout->addWidget(m_sessionIcon);
    layout->addWidget(m_session);
    layout->addSpacing(10);
    layout->addWidget(m_chip);
    layout->addWidget(m_endpointsButton);
    layout->addWidget(m_feeds);
    layout->addWidget(m_noAuth);
    layout->addWidget(m_open);
    layout->addStretch(1);
    layout->addWidget(m_search, 4);
    layout->addWidget(m_liveSwitch);

    connect(m_chip, &QPushButton::clicked, this, &TopBar::copyUrl);
    connect(m_liveSwitch, &QPushButton::clicked, this, [this] {
        showLive(m_live); // the answer to the signal decides, not the click
        Q_EMIT liveToggled();
    });
    connect(m_endpointsButton, &QToolButton::clicked, this, &TopBar::endpointsRequested);
    connect(&theme, &Theme::changed, this, &TopBar::showIcons);
    showListener({});
    showLive(true);
}

void TopBar::makeSearch()
{
    m_search->setObjectName(u"searchEdit"_s);
    m_search->setAccessibleName(tr("Search the Stream"));
    m_search->setPlaceholderText(tr("Search: key, sequence\u2026"));
    m_search->setToolTip(
        tr("Shows the rows of the Stream with this sequence number, or with this in their key, resource "
           "or feed. Enter searches, Escape shows all rows again. (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(120);
    m_search->setMaximumWidth(280);
    m_search->addAction(&m_searchSign, QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::returnPressed, this,
            [this] { Q_EMIT searchRequested(m_search->text().trimmed()); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) Q_EMIT searchRequested({});
    });
}

void TopBar::showSearch(const QString& text)
{
    const QSignalBlocker quiet(m_search);
    if (m_search->text().trimmed() != text) m_search->setText(text);
}

void TopBar::startSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    for (QFrame* badge : {m_noAuth, m_open}) // the icon alone warns where there is little room
        badge->findChild<QLabel*>(u"badgeText"_s)->setVisible(width() >= roomForWords);
}

void TopBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_search->hasFocus())
        m_search->clear();
    else
        QFrame::keyPressEvent(event);
}

QFrame* TopBar::makeBadge(const QString& name, const QString& icon, const QString& text, const QString& tip)
{
    auto* badge = new QFrame(this);
    badge->setObjectName(name);
    badge->setProperty("role", u"badge"_s);
    badge->setToolTip(tip);
    badge->setAccessibleName(text);
    badge->setAccessibleDescription(tip);
    auto* layout = new QHBoxLayout(badge);
    layout->setContentsMargins(8, 3, 10, 3);
    layout->setSpacing(5);
    auto* picture = new QLabel(badge);
    picture->setObjectName(icon);
    layout->addWidget(picture);
    auto* words = new QLabel(text, badge);
    words->setObjectName(u"badgeText"_s);
    layout->addWidget(words);
    badge->hide();
    return badge;
}

void TopBar::setSession(const QString& name, const QString& file)
{
    m_session->setText(name);
    m_session->setToolTip(file);
    m_session->setAccessibleName(tr("Session %1").arg(name));
}

void TopBar::showListener(const ListenerState& state)
{
    m_state = state;
    const QString url = QString::fromStdString(state.url);
    if (state.listening) {
        m_chip->setText(tr("Listening on %1").arg(url));
        m_chip->setToolTip(tr("Click to copy the endpoint's URL"));
        setTone(m_chip, u"good"_s);
    } else if (!state.error.empty()) {
        m_chip->setText(tr("Receiver could not start"));
        m_chip->setToolTip(QString::fromStdString(state.error));
        setTone(m_chip, u"bad"_s);
    } else {
        m_chip->setText(tr("Receiver stopped"));
        m_chip->setToolTip(tr("Nothing can be received until it is started"));
        setTone(m_chip, {});
    }
    m_chip->setAccessibleName(m_chip->text());
    m_noAuth->setVisible(state.listening && state.noAuth);
    m_open->setVisible(state.listening && state.beyondLoopback);
    showIcons();
}

void TopBar::copyUrl()
{
    if (!m_state.listening) {
        Q_EMIT endpointsRequested();
        return;
    }
    const QString url = QString::fromStdString(m_state.url);
    QGuiApplication::clipboard()->setText(url);
    Q_EMIT urlCopied(url);
}

void TopBar::showProducer(const ProducerState& state)
{
    m_producer = state;
    showFeeds();
}

void TopBar::showPush(const PushState& state)
{
    m_push = state;
    showFeeds();
}

void TopBar::showFeeds()
{
    int suspended = 0;
    int halted = 0;
    Moment until = Moment::max();
    for (const FeedState& feed : m_push.feeds) {
        suspended += feed.feed.suspended ? 1 : 0; // those that are paused are held on purpose
        if (feed.activity != FeedActivity::Halted || !feed.nextAt) continue;
        ++halted;
        until = std::min(until, *feed.nextAt);
    }
    const auto count = static_cast<int>(m_push.feeds.size());
    const bool serving = m_producer.listening;
    const QString feeds = tr("%n feed(s)", nullptr, count);
    QString text = count == 0 ? serving ? tr("Serving, no feed") : tr("No feed is pushed")
                   : serving ? tr("Serving, %1").arg(feeds)
                              : feeds;
    if (suspended > 0) text += tr(", %1 suspended").arg(suspended);
    if (halted > 0) {
        const auto left =
            std::chrono::ceil<std::chrono::seconds>(std::max(until - currentMoment(), {})).count();
        text += tr(", %1 halted %2:%3").arg(halted).arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0'));
    }
    m_feeds->setText(text);
    QStringList tip;
    if (serving) tip.append(tr("The producer serves %1").arg(QString::fromStdString(m_producer.url)));
    tip.append(count == 0 ? tr("Click to see the event log and the producer's settings.")
                          : tr("The feeds this window pushes. Click to see their deliveries."));
    m_feeds->setToolTip(tip.join(u'\n'));
    m_feeds->setAccessibleName(tr("Producer: %1").arg(text));
    QString tone = count > 0 || serving ? u"good"_s : QString();
    if (halted > 0) tone = u"warn"_s;
    if (suspended > 0) tone = u"bad"_s;
    if (m_feeds->property("tone").toString() != tone) setTone(m_feeds, tone);
    const Colours& c = m_theme.colours();
    const QColor colour = suspended > 0          ? c.bad
                          : halted > 0           ? c.warn
                          : count > 0 || serving ? c.good
                                                 : c.muted;
    m_feeds->setIcon(m_theme.leadingIcon(suspended > 0 ? u"stop"_s
                                         : halted > 0  ? u"clock"_s
                                                       : u"send"_s,
                                         colour));
    if (halted > 0 && !m_countdown.isActive()) m_countdown.start();
    if (halted == 0) m_countdown.stop();
}

void TopBar::showLive(std::optional<bool> pageLive)
{
    m_liveSwitch->setVisible(pageLive.has_value());
    const bool live = pageLive.value_or(true);
    m_live = live;
    m_liveSwitch->setChecked(live);
    m_liveSwitch->setText(live ? tr("Live") : tr("Paused"));
    m_liveSwitch->setToolTip(live ? tr("The view follows what comes in. Space pauses it; capture goes on.")
                                  : tr("The view stands still; capture goes on. Space makes it live again."));
    m_liveSwitch->setAccessibleName(live ? tr("The view is live") : tr("The view is paused"));
    setTone(m_liveSwitch, live ? u"good"_s : u"warn"_s);
    showIcons();
}

void TopBar::showIcons()
{
    const Colours& c = m_theme.colours();
    m_sessionIcon->setPixmap(m_theme.pixmap(u"session"_s, c.muted, 18, devicePixelRatioF()));
    m_endpointsButton->setIcon(m_theme.icon(u"presets"_s, c.muted));
    const bool failed = !m_state.listening && !m_state.error.empty();
    m_chip->setIcon(m_state.listening
                        ? m_theme.leadingIcon(u"receiver"_s, c.good)
                        : m_theme.leadingIcon(failed ? u"warning"_s : u"stop"_s, failed ? c.bad : c.muted));
    m_searchSign.setIcon(m_theme.icon(u"search"_s, c.muted));
    showFeeds();
    m_liveSwitch->setIcon(m_live ? m_theme.leadingIcon(u"live"_s, c.good)
                                 : m_theme.leadingIcon(u"pause"_s, c.warn));
    for (QFrame* badge : {m_noAuth, m_open}) {
        auto* picture = badge->findChild<QLabel*>(badge == m_noAuth ? u"unlocked"_s : u"network"_s);
        picture->setPixmap(m_theme.pixmap(picture->objectName(), c.warn, 15, devicePixelRatioF()));
    }
}

} // namespace pb
