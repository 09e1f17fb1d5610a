// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestdetail.h"

#include <bit>

#include <QToolButton>

#include "models/tables/requesttext.h"
#include "models/tables/streamdetail.h"
#include "ui/capturedmessages.h"
#include "ui/messageview.h"
#include "ui/requests/requesttimes.h"
#include "ui/stream/findingsview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

RequestDetail::RequestDetail(Theme& theme, QWidget* parent)
    : DetailTabs(theme,
                 {u"request"_s, tr("Details of the selected request"), tr("Parts of the selected request"),
                  u"request"_s,
                  tr("Select a request to see its headers and body, the answer given, what was "
                     "found, and how long each part took.")},
                 parent),
      m_theme(theme), m_again(new QToolButton(this)),
      m_request(new MessageView(theme, u"captured"_s, tr("Request"))),
      m_answer(new MessageView(theme, u"given"_s, tr("Answer"))), m_findings(new FindingsView(theme)),
      m_times(new RequestTimes(theme))
{
    setObjectName(u"requestDetail"_s);
    m_findings->setObjectName(u"requestFindings"_s);
    addTab(m_request, u"request"_s, tr("Request"), [this] { return m_request->source(); });
    addTab(m_answer, u"answer"_s, tr("Answer"), [this] { return m_answer->source(); });
    addTab(m_findings, u"findings"_s, tr("Findings"));
    addTab(m_times, u"clock"_s, tr("Times"));
    addSendAgain();
}

void RequestDetail::addSendAgain()
{
    m_again->setObjectName(u"requestAgain"_s);
    m_again->setProperty("role", u"flat"_s);
    m_again->setToolTip(tr("Push again to any URL (R)"));
    m_again->setAccessibleName(m_again->toolTip());
    m_again->setFocusPolicy(Qt::StrongFocus);
    m_again->setIconSize(QSize(16, 16));
    addButton(m_again);
    showIcon();
    connect(&m_theme, &Theme::changed, this, &RequestDetail::showIcon);
    connect(m_again, &QToolButton::clicked, this, &RequestDetail::sendAgainRequested);
}

void RequestDetail::showIcon()
{
    m_again->setIcon(m_theme.icon(u"send"_s, m_theme.colours().muted));
}

void RequestDetail::clear()
{
    m_shown = {};
    DetailTabs::clear();
}

void RequestDetail::showRequest(const CapturedRequest& request)
{
    if (request.id == 0) {
        clear();
        return;
    }
    m_shown = request;
    const QString method = QString::fromStdString(request.method).left(20);
    pb::showRequest(*m_request, request);
    showAnswer(*m_answer, request);
    StreamDetail found;
    found.row.findings = request.findings;
    found.request = request;
    m_findings->showDetail(found);
    m_times->showRequest(request);
    const int findings = std::popcount(request.findings.bits);
    setTabTitle(FindingsTab, findings > 0 ? tr("Findings (%1)").arg(findings) : tr("Findings"));
    showTabs(tr("request %1 \u00b7 %2 \u00b7 %3")
                 .arg(QString::number(request.id), method, answerText(request.status, request.fault)),
             wireText(request));
}

} // namespace pb
