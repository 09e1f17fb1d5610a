// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/emptydeliveries.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EmptyDeliveries::EmptyDeliveries(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_picture(new QLabel(this)),
      m_button(new QPushButton(tr("Push events\u2026"), this))
{
    setObjectName(u"emptyDeliveries"_s);
    auto* title = new QLabel(tr("Nothing is being pushed yet"), this);
    title->setObjectName(u"emptyDeliveriesTitle"_s);
    title->setProperty("role", u"title"_s);
    auto* lead = new QLabel(tr("A feed takes the events of this session to one consumer by webhook: in the "
                               "order of their sequence, "
                               "one request at a time, and again until each is acknowledged."),
                            this);
    auto* more = new QLabel(tr("Here every attempt of every feed stands on a time line, with what the "
                               "consumer answered, how long it "
                               "asked to be left alone, and why the next attempt waits as long as it does."),
                            this);
    for (QLabel* text : {lead, more}) {
        text->setProperty("role", u"muted"_s);
        text->setAlignment(Qt::AlignCenter);
        text->setWordWrap(true);
        text->setMinimumWidth(420);
    }
    m_button->setObjectName(u"emptyPushButton"_s);
    m_button->setAccessibleName(tr("Push events\u2026"));
    m_button->setProperty("role", u"primary"_s);
    m_button->setIconSize(Theme::leadingSize);
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(1);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(lead);
    column->addWidget(more);
    column->addSpacing(6);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->addStretch(1);
    layout->addLayout(column, 2);
    layout->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, &EmptyDeliveries::pushRequested);
    connect(&theme, &Theme::changed, this, &EmptyDeliveries::showIcons);
    showIcons();
}

void EmptyDeliveries::showIcons()
{
    const Colours& c = m_theme.colours();
    m_picture->setPixmap(m_theme.pixmap(u"deliveries"_s, c.muted, 44, devicePixelRatioF()));
    m_button->setIcon(m_theme.leadingIcon(u"send"_s, c.onAccent));
}

} // namespace pb
