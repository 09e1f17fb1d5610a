// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "models/domain/producersettings.h"
#include "models/domain/subscriptionorder.h"
#include "models/tables/place.h"

class QLabel;
class QMenu;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace pb {

class EmptySubscriptions;
class FilterMemory;
class PreviewView;
class SessionTables;
class SubscriptionEditor;
class SubscriptionForm;
class SubscriptionList;
class SubscriptionsModel;
class Theme;

/// The producer's subscriptions (SUB-1..8): the list with state, lag and last attempt, the selected one with
/// what it gets and why, and the form that makes or changes one. It asks by signals. GUI thread.
class SubscriptionsPage : public QWidget
{
    Q_OBJECT
public:
    SubscriptionsPage(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent = nullptr);

    void showProducer(const ProducerState& state, const ProducerSettings& settings);
    /// What became of the form's order.
    void showReply(const SubscriptionReply& reply);
    SubscriptionForm& form();
    SubscriptionList& list() { return *m_list; }

    /// Opens the form for a new one with this filter.
    void startNew(const QString& filter = {});
    /// Selects one in the list.
    void select(std::int64_t key);

Q_SIGNALS:
    void orderMade(const pb::SubscriptionOrder& order);
    /// ActiveYN false: it keeps its place (SUB-6).
    void pauseRequested(const std::vector<std::int64_t>& keys);
    /// ActiveYN true; also takes back that the producer gave up (PSH-7), and goes on at a sequence where one
    /// is given (SUB-4).
    void resumeRequested(const std::vector<std::int64_t>& keys, const std::optional<pb::SequenceNumber>& at);
    /// Ends a wait before a retry.
    void pushNowRequested(qint64 feed);
    void removeRequested(const std::vector<std::int64_t>& keys);
    void jumpRequested(const pb::Place& place);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    QWidget* makeBrowse(SessionTables& tables);
    QWidget* makeTools();
    QWidget* makeDetail(SessionTables& tables);
    QPushButton* makeButton(const QString& name, const QString& text, const QString& tip);
    void connectActions();
    void showRows();
    void showSelected();
    void showDetail();
    void editSelected();
    void duplicateSelected();
    void toggleActive();
    void askForSequence();
    void askToRemove();
    void pushNow();
    void showInDeliveries();
    void fillMenu(QMenu& menu);
    void leaveEditor();
    void showIcons();

    Theme& m_theme;
    SubscriptionsModel& m_model;
    QStackedLayout* m_pages;
    EmptySubscriptions* m_empty;
    SubscriptionEditor* m_editor;
    SubscriptionList* m_list;
    QLabel* m_title;
    QPushButton* m_new;
    QPushButton* m_edit;
    QPushButton* m_duplicate;
    QPushButton* m_toggle;
    QPushButton* m_pushNow;
    QToolButton* m_more;
    QLabel* m_detailTitle;
    QLabel* m_reason;
    QLabel* m_facts;
    PreviewView* m_preview;
    std::int64_t m_shown = 0; ///< whose preview is shown
    std::int64_t m_shownRevision = 0;
    bool m_editing = false;
};

} // namespace pb
