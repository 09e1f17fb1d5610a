// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/attemptdetail.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "models/tables/attempttext.h"
#include "models/tables/streamtext.h"
#include "ui/copybutton.h"
#include "ui/deliveries/waterfallview.h"
#include "ui/deliveries/whyview.h"
#include "ui/messageview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int iconsFrom = 480; ///< a narrower pane has room for the tabs' words only

} // namespace

AttemptDetail::AttemptDetail(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_pages(new QStackedLayout), m_tabs(new QTabWidget(this)),
      m_title(new QLabel(this)), m_copy(new CopyButton(theme, tr("Copy what this tab shows"), this)),
      m_why(new WhyView(theme)), m_waterfall(new WaterfallView(theme)),
      m_request(new MessageView(theme, u"attemptRequest"_s, tr("Request of the attempt"))),
      m_answer(new MessageView(theme, u"attemptAnswer"_s, tr("Answer to the attempt")))
{
    setObjectName(u"attemptDetail"_s);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Details of the selected attempt"));
    m_tabs->setObjectName(u"attemptTabs"_s);
    m_tabs->setIconSize(QSize(15, 15));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the selected attempt"));
    m_tabs->addTab(m_why, tr("Why"));
    auto* waterfall = new QScrollArea(this);
    waterfall->setObjectName(u"waterfallArea"_s);
    waterfall->setAccessibleName(m_waterfall->accessibleName());
    waterfall->setFrameShape(QFrame::NoFrame);
    waterfall->setWidgetResizable(true);
    waterfall->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    waterfall->setWidget(m_waterfall);
    m_tabs->addTab(waterfall, tr("Waterfall"));
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_answer, tr("Answer"));
    m_title->setObjectName(u"attemptTitle"_s);
    m_title->setProperty("role", u"muted"_s);
    m_copy->setObjectName(u"attemptCopy"_s);
    QSizePolicy keepsRoom = m_copy->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_copy->setSizePolicy(keepsRoom);
    m_copy->setText([this] {
        switch (m_tabs->currentIndex()) {
        case RequestTab:
            return m_request->source();
        case AnswerTab:
            return m_answer->source();
        case WaterfallTab:
            return m_waterfall->accessibleDescription();
        default:
            return m_why->source();
        }
    });
    auto* corner = new QWidget(this);
    auto* cornerLayout = new QHBoxLayout(corner);
    cornerLayout->setContentsMargins(0, 0, 0, 4);
    cornerLayout->addWidget(m_title);
    cornerLayout->addWidget(m_copy);
    m_tabs->setCornerWidget(corner);

    m_pages->addWidget(makeHint());
    m_pages->addWidget(m_tabs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 10);
    layout->addLayout(m_pages);
    setMinimumHeight(150);
    connect(m_tabs, &QTabWidget::currentChanged, this, &AttemptDetail::showIcons);
    connect(&theme, &Theme::changed, this, &AttemptDetail::showIcons);
    showIcons();
}

QWidget* AttemptDetail::makeHint()
{
    auto* hint = new QWidget(this);
    auto* layout = new QVBoxLayout(hint);
    layout->setSpacing(8);
    layout->addStretch(1);
    m_hintPicture = new QLabel(hint);
    layout->addWidget(m_hintPicture, 0, Qt::AlignHCenter);
    auto* text = new QLabel(tr("Select an attempt to see why the next step was chosen, where its time went, "
                               "the request and the answer."),
                            hint);
    text->setObjectName(u"attemptHint"_s);
    text->setProperty("role", u"muted"_s);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addStretch(1);
    return hint;
}

void AttemptDetail::clear()
{
    m_pages->setCurrentIndex(0);
}

void AttemptDetail::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void AttemptDetail::focusTabs()
{
    m_tabs->tabBar()->setFocus(Qt::ShortcutFocusReason);
}

void AttemptDetail::showMark(const LaneMark& mark)
{
    m_why->showMark(mark);
}

void AttemptDetail::showAttempt(const DeliveryAttempt& attempt, const PushFeed& feed, const LaneMark& mark)
{
    m_title->setText(tr("attempt %1 of delivery %2").arg(attempt.attempt).arg(attempt.delivery));
    m_why->showAttempt(attempt, mark);
    m_waterfall->showAttempt(attempt, feed.url.compare(0, 6, "https:") == 0);
    showMessages(attempt);
    m_pages->setCurrentWidget(m_tabs);
    fitTitle();
}

/// The title stands beside the tabs only where all of them have room.
void AttemptDetail::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    if (m_tabs->tabIcon(WhyTab).isNull() != (event->size().width() < iconsFrom)) showIcons();
    fitTitle();
}

void AttemptDetail::fitTitle()
{
    const int room = m_tabs->width() - m_tabs->tabBar()->sizeHint().width() - m_copy->sizeHint().width() - 24;
    m_title->setVisible(m_title->sizeHint().width() < room);
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

void AttemptDetail::showIcons()
{
    const Colours& c = m_theme.colours();
    const QString icons[] = {u"help"_s, u"deliveries"_s, u"request"_s, u"answer"_s};
    for (int tab = WhyTab; tab <= AnswerTab; ++tab)
        m_tabs->setTabIcon(
            tab, width() < iconsFrom
                     ? QIcon()
                     : m_theme.icon(icons[tab], tab == m_tabs->currentIndex() ? c.accent : c.muted));
    m_hintPicture->setPixmap(m_theme.pixmap(u"deliveries"_s, c.muted, 28, devicePixelRatioF()));
}

} // namespace pb
