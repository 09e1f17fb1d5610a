// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QToolButton;
class QVBoxLayout;
class QButtonGroup;

namespace pb {

class Theme;

/// The left rail: the pages by group, each with icon and word, and below them help and the theme switch.
class SideRail : public QFrame
{
    Q_OBJECT
public:
    explicit SideRail(Theme& theme, QWidget* parent = nullptr);

    /// A heading over the pages that follow.
    void addGroup(const QString& title);
    /// A page's button; pages are numbered in the order they are added.
    void addPage(const QString& name, const QString& icon, const QString& title);
    void showPage(int page);

Q_SIGNALS:
    void pageChosen(int page);
    void helpRequested();
    void themeToggled();

private:
    QToolButton* makeButton(const QString& name, const QString& icon, const QString& title);
    void showIcons();

    Theme& m_theme;
    QVBoxLayout* m_pages;
    QButtonGroup* m_group;
    QList<std::pair<QToolButton*, QString>> m_icons;
    QToolButton* m_themeButton = nullptr;
};

} // namespace pb
