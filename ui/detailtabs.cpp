// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detailtabs.h"

#include <algorithm>

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/copybutton.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int roomOfATab = 120; ///< with its icon; a narrower frame has room for the words only
constexpr int titleGap = 24;

} // namespace

DetailTabs::DetailTabs(Theme& theme, const Words& words, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_hintIcon(words.hintIcon), m_pages(new QStackedLayout),
      m_tabs(new QTabWidget(this)), m_title(new QLabel(this)), m_hintPicture(new QLabel(this)),
      m_copy(new CopyButton(theme, tr("Copy what this tab shows"), this))
{
    setProperty("role", u"card"_s);
    setAccessibleName(words.ofWhat);
    setMinimumHeight(150);
    m_tabs->setObjectName(words.name + u"Tabs"_s);
    m_tabs->setIconSize(QSize(15, 15));
    m_tabs->tabBar()->setAccessibleName(words.parts);
    m_tabs->setCornerWidget(makeCorner(words));
    m_pages->addWidget(makeHint(words));
    m_pages->addWidget(m_tabs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 12);
    layout->addLayout(m_pages);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailTabs::showIcons);
    connect(&theme, &Theme::changed, this, &DetailTabs::showIcons);
}

QWidget* DetailTabs::makeCorner(const Words& words)
{
    m_title->setObjectName(words.name + u"Title"_s);
    m_title->setProperty("role", u"muted"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_copy->setObjectName(words.name + u"Copy"_s);
    QSizePolicy keepsRoom = m_copy->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_copy->setSizePolicy(keepsRoom);
    m_copy->setText([this] {
        const auto& copied = m_parts[static_cast<std::size_t>(m_tabs->currentIndex())].copied;
        return copied ? copied() : QString();
    });
    auto* corner = new QWidget(this);
    m_corner = new QHBoxLayout(corner);
    m_corner->setContentsMargins(0, 0, 0, 4);
    m_corner->addWidget(m_title);
    m_corner->addWidget(m_copy);
    return corner;
}

QWidget* DetailTabs::makeHint(const Words& words)
{
    auto* hint = new QWidget(this);
    auto* text = new QLabel(words.hint, hint);
    text->setObjectName(words.name + u"Hint"_s);
    text->setProperty("role", u"muted"_s);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto* layout = new QVBoxLayout(hint);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(m_hintPicture, 0, Qt::AlignHCenter);
    layout->addWidget(text);
    layout->addStretch(1);
    return hint;
}

void DetailTabs::addTab(QWidget* page, const QString& icon, const QString& title,
                        std::function<QString()> copied)
{
    m_parts.push_back({icon, std::move(copied)});
    m_tabs->addTab(page, title);
    showIcons();
}

void DetailTabs::setTabTitle(int tab, const QString& title)
{
    m_tabs->setTabText(tab, title);
}

void DetailTabs::chooseTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void DetailTabs::clear()
{
    m_pages->setCurrentIndex(0);
}

void DetailTabs::addButton(QAbstractButton* button)
{
    m_corner->insertWidget(m_corner->count() - 1, button);
}

void DetailTabs::showTabs(const QString& title, const QString& more)
{
    m_titleText = title;
    m_titleMore = more;
    m_title->setText(title);
    m_pages->setCurrentWidget(m_tabs);
    showIcons();
}

void DetailTabs::focusTabs()
{
    m_tabs->tabBar()->setFocus(Qt::ShortcutFocusReason);
}

void DetailTabs::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    showIcons();
}

bool DetailTabs::hasRoomForIcons() const
{
    return width() >= roomOfATab * m_tabs->count();
}

/// The title stands beside the tabs only where all of them have room; what more there is to say, likewise.
void DetailTabs::fitTitle()
{
    int others = m_tabs->tabBar()->sizeHint().width() + titleGap;
    for (int i = 1; i < m_corner->count(); ++i)
        others += m_corner->itemAt(i)->widget()->sizeHint().width() + m_corner->spacing();
    const int room = m_tabs->width() - others;
    m_title->setText(m_titleText + (m_titleMore.isEmpty() ? QString() : u" \u00b7 "_s + m_titleMore));
    m_title->setToolTip(m_title->text());
    if (m_title->sizeHint().width() >= room) m_title->setText(m_titleText);
    m_title->setVisible(m_title->sizeHint().width() < room);
}

void DetailTabs::showIcons()
{
    const Colours& c = m_theme.colours();
    for (int tab = 0; tab < m_tabs->count() && tab < static_cast<int>(m_parts.size()); ++tab) {
        const QColor colour = tab == m_tabs->currentIndex() ? c.accent : c.muted;
        const QString& icon = m_parts[static_cast<std::size_t>(tab)].icon;
        m_tabs->setTabIcon(tab, hasRoomForIcons() ? m_theme.icon(icon, colour) : QIcon());
    }
    m_hintPicture->setPixmap(m_theme.pixmap(m_hintIcon, c.muted, 28, devicePixelRatioF()));
    const auto current = static_cast<std::size_t>(std::max(m_tabs->currentIndex(), 0));
    m_copy->setVisible(current < m_parts.size() && m_parts[current].copied != nullptr);
    fitTitle();
}

} // namespace pb
