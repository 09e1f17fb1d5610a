// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/tables/streamdetail.h"

class QLabel;
class QStackedLayout;
class QTabWidget;

namespace pb {

class CopyButton;
class EventView;
class FindingsView;
class HistoryView;
class MessageView;
class RecordHistory;
class Theme;

/// The selected row in full: Event, Request, Answer, Findings, History of its record.
class DetailPane : public QFrame
{
    Q_OBJECT
public:
    enum Tab { EventTab, RequestTab, AnswerTab, FindingsTab, HistoryTab };

    DetailPane(Theme& theme, RecordHistory& history, QWidget* parent = nullptr);

    /// The history looks at rows up to `lastRow`.
    void showDetail(const StreamDetail& detail, qint64 lastRow);
    /// What is shown; row id 0: nothing.
    const StreamDetail& detail() const { return m_detail; }
    /// Nothing is selected.
    void clear();
    void showTab(Tab tab);

Q_SIGNALS:
    /// A row of the history was chosen.
    void rowChosen(qint64 row);

private:
    void showIcons();
    QWidget* makeHint();

    Theme& m_theme;
    StreamDetail m_detail;
    QStackedLayout* m_pages;
    QTabWidget* m_tabs;
    QLabel* m_title;
    QLabel* m_hintPicture;
    CopyButton* m_copy;
    EventView* m_event;
    MessageView* m_request;
    MessageView* m_answer;
    FindingsView* m_findings;
    HistoryView* m_history;
};

} // namespace pb
