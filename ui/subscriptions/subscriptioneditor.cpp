// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptioneditor.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "models/tables/sessiontables.h"
#include "ui/filter/filteredit.h"
#include "ui/subscriptions/previewview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int typingMs = 150;

} // namespace

SubscriptionEditor::SubscriptionEditor(Theme& theme, SessionTables& tables, FilterMemory& memory,
                                       QWidget* parent)
    : QWidget(parent), m_theme(theme), m_form(new SubscriptionForm(theme, this)),
      m_filter(new FilterEdit(theme, tables.seenValues(), memory, u"subscriptionFilter"_s, this)),
      m_preview(new PreviewView(theme, tables, u"formPreview"_s, this)), m_title(new QLabel(this)),
      m_message(new QLabel(this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_save(new QPushButton(tr("Create"), this))
{
    setObjectName(u"subscriptionEditor"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(makeLeft());
    layout->addWidget(makeRight(tables), 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingMs);
    connect(&m_pause, &QTimer::timeout, this, &SubscriptionEditor::preview);
    connect(m_filter, &FilterEdit::changed, this, [this] {
        m_refused.clear();
        m_pause.start();
        showState();
    });
    connect(m_form, &SubscriptionForm::changed, this, [this] {
        m_refused.clear();
        showState();
    });
    connect(m_cancel, &QPushButton::clicked, this, &SubscriptionEditor::cancelled);
    connect(m_save, &QPushButton::clicked, this, &SubscriptionEditor::submit);
    m_filter->setRules(subscriptionFilterRules());
    m_filter->setEmptyText(tr("empty: every event"));
}

QWidget* SubscriptionEditor::makeLeft()
{
    auto* card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    card->setFixedWidth(420);
    m_title->setObjectName(u"subscriptionTitle"_s);
    m_title->setProperty("role", u"title"_s);
    m_message->setObjectName(u"subscriptionMessage"_s);
    m_message->setWordWrap(true);
    m_cancel->setObjectName(u"subscriptionCancel"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    m_save->setObjectName(u"subscriptionSave"_s);
    m_save->setAccessibleName(m_save->text());
    m_save->setProperty("role", u"primary"_s);
    m_save->setIconSize(Theme::leadingSize);
    auto* scroll = new QScrollArea(card);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 10, 14);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    return card;
}

QWidget* SubscriptionEditor::makeRight(SessionTables&)
{
    auto* card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    auto* title = new QLabel(tr("Which events it gets"), card);
    title->setProperty("role", u"title"_s);
    auto* lead = new QLabel(
        tr("EntityEventFilter: a condition on ResourceName, EventTypes and the other members of an event."),
        card);
    lead->setProperty("role", u"muted"_s);
    lead->setWordWrap(true);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(lead);
    layout->addWidget(m_filter);
    layout->addWidget(m_preview, 1);
    return card;
}

void SubscriptionEditor::edit(const Subscription& subscription)
{
    m_isNew = subscription.key == 0;
    m_waiting = false;
    m_title->setText(m_isNew ? tr("New subscription") : tr("Subscription %1").arg(subscription.key));
    m_save->setText(m_isNew ? tr("Create") : tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_form->fill(subscription);
    m_filter->setText(QString::fromStdString(subscription.EntityEventFilter));
    m_refused.clear();
    preview();
    showState();
    m_form->findChild<QWidget*>(u"subscriptionUrl"_s)->setFocus();
}

void SubscriptionEditor::preview()
{
    m_pause.stop();
    if (m_filter->state() == FilterEdit::State::Good || m_filter->state() == FilterEdit::State::Empty)
        m_preview->showFilter(m_filter->filter());
    else
        m_preview->showNothing(tr("The preview goes on when the filter is right."));
}

void SubscriptionEditor::showState()
{
    const bool filterGood =
        m_filter->state() == FilterEdit::State::Good || m_filter->state() == FilterEdit::State::Empty;
    const bool complete = filterGood && m_form->complaints().empty();
    m_save->setEnabled(complete && !m_waiting);
    QString text = m_refused;
    if (text.isEmpty() && !filterGood) text = tr("The filter is not right yet.");
    m_message->setText(text);
    m_message->setProperty("tone", m_refused.isEmpty() ? QString() : u"bad"_s);
    m_message->setProperty("role", m_refused.isEmpty() ? u"muted"_s : QString());
    restyle(*m_message);
    const Colours& c = m_theme.colours();
    m_save->setIcon(m_theme.leadingIcon(u"check"_s, m_save->isEnabled() ? c.onAccent : c.muted));
}

void SubscriptionEditor::submit()
{
    SubscriptionOrder order = m_form->order();
    order.subscription.EntityEventFilter = m_filter->text().toStdString();
    m_waiting = true;
    showState();
    Q_EMIT ordered(order);
}

void SubscriptionEditor::showReply(const SubscriptionReply& reply)
{
    m_waiting = false;
    if (!reply.complaint.empty()) {
        const QString why = QString::fromStdString(reply.complaint);
        m_form->refuse(reply.field, why);
        m_refused = why;
    }
    showState();
}

void SubscriptionEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace pb
