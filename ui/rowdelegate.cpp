// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowdelegate.h"

#include <algorithm>

#include <QPainter>
#include <QTableView>

#include "models/tables/pagedtablemodel.h"
#include "ui/findingicons.h"
#include "ui/theme.h"

namespace pb {

namespace {

constexpr int padding = 8;
constexpr int iconSize = 14;

using Model = PagedTableModel;

Model::RowTone toneOf(const QModelIndex& index)
{
    return static_cast<Model::RowTone>(index.data(Model::toneRole).toInt());
}

Model::CellKind kindOf(const QModelIndex& index)
{
    return static_cast<Model::CellKind>(index.data(Model::kindRole).toInt());
}

/// The marks of a row stand in the column that is leftmost now.
bool isLeftmost(const QStyleOptionViewItem& option)
{
    return option.rect.left() <= 0;
}

} // namespace

RowDelegate::RowDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += 2 * padding;
    return size;
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintGround(painter, option, index);
    const Model::CellKind kind = kindOf(index);
    const bool loaded = index.data(Model::loadedRole).toBool();
    if (loaded && kind == Model::CellKind::Findings)
        paintFindings(painter, option, index.data(Model::findingsRole).toInt());
    else if (loaded && kind == Model::CellKind::Answer)
        paintAnswer(painter, option, index.data(Model::statusRole).toInt(),
                    index.data(Qt::DisplayRole).toString());
    else
        paintText(painter, option, index);
    painter->restore();
}

void RowDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const Colours& c = m_theme.colours();
    const bool violation = toneOf(index) == Model::RowTone::Violation;
    QColor ground = (option.features & QStyleOptionViewItem::Alternate) != 0 ? c.stripe : c.surface;
    if (violation) ground = c.badSoft;
    if ((option.state & QStyle::State_Selected) != 0) ground = c.selection;
    painter->fillRect(option.rect, ground);
    if (violation && isLeftmost(option))
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), c.bad);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (view != nullptr && isLeftmost(option) && view->currentIndex().row() == index.row() &&
        ((option.state & QStyle::State_Selected) != 0 || view->hasFocus()))
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), c.accent);
}

void RowDelegate::paintText(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Colours& c = m_theme.colours();
    const Model::CellKind kind = kindOf(index);
    QFont font = option.font;
    font.setWeight(kind == Model::CellKind::Strong ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    const bool quiet = kind == Model::CellKind::Quiet || toneOf(index) == Model::RowTone::Quiet;
    painter->setPen(quiet ? c.muted : c.text);
    const QRect box = option.rect.adjusted(padding, 0, -padding, 0);
    const QString text = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                           Qt::ElideRight, box.width());
    painter->drawText(box, static_cast<int>(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>()), text);
}

void RowDelegate::paintFindings(QPainter* painter, const QStyleOptionViewItem& option, int bits) const
{
    painter->setRenderHint(QPainter::Antialiasing);
    const FindingSet findings{static_cast<std::uint16_t>(bits)};
    const Colours& c = m_theme.colours();
    QFont small = option.font;
    if (small.pointSizeF() > 7) small.setPointSizeF(small.pointSizeF() - 0.5);
    painter->setFont(small);
    const QFontMetrics metrics(small);
    const int height = std::min(option.rect.height() - 6, metrics.height() + 4);
    const int right = option.rect.right() - padding;
    int x = option.rect.left() + padding;
    for (const Finding finding : allFindings) {
        if (!findings.has(finding)) continue;
        const QString word = findingWord(finding);
        const int full = 7 + iconSize + 5 + metrics.horizontalAdvance(word) + 8;
        const int width = std::min(full, right - x);
        if (width < 7 + iconSize + 7) break;
        const QRect chip(x, option.rect.center().y() - height / 2 + 1, width, height);
        painter->setPen(Qt::NoPen);
        const Severity weight = severity(finding);
        painter->setBrush((option.state & QStyle::State_Selected) != 0 || weight == Severity::Violation
                              ? c.surface
                              : severityGround(weight, c));
        painter->drawRoundedRect(chip, height / 2.0, height / 2.0);
        const QColor colour = severityColour(weight, c);
        painter->drawPixmap(chip.left() + 7, chip.center().y() - iconSize / 2 + 1,
                            m_theme.icon(findingIcon(finding), colour).pixmap(iconSize, iconSize));
        painter->setPen(colour);
        const QRect text = chip.adjusted(7 + iconSize + 5, 0, -4, 0);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(word, Qt::ElideRight, text.width()));
        x += width + 5;
    }
}

void RowDelegate::paintAnswer(QPainter* painter, const QStyleOptionViewItem& option, int status,
                              const QString& text) const
{
    const QColor colour = statusColour(status, m_theme.colours());
    const QPixmap sign = m_theme.icon(statusIcon(status), colour).pixmap(iconSize, iconSize);
    const int left = option.rect.left() + padding;
    painter->drawPixmap(left, option.rect.center().y() - iconSize / 2 + 1, sign);
    painter->setPen(colour);
    painter->drawText(option.rect.adjusted(padding + iconSize + 6, 0, -4, 0),
                      Qt::AlignVCenter | Qt::AlignLeft, text);
}

} // namespace pb
