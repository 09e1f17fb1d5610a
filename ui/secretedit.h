// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QToolButton;

namespace pb {

class Theme;

/// A field for a token: hidden until the eye beside it is pressed.
class SecretEdit : public QLineEdit
{
    Q_OBJECT
public:
    /// `revealName` is the object name of the eye.
    SecretEdit(Theme& theme, const QString& revealName, QWidget* parent = nullptr);

private:
    void showIcon();

    Theme& m_theme;
    QToolButton* m_reveal;
};

} // namespace pb
