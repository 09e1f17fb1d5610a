// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionspage.h"

#include <algorithm>

#include <QFocusEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/tables/sessiontables.h"
#include "models/tables/streamtext.h"
#include "ui/focuscard.h"
#include "ui/subscriptions/emptysubscriptions.h"
#include "ui/subscriptions/previewview.h"
#include "ui/subscriptions/subscriptioneditor.h"
#include "ui/subscriptions/subscriptionlist.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

enum Shown { Lesson, Browse, Editor };

} // namespace

SubscriptionsPage::SubscriptionsPage(Theme& theme, SessionTables& tables, FilterMemory& memory,
                                     QWidget* parent)
    : QWidget(parent), m_theme(theme), m_model(tables.subscriptions()), m_pages(new QStackedLayout(this)),
      m_empty(new EmptySubscriptions(theme)), m_editor(new SubscriptionEditor(theme, tables, memory)),
      m_list(new SubscriptionList(theme, m_model)), m_title(new QLabel),
      m_new(makeButton(u"subscriptionNew"_s, tr("New"), tr("Make a subscription"))),
      m_edit(makeButton(u"subscriptionEdit"_s, tr("Edit"), tr("Change the selected subscription (Enter)"))),
      m_duplicate(makeButton(u"subscriptionDuplicate"_s, tr("Duplicate"),
                             tr("Begin a new subscription with the members of the selected one"))),
      m_toggle(makeButton(u"subscriptionToggle"_s, tr("Pause"), {})),
      m_pushNow(makeButton(u"subscriptionPushNow"_s, tr("Push now"),
                           tr("End the wait before the next retry. A consumer that asked for quiet is left "
                              "in peace until then."))),
      m_more(new QToolButton(this)), m_detailTitle(new QLabel), m_reason(new QLabel), m_facts(new QLabel),
      m_preview(new PreviewView(theme, tables, u"detailPreview"_s))
{
    setObjectName(u"subscriptionsPage"_s);
    auto* lessonCard = new QFrame(this);
    lessonCard->setProperty("role", u"card"_s);
    auto* lesson = new QVBoxLayout(lessonCard);
    lesson->addWidget(m_empty);
    m_pages->addWidget(lessonCard);
    m_pages->addWidget(makeBrowse(tables));
    m_pages->addWidget(m_editor);
    connectActions();
    connect(&m_model, &SubscriptionsModel::changed, this, &SubscriptionsPage::showRows);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SubscriptionsPage::showRows);
    connect(&theme, &Theme::changed, this, &SubscriptionsPage::showIcons);
    showRows();
    showIcons();
}

QPushButton* SubscriptionsPage::makeButton(const QString& name, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setIconSize(Theme::leadingSize);
    return button;
}

QWidget* SubscriptionsPage::makeTools()
{
    auto* tools = new QWidget(this);
    m_title->setObjectName(u"subscriptionsTitle"_s);
    m_title->setProperty("role", u"heading"_s);
    m_more->setObjectName(u"subscriptionMore"_s);
    m_more->setProperty("role", u"button"_s);
    m_more->setToolTip(tr("More that can be done with the selected subscription"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setIconSize(QSize(16, 16));
    auto* menu = new QMenu(m_more);
    menu->setObjectName(u"subscriptionMenu"_s);
    fillMenu(*menu);
    m_more->setMenu(menu);
    m_new->setProperty("role", u"primary"_s);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(10, 3, 7, 6);
    row->setSpacing(7);
    row->addWidget(m_title, 1);
    for (QWidget* button :
         {static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_duplicate), static_cast<QWidget*>(m_toggle),
          static_cast<QWidget*>(m_pushNow), static_cast<QWidget*>(m_more), static_cast<QWidget*>(m_new)})
        row->addWidget(button);
    return tools;
}

void SubscriptionsPage::fillMenu(QMenu& menu)
{
    QAction* resume =
        menu.addAction(tr("&Resume from a sequence\u2026"), this, &SubscriptionsPage::askForSequence);
    resume->setObjectName(u"subscriptionResumeFrom"_s);
    QAction* show = menu.addAction(tr("Show in &Deliveries"), this, &SubscriptionsPage::showInDeliveries);
    show->setObjectName(u"subscriptionShowDeliveries"_s);
    menu.addSeparator();
    QAction* remove = menu.addAction(tr("Re&move\u2026\tDel"), this, &SubscriptionsPage::askToRemove);
    remove->setObjectName(u"subscriptionRemove"_s);
}

QWidget* SubscriptionsPage::makeBrowse(SessionTables& tables)
{
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"subscriptionsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    auto* card = new FocusCard(u"subscriptionsTableCard"_s, m_list);
    card->setMinimumHeight(150);
    auto* room = new QHBoxLayout;
    room->addWidget(makeTools());
    card->addAbove(room);
    splitter->addWidget(card);
    splitter->addWidget(makeDetail(tables));
    splitter->setSizes({340, 400});
    return splitter;
}

QWidget* SubscriptionsPage::makeDetail(SessionTables&)
{
    auto* card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    card->setMinimumHeight(170);
    m_detailTitle->setObjectName(u"subscriptionDetailTitle"_s);
    m_detailTitle->setProperty("role", u"heading"_s);
    m_detailTitle->setWordWrap(true);
    m_reason->setObjectName(u"subscriptionReason"_s);
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    m_facts->setObjectName(u"subscriptionFacts"_s);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setProperty("role", u"muted"_s);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* words = new QVBoxLayout;
    words->setSpacing(7);
    words->addWidget(m_detailTitle);
    words->addWidget(m_reason);
    words->addWidget(m_facts, 1);
    auto* layout = new QHBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(18);
    layout->addLayout(words, 3);
    layout->addWidget(m_preview, 8);
    return card;
}

void SubscriptionsPage::connectActions()
{
    connect(m_empty, &EmptySubscriptions::newRequested, this, [this] { startNew(); });
    connect(m_new, &QPushButton::clicked, this, [this] { startNew(); });
    connect(m_edit, &QPushButton::clicked, this, &SubscriptionsPage::editSelected);
    connect(m_duplicate, &QPushButton::clicked, this, &SubscriptionsPage::duplicateSelected);
    connect(m_toggle, &QPushButton::clicked, this, &SubscriptionsPage::toggleActive);
    connect(m_pushNow, &QPushButton::clicked, this, &SubscriptionsPage::pushNow);
    connect(m_list, &SubscriptionList::selectionMoved, this, &SubscriptionsPage::showSelected);
    connect(m_list, &SubscriptionList::opened, this, &SubscriptionsPage::editSelected);
    connect(m_list, &SubscriptionList::removeAsked, this, &SubscriptionsPage::askToRemove);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_list->current() > 0) m_more->menu()->popup(m_list->viewport()->mapToGlobal(at));
    });
    connect(m_editor, &SubscriptionEditor::ordered, this, &SubscriptionsPage::orderMade);
    connect(m_editor, &SubscriptionEditor::cancelled, this, &SubscriptionsPage::leaveEditor);
}

SubscriptionForm& SubscriptionsPage::form()
{
    return m_editor->form();
}

void SubscriptionsPage::showProducer(const ProducerState& state, const ProducerSettings& settings)
{
    m_empty->showProducer(state, settings);
}

void SubscriptionsPage::focusInEvent(QFocusEvent* event)
{
    QWidget* target = m_pages->currentIndex() == Lesson   ? static_cast<QWidget*>(m_empty)
                      : m_pages->currentIndex() == Browse ? static_cast<QWidget*>(m_list)
                                                          : static_cast<QWidget*>(m_editor);
    target->setFocus(event->reason());
}

void SubscriptionsPage::startNew(const QString& filter)
{
    Subscription fresh;
    fresh.EntityEventFilter = filter.toStdString();
    m_editing = true;
    m_pages->setCurrentIndex(Editor);
    m_editor->edit(fresh);
}

void SubscriptionsPage::editSelected()
{
    const int row = m_model.rowOf(m_list->current());
    if (row < 0) return;
    m_editing = true;
    m_pages->setCurrentIndex(Editor);
    m_editor->edit(m_model.state(row).placed.subscription);
}

void SubscriptionsPage::duplicateSelected()
{
    const int row = m_model.rowOf(m_list->current());
    if (row < 0) return;
    Subscription copy = m_model.state(row).placed.subscription;
    copy.key = 0;
    copy.revision = 0;
    m_editing = true;
    m_pages->setCurrentIndex(Editor);
    m_editor->edit(copy);
}

void SubscriptionsPage::leaveEditor()
{
    m_editing = false;
    showRows();
    setFocus();
}

void SubscriptionsPage::showReply(const SubscriptionReply& reply)
{
    m_editor->showReply(reply);
    if (!reply.complaint.empty() || !m_editing) return;
    leaveEditor();
    select(reply.key);
}

void SubscriptionsPage::select(std::int64_t key)
{
    m_list->select(key);
}

void SubscriptionsPage::toggleActive()
{
    const std::vector<std::int64_t> keys = m_list->selected();
    const int row = m_model.rowOf(m_list->current());
    if (row < 0) return;
    const SubscriptionState& state = m_model.state(row);
    if (state.placed.subscription.ActiveYN && !state.placed.feed.suspended)
        Q_EMIT pauseRequested(keys);
    else
        Q_EMIT resumeRequested(keys, std::nullopt);
}

void SubscriptionsPage::askForSequence()
{
    const std::vector<std::int64_t> keys = m_list->selected();
    if (keys.empty()) return;
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(u"resumeDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Resume from a sequence"));
    dialog->setLabelText(tr("Go on with the first event of this EntityEventSequence or a later one.\n"
                            "What was delivered after it is delivered once more."));
    dialog->setInputMode(QInputDialog::TextInput);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, keys](const QString& text) {
        bool fits = false;
        const qlonglong value = text.trimmed().toLongLong(&fits);
        if (fits && value >= 0) Q_EMIT resumeRequested(keys, SequenceNumber{value});
    });
    dialog->open();
}

void SubscriptionsPage::askToRemove()
{
    const std::vector<std::int64_t> keys = m_list->selected();
    if (keys.empty()) return;
    std::int64_t waiting = 0;
    for (const std::int64_t key : keys)
        if (const int row = m_model.rowOf(key); row >= 0)
            waiting += std::max<std::int64_t>(m_model.state(row).remaining, 0);
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Remove subscriptions"),
                                tr("Remove %n subscription(s)?", nullptr, static_cast<int>(keys.size())),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"removeDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("%1 events that are not delivered yet will not be. The attempts made so far stay "
           "on record.")
            .arg(QLocale().toString(qlonglong(waiting))));
    QPushButton* remove = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    remove->setObjectName(u"removeConfirm"_s);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(remove, &QPushButton::clicked, this, [this, keys] { Q_EMIT removeRequested(keys); });
    box->open();
}

void SubscriptionsPage::pushNow()
{
    for (const std::int64_t key : m_list->selected())
        if (const int row = m_model.rowOf(key); row >= 0)
            Q_EMIT pushNowRequested(m_model.state(row).placed.feed.id);
}

void SubscriptionsPage::showInDeliveries()
{
    if (const int row = m_model.rowOf(m_list->current()); row >= 0)
        Q_EMIT jumpRequested(Place{Page::Deliveries, 0, m_model.state(row).placed.feed.id});
}

void SubscriptionsPage::showRows()
{
    m_title->setText(tr("%n subscription(s)", nullptr, m_model.rowCount()));
    if (!m_editing) m_pages->setCurrentIndex(m_model.rowCount() == 0 ? Lesson : Browse);
    if (m_model.rowCount() > 0 && m_list->selectionModel()->selectedRows().isEmpty()) m_list->selectRow(0);
    showSelected();
}

void SubscriptionsPage::showSelected()
{
    const int row = m_model.rowOf(m_list->current());
    const bool one = row >= 0;
    for (QWidget* button : {static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_duplicate),
                            static_cast<QWidget*>(m_toggle), static_cast<QWidget*>(m_more)})
        button->setEnabled(one);
    const SubscriptionStanding standing = one ? m_model.state(row).standing() : SubscriptionStanding::Idle;
    m_pushNow->setEnabled(standing == SubscriptionStanding::Waiting);
    const bool stopped =
        standing == SubscriptionStanding::Paused || standing == SubscriptionStanding::Suspended;
    m_toggle->setText(stopped ? tr("Resume") : tr("Pause"));
    m_toggle->setAccessibleName(m_toggle->text());
    m_toggle->setToolTip(stopped ? tr("Push again, after the last acknowledged event")
                                 : tr("Hold it; it keeps its place"));
    const Colours& c = m_theme.colours();
    m_toggle->setIcon(m_theme.leadingIcon(stopped ? u"play"_s : u"pause"_s, one ? c.text : c.muted));
    showDetail();
}

void SubscriptionsPage::showDetail()
{
    const int row = m_model.rowOf(m_list->current());
    if (row < 0) {
        m_detailTitle->setText(tr("Select a subscription to see what it gets, and why."));
        m_reason->clear();
        m_facts->clear();
        m_preview->showNothing({});
        m_shown = 0;
        return;
    }
    const SubscriptionState& state = m_model.state(row);
    const Subscription& s = state.placed.subscription;
    const QString label = QString::fromStdString(s.EntityEventSource);
    m_detailTitle->setText(label.isEmpty() ? tr("Subscription %1").arg(s.key)
                                           : tr("Subscription %1 \u00b7 %2").arg(s.key).arg(label));
    m_reason->setText(standingReason(state));
    m_reason->setVisible(!m_reason->text().isEmpty());
    const QString tone = state.standing() == SubscriptionStanding::Suspended ? u"bad"_s : u"warn"_s;
    if (m_reason->property("tone").toString() != tone) {
        m_reason->setProperty("tone", tone);
        restyle(*m_reason);
    }
    const QString pace =
        s.requestsPerSecond > 0 ? tr("%1 requests/s").arg(s.requestsPerSecond) : tr("no pace");
    m_facts->setText(
        tr("To %1\nCredential: %2\nBatches of %3, waiting %4 ms at most; deadline %5 s; %6\nRetries: %7; "
           "payload: %8\nAcknowledged up to %9")
            .arg(QString::fromStdString(s.CallbackUrl),
                 s.CallbackCredentialId.empty() ? tr("none") : QString::fromStdString(s.CallbackCredentialId))
            .arg(s.batchSize)
            .arg(s.batchWait.count())
            .arg(s.deadline.count() / 1000)
            .arg(pace, QString::fromStdString(s.retry),
                 QString::fromUtf8(profileName(s.profile).data(),
                                   static_cast<qsizetype>(profileName(s.profile).size())))
            .arg(state.placed.feed.acknowledged.value) +
        u'\n' + tr("Changed %1").arg(momentText(s.ModificationTimestamp)));
    if (m_shown == s.key && m_shownRevision == s.revision) return;
    m_shown = s.key;
    m_shownRevision = s.revision;
    if (s.EntityEventFilter.empty()) {
        m_preview->showFilter(std::nullopt);
    } else if (auto filter = Filter::parse(s.EntityEventFilter, entityEventType())) {
        m_preview->showFilter(*filter);
    } else {
        m_preview->showNothing(QString::fromStdString(filter.error().message));
    }
}

void SubscriptionsPage::showIcons()
{
    const Colours& c = m_theme.colours();
    m_new->setIcon(m_theme.leadingIcon(u"plus"_s, c.onAccent));
    m_edit->setIcon(m_theme.leadingIcon(u"presets"_s, c.text));
    m_duplicate->setIcon(m_theme.leadingIcon(u"copy"_s, c.text));
    m_pushNow->setIcon(m_theme.leadingIcon(u"send"_s, c.text));
    m_more->setIcon(m_theme.icon(u"more"_s, c.text));
    showSelected();
}

} // namespace pb
