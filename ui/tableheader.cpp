// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tableheader.h"

namespace pb {

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setMinimumSectionSize(48);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

int TableHeader::lastShown() const
{
    for (int visual = count() - 1; visual >= 0; --visual)
        if (!isSectionHidden(logicalIndex(visual))) return logicalIndex(visual);
    return -1;
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const bool last = logicalIndex == lastShown();
    QHeaderView::paintSection(painter, last ? rect.adjusted(0, 0, -reserve, 0) : rect, logicalIndex);
}

} // namespace pb
