// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestdetail.h"

#include <bit>

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "models/tables/requesttext.h"
#include "models/tables/streamdetail.h"
#include "ui/capturedmessages.h"
#include "ui/copybutton.h"
#include "ui/messageview.h"
#include "ui/requests/requesttimes.h"
#include "ui/stream/findingsview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

RequestDetail::RequestDetail(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_pages(new QStackedLayout), m_tabs(new QTabWidget(this)),
      m_title(new QLabel(this)), m_copy(new CopyButton(theme, tr("Copy what this tab shows"), this)),
      m_request(new MessageView(theme, u"captured"_s, tr("Request"))),
      m_answer(new MessageView(theme, u"given"_s, tr("Answer"))), m_findings(new FindingsView(theme)),
      m_times(new RequestTimes(theme))
{
    setObjectName(u"requestDetail"_s);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Details of the selected request"));
    m_findings->setObjectName(u"requestFindings"_s);
    m_tabs->setObjectName(u"requestTabs"_s);
    m_tabs->setIconSize(QSize(15, 15));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the selected request"));
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_answer, tr("Answer"));
    m_tabs->addTab(m_findings, tr("Findings"));
    m_tabs->addTab(m_times, tr("Times"));
    m_tabs->setCornerWidget(makeCorner());
    m_pages->addWidget(makeHint());
    m_pages->addWidget(m_tabs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 12);
    layout->addLayout(m_pages);
    setMinimumHeight(150);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RequestDetail::showIcons);
    connect(&theme, &Theme::changed, this, &RequestDetail::showIcons);
    showIcons();
}

QWidget* RequestDetail::makeCorner()
{
    m_title->setObjectName(u"requestTitle"_s);
    m_title->setProperty("role", u"muted"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_copy->setObjectName(u"requestCopy"_s);
    QSizePolicy keepsRoom = m_copy->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_copy->setSizePolicy(keepsRoom);
    m_copy->setText(
        [this] { return m_tabs->currentIndex() == AnswerTab ? m_answer->source() : m_request->source(); });
    auto* corner = new QWidget(this);
    auto* layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->addWidget(m_title);
    layout->addWidget(m_copy);
    return corner;
}

QWidget* RequestDetail::makeHint()
{
    auto* hint = new QWidget(this);
    auto* layout = new QVBoxLayout(hint);
    layout->setSpacing(8);
    layout->addStretch(1);
    m_hintPicture = new QLabel(hint);
    layout->addWidget(m_hintPicture, 0, Qt::AlignHCenter);
    auto* text = new QLabel(tr("Select a request to see its headers and body, the answer given, what was "
                               "found, and how long each part took."),
                            hint);
    text->setObjectName(u"requestHint"_s);
    text->setProperty("role", u"muted"_s);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addStretch(1);
    return hint;
}

void RequestDetail::clear()
{
    m_shown = {};
    m_pages->setCurrentIndex(0);
}

void RequestDetail::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void RequestDetail::showRequest(const CapturedRequest& request)
{
    if (request.id == 0) {
        clear();
        return;
    }
    m_shown = request;
    const QString method = QString::fromStdString(request.method).left(20);
    m_title->setText(
        tr("request %1 \u00b7 %2 \u00b7 %3")
            .arg(QString::number(request.id), method, answerText(request.status, request.fault)));
    pb::showRequest(*m_request, request);
    showAnswer(*m_answer, request);
    StreamDetail found;
    found.row.findings = request.findings;
    found.request = request;
    m_findings->showDetail(found);
    m_times->showRequest(request);
    const int findings = std::popcount(request.findings.bits);
    m_tabs->setTabText(FindingsTab, findings > 0 ? tr("Findings (%1)").arg(findings) : tr("Findings"));
    m_pages->setCurrentWidget(m_tabs);
    showIcons();
}

void RequestDetail::showIcons()
{
    const Colours& c = m_theme.colours();
    const QString icons[] = {u"request"_s, u"answer"_s, u"findings"_s, u"clock"_s};
    for (int tab = RequestTab; tab <= TimesTab; ++tab)
        m_tabs->setTabIcon(tab, m_theme.icon(icons[tab], tab == m_tabs->currentIndex() ? c.accent : c.muted));
    m_hintPicture->setPixmap(m_theme.pixmap(u"request"_s, c.muted, 28, devicePixelRatioF()));
    m_copy->setVisible(m_tabs->currentIndex() < FindingsTab);
}

} // namespace pb
