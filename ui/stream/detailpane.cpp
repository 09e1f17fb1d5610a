// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/detailpane.h"

#include <bit>

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "models/tables/streamtext.h"
#include "ui/capturedmessages.h"
#include "ui/copybutton.h"
#include "ui/messageview.h"
#include "ui/stream/eventview.h"
#include "ui/stream/findingsview.h"
#include "ui/stream/historyview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

DetailPane::DetailPane(Theme& theme, RecordHistory& history, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_pages(new QStackedLayout), m_tabs(new QTabWidget(this)),
      m_title(new QLabel(this)), m_copy(new CopyButton(theme, tr("Copy what this tab shows"), this)),
      m_event(new EventView(theme)), m_request(new MessageView(theme, u"request"_s, tr("Request"))),
      m_answer(new MessageView(theme, u"answer"_s, tr("Answer"))), m_findings(new FindingsView(theme)),
      m_history(new HistoryView(theme, history))
{
    setObjectName(u"detailPane"_s);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Details of the selected row"));
    m_tabs->setObjectName(u"detailTabs"_s);
    m_tabs->setIconSize(QSize(15, 15));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the selected row"));
    m_tabs->addTab(m_event, tr("Event"));
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_answer, tr("Answer"));
    m_tabs->addTab(m_findings, tr("Findings"));
    m_tabs->addTab(m_history, tr("History"));
    m_title->setObjectName(u"detailTitle"_s);
    m_title->setProperty("role", u"muted"_s);
    m_copy->setObjectName(u"detailCopy"_s);
    QSizePolicy keepsRoom = m_copy->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_copy->setSizePolicy(keepsRoom);
    m_copy->setText([this] {
        switch (m_tabs->currentIndex()) {
        case EventTab:
            return m_event->source();
        case AnswerTab:
            return m_answer->source();
        default:
            return m_request->source();
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
    layout->setContentsMargins(12, 6, 12, 12);
    layout->addLayout(m_pages);
    setMinimumHeight(150);
    connect(m_history, &HistoryView::rowChosen, this, &DetailPane::rowChosen);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailPane::showIcons);
    connect(&theme, &Theme::changed, this, &DetailPane::showIcons);
    showIcons();
}

QWidget* DetailPane::makeHint()
{
    auto* hint = new QWidget(this);
    auto* layout = new QVBoxLayout(hint);
    layout->setSpacing(8);
    layout->addStretch(1);
    m_hintPicture = new QLabel(hint);
    layout->addWidget(m_hintPicture, 0, Qt::AlignHCenter);
    auto* text =
        new QLabel(tr("Select a row to see its event, the request that brought it, the answer given, "
                      "and what was found."),
                   hint);
    text->setObjectName(u"detailHint"_s);
    text->setProperty("role", u"muted"_s);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addStretch(1);
    return hint;
}

void DetailPane::clear()
{
    m_detail = {};
    m_pages->setCurrentIndex(0);
}

void DetailPane::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
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
    m_title->setText(row.EntityEventSequence.value > 0 ? tr("%1 \u00b7 %2 \u00b7 %3")
                                                             .arg(streamText(row, StreamColumn::Sequence),
                                                                  streamText(row, StreamColumn::Key), request)
                                                       : request);
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
    m_tabs->setTabText(FindingsTab, found > 0 ? tr("Findings (%1)").arg(found) : tr("Findings"));
    m_pages->setCurrentWidget(m_tabs);
    showIcons();
}

void DetailPane::showIcons()
{
    const Colours& c = m_theme.colours();
    const QString icons[] = {u"event"_s, u"request"_s, u"answer"_s, u"findings"_s, u"history"_s};
    for (int tab = EventTab; tab <= HistoryTab; ++tab)
        m_tabs->setTabIcon(tab, m_theme.icon(icons[tab], tab == m_tabs->currentIndex() ? c.accent : c.muted));
    m_hintPicture->setPixmap(m_theme.pixmap(u"stream"_s, c.muted, 28, devicePixelRatioF()));
    m_copy->setVisible(m_tabs->currentIndex() < FindingsTab);
}

} // namespace pb
