// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/feedpanel.h"

#include <algorithm>

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/deliveries/attemptdetail.h"
#include "ui/deliveries/attemptlist.h"
#include "ui/deliveries/feedbar.h"
#include "ui/focuscard.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

FeedPanel::FeedPanel(Theme& theme, QWidget* parent)
    : QWidget(parent), m_bar(new FeedBar(theme)), m_list(new AttemptList(theme)),
      m_listCard(new FocusCard(u"attemptListCard"_s, m_list)), m_detail(new AttemptDetail(theme))
{
    setObjectName(u"feedPanel"_s);
    auto* across = new QSplitter(Qt::Horizontal);
    across->setObjectName(u"attemptSplitter"_s);
    across->setChildrenCollapsible(false);
    across->setHandleWidth(10);
    across->addWidget(m_listCard);
    across->addWidget(m_detail);
    across->setSizes({560, 540});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(across, 1);
    m_listCard->installEventFilter(this);
}

/// Leaves the part of a row that would not fit below the list, so that no row is cut.
void FeedPanel::fitRows()
{
    const int rowHeight = m_list->verticalHeader()->defaultSectionSize();
    const QScrollBar* bar = m_list->horizontalScrollBar();
    const int room = m_listCard->height() - 2 * FocusCard::edge - m_list->horizontalHeader()->height() -
                     (bar->maximum() > 0 ? bar->sizeHint().height() : 0);
    m_listCard->setSpare(std::max(room, 0) % rowHeight);
}

bool FeedPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_listCard && event->type() == QEvent::Resize) fitRows();
    return QWidget::eventFilter(watched, event);
}

} // namespace pb
