// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QFrame>

class QAbstractButton;
class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QTabWidget;

namespace pb {

class CopyButton;
class Theme;

/// The frame that a page's details stand in: tabs with icons, a title and a copy button beside them, and a
/// hint while nothing is selected.
class DetailTabs : public QFrame
{
    Q_OBJECT
public:
    /// What the frame is called and says.
    struct Words
    {
        QString name;   ///< begins the object names: detailTabs, detailTitle, detailCopy, detailHint
        QString ofWhat; ///< accessible name of the frame: "Details of the selected row"
        QString parts;  ///< of its tabs: "Parts of the selected row"
        QString hintIcon;
        QString hint;
    };

    DetailTabs(Theme& theme, const Words& words, QWidget* parent = nullptr);

    /// Nothing is selected.
    virtual void clear();
    /// Takes the keyboard to the tabs.
    void focusTabs();

protected:
    /// `copied` is what the copy button takes while the tab is shown; without it the button is away.
    void addTab(QWidget* page, const QString& icon, const QString& title,
                std::function<QString()> copied = {});
    void setTabTitle(int tab, const QString& title);
    void chooseTab(int tab);
    /// Something is selected: the tabs are shown under this title, with more of it where there is room.
    void showTabs(const QString& title, const QString& more = {});
    /// Puts a button beside the one that copies.
    void addButton(QAbstractButton* button);
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Part
    {
        QString icon;
        std::function<QString()> copied;
    };
    QWidget* makeHint(const Words& words);
    QWidget* makeCorner(const Words& words);
    bool hasRoomForIcons() const;
    void fitTitle();
    void showIcons();

    Theme& m_theme;
    QString m_hintIcon;
    std::vector<Part> m_parts;
    QStackedLayout* m_pages;
    QTabWidget* m_tabs;
    QLabel* m_title;
    QString m_titleText;
    QString m_titleMore;
    QHBoxLayout* m_corner = nullptr;
    QLabel* m_hintPicture;
    CopyButton* m_copy;
};

} // namespace pb
