// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/attemptdetail.h"

#include <QScrollArea>

#include "models/tables/attempttext.h"
#include "models/tables/streamtext.h"
#include "ui/deliveries/waterfallview.h"
#include "ui/deliveries/whyview.h"
#include "ui/messageview.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

AttemptDetail::AttemptDetail(Theme& theme, QWidget* parent)
    : DetailTabs(theme,
                 {u"attempt"_s, tr("Details of the selected attempt"), tr("Parts of the selected attempt"),
                  u"deliveries"_s,
                  tr("Select an attempt to see why the next step was chosen, where its time went, "
                     "the request and the answer.")},
                 parent),
      m_why(new WhyView(theme)), m_waterfall(new WaterfallView(theme)),
      m_request(new MessageView(theme, u"attemptRequest"_s, tr("Request of the attempt"))),
      m_answer(new MessageView(theme, u"attemptAnswer"_s, tr("Answer to the attempt")))
{
    setObjectName(u"attemptDetail"_s);
    auto* waterfall = new QScrollArea(this);
    waterfall->setObjectName(u"waterfallArea"_s);
    waterfall->setAccessibleName(m_waterfall->accessibleName());
    waterfall->setFrameShape(QFrame::NoFrame);
    waterfall->setWidgetResizable(true);
    waterfall->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    waterfall->setWidget(m_waterfall);
    connect(m_why, &WhyView::trustRequested, this,
            [this](const QString& fingerprint) { Q_EMIT trustRequested(m_feed, fingerprint); });
    addTab(m_why, u"help"_s, tr("Why"), [this] { return m_why->source(); });
    addTab(waterfall, u"deliveries"_s, tr("Waterfall"),
           [this] { return m_waterfall->accessibleDescription(); });
    addTab(m_request, u"request"_s, tr("Request"), [this] { return m_request->source(); });
    addTab(m_answer, u"answer"_s, tr("Answer"), [this] { return m_answer->source(); });
}

void AttemptDetail::showMark(const LaneMark& mark)
{
    m_why->showMark(mark);
}

void AttemptDetail::showAttempt(const DeliveryAttempt& attempt, const PushFeed& feed, const LaneMark& mark)
{
    m_feed = feed;
    m_why->setTrustable(feed.id > 0 && feed.subscription == 0); // a subscription's is the producer's to say
    m_why->showAttempt(attempt, mark);
    m_waterfall->showAttempt(attempt, feed.url.compare(0, 6, "https:") == 0);
    showMessages(attempt);
    showTabs(tr("attempt %1 of delivery %2").arg(attempt.attempt).arg(attempt.delivery));
}

void AttemptDetail::showMessages(const DeliveryAttempt& attempt)
{
    QStringList remark{momentText(attempt.startedAt)};
    const auto kept = static_cast<std::int64_t>(attempt.requestBody.size());
    if (attempt.requestBodyBytes > kept)
        remark += tr("body of %1 bytes, %2 kept").arg(attempt.requestBodyBytes).arg(kept);
    QString missing;
    if (!attempt.requestSent) missing = tr("The request was not sent.");
    m_request->showMessage(attempt.requestHead, attempt.requestBody, remark.join(u" \u00b7 "_s), missing);
    remark.clear();
    if (attempt.phases.firstByte.count() >= 0)
        remark += tr("first byte after %1").arg(durationText(attempt.phases.firstByte));
    if (attempt.phases.total.count() >= 0)
        remark += tr("done after %1").arg(durationText(attempt.phases.total));
    missing.clear();
    if (attempt.answerHead.empty())
        missing = attempt.error.empty()
                      ? tr("There was no answer.")
                      : tr("There was no answer: %1.").arg(QString::fromStdString(attempt.error));
    m_answer->showMessage(attempt.answerHead, attempt.answerBody, remark.join(u" \u00b7 "_s), missing);
}

} // namespace pb
