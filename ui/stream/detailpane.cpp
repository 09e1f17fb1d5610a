// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/detailpane.h"

#include <bit>

#include "models/tables/streamtext.h"
#include "ui/capturedmessages.h"
#include "ui/messageview.h"
#include "ui/stream/eventview.h"
#include "ui/stream/findingsview.h"
#include "ui/stream/historyview.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

DetailPane::DetailPane(Theme& theme, RecordHistory& history, QWidget* parent)
    : DetailTabs(theme,
                 {u"detail"_s, tr("Details of the selected row"), tr("Parts of the selected row"),
                  u"stream"_s,
                  tr("Select a row to see its event, the request that brought it, the answer given, "
                     "and what was found.")},
                 parent),
      m_event(new EventView(theme)), m_request(new MessageView(theme, u"request"_s, tr("Request"))),
      m_answer(new MessageView(theme, u"answer"_s, tr("Answer"))), m_findings(new FindingsView(theme)),
      m_history(new HistoryView(theme, history))
{
    setObjectName(u"detailPane"_s);
    addTab(m_event, u"event"_s, tr("Event"), [this] { return m_event->source(); });
    addTab(m_request, u"request"_s, tr("Request"), [this] { return m_request->source(); });
    addTab(m_answer, u"answer"_s, tr("Answer"), [this] { return m_answer->source(); });
    addTab(m_findings, u"findings"_s, tr("Findings"));
    addTab(m_history, u"history"_s, tr("History"));
    connect(m_history, &HistoryView::rowChosen, this, &DetailPane::rowChosen);
}

void DetailPane::clear()
{
    m_detail = {};
    DetailTabs::clear();
}

void DetailPane::showDetail(const StreamDetail& detail, qint64 lastRow)
{
    if (detail.row.id == 0) {
        clear();
        return;
    }
    m_detail = detail;
    const StreamRow& row = detail.row;
    const QString request = tr("request %1").arg(row.requestId);
    m_event->showDetail(detail);
    if (detail.request) {
        showRequest(*m_request, *detail.request);
        showAnswer(*m_answer, *detail.request);
    } else {
        showUnreadable(*m_request);
        showUnreadable(*m_answer);
    }
    m_findings->showDetail(detail);
    m_history->showRecord(row, lastRow);
    const int found = std::popcount(row.findings.bits);
    setTabTitle(FindingsTab, found > 0 ? tr("Findings (%1)").arg(found) : tr("Findings"));
    showTabs(row.EntityEventSequence.value > 0 ? tr("%1 \u00b7 %2 \u00b7 %3")
                                                     .arg(streamText(row, StreamColumn::Sequence),
                                                          streamText(row, StreamColumn::Key), request)
                                               : request);
}

} // namespace pb
