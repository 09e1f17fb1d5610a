// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QToolButton>

namespace pb {

class Theme;

/// A small button that copies a text and says so by a tick for a moment.
class CopyButton : public QToolButton
{
    Q_OBJECT
public:
    CopyButton(Theme& theme, const QString& what, QWidget* parent = nullptr);

    /// What a click copies, asked for at the click.
    void setText(std::function<QString()> text) { m_text = std::move(text); }

private:
    void showIcon();

    Theme& m_theme;
    std::function<QString()> m_text;
    bool m_copied = false;
};

} // namespace pb
