// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QSvgRenderer>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QColor colour(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

Colours lightColours()
{
    Colours c;
    c.window = colour(0xF3F5F8);
    c.surface = colour(0xFFFFFF);
    c.raised = colour(0xFFFFFF);
    c.field = colour(0xFFFFFF);
    c.code = colour(0xF8F9FB);
    c.stripe = colour(0xFAFBFC);
    c.hover = colour(0xEAEEF3);
    c.selection = colour(0xD3E6F8);
    c.border = colour(0xDDE2E9);
    c.strongBorder = colour(0xC3CBD6);
    c.scroll = colour(0xC3CBD6);
    c.text = colour(0x18212D);
    c.muted = colour(0x566273);
    c.accent = colour(0x0B64B0);
    c.accentHover = colour(0x0A5596);
    c.accentSoft = colour(0xE1EEFA);
    c.onAccent = colour(0xFFFFFF);
    c.good = colour(0x14693A);
    c.goodSoft = colour(0xDFF3E6);
    c.warn = colour(0x7D4E00);
    c.warnSoft = colour(0xFCEFD2);
    c.bad = colour(0xB3261E);
    c.badSoft = colour(0xFBE6E4);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.window = colour(0x12171E);
    c.surface = colour(0x1A212A);
    c.raised = colour(0x232C37);
    c.field = colour(0x12171E);
    c.code = colour(0x151B23);
    c.stripe = colour(0x1D252F);
    c.hover = colour(0x2A3440);
    c.selection = colour(0x1B3E5E);
    c.border = colour(0x2D3744);
    c.strongBorder = colour(0x435061);
    c.scroll = colour(0x435061);
    c.text = colour(0xE5EAF1);
    c.muted = colour(0x9DABBA);
    c.accent = colour(0x62B2F7);
    c.accentHover = colour(0x86C4FA);
    c.accentSoft = colour(0x1D364F);
    c.onAccent = colour(0x0C1117);
    c.good = colour(0x67D391);
    c.goodSoft = colour(0x17362A);
    c.warn = colour(0xEBBE5C);
    c.warnSoft = colour(0x3A2F17);
    c.bad = colour(0xFF8F86);
    c.badSoft = colour(0x402427);
    return c;
}

QString styleSheet(const Colours& c, bool dark)
{
    QFile file(u":/styles/pushbench.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString style = QString::fromUtf8(file.readAll());
    const std::pair<QString, QString> words[] = {
        {u"window"_s, c.window.name()},
        {u"surface"_s, c.surface.name()},
        {u"raised"_s, c.raised.name()},
        {u"field"_s, c.field.name()},
        {u"code"_s, c.code.name()},
        {u"stripe"_s, c.stripe.name()},
        {u"hover"_s, c.hover.name()},
        {u"selection"_s, c.selection.name()},
        {u"border"_s, c.border.name()},
        {u"strongBorder"_s, c.strongBorder.name()},
        {u"scroll"_s, c.scroll.name()},
        {u"text"_s, c.text.name()},
        {u"muted"_s, c.muted.name()},
        {u"accent"_s, c.accent.name()},
        {u"accentHover"_s, c.accentHover.name()},
        {u"accentSoft"_s, c.accentSoft.name()},
        {u"onAccent"_s, c.onAccent.name()},
        {u"good"_s, c.good.name()},
        {u"goodSoft"_s, c.goodSoft.name()},
        {u"warn"_s, c.warn.name()},
        {u"warnSoft"_s, c.warnSoft.name()},
        {u"bad"_s, c.bad.name()},
        {u"badSoft"_s, c.badSoft.name()},
        {u"mode"_s, dark ? u"dark"_s : u"light"_s},
    };
    for (const auto& [word, value] : words)
        style.replace(QRegularExpression(u"@"_s + word + u"\\b"_s), value);
    return style;
}

QPalette paletteOf(const Colours& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.stripe);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::Mid, c.strongBorder);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Disabled, QPalette::Text, c.muted);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, c.muted);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, c.muted);
    return palette;
}

} // namespace

Theme::Theme(QWidget& window) : QObject(&window), m_window(window)
{
    window.installEventFilter(this);
    apply();
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    // The application's palette is left alone, so that it goes on saying what the system wants.
    const QPalette system = QApplication::palette();
    const bool systemDark =
        system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && systemDark);
    if (m_applied && dark == m_dark) return;
    m_applied = true;
    m_dark = dark;
    m_colours = dark ? darkColours() : lightColours();
    m_icons.clear();
    m_window.setPalette(paletteOf(m_colours));
    m_window.setStyleSheet(styleSheet(m_colours, dark));
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange) apply();
    return QObject::eventFilter(watched, event);
}

QIcon Theme::icon(const QString& name) const
{
    return icon(name, m_colours.text);
}

QIcon Theme::icon(const QString& name, const QColor& colour) const
{
    const QString key = name + colour.name();
    const auto known = m_icons.constFind(key);
    if (known != m_icons.constEnd()) return *known;
    QIcon made;
    for (const int size : {16, 20, 24, 32, 48}) {
        made.addPixmap(pixmap(name, colour, size, 1.0));
        made.addPixmap(pixmap(name, m_colours.muted, size, 1.0), QIcon::Disabled);
    }
    m_icons.insert(key, made);
    return made;
}

QIcon Theme::leadingIcon(const QString& name, const QColor& colour) const
{
    const QString key = u"leading "_s + name + colour.name();
    const auto known = m_icons.constFind(key);
    if (known != m_icons.constEnd()) return *known;
    QIcon made;
    for (const qreal ratio : {1.0, 2.0, 3.0}) {
        for (const auto mode : {QIcon::Normal, QIcon::Disabled}) {
            QPixmap canvas(leadingSize * ratio);
            canvas.setDevicePixelRatio(ratio);
            canvas.fill(Qt::transparent);
            QPainter painter(&canvas);
            painter.drawPixmap(0, 0,
                               pixmap(name, mode == QIcon::Disabled ? m_colours.muted : colour,
                                      leadingSize.height(), ratio));
            painter.end();
            made.addPixmap(canvas, mode);
        }
    }
    m_icons.insert(key, made);
    return made;
}

QPixmap Theme::pixmap(const QString& name, const QColor& colour, int size, qreal ratio) const
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QSvgRenderer renderer(file.readAll().replace("#000000", colour.name().toLatin1()));
    QPixmap pixmap(qRound(size * ratio), qRound(size * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

QFont Theme::codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

void restyle(QWidget& widget)
{
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace pb
