// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/capturedrequest.h"
#include "ui/detailtabs.h"

class QToolButton;

namespace pb {

class FindingsView;
class MessageView;
class RequestTimes;
class Theme;

/// The selected request in full: Request, Answer, Findings, Times.
class RequestDetail : public DetailTabs
{
    Q_OBJECT
public:
    enum Tab { RequestTab, AnswerTab, FindingsTab, TimesTab };

    explicit RequestDetail(Theme& theme, QWidget* parent = nullptr);

    void showRequest(const CapturedRequest& request);
    /// The request shown; id 0: none.
    const CapturedRequest& request() const { return m_shown; }
    void clear() override;
    void showTab(Tab tab) { chooseTab(tab); }

Q_SIGNALS:
    void sendAgainRequested();

private:
    void addSendAgain();
    void showIcon();

    Theme& m_theme;
    CapturedRequest m_shown;
    QToolButton* m_again;
    MessageView* m_request;
    MessageView* m_answer;
    FindingsView* m_findings;
    RequestTimes* m_times;
};

} // namespace pb
