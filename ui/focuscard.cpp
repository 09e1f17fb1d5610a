// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/focuscard.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

FocusCard::FocusCard(const QString& name, QWidget* content, QWidget* below) : m_layout(new QVBoxLayout(this))
{
    setObjectName(name);
    setProperty("role", u"card"_s);
    m_layout->setSpacing(0);
    m_layout->addWidget(content, 1);
    if (below != nullptr) m_layout->addWidget(below);
    setSpare(0);
    content->installEventFilter(this);
}

void FocusCard::addAbove(QLayout* above)
{
    m_layout->insertLayout(0, above);
}

void FocusCard::setSpare(int pixels)
{
    m_layout->setContentsMargins(1, padding, 1, padding + pixels);
}

bool FocusCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        setProperty("focused", event->type() == QEvent::FocusIn);
        restyle(*this);
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace pb
