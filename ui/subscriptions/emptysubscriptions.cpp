// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/emptysubscriptions.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/tables/producercurl.h"
#include "ui/producercommand.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EmptySubscriptions::EmptySubscriptions(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_picture(new QLabel(this)),
      m_command(new ProducerCommand(
          theme, u"emptySubscriptionCurl"_s, u"copySubscriptionCurl"_s, subscriptionCurl,
          {tr("Or make one from a terminal"), tr("Or make one from a terminal, once the producer is started"),
           tr("Command that makes a subscription; the token is hidden"),
           tr("Copy the command, with the token")},
          this)),
      m_button(new QPushButton(tr("New subscription"), this))
{
    setObjectName(u"emptySubscriptions"_s);
    auto* title = new QLabel(tr("Nobody has subscribed yet"), this);
    title->setProperty("role", u"title"_s);
    auto* lead =
        new QLabel(tr("A subscription says which events of the log a consumer gets, and where they are "
                      "posted. The producer pushes them in the order of their sequence, one request at a "
                      "time, and keeps the place when the consumer is away."),
                   this);
    lead->setProperty("role", u"muted"_s);
    lead->setAlignment(Qt::AlignCenter);
    lead->setWordWrap(true);
    m_button->setObjectName(u"emptyNewSubscription"_s);
    m_button->setAccessibleName(m_button->text());
    m_button->setProperty("role", u"primary"_s);
    m_button->setIconSize(Theme::leadingSize);
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(1);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(lead);
    column->addWidget(m_command);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->addStretch(1);
    layout->addLayout(column, 5);
    layout->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, &EmptySubscriptions::newRequested);
    connect(&theme, &Theme::changed, this, &EmptySubscriptions::showIcons);
    showIcons();
}

void EmptySubscriptions::focusInEvent(QFocusEvent* event)
{
    m_button->setFocus(event->reason());
}

void EmptySubscriptions::showProducer(const ProducerState& state, const ProducerSettings& settings)
{
    m_command->showProducer(state, settings);
}

void EmptySubscriptions::showIcons()
{
    const Colours& c = m_theme.colours();
    m_picture->setPixmap(m_theme.pixmap(u"subscriptions"_s, c.muted, 44, devicePixelRatioF()));
    m_button->setIcon(m_theme.leadingIcon(u"plus"_s, c.onAccent));
}

} // namespace pb
