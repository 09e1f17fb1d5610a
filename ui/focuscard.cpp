// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/focuscard.h"

#include <QEvent>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace pb {

FocusCard::FocusCard(const QString& name, QWidget* content, QWidget* below)
{
    setObjectName(name);
    setProperty("role", u"card"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(0);
    layout->addWidget(content, 1);
    if (below != nullptr) layout->addWidget(below);
    setSpare(0);
    content->installEventFilter(this);
}

void FocusCard::setSpare(int pixels)
{
    layout()->setContentsMargins(1, padding, 1, padding + pixels);
}

bool FocusCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        setProperty("focused", event->type() == QEvent::FocusIn);
        style()->unpolish(this);
        style()->polish(this);
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace pb
