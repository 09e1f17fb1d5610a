// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deliveryattempt.h"
#include "models/tables/deliverylanes.h"
#include "ui/detailtabs.h"

namespace pb {

class MessageView;
class Theme;
class WaterfallView;
class WhyView;

/// The selected attempt in full: why the next step was chosen, where its time went, request and answer.
class AttemptDetail : public DetailTabs
{
    Q_OBJECT
public:
    enum Tab { WhyTab, WaterfallTab, RequestTab, AnswerTab };

    explicit AttemptDetail(Theme& theme, QWidget* parent = nullptr);

    /// `mark`: how it stands on its lane.
    void showAttempt(const DeliveryAttempt& attempt, const PushFeed& feed, const LaneMark& mark);
    /// The attempt shown stands on its lane otherwise by now: the wait after it has ended.
    void showMark(const LaneMark& mark);
    void showTab(Tab tab) { chooseTab(tab); }

Q_SIGNALS:
    /// The certificate that the attempt's consumer showed is to be trusted by the feed.
    void trustRequested(const pb::PushFeed& feed, const QString& fingerprint);

private:
    void showMessages(const DeliveryAttempt& attempt);

    PushFeed m_feed;
    WhyView* m_why;
    WaterfallView* m_waterfall;
    MessageView* m_request;
    MessageView* m_answer;
};

} // namespace pb
