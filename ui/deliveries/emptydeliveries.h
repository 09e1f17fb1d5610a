// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace pb {

class Theme;

/// What the Deliveries page shows before there is a feed: what one is, and how to begin one.
class EmptyDeliveries : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyDeliveries(Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    void pushRequested();

private:
    void showIcons();

    Theme& m_theme;
    QLabel* m_picture;
    QPushButton* m_button;
};

} // namespace pb
