// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/logdetail.h"

#include <algorithm>

#include <QSplitter>
#include <QTreeView>

#include "models/tables/jsonindent.h"
#include "models/tables/streamtext.h"
#include "ui/codeview.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

LogDetail::LogDetail(Theme& theme, QWidget* parent)
    : DetailTabs(theme,
                 {u"logDetail"_s, tr("Details of the selected event"), tr("Parts of the selected event"),
                  u"log"_s, tr("Select an event to see all that it says.")},
                 parent),
      m_tree(new QTreeView(this)),
      m_text(new CodeView(theme, u"logEventJson"_s, tr("The event as JSON"), this))
{
    setObjectName(u"logDetail"_s);
    m_tree->setObjectName(u"logEventTree"_s);
    m_tree->setAccessibleName(tr("Members of the event"));
    m_tree->setProperty("role", u"boxed"_s);
    m_tree->setModel(&m_model);
    m_tree->setUniformRowHeights(true);
    m_text->highlightJson();
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setObjectName(u"logEventSplitter"_s);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(10);
    halves->addWidget(m_tree);
    halves->addWidget(m_text);
    addTab(halves, u"event"_s, tr("Event"), [this] { return QString::fromStdString(m_model.source()); });
}

void LogDetail::showStored(const StoredEvent& event)
{
    const std::string& source = event.event.source;
    m_model.setSource(source);
    m_tree->expandToDepth(0);
    m_tree->resizeColumnToContents(JsonTreeModel::MemberColumn);
    m_tree->setColumnWidth(JsonTreeModel::MemberColumn,
                           std::clamp(m_tree->columnWidth(JsonTreeModel::MemberColumn) + 12, 120, 260));
    m_text->showText(QString::fromStdString(
        source.size() <= static_cast<std::size_t>(CodeView::mostShown) ? indentJson(source) : source));
    showTabs(
        tr("%1 \u00b7 appended %2").arg(event.event.EntityEventSequence.value).arg(momentText(event.at)));
}

} // namespace pb
