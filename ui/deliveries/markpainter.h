// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>

#include "models/domain/deliveryattempt.h"

class QPainter;

namespace pb {

class Theme;

/// Paints the marks that a time line is made of, each in a rectangle of its own.
class MarkPainter
{
public:
    MarkPainter(const Theme& theme, QPainter& painter, const QFont& font);

    /// The font of labels beside marks.
    static QFont smallFont(const QFont& font);
    /// The part of a bar's place that an outcome's bar takes.
    static QRectF shaped(const QRectF& box, AttemptOutcome outcome);

    /// An attempt whose phases are not told apart.
    void bar(const QRectF& box, AttemptOutcome outcome);
    /// A wait before the next attempt.
    void wait(const QRectF& box);
    /// The bracket of a demanded quiet.
    void demand(double left, double right, double y);
    /// An attempt that is to come.
    void planned(const QRectF& box);
    /// A text in the middle of a box on a ground of its own, where there is room.
    void label(const QRectF& room, const QString& text, const QColor& colour, const QColor& ground);

private:
    const Theme& m_theme;
    QPainter& m_painter;
    QFont m_small;
};

} // namespace pb
