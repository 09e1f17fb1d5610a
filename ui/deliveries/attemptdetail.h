// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/domain/deliveryattempt.h"
#include "models/tables/deliverylanes.h"

class QLabel;
class QStackedLayout;
class QTabWidget;

namespace pb {

class CopyButton;
class MessageView;
class Theme;
class WaterfallView;
class WhyView;

/// The selected attempt in full: why the next step was chosen, where its time went, request and answer.
class AttemptDetail : public QFrame
{
    Q_OBJECT
public:
    enum Tab { WhyTab, WaterfallTab, RequestTab, AnswerTab };

    explicit AttemptDetail(Theme& theme, QWidget* parent = nullptr);

    /// `mark`: how it stands on its lane.
    void showAttempt(const DeliveryAttempt& attempt, const PushFeed& feed, const LaneMark& mark);
    /// The attempt shown stands on its lane otherwise by now: the wait after it has ended.
    void showMark(const LaneMark& mark);
    /// Nothing is selected.
    void clear();
    void showTab(Tab tab);
    /// Takes the keyboard to the tabs.
    void focusTabs();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitTitle();
    void showMessages(const DeliveryAttempt& attempt);
    void showIcons();
    QWidget* makeHint();

    Theme& m_theme;
    QStackedLayout* m_pages;
    QTabWidget* m_tabs;
    QLabel* m_title;
    QLabel* m_hintPicture = nullptr;
    CopyButton* m_copy;
    WhyView* m_why;
    WaterfallView* m_waterfall;
    MessageView* m_request;
    MessageView* m_answer;
};

} // namespace pb
