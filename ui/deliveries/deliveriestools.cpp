// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliveriestools.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

using namespace std::chrono_literals;

namespace {

constexpr double step = 1.5;

} // namespace

DeliveriesTools::DeliveriesTools(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_closer(nullptr), m_further(nullptr), m_live(new QPushButton(this)),
      m_push(new QPushButton(tr("Push events\u2026"), this))
{
    setObjectName(u"deliveriesTools"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    addPreset(u"spanMinuteButton"_s, tr("1 min"), tr("Show one minute"), 1min);
    addPreset(u"spanTenMinutesButton"_s, tr("10 min"), tr("Show ten minutes"), 10min);
    addPreset(u"spanHourButton"_s, tr("1 h"), tr("Show one hour"), 1h);
    addPreset(u"spanAllButton"_s, tr("All"), tr("Show everything since the first attempt (0)"), 0s);
    for (const auto& [button, span] : m_presets)
        layout->addWidget(button);
    layout->addSpacing(8);
    m_further = makeTool(u"zoomOutButton"_s, tr("Show more time (\u2212)"));
    m_closer = makeTool(u"zoomInButton"_s, tr("Come closer (+)"));
    layout->addWidget(m_further);
    layout->addWidget(m_closer);
    layout->addSpacing(8);
    m_live->setObjectName(u"timelineLiveButton"_s);
    m_live->setProperty("role", u"chip"_s);
    m_live->setIconSize(Theme::leadingSize);
    layout->addWidget(m_live);
    layout->addStretch(1);
    m_push->setObjectName(u"pushEventsButton"_s);
    m_push->setAccessibleName(tr("Push events\u2026"));
    m_push->setProperty("role", u"primary"_s);
    m_push->setIconSize(Theme::leadingSize);
    m_push->setToolTip(tr("Begin a feed to a consumer"));
    layout->addWidget(m_push);

    connect(m_closer, &QToolButton::clicked, this, [this] { Q_EMIT zoomed(step); });
    connect(m_further, &QToolButton::clicked, this, [this] { Q_EMIT zoomed(1 / step); });
    connect(m_live, &QPushButton::clicked, this, &DeliveriesTools::liveToggled);
    connect(m_push, &QPushButton::clicked, this, &DeliveriesTools::pushRequested);
    connect(&theme, &Theme::changed, this, &DeliveriesTools::showIcons);
    showSpan(1min);
    showLive(true);
}

QToolButton* DeliveriesTools::makeTool(const QString& name, const QString& spoken)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", u"flat"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIconSize(QSize(18, 18));
    button->setToolTip(spoken);
    button->setAccessibleName(spoken);
    return button;
}

void DeliveriesTools::addPreset(const QString& name, const QString& word, const QString& spoken,
                                std::chrono::seconds span)
{
    QToolButton* button = makeTool(name, spoken);
    button->setText(word);
    button->setCheckable(true);
    button->setMinimumWidth(fontMetrics().horizontalAdvance(word) + 26);
    m_presets.emplace_back(button, span);
    connect(button, &QToolButton::clicked, this, [this, button, span] {
        button->setChecked(true); // what is shown decides, not the click
        if (span == 0s)
            Q_EMIT everythingChosen();
        else
            Q_EMIT spanChosen(span);
    });
}

void DeliveriesTools::showSpan(std::chrono::microseconds span)
{
    for (const auto& [button, preset] : m_presets)
        button->setChecked(preset > 0s ? preset == span : button->isChecked() && span == m_span);
    m_span = span;
}

void DeliveriesTools::showEverything()
{
    for (const auto& [button, preset] : m_presets)
        button->setChecked(preset == 0s);
}

void DeliveriesTools::showLive(bool live)
{
    m_isLive = live;
    m_live->setText(live ? tr("Live") : tr("Go live"));
    m_live->setToolTip(live ? tr("The time line moves with the time; stop it (Space)")
                            : tr("Show now, and move with the time again (F)"));
    m_live->setAccessibleName(live ? tr("The time line is live") : tr("The time line stands still"));
    showIcons();
}

void DeliveriesTools::showIcons()
{
    const Colours& c = m_theme.colours();
    if (m_closer == nullptr) return;
    m_closer->setIcon(m_theme.icon(u"plus"_s));
    m_further->setIcon(m_theme.icon(u"minus"_s));
    m_live->setIcon(m_theme.leadingIcon(m_isLive ? u"live"_s : u"play"_s, m_isLive ? c.good : c.text));
    m_push->setIcon(m_theme.leadingIcon(u"send"_s, c.onAccent));
}

} // namespace pb
