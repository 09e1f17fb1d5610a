// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/copybutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

CopyButton::CopyButton(Theme& theme, const QString& what, QWidget* parent)
    : QToolButton(parent), m_theme(theme)
{
    setProperty("role", u"flat"_s);
    setToolTip(what);
    setAccessibleName(what);
    setFocusPolicy(Qt::StrongFocus);
    setIconSize(QSize(16, 16));
    showIcon();
    connect(&theme, &Theme::changed, this, &CopyButton::showIcon);
    auto* back = new QTimer(this);
    back->setSingleShot(true);
    back->setInterval(1500);
    connect(back, &QTimer::timeout, this, [this] {
        m_copied = false;
        showIcon();
    });
    connect(this, &QToolButton::clicked, this, [this, back] {
        if (m_text) QGuiApplication::clipboard()->setText(m_text());
        m_copied = true;
        showIcon();
        back->start();
    });
}

void CopyButton::showIcon()
{
    const Colours& colours = m_theme.colours();
    setIcon(m_copied ? m_theme.icon(u"check"_s, colours.good) : m_theme.icon(u"copy"_s, colours.muted));
}

} // namespace pb
