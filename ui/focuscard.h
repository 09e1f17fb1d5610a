// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace pb {

/// A card around one widget, whose border says when that has the keyboard.
class FocusCard : public QFrame
{
    Q_OBJECT
public:
    static constexpr int padding = 5;        ///< above and below
    static constexpr int edge = padding + 1; ///< with the border

    /// `below` stands under the content, if there is any.
    FocusCard(const QString& name, QWidget* content, QWidget* below = nullptr);

    /// Puts a layout over the content.
    void addAbove(QLayout* above);
    /// Leaves so many pixels free at the bottom.
    void setSpare(int pixels);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QVBoxLayout* m_layout;
};

} // namespace pb
