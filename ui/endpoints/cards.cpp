// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/cards.h"

#include <QPainter>
#include <QToolButton>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

void paintCard(QPainter& painter, const QRect& box, const Colours& colours, bool marked, bool tinted)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(marked ? QPen(colours.accent, 1.5) : QPen(colours.border));
    painter.setBrush(tinted ? colours.accentSoft : colours.raised);
    painter.drawRoundedRect(QRectF(box), 7, 7);
}

QToolButton* makeCardTool(QWidget* parent, const QString& name, const QString& what)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAccessibleName(what);
    button->setToolTip(what);
    button->setProperty("role", u"flat"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIconSize(QSize(16, 16));
    return button;
}

} // namespace pb
