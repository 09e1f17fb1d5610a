// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/followingtable.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include "models/tables/pagedtablemodel.h"
#include "ui/rowdelegate.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

constexpr int cellPadding = 16; ///< left and right together

} // namespace

FollowingTable::FollowingTable(Theme& theme, PagedTableModel& model, std::vector<ColumnRoom> columns,
                               QWidget* parent)
    : QTableView(parent), m_columns(std::move(columns))
{
    setModel(&model);
    setItemDelegate(new RowDelegate(theme, this));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    // A hidden header of fixed size is what makes a million rows cheap.
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    verticalHeader()->setMinimumSectionSize(verticalHeader()->defaultSectionSize());
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(48);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_sizing) m_sizedByHand = true;
    });
    // The range grows when rows come in, the value changes when somebody scrolls.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) {
        if (m_following) verticalScrollBar()->setValue(last);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { setFollowing(value >= verticalScrollBar()->maximum()); });
}

void FollowingTable::setFollowing(bool following)
{
    if (following == m_following) return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void FollowingTable::follow()
{
    scrollToBottom();
    setFollowing(true);
}

void FollowingTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        Q_EMIT pauseToggled();
    } else if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->key() == Qt::Key_Escape) {
        clearSelection();
        setCurrentIndex({});
    } else if (event->key() == Qt::Key_Home && model()->rowCount() > 0) {
        setCurrentIndex(model()->index(0, 0));
        scrollToTop();
    } else if (event->key() == Qt::Key_End) {
        follow();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid()) Q_EMIT opened();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void FollowingTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTableView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid()) Q_EMIT opened();
}

void FollowingTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    sizeColumns();
}

void FollowingTable::setCharacters(int column, int characters)
{
    int& known = m_columns[static_cast<std::size_t>(column)].characters;
    if (characters <= known) return;
    known = characters;
    sizeColumns();
}

/// The heading is never clipped.
int FollowingTable::headingWidth(int column) const
{
    QFont bold = horizontalHeader()->font();
    bold.setWeight(QFont::DemiBold);
    const QString heading = model()->headerData(column, Qt::Horizontal).toString();
    return QFontMetrics(bold).horizontalAdvance(heading) + cellPadding + 4;
}

int FollowingTable::naturalWidth(int column) const
{
    const auto kind = static_cast<PagedTableModel::CellKind>(
        model()->headerData(column, Qt::Horizontal, PagedTableModel::kindRole).toInt());
    QFont own = font();
    if (kind == PagedTableModel::CellKind::Strong) own.setWeight(QFont::DemiBold);
    const int characters = m_columns[static_cast<std::size_t>(column)].characters;
    const int digits = QFontMetrics(own).horizontalAdvance(QString(characters, u'0'));
    return std::max(digits + cellPadding, headingWidth(column));
}

void FollowingTable::sizeColumns()
{
    if (m_sizedByHand) return;
    m_sizing = true;
    int spare = viewport()->width();
    int grows = 0;
    int shrinks = 0;
    const int columns = model()->columnCount();
    for (int column = 0; column < columns; ++column) {
        spare -= naturalWidth(column);
        grows += m_columns[static_cast<std::size_t>(column)].grows;
        shrinks += m_columns[static_cast<std::size_t>(column)].shrinks;
    }
    int used = 0;
    for (int column = 0; column < columns; ++column) {
        const ColumnRoom& room = m_columns[static_cast<std::size_t>(column)];
        // What lacks is rounded up, so that no scroll bar comes for the sake of a pixel.
        const int change =
            spare > 0 ? spare * room.grows / grows : -((-spare * room.shrinks + shrinks - 1) / shrinks);
        int width = std::max(naturalWidth(column) + change, headingWidth(column));
        if (column == columns - 1) width = std::max(width, viewport()->width() - used);
        setColumnWidth(column, width);
        used += width;
    }
    m_sizing = false;
}

} // namespace pb
