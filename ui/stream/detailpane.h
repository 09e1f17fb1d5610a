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
class MessageView;
class Theme;

/// The selected row in full: Event, Request, Answer, Findings.
class DetailPane : public QFrame
{
    Q_OBJECT
public:
    enum Tab { EventTab, RequestTab, AnswerTab, FindingsTab };

    explicit DetailPane(Theme& theme, QWidget* parent = nullptr);

    void showDetail(const StreamDetail& detail);
    /// Nothing is selected.
    void clear();
    void showTab(Tab tab);

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
};

} // namespace pb
