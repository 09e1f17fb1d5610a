// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/siderail.h"

#include <QButtonGroup>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

SideRail::SideRail(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_pages(new QVBoxLayout), m_group(new QButtonGroup(this))
{
    setObjectName(u"sideRail"_s);
    setAccessibleName(tr("Pages"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 14, 10, 12);
    layout->setSpacing(2);
    m_pages->setSpacing(2);
    layout->addLayout(m_pages);
    layout->addStretch(1);
    auto* help = makeButton(u"railHelp"_s, u"help"_s, tr("Help"));
    layout->addWidget(help);
    connect(help, &QToolButton::clicked, this, &SideRail::helpRequested);
    m_themeButton = makeButton(u"railTheme"_s, {}, {});
    layout->addWidget(m_themeButton);
    connect(m_themeButton, &QToolButton::clicked, this, &SideRail::themeToggled);
    connect(&theme, &Theme::changed, this, &SideRail::showIcons);
    showIcons();
}

QToolButton* SideRail::makeButton(const QString& name, const QString& icon, const QString& title)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", u"railItem"_s);
    button->setText(title);
    button->setAccessibleName(title);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(Theme::leadingSize);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumWidth(116);
    if (!icon.isEmpty()) m_icons.append({button, icon});
    return button;
}

void SideRail::addGroup(const QString& title)
{
    auto* label = new QLabel(title.toUpper(), this);
    label->setProperty("role", u"railGroup"_s);
    m_pages->addWidget(label);
}

void SideRail::addPage(const QString& name, const QString& icon, const QString& title)
{
    auto* button = makeButton(name, icon, title);
    button->setCheckable(true);
    const int page = static_cast<int>(m_group->buttons().size());
    m_group->addButton(button, page);
    m_pages->addWidget(button);
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(title).arg(page + 1));
    connect(button, &QToolButton::clicked, this, [this, page] { Q_EMIT pageChosen(page); });
    showIcons();
}

void SideRail::showPage(int page)
{
    if (auto* button = m_group->button(page)) button->setChecked(true);
    showIcons();
}

void SideRail::showIcons()
{
    const Colours& colours = m_theme.colours();
    for (const auto& [button, icon] : m_icons)
        button->setIcon(m_theme.leadingIcon(icon, button->isChecked() ? colours.accent : colours.muted));
    const bool dark = m_theme.isDark();
    const QString other = dark ? tr("Light theme") : tr("Dark theme");
    m_themeButton->setIcon(m_theme.leadingIcon(dark ? u"sun"_s : u"moon"_s, colours.muted));
    m_themeButton->setText(dark ? tr("Light") : tr("Dark"));
    m_themeButton->setToolTip(other);
    m_themeButton->setAccessibleName(other);
}

} // namespace pb
