// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "models/domain/subscriptionorder.h"
#include "ui/subscriptions/subscriptionform.h"

class QLabel;
class QPushButton;

namespace pb {

class FilterEdit;
class FilterMemory;
class PreviewView;
class SessionTables;
class Theme;

/// The form that makes or changes a subscription: its members at the left, its filter with the live preview
/// at the right. GUI thread.
class SubscriptionEditor : public QWidget
{
    Q_OBJECT
public:
    SubscriptionEditor(Theme& theme, SessionTables& tables, FilterMemory& memory, QWidget* parent = nullptr);

    /// Begins with these members; key 0: a new one.
    void edit(const Subscription& subscription);
    /// What was asked for was refused, or is done.
    void showReply(const SubscriptionReply& reply);
    SubscriptionForm& form() { return *m_form; }
    FilterEdit& filter() { return *m_filter; }

Q_SIGNALS:
    void ordered(const pb::SubscriptionOrder& order);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeRight(SessionTables& tables);
    void showState();
    void preview();
    void submit();

    Theme& m_theme;
    SubscriptionForm* m_form;
    FilterEdit* m_filter;
    PreviewView* m_preview;
    QLabel* m_title;
    QLabel* m_message;
    QPushButton* m_cancel;
    QPushButton* m_save;
    QTimer m_pause;         ///< between a change of the filter and the preview
    bool m_waiting = false; ///< for the reply
    bool m_isNew = true;
    QString m_refused;
};

} // namespace pb
