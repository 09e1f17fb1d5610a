// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/domain/capturedrequest.h"

class QLabel;
class QStackedLayout;
class QTabWidget;

namespace pb {

class CopyButton;
class FindingsView;
class MessageView;
class RequestTimes;
class Theme;

/// The selected request in full: Request, Answer, Findings, Times.
class RequestDetail : public QFrame
{
    Q_OBJECT
public:
    enum Tab { RequestTab, AnswerTab, FindingsTab, TimesTab };

    explicit RequestDetail(Theme& theme, QWidget* parent = nullptr);

    void showRequest(const CapturedRequest& request);
    /// The request shown; id 0: none.
    const CapturedRequest& request() const { return m_shown; }
    /// Nothing is selected.
    void clear();
    void showTab(Tab tab);

private:
    QWidget* makeHint();
    QWidget* makeCorner();
    void showIcons();

    Theme& m_theme;
    CapturedRequest m_shown;
    QStackedLayout* m_pages;
    QTabWidget* m_tabs;
    QLabel* m_title;
    QLabel* m_hintPicture = nullptr;
    CopyButton* m_copy;
    MessageView* m_request;
    MessageView* m_answer;
    FindingsView* m_findings;
    RequestTimes* m_times;
};

} // namespace pb
