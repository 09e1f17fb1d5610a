// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/eventview.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTreeView>

#include "models/tables/jsonindent.h"
#include "ui/codeview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

EventView::EventView(Theme& theme, QWidget* parent)
    : QWidget(parent), m_pages(new QStackedLayout(this)), m_splitter(new QSplitter(this)),
      m_tree(new QTreeView(this)), m_text(new CodeView(theme, u"eventText"_s, tr("The event as JSON"), this)),
      m_reason(new QLabel(this))
{
    m_tree->setObjectName(u"eventTree"_s);
    m_tree->setAccessibleName(tr("Members of the event"));
    m_tree->setProperty("role", u"boxed"_s);
    m_tree->setModel(&m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(true);
    m_tree->setIndentation(16);
    m_tree->setTabKeyNavigation(false);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionsMovable(false);
    m_text->highlightJson();
    m_splitter->setObjectName(u"eventSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(10);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_text);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 6);
    m_reason->setObjectName(u"noEventText"_s);
    m_reason->setAlignment(Qt::AlignCenter);
    m_reason->setWordWrap(true);
    m_reason->setProperty("role", u"muted"_s);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_reason);
}

void EventView::showDetail(const StreamDetail& detail)
{
    if (!detail.event) {
        m_model.setSource({});
        m_text->clear();
        m_reason->setText(detail.row.standing == Standing::Refused
                              ? tr("This request was refused, so nothing of it was stored as an event.\n"
                                   "Request shows what came, Findings says what is wrong with it.")
                              : tr("There is no event behind this row."));
        m_pages->setCurrentWidget(m_reason);
        return;
    }
    const std::string& source = detail.event->event.source;
    m_model.setSource(source);
    m_tree->expandToDepth(0);
    m_tree->resizeColumnToContents(JsonTreeModel::MemberColumn);
    m_tree->setColumnWidth(JsonTreeModel::MemberColumn,
                           std::clamp(m_tree->columnWidth(JsonTreeModel::MemberColumn) + 12, 120, 260));
    m_text->showText(QString::fromStdString(
        source.size() <= static_cast<std::size_t>(CodeView::mostShown) ? indentJson(source) : source));
    m_pages->setCurrentWidget(m_splitter);
}

QString EventView::source() const
{
    return QString::fromStdString(m_model.source());
}

} // namespace pb
