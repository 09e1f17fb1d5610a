// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stream/streamview.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include "models/tables/streammodel.h"
#include "ui/stream/streamdelegate.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// What each column would hold, in characters of its font, and its share of room that is left or lacks.
struct ColumnRoom
{
    int characters;
    int grows;
    int shrinks;
};
constexpr ColumnRoom columnRoom[streamColumns] = {{12, 0, 0}, {13, 3, 2}, {8, 1, 0}, {9, 1, 1}, {11, 3, 1},
                                                  {9, 4, 1},  {13, 4, 4}, {6, 0, 0}, {6, 0, 0}};
constexpr int cellPadding = 16; ///< left and right together

} // namespace

StreamView::StreamView(Theme& theme, StreamModel& model, QWidget* parent) : QTableView(parent), m_model(model)
{
    setObjectName(u"streamTable"_s);
    setAccessibleName(tr("Events as they arrived"));
    setModel(&model);
    setItemDelegate(new StreamDelegate(theme, this));
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
    connect(&model, &StreamModel::sequenceDigitsChanged, this, &StreamView::sizeColumns);
    // The range grows when rows come in, the value changes when somebody scrolls.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) {
        if (m_following) verticalScrollBar()->setValue(last);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { setFollowing(value >= verticalScrollBar()->maximum()); });
}

void StreamView::setFollowing(bool following)
{
    if (following == m_following) return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void StreamView::follow()
{
    scrollToBottom();
    setFollowing(true);
}

void StreamView::keyPressEvent(QKeyEvent* event)
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
    } else {
        QTableView::keyPressEvent(event);
    }
}

void StreamView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    sizeColumns();
}

/// The heading is never clipped.
int StreamView::headingWidth(int column) const
{
    QFont bold = horizontalHeader()->font();
    bold.setWeight(QFont::DemiBold);
    return QFontMetrics(bold).horizontalAdvance(streamHeading(static_cast<StreamColumn>(column))) +
           cellPadding + 4;
}

int StreamView::naturalWidth(int column) const
{
    const bool isSequence = column == static_cast<int>(StreamColumn::Sequence);
    QFont own = font();
    if (isSequence) own.setWeight(QFont::DemiBold);
    const int characters = isSequence ? std::max(columnRoom[column].characters, m_model.sequenceDigits())
                                      : columnRoom[column].characters;
    const int digits = QFontMetrics(own).horizontalAdvance(QString(characters, u'0'));
    return std::max(digits + cellPadding, headingWidth(column));
}

void StreamView::sizeColumns()
{
    if (m_sizedByHand) return;
    m_sizing = true;
    int spare = viewport()->width();
    int grows = 0;
    int shrinks = 0;
    for (int column = 0; column < streamColumns; ++column) {
        spare -= naturalWidth(column);
        grows += columnRoom[column].grows;
        shrinks += columnRoom[column].shrinks;
    }
    int used = 0;
    for (int column = 0; column < streamColumns; ++column) {
        const ColumnRoom& room = columnRoom[column];
        // What lacks is rounded up, so that no scroll bar comes for the sake of a pixel.
        const int change =
            spare > 0 ? spare * room.grows / grows : -((-spare * room.shrinks + shrinks - 1) / shrinks);
        int width = std::max(naturalWidth(column) + change, headingWidth(column));
        if (column == streamColumns - 1) width = std::max(width, viewport()->width() - used);
        setColumnWidth(column, width);
        used += width;
    }
    m_sizing = false;
}

} // namespace pb
