// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QSize>

class QWidget;

namespace pb {

/// Asks the style again, after a property that the style sheet selects by has changed.
void restyle(QWidget& widget);

/// The colours of one look. Text on its ground has a contrast of at least 4.5 (AA) in both.
struct Colours
{
    QColor window, surface, raised, field, code, stripe, hover, selection;
    QColor border, strongBorder, scroll;
    QColor text, muted;
    QColor accent, accentHover, accentSoft, onAccent;
    QColor good, goodSoft, warn, warnSoft, bad, badSoft;
};

/// Light or dark, following the system's palette or as chosen: palette, style sheet and icons of one window.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };

    /// Dresses `window` and everything in it; `window` owns the theme.
    explicit Theme(QWidget& window);

    void choose(Choice choice);
    Choice choice() const { return m_choice; }
    bool isDark() const { return m_dark; }
    const Colours& colours() const { return m_colours; }

    /// A line icon of resources/icons in a colour (the text's by default).
    QIcon icon(const QString& name) const;
    QIcon icon(const QString& name, const QColor& colour) const;
    /// The icon with room to its right, for buttons that have words beside it; goes with leadingSize.
    QIcon leadingIcon(const QString& name, const QColor& colour) const;
    static constexpr QSize leadingSize{21, 16};
    /// The same as one picture of `size` logical pixels.
    QPixmap pixmap(const QString& name, const QColor& colour, int size, qreal ratio) const;

    /// The fixed-pitch font for code, bytes and URLs.
    static QFont codeFont();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    QWidget& m_window;
    Choice m_choice = Choice::System;
    bool m_dark = false;
    bool m_applied = false;
    Colours m_colours;
    mutable QHash<QString, QIcon> m_icons;
};

} // namespace pb
