// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterbar.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/filter/filteredit.h"
#include "ui/filter/filterline.h"
#include "ui/filter/filtermemory.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

FilterBar::FilterBar(Theme& theme, SeenValues& seen, FilterMemory& memory, const QString& name,
                     QWidget* parent)
    : QFrame(parent), m_theme(theme), m_memory(memory),
      m_edit(new FilterEdit(theme, seen, memory, name, this)),
      m_save(makeButton(name + u"Save"_s, tr("Name\u2026"), tr("Keep this filter as a button"))),
      m_subscribe(makeButton(name + u"Subscribe"_s, tr("Subscribe\u2026"),
                             tr("Make this a subscription: its consumer gets what the filter lets through"))),
      m_clear(makeButton(name + u"Clear"_s, tr("Clear"), tr("Show everything again (Esc)"))),
      m_namedRow(new QWidget(this)), m_named(new QHBoxLayout(m_namedRow))
{
    setObjectName(name + u"Bar"_s);
    m_edit->setEmptyText(tr("Filter: ResourceName eq 'Property' and EventTypes/any(t: t eq 'Update')"));
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_edit, 1);
    for (QToolButton* button : {m_save, m_subscribe, m_clear})
        row->addWidget(button, 0, Qt::AlignTop);
    m_named->setContentsMargins(0, 0, 0, 0);
    m_named->setSpacing(6);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 2, 3, 4);
    layout->setSpacing(5);
    layout->addLayout(row);
    layout->addWidget(m_namedRow);
    connect(m_edit, &FilterEdit::changed, this, &FilterBar::showState);
    connect(m_edit, &FilterEdit::applied, this, [this] { Q_EMIT applied(m_edit->filter()); });
    connect(m_edit, &FilterEdit::escaped, this, [this] {
        if (m_edit->text().isEmpty())
            Q_EMIT left();
        else
            apply({});
    });
    connect(m_save, &QToolButton::clicked, this, [this] { askForName({}); });
    connect(m_subscribe, &QToolButton::clicked, this,
            [this] { Q_EMIT subscriptionRequested(m_edit->text()); });
    connect(m_clear, &QToolButton::clicked, this, [this] { apply({}); });
    connect(&memory, &FilterMemory::namedChanged, this, &FilterBar::showNamed);
    connect(&theme, &Theme::changed, this, &FilterBar::showIcons);
    showNamed();
    showState();
    showIcons();
}

QToolButton* FilterBar::makeButton(const QString& name, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", u"flat"_s);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(Theme::leadingSize);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void FilterBar::start()
{
    m_edit->line().setFocus(Qt::ShortcutFocusReason);
    m_edit->line().selectAll();
}

void FilterBar::apply(const QString& filter)
{
    m_edit->setText(filter);
    if (m_edit->state() != FilterEdit::State::Good && !filter.isEmpty()) return;
    m_memory.noteUsed(filter);
    Q_EMIT applied(m_edit->filter());
}

void FilterBar::showFilter(const QString& filter)
{
    if (m_edit->text() != filter) m_edit->setText(filter);
}

void FilterBar::showState()
{
    const bool good = m_edit->state() == FilterEdit::State::Good;
    m_save->setEnabled(good);
    m_subscribe->setEnabled(good);
    m_clear->setEnabled(m_edit->state() != FilterEdit::State::Empty);
}

void FilterBar::showNamed()
{
    while (QLayoutItem* item = m_named->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& [name, filter] : m_memory.named()) {
        QToolButton* button = makeButton(u"namedFilter"_s, QString(name).replace(u'&', u"&&"_s), filter);
        button->setProperty("role", u"button"_s);
        button->setAccessibleName(tr("Filter %1").arg(name));
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QToolButton::clicked, this, [this, filter = filter] { apply(filter); });
        connect(
            button, &QWidget::customContextMenuRequested, this,
            [this, button, name = name](const QPoint& at) { openNamedMenu(name, button->mapToGlobal(at)); });
        m_named->addWidget(button);
    }
    m_named->addStretch(1);
    m_namedRow->setVisible(!m_memory.named().empty());
    showIcons();
}

void FilterBar::askForName(const QString& renamed)
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(u"filterNameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Name a filter"));
    dialog->setLabelText(tr("Name of the button:"));
    dialog->setTextValue(renamed);
    const QString filter = m_edit->text();
    connect(dialog, &QInputDialog::textValueSelected, this, [this, filter, renamed](const QString& typed) {
        const QString name = typed.trimmed();
        if (name.isEmpty()) return;
        // Queued: the button that asked is made anew.
        QMetaObject::invokeMethod(
            &m_memory,
            [this, name, filter, renamed] {
                if (renamed.isEmpty())
                    m_memory.name(name, filter);
                else
                    m_memory.rename(renamed, name);
            },
            Qt::QueuedConnection);
    });
    dialog->open();
}

void FilterBar::openNamedMenu(const QString& name, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"namedFilterMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Rename\u2026"), this, [this, name] { askForName(name); });
    menu->addAction(tr("&Remove"), this, [this, name] {
        QMetaObject::invokeMethod(
            &m_memory, [this, name] { m_memory.forget(name); }, Qt::QueuedConnection);
    });
    menu->popup(at);
}

void FilterBar::showIcons()
{
    const Colours& c = m_theme.colours();
    m_save->setIcon(m_theme.leadingIcon(u"label"_s, c.muted));
    m_subscribe->setIcon(m_theme.leadingIcon(u"send"_s, c.muted));
    m_clear->setIcon(m_theme.leadingIcon(u"close"_s, c.muted));
    for (QToolButton* button : m_namedRow->findChildren<QToolButton*>())
        button->setIcon(m_theme.leadingIcon(u"filter"_s, c.accent));
}

} // namespace pb
