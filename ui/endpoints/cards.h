// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPainter;
class QRect;
class QToolButton;
class QWidget;

namespace pb {

struct Colours;

// What the endpoints and the steps of a script share, which are both shown as cards.

/// Paints the card itself: `marked` is the chosen one, `tinted` the one to look at.
void paintCard(QPainter& painter, const QRect& box, const Colours& colours, bool marked, bool tinted);

/// A button of the row above a list of cards, an icon alone.
QToolButton* makeCardTool(QWidget* parent, const QString& name, const QString& what);

} // namespace pb
