// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secretedit.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

SecretEdit::SecretEdit(Theme& theme, const QString& revealName, QWidget* parent)
    : QLineEdit(parent), m_theme(theme), m_reveal(new QToolButton(this))
{
    setAccessibleName(tr("Bearer token"));
    setEchoMode(QLineEdit::Password);
    setMinimumWidth(110);
    setTextMargins(0, 0, 24, 0);
    m_reveal->setObjectName(revealName);
    m_reveal->setProperty("role", u"flat"_s);
    m_reveal->setCheckable(true);
    m_reveal->setFocusPolicy(Qt::StrongFocus);
    m_reveal->setIconSize(QSize(16, 16));
    m_reveal->setCursor(Qt::ArrowCursor);
    m_reveal->setToolTip(tr("Show or hide the token"));
    m_reveal->setAccessibleName(m_reveal->toolTip());
    auto* inside = new QHBoxLayout(this);
    inside->setContentsMargins(0, 0, 3, 0);
    inside->addStretch(1);
    inside->addWidget(m_reveal);
    connect(m_reveal, &QToolButton::toggled, this, [this](bool shown) {
        setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        showIcon();
    });
    connect(&theme, &Theme::changed, this, &SecretEdit::showIcon);
    showIcon();
}

void SecretEdit::showIcon()
{
    m_reveal->setIcon(m_theme.icon(m_reveal->isChecked() ? u"eyeoff"_s : u"eye"_s, m_theme.colours().muted));
}

} // namespace pb
